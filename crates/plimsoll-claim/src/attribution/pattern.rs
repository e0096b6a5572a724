//! The patterns of saying that are no plain verb with its subject.

use plimsoll_lexicon::tables::Commitment;

use super::clause::{self, Saying};
use super::finder::{After, Finder};
use super::frame::{Frame, Source, mention_ending, mention_starting};
use crate::actor::ActorIndex;
use plimsoll_lexicon::tables::ActorKind;

/// Adverbials between a verb of saying and what is said.
const ADVERBIALS: usize = 6;

impl Finder<'_, '_> {
    /// What follows a verb of saying at `at`, adverbials and whom it was told left out; the outlet it was told.
    pub(super) fn after(&self, mut at: usize, telling: bool) -> (After, Option<ActorIndex>) {
        let reading = self.reading;
        let mut told = None;
        if telling {
            (at, told) = self.addressee(at);
        }
        for _ in 0..ADVERBIALS {
            if at >= self.limit {
                return (After::Stop(self.limit), told);
            }
            if reading.is(at, "that") || clause::is_double_quote(reading, at) {
                return (After::Clause(at), told);
            }
            if reading.is_mark(at, ':') {
                return (After::Clause(at + 1), told);
            }
            if reading.is_any(at, &["of", "about"]) {
                let counted =
                    reading.is(at, "about") && reading.kind(at + 1) == Some(plimsoll_text::TokenKind::Number);
                return (After::Clause(at + usize::from(!counted)), told);
            }
            if clause::is_comma(reading, at)
                && let Some(that) = self.that_behind(at)
            {
                return (After::Clause(that), told);
            }
            let cites = reading
                .hits
                .at(at)
                .iter()
                .any(|hit| matches!(hit.meaning, plimsoll_lexicon::Meaning::ReportingPreposition { .. }));
            if cites || clause::is_stop(reading, at) {
                return (After::Stop(at), told);
            }
            at = match clause::time_end(reading, self.times, at) {
                Some(end) => end,
                None if clause::helps(reading, at) && !clause::is_be(reading, at) => at + 1,
                None if reading.is(at, "to") => {
                    let (end, outlet) = self.addressee(at + 1);
                    told = told.or(outlet);
                    end
                }
                None if clause::is_preposition(reading, at) => match self.adverbial_end(at) {
                    Some(end) => end,
                    None => return (After::Clause(at), told),
                },
                None => return (After::Clause(at), told),
            };
        }
        (After::Clause(at), told)
    }

    /// "told reporters", "told the Gazette".
    fn addressee(&self, at: usize) -> (usize, Option<ActorIndex>) {
        let reading = self.reading;
        if let Some((tokens, source)) = mention_starting(self.actors, at) {
            let outlet = source.speaker.filter(|actor| self.actors.actors[*actor].kind == ActorKind::Outlet);
            let end = tokens.end
                + usize::from(reading.is(tokens.end, "news") && reading.is(tokens.end + 1, "agency")) * 2;
            return (end, outlet);
        }
        let mut end = at;
        while end < self.limit.min(at + 8)
            && !clause::is_stop(reading, end)
            && !clause::is_double_quote(reading, end)
            && !clause::is_preposition(reading, end)
            && !reading.is(end, "that")
            && !clause::is_finite(reading, end)
            && clause::time_end(reading, self.times, end).is_none()
        {
            end += 1;
            if mention_starting(self.actors, end).is_some() {
                break;
            }
        }
        (end, None)
    }

    /// "told the Times, in its report of Oct. 4, that": the word that opens what is said.
    fn that_behind(&self, comma: usize) -> Option<usize> {
        let reading = self.reading;
        let stop = self.limit.min(comma + 16);
        let next = (comma + 1..stop).find(|at| clause::is_comma(reading, *at))?;
        (reading.is(next + 1, "that") && !(comma..next).any(|at| clause::saying_at(reading, at).is_some()))
            .then_some(next + 1)
    }

    /// Where an adverbial that begins with a preposition ends; none if it begins what is said.
    fn adverbial_end(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if let Some((tokens, _)) = mention_starting(self.actors, at + 1) {
            return Some(tokens.end);
        }
        let mut end = at + 1;
        while end < self.limit.min(at + 12)
            && !clause::is_stop(reading, end)
            && !clause::is_double_quote(reading, end)
            && !clause::is_finite(reading, end)
            && !reading.is(end, "that")
            && !(end > at + 1 && clause::is_preposition(reading, end))
        {
            let begins = end > at + 1
                && (mention_starting(self.actors, end).is_some()
                    || clause::time_end(reading, self.times, end).is_some());
            if begins {
                break;
            }
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// "according to S", "citing S".
    pub(super) fn preposition(
        &mut self,
        at: usize,
        end: usize,
        commitment: Commitment,
        relays: bool,
    ) -> usize {
        let reading = self.reading;
        let Some(source) = self.subjects().starting(end, self.limit) else { return end };
        let source_end = source.tokens.clone().map_or(end, |tokens| tokens.end);
        if relays {
            self.cite(source, at, source_end);
            return source_end;
        }
        let mut stop = source_end;
        while let Some(end) = clause::time_end(reading, self.times, stop).filter(|end| *end < self.limit) {
            stop = end;
        }
        let mut frame = Frame::new(source, at..end, "attribution.according-to", commitment);
        frame.clause = at..stop;
        let opens = (self.start..at).all(|at| {
            clause::helps(reading, at)
                || reading.is_any(at, &["but", "and", "yet"])
                || clause::is_comma(reading, at)
        });
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
        self.push(frame, at);
        source_end
    }

    fn sentence_part(&self, at: usize) -> usize {
        let from = self.start.max(at.saturating_sub(120));
        (from..at)
            .rev()
            .find(|at| self.reading.is_mark(*at, ';'))
            .map_or(self.start, |semicolon| semicolon + 1)
    }

    /// Who is cited stands behind who cites: the frame before, else the next one.
    fn cite(&mut self, source: Source, at: usize, end: usize) {
        let host = self
            .frames
            .last_mut()
            .filter(|frame| frame.relayed.is_none() && at >= frame.clause.end.saturating_sub(1));
        match host {
            Some(frame) if frame.is_before || frame.content.last().is_some_and(|piece| piece.start >= at) => {
                frame.relayed = Some(source);
                let keeps = |piece: &std::ops::Range<usize>| piece.end <= at || piece.start >= end;
                frame.content.retain(keeps);
            }
            Some(frame) => frame.relayed = Some(source),
            None => self.cited = Some((source, at..end)),
        }
    }

    /// "Yonhap cites a report", "Yonhap quoted S as saying C".
    pub(super) fn relaying(&mut self, source: Source, at: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let Some(cited) = self.subjects().starting(saying.end, self.limit) else { return saying.end };
        let end = cited.tokens.clone().map_or(saying.end, |tokens| tokens.end);
        let mut frame = Frame::new(source, at..saying.end, "attribution.quoted", saying.commitment);
        let as_saying = reading.is(end, "as") && clause::saying_at(reading, end + 1).is_some();
        if cited.speaker.is_none() {
            frame.content.push(saying.end..self.limit);
        } else if as_saying {
            let clause = match self.after(end + 2, false).0 {
                After::Clause(clause) | After::Stop(clause) => clause,
            };
            frame.content.push(clause..self.limit.max(clause));
            frame.clause.end = clause;
            frame.relayed = Some(cited);
        } else {
            frame.points_back = true;
            frame.clause.end = end;
            frame.relayed = Some(cited);
        }
        self.push(frame, at);
        end
    }

    /// "was reported by S", "S was quoted by W as saying C", "it was reported that C".
    pub(super) fn passive(&mut self, at: usize, group: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let by = (saying.end..saying.end + 3).find(|at| reading.is(*at, "by"));
        let cue = group..saying.end;
        let Some(by) = by else { return self.passive_alone(cue, saying) };
        let Some(agent) = self.subjects().starting(by + 1, self.limit) else { return saying.end };
        let end = agent.tokens.clone().map_or(by, |tokens| tokens.end);
        if reading.is(end, "as") && clause::saying_at(reading, end + 1).is_some() {
            let Some(speaker) = self.subjects().before(group) else { return end };
            let (After::Clause(clause) | After::Stop(clause), _) = self.after(end + 2, false);
            let mut frame = Frame::new(agent, cue, "attribution.quoted", saying.commitment);
            frame.clause = speaker.tokens.clone().map_or(group, |tokens| tokens.start)..clause;
            frame.relayed = Some(speaker);
            frame.content.push(clause..self.limit.max(clause));
            self.push(frame, at);
            return clause;
        }
        let mut frame = Frame::new(agent, cue, "attribution.said-by", saying.commitment);
        frame.clause = group..end;
        frame.is_before = true;
        frame.content.push(self.sentence_part(group)..group);
        if end < self.limit {
            frame.content.push(end..self.limit);
        }
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame, at);
        end
    }

    /// "It was reported that", "are said to be": somebody says so, nobody is named. What is only estimated or believed
    /// goes on with who speaks.
    fn passive_alone(&mut self, cue: std::ops::Range<usize>, saying: Saying) -> usize {
        let reading = self.reading;
        let open = !matches!(saying.commitment, Commitment::Hedged) && !saying.telling;
        if saying.relays || !open || !reading.is_any(saying.end, &["that", "to"]) {
            return saying.end;
        }
        let (at, end) = (cue.start, saying.end);
        let mut frame = Frame::new(Source::default(), cue, "attribution.unnamed", saying.commitment);
        frame.content.push(self.sentence_part(at)..at);
        frame.content.push(end..self.limit);
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame, at);
        end
    }

    /// "in Shin's words", "by an analysis of the group".
    pub(super) fn in_words(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let Some((tokens, mut source)) = mention_starting(self.actors, at + 1) else { return at + 1 };
        let noun =
            tokens.end + usize::from(reading.kind(tokens.end) == Some(plimsoll_text::TokenKind::Possessive));
        let words = reading.is_any(noun, &["words", "view", "telling"])
            || (noun > tokens.end && self.is_reporting_noun(noun));
        let document = self
            .actors
            .document_at(tokens.start)
            .is_some_and(|document| document.author.is_some() && !document.is_evidence);
        let by_document =
            reading.is(at, "by") && document && at > self.start && clause::is_comma(reading, at - 1);
        let translated = reading.is(at, "in") && reading.is(noun, "translation");
        if translated && let Some(frame) = self.frames.last_mut() {
            frame.told = source.speaker;
            return noun;
        }
        if !words && !by_document {
            return at + 1;
        }
        let end = if by_document { tokens.end } else { noun + 1 };
        source.tokens = Some(tokens);
        let mut frame = Frame::new(source, at..end, "attribution.in-words", self.commitment(noun));
        frame.clause = at..end;
        frame.is_before = true;
        let before = at - usize::from(at > self.start && clause::is_comma(reading, at - 1));
        frame.content.push(self.sentence_part(at)..before);
        if clause::is_comma(reading, end) {
            frame.content.push(end + 1..self.limit.max(end + 1));
        } else if at == self.start {
            frame.content.push(end..self.limit);
        }
        frame.content.retain(|piece| piece.start < piece.end);
        self.push(frame, at);
        end
    }

    /// "a statement by S that C", "made the announcement".
    pub(super) fn noun(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let pointing =
            at >= self.start + 3 && reading.is(at - 1, "the") && reading.is_any(at - 2, &["made", "makes"]);
        if pointing {
            if let Some(source) = self.subjects().before(at - 2) {
                let mut frame =
                    Frame::new(source, at - 2..at + 1, "attribution.pointing-back", Commitment::Asserted);
                frame.points_back = true;
                frame.clause = self.clause_start(frame.clause.start)..self.adverbials_end(at + 1);
                self.push(frame, at);
            }
            return at + 1;
        }
        let near = self.actors.within(at.saturating_sub(12)..at + 1);
        let owner = near.iter().find(|mention| mention.first <= at && at < mention.end);
        let owned = owner.filter(|mention| reading.is(mention.end, "that"));
        let Some(mention) = owned else { return self.owned_noun(at) };
        let Some((tokens, source)) = mention_starting(self.actors, mention.first) else { return at + 1 };
        if source.is_evidence
            || self.actors.document_at(mention.first).is_none_or(|document| document.author.is_none())
        {
            return at + 1;
        }
        let end = tokens.end;
        let mut frame = Frame::new(
            Source { tokens: Some(tokens), ..source },
            at..at + 1,
            "attribution.statement-that",
            self.commitment(at),
        );
        frame.content.push(end..self.limit);
        self.push(frame, at);
        end
    }

    fn adverbials_end(&self, at: usize) -> usize {
        match self.after(at, false).0 {
            After::Clause(end) | After::Stop(end) => end,
        }
    }

    /// "Shin's claim that C".
    fn owned_noun(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let possessive =
            at > self.start + 1 && reading.kind(at - 1) == Some(plimsoll_text::TokenKind::Possessive);
        if !possessive || !reading.is(at + 1, "that") {
            return at + 1;
        }
        let Some((tokens, source)) = mention_ending(self.actors, at - 1) else { return at + 1 };
        let mut frame = Frame::new(
            Source { tokens: Some(tokens), ..source },
            at..at + 1,
            "attribution.statement-that",
            self.commitment(at),
        );
        frame.content.push(at + 1..self.limit);
        self.push(frame, at);
        at + 2
    }

    /// "put the deliveries at more than 11,000".
    pub(super) fn put_at(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let window = at + 1..self.limit.min(at + 14);
        let place =
            window.clone().take_while(|at| !clause::is_stop(reading, *at)).find(|at| reading.is(*at, "at"));
        let figure = place.filter(|place| {
            (place + 1..place + 5).any(|at| reading.kind(at) == Some(plimsoll_text::TokenKind::Number))
        });
        let Some(source) =
            self.subjects().before(at).filter(|source| figure.is_some() && source.speaker.is_some())
        else {
            return at + 1;
        };
        let subject = source.tokens.clone().map_or(at, |tokens| tokens.start);
        let mut frame = Frame::new(source, at..at + 1, "attribution.put-at", Commitment::Asserted);
        frame.clause = self.clause_start(subject)..at + 1;
        frame.content.push(at + 1..self.limit);
        self.push(frame, at);
        at + 1
    }

    /// "Seoul: North sent shells", "the States gave other figures: more than 10,000".
    pub(super) fn colon(&mut self) {
        let reading = self.reading;
        let stop = self.limit.min(self.start + 24);
        let Some(colon) = (self.start..stop).find(|at| reading.is_mark(*at, ':')) else { return };
        let Some((tokens, source)) = mention_starting(self.actors, self.start).or_else(|| self.giver(colon))
        else {
            return;
        };
        let whole = tokens.start == self.start && tokens.end == colon;
        let gives = !whole && self.gives_figures(tokens.end, colon);
        if !(whole || gives) || colon + 1 >= self.limit {
            return;
        }
        let mut frame = Frame::new(
            Source { tokens: Some(tokens), ..source },
            colon..colon + 1,
            "attribution.colon",
            Commitment::Asserted,
        );
        frame.clause = self.start..colon + 1;
        frame.content.push(colon + 1..self.limit);
        self.push(frame, colon);
    }

    /// The last actor before a colon, in "At the end of February the States gave other figures:".
    fn giver(&self, colon: usize) -> Option<(super::frame::Tokens, Source)> {
        let found = (self.start..colon).rev().filter_map(|at| mention_starting(self.actors, at));
        found.into_iter().find(|(_, source)| !source.is_evidence)
    }

    fn gives_figures(&self, from: usize, colon: usize) -> bool {
        let reading = self.reading;
        let noun = (from..colon).any(|at| {
            self.is_reporting_noun(at)
                || reading.is_any(at, &["figures", "numbers", "figure", "number", "details"])
        });
        noun && !(from..colon)
            .any(|at| clause::saying_at(reading, at).is_some_and(|saying| saying.form.is_finite()))
    }

    /// "Thousands of containers sent - envoy": who is named behind a dash at the end.
    pub(super) fn dash(&mut self) {
        let reading = self.reading;
        if !self.frames.is_empty() || self.limit < self.start + 4 {
            return;
        }
        let from = self.start.max(self.limit.saturating_sub(14));
        let Some(dash) = (from..self.limit).rev().find(|at| clause::is_dash(reading, *at)) else { return };
        let Some((tokens, source)) = mention_starting(self.actors, dash + 1) else { return };
        if tokens.end != self.limit || dash <= self.start + 2 {
            return;
        }
        let mut frame = Frame::new(
            Source { tokens: Some(tokens), ..source },
            dash..dash + 1,
            "attribution.dash",
            Commitment::Asserted,
        );
        frame.content.push(self.start..dash);
        frame.is_before = true;
        self.push(frame, dash);
    }
}
