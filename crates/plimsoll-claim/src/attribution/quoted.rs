//! Who is quoted by whom: "W quoted S as saying C", "S was quoted by W as saying C", "C, S was quoted as saying by W".

use super::clause::{self, Saying};
use super::finder::{After, Finder};
use super::frame::{Frame, Source};

impl Finder<'_, '_> {
    /// "W cites a report", "W quoted S as saying C": `source` is who cites, by the verb at `at`.
    pub(super) fn relaying(&mut self, source: Source, at: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let Some(cited) = self.subjects().starting(saying.end, self.limit) else { return saying.end };
        let end = cited.tokens.clone().map_or(saying.end, |tokens| tokens.end);
        if self.is_about_host(at) && clause::is_comma(reading, end) {
            self.cite(cited, at, end);
            return end;
        }
        let subject = source.tokens.as_ref().map_or(at, |tokens| tokens.start);
        let mut frame =
            Frame::new(source, at..saying.end, "attribution.quoted", saying.commitment).doing(saying.act);
        if let Some(says) = self.as_saying(end).filter(|_| cited.speaker.is_some()) {
            frame.relayed = Some(cited);
            return self.quotes(frame, subject, says, saying);
        }
        if cited.speaker.is_none() {
            frame.content.push(saying.end..self.limit);
        } else {
            // "cited the board, which counted 40"
            let tells = clause::is_comma(reading, end) && clause::is_relative(reading, end + 1);
            let content = end + 2..self.limit;
            frame.points_back = !tells || content.is_empty();
            frame.content.extend((!frame.points_back).then_some(content));
            frame.clause.end = end;
            frame.relayed = Some(cited);
        }
        self.push(frame);
        end
    }

    /// "S was quoted by W as saying C", "S was quoted as saying C", "S was quoted as saying by W that C"; none where the verb group does
    /// not go on so.
    pub(super) fn was_quoted(&mut self, group: usize, saying: Saying) -> Option<usize> {
        let speaker = self.subject(group)?;
        let subject = speaker.tokens.as_ref().map_or(group, |tokens| tokens.start);
        let carrier = self.agent(saying.end);
        let end = carrier.as_ref().map_or(saying.end, |(_, end)| *end);
        let says = self.as_saying(end)?;
        let cue = group..saying.end;
        let behind = self.agent(says);
        let stop = behind.as_ref().map_or(says, |(_, end)| *end);
        let quoted =
            |source| Frame::new(source, cue, "attribution.quoted", saying.commitment).doing(saying.act);
        let frame = match carrier.or(behind) {
            Some((carrier, _)) => Frame { relayed: Some(speaker), ..quoted(carrier) },
            None => quoted(speaker),
        };
        Some(self.quotes(frame, subject, stop, saying))
    }

    /// Takes the frame of who is quoted, with what is said behind the words "as saying" that end before token `end`, or before the
    /// subject that begins at `subject`.
    fn quotes(&mut self, mut frame: Frame, subject: usize, end: usize, saying: Saying) -> usize {
        let (After::Clause(clause) | After::Stop(clause), _) =
            self.after(end, &Saying { telling: false, relays: false, ..saying });
        let before = self.before(subject);
        frame.clause = subject.min(frame.clause.start)..clause;
        if before.is_some() && (clause >= self.limit || clause::is_stop(self.reading, clause)) {
            self.around(&mut frame, before, clause);
            frame.rule = "attribution.quoted";
        } else {
            frame.content.push(clause..self.limit.max(clause));
        }
        self.push(frame);
        end
    }

    /// Where "as saying" ends that begins at token `at`, behind what is told of whoever is named there.
    fn as_saying(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let described = self.described_end(at);
        let at = described + usize::from(described > at && clause::is_comma(reading, described));
        let saying = clause::saying_at(reading, at + 1).filter(|_| reading.is(at, "as"))?;
        Some(saying.end)
    }

    /// Who is named behind "by" at token `at`, or behind a time there, and where the words end.
    fn agent(&self, at: usize) -> Option<(Source, usize)> {
        let reading = self.reading;
        let at = clause::time_end(reading, self.times, at).unwrap_or(at);
        let is_time = clause::time_end(reading, self.times, at + 1).is_some();
        let by = reading.is(at, "by") && at < self.limit && !is_time;
        let agent = self.subjects().starting(at + 1, self.limit).filter(|_| by)?;
        let end = agent.tokens.clone()?.end;
        Some((agent, end))
    }
}
