//! Sources named by preposition or passive, and those who cite others.

use plimsoll_lexicon::tables::{ActorKind, Class, Commitment, Frame as MeasureFrame, SpeechWord};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens, mention_starting};

/// Tokens of the subject of a passive verb of saying.
const PASSIVE: usize = 24;
/// Tokens between "estimated at" and who estimates.
const MEASURED: usize = 10;
/// Tokens of what somebody has, behind the owner.
const OWNED: usize = 4;

/// Tokens of "the latest official count".
const COUNT: usize = 5;

impl Finder<'_, '_> {
    /// "according to S", "citing S".
    pub(super) fn preposition(
        &mut self,
        at: usize,
        end: usize,
        commitment: Commitment,
        relays: bool,
    ) -> usize {
        let reading = self.reading;
        let source = self.count_by(end).or_else(|| self.subjects().starting(end, self.limit));
        let Some(source) = source else { return end };
        let opens = (self.told_from(at, &source)..at).all(|at| {
            clause::helps(reading, at)
                || reading.is_class(at, Class::Conjunction)
                || clause::is_comma(reading, at)
        });
        let named = source.tokens.clone().map_or(end, |tokens| tokens.end);
        let inserted = clause::is_comma(reading, at.saturating_sub(1));
        let named = self.joint_end(named);
        let source_end = match () {
            () if relays => named,
            () if opens => self.modified_before_comma(named),
            () if inserted => self.described_end(self.modified_end(named)),
            () => self.described_end(named),
        };
        let source = Source { tokens: source.tokens.map(|tokens| tokens.start..source_end), ..source };
        if relays {
            if !self.is_matter(source_end) {
                self.cite(source, at, source_end);
            }
            return source_end;
        }
        let mut stop = source_end;
        while let Some(end) = clause::time_end(reading, self.times, stop).filter(|end| *end <= self.limit) {
            stop = end;
        }
        let mut frame = Frame::new(source, at..end, "attribution.according-to", commitment);
        frame.clause = at..stop;
        // "40 boats (according to the guard) sank": nobody who goes on.
        frame.is_side = at > self.start && reading.is_mark(at - 1, '(');
        if opens {
            let from = stop + usize::from(clause::is_comma(reading, stop));
            frame.content.push(from..self.limit.max(from));
        } else {
            let before = at - usize::from(at > self.start && clause::is_comma(reading, at - 1));
            frame.content.push(self.sentence_part(at)..before);
            frame.is_before = true;
            if clause::is_comma(reading, stop) && stop + 1 < self.limit && before < at {
                frame.content.push(stop + 1..self.limit);
            }
        }
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame);
        source_end
    }

    /// "a count by the guard", "the latest tally kept by S": whose count begins at token `at`.
    fn count_by(&self, at: usize) -> Option<Source> {
        let reading = self.reading;
        let mut words = (at..self.limit.min(at + COUNT)).take_while(|at| !clause::is_stop(reading, *at));
        let count = words.find(|at| clause::is_speech(reading, *at, SpeechWord::Figures))?;
        let made = clause::is_made(reading, count + 1) || reading.is_any(count + 1, &["kept", "made"]);
        let by = count + 1 + usize::from(made);
        let source =
            self.subjects().starting(by + 1, self.limit).filter(|_| reading.is_any(by, &["by", "from"]))?;
        let end = source.tokens.as_ref().map_or(by + 1, |tokens| tokens.end);
        source.speaker.is_some().then_some(Source { tokens: Some(at..end), ..source })
    }

    /// "Brandt said that according to S": where what is said begins that token `at` is in, if "that" opens it, else the sentence.
    fn told_from(&self, at: usize, source: &Source) -> usize {
        let is_document = |speaker: usize| self.actors.actors[speaker].is_document;
        let content = self.frames.last().and_then(|frame| frame.content.last());
        let told = content.filter(|piece| piece.contains(&at) && self.reading.is(piece.start, "that"));
        let told = told.filter(|_| source.speaker.is_some_and(|speaker| !is_document(speaker)));
        told.map_or(self.start, |piece| piece.start + 1)
    }

    /// "a Harbour University/Globe poll": where a name ends that a stroke joins to the one before token `end`.
    fn joint_end(&self, end: usize) -> usize {
        let joined = mention_starting(self.actors, end + 1).filter(|_| self.reading.is_mark(end, '/'));
        joined.map_or(end, |(tokens, _)| tokens.end)
    }

    /// "Six were killed, and forty were said by S to be hiding": where the clause of the verb at `at` begins, behind another.
    fn joined_part(&self, at: usize) -> usize {
        let reading = self.reading;
        let start = self.sentence_part(at);
        let from = start.max(at.saturating_sub(PASSIVE));
        let joins = |at: &usize| {
            clause::is_speech(reading, *at, SpeechWord::Joins)
                && clause::is_comma(reading, *at - 1)
                && clause::has_clause(reading, start..*at - 1)
        };
        (from + 1..at).rev().find(joins).map_or(start, |joint| joint + 1)
    }

    pub(super) fn sentence_part(&self, at: usize) -> usize {
        let from = self.start.max(at.saturating_sub(120));
        (from..at)
            .rev()
            .find(|at| self.reading.is_mark(*at, ';'))
            .map_or(self.start, |semicolon| semicolon + 1)
    }

    /// "pointing to Brandt's illness": what somebody has, unless it is something that tells: "citing the ministry's data".
    fn is_matter(&self, owner: usize) -> bool {
        let reading = self.reading;
        let tells = |at: usize| {
            self.is_reporting_noun(at)
                || clause::is_speech(reading, at, SpeechWord::Figures)
                || clause::is_speech(reading, at, SpeechWord::Account)
                || reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Role(_) | Meaning::Body(_)))
        };
        let head = owner + 1..self.limit.min(owner + 1 + OWNED);
        reading.kind(owner) == Some(TokenKind::Possessive) && !head.into_iter().any(tells)
    }

    /// "Brandt said C, referring to Holm": a person who refers to somebody does not cite them, as an outlet does.
    pub(super) fn only_refers(&self, frame: &Frame, at: usize) -> bool {
        let kind = frame.source.speaker.map(|speaker| self.actors.actors[speaker].kind);
        kind == Some(ActorKind::Person) && clause::is_speech(self.reading, at, SpeechWord::Refers)
    }

    /// Who is cited stands behind who cites: the frame before, else the next one.
    pub(super) fn cite(&mut self, source: Source, at: usize, end: usize) {
        if self.frames.last().is_some_and(|frame| self.only_refers(frame, at)) {
            return;
        }
        let host = self.frames.last_mut().filter(|frame| frame.relayed.is_none() && at >= frame.cue.end);
        let host =
            host.filter(|frame| at >= frame.clause.end.saturating_sub(1) || frame.clause.contains(&at));
        match host {
            Some(frame) if frame.is_before || frame.content.last().is_some_and(|piece| piece.start >= at) => {
                frame.relayed = Some(source);
                // "As S said, citing C, 40 were lost": what is said goes on behind who is cited.
                if !frame.is_before && clause::is_comma(self.reading, end) {
                    let holds = |piece: &&mut Tokens| piece.contains(&at) && piece.end > end + 1;
                    frame.content.iter_mut().filter(holds).for_each(|piece| piece.start = end + 1);
                }
                let keeps = |piece: &Tokens| piece.end <= at || piece.start >= end;
                frame.content.retain(keeps);
            }
            Some(frame) => frame.relayed = Some(source),
            None => self.cited = Some((source, at..end)),
        }
    }

    /// "According to the Gazette, which cited Brandt, 40 were lost": whether the verb group at `at` tells in a relative clause whom the
    /// source before it cites.
    pub(super) fn is_about_host(&self, at: usize) -> bool {
        let relative = at.checked_sub(1).filter(|which| clause::is_relative(self.reading, *which));
        let host = self.frames.last().filter(|frame| frame.rule == "attribution.according-to");
        relative.zip(host).is_some_and(|(which, host)| host.content.iter().any(|piece| piece.start == which))
    }

    /// "was reported by S", "S was quoted by W as saying C", "it was reported that C".
    pub(super) fn passive(&mut self, group: usize, saying: Saying) -> usize {
        let reading = self.reading;
        if saying.relays
            && let Some(end) = self.was_quoted(group, saying)
        {
            return end;
        }
        // "had been pledged by May": when, not by whom.
        // "were estimated at 40 crates by the bank"
        let measured = reading.is(saying.end, "at") || reading.is(saying.end, "as");
        let reach = if measured { MEASURED } else { 3 };
        let by = (saying.end..self.limit.min(saying.end + reach))
            .take_while(|at| !clause::is_stop(reading, *at))
            .find(|at| reading.is(*at, "by") && clause::time_end(reading, self.times, at + 1).is_none());
        let cue = group..saying.end;
        let Some(by) = by else {
            let told = saying.telling.then(|| self.audience(group, saying)).flatten();
            return told.unwrap_or_else(|| self.passive_alone(cue, saying));
        };
        if saying.telling {
            return self.informed_by(by, cue, saying.commitment).unwrap_or(saying.end);
        }
        let Some(agent) = self.subjects().starting(by + 1, self.limit) else { return saying.end };
        let end = agent.tokens.clone().map_or(by, |tokens| tokens.end);
        if self.is_of_thing(group, end, saying) || self.is_of_noun(group, saying) {
            return end;
        }
        let mut frame = Frame::new(agent, cue, "attribution.said-by", saying.commitment).doing(saying.act);
        frame.clause = group..self.adverbials_end(end);
        // "This was stated by S": what the sentence before says.
        if group == self.start + 1 && clause::is_speech(reading, self.start, SpeechWord::PointsBack) {
            frame.points_back = true;
            self.push(frame);
            return end;
        }
        frame.clause = group..end;
        frame.is_before = true;
        // "40 tanks were promised by Norway": nobody who goes on.
        frame.is_side = clause::pledges(reading, frame.cue.clone());
        // "wider than the loss of 61 cents that was forecast by analysts": of the sentence that figure alone.
        if self.follows_noun_that(group) || clause::is_relative(reading, group - 1) {
            frame.is_side = true;
            frame.content.extend(self.told_by_others(group - 1));
            self.push(frame);
            return end;
        }
        frame.content.push(self.joined_part(group)..group);
        if end < self.limit {
            frame.content.push(end..self.limit);
        }
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame);
        end
    }

    /// "said that 40 were lost, a figure that could not be verified and was denied by S": what is denied is the noun that a clause behind a
    /// comma tells of, and whoever told it said so all the same.
    fn is_of_noun(&self, group: usize, saying: Saying) -> bool {
        let from = self.start.max(group.saturating_sub(PASSIVE));
        let comma = (from..group).rev().find(|at| clause::is_comma(self.reading, *at));
        let opens = comma.is_some_and(|comma| (comma..group).any(|at| self.follows_noun_that(at + 1)));
        saying.commitment == Commitment::Denied && opens
    }

    /// "Two mines were found by divers": a thing is found, and nothing said, unless a clause tells what.
    fn is_of_thing(&self, group: usize, end: usize, saying: Saying) -> bool {
        let reading = self.reading;
        clause::is_speech(reading, saying.end - 1, SpeechWord::Finds)
            && !reading.is(end, "to")
            && !reading.is(end, "that")
            && !clause::is_speech(reading, group - 1, SpeechWord::Expletive)
    }

    /// "40 rifles were seized, the court was told", "the court heard": by nobody who is named, whoever spoke before.
    pub(super) fn audience(&mut self, group: usize, saying: Saying) -> Option<usize> {
        let reading = self.reading;
        let end = self.adverbials_end(saying.end);
        let ends = end >= self.limit || clause::is_stop(reading, end);
        let told = self.subjects().before(group).filter(|_| ends)?.tokens?;
        let comma =
            told.start.checked_sub(1).filter(|at| *at > self.start && clause::is_comma(reading, *at))?;
        let cue = group..saying.end;
        let mut frame =
            Frame::new(Source::default(), cue, "attribution.unnamed", saying.commitment).doing(saying.act);
        frame.is_before = true;
        frame.content.push(self.sentence_part(told.start)..comma);
        self.push(frame);
        Some(end)
    }

    /// "was told by S on Monday that C", "learned from S that C"; but behind "was briefed by S" whoever was briefed says what follows.
    pub(super) fn informed_by(&mut self, by: usize, cue: Tokens, commitment: Commitment) -> Option<usize> {
        let agent = self.subjects().starting(by + 1, self.limit)?;
        let end = self.adverbials_end(agent.tokens.clone()?.end);
        if !self.reading.is(end, "that") {
            return None;
        }
        let mut frame = Frame::new(agent, cue.clone(), "attribution.said-by", commitment);
        frame.clause = cue.start..end;
        frame.content.push(end..self.limit);
        self.push(frame);
        Some(end)
    }

    /// "It was reported that", "are said to be": somebody says so, nobody is named. What is only estimated or believed
    /// goes on with who speaks.
    pub(super) fn passive_alone(&mut self, cue: std::ops::Range<usize>, saying: Saying) -> usize {
        let reading = self.reading;
        let impersonal = cue.start > self.start
            && reading.is(cue.start - 1, "it")
            && reading.is(saying.end, "that")
            && !saying.relays;
        if impersonal && saying.commitment == Commitment::Hedged {
            let mut frame = Frame::new(Source::default(), cue, "attribution.impersonal", saying.commitment)
                .doing(saying.act);
            frame.is_impersonal = true;
            frame.content.push(saying.end..self.limit);
            self.push(frame);
            return saying.end;
        }
        let open = !matches!(saying.commitment, Commitment::Hedged) && !saying.telling;
        let (at, end) = (cue.start, saying.end);
        let hearsay = clause::is_speech(reading, end - 1, SpeechWord::Hearsay);
        // "were reported killed"
        let told = reading.is(end, "that") || reading.is(end, "to") || hearsay && self.is_fate(end);
        if saying.relays || !open || !told {
            return self.unsourced(cue, saying);
        }
        let commitment = if hearsay { saying.commitment.max(Commitment::Alleged) } else { saying.commitment };
        let mut frame =
            Frame::new(Source::default(), cue, "attribution.unnamed", commitment).doing(saying.act);
        frame.content.push(self.sentence_part(at)..at);
        frame.content.push(end..self.limit);
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame);
        end
    }

    /// Whether a participle or a state of a measure stands at `at`: "killed", "missing".
    fn is_fate(&self, at: usize) -> bool {
        self.reading.hits.at(at).any(|hit| match hit.meaning {
            Meaning::MeasureVerb { form, frame, .. } => {
                frame == MeasureFrame::Victim && form.is_any(VerbForm::PARTICIPLE)
            }
            Meaning::MeasurePhrase { frame, .. } => frame == MeasureFrame::Victim,
            _ => false,
        })
    }
}
