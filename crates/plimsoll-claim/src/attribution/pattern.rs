//! The patterns of saying that are no plain verb with its subject.

use plimsoll_lexicon::tables::{ActorKind, Class, Commitment, Frame as MeasureFrame, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};

use plimsoll_text::TokenKind;

use super::clause;
use super::finder::Finder;
use super::frame::{Frame, Source, mention_starting};
use super::occasion::is_label;
use super::poll::OWN_COUNT;
use crate::actor::clock_end;

/// Tokens of a line of a list that are looked at for a verb.
const LABEL: usize = 60;

impl Finder<'_, '_> {
    fn is_quoted_title(&self) -> bool {
        clause::is_double_quote(self.reading, self.start)
    }

    /// "in Shin's words", "by an analysis of the group".
    pub(super) fn in_words(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let Some((tokens, mut source)) = mention_starting(self.actors, at + 1) else { return at + 1 };
        let noun =
            tokens.end + usize::from(reading.kind(tokens.end) == Some(plimsoll_text::TokenKind::Possessive));
        // "by the navy's own count"
        let owned = noun > tokens.end;
        let noun = noun + usize::from(owned && reading.is_class(noun, Class::EmptyAdjective));
        let words = clause::is_speech(reading, noun, SpeechWord::Words)
            || (owned
                && (self.is_reporting_noun(noun) || clause::is_speech(reading, noun, SpeechWord::Account)));
        let document = self
            .actors
            .document_at(tokens.start)
            .is_some_and(|document| document.author.is_some() && !document.is_evidence);
        let by_document =
            reading.is(at, "by") && document && at > self.start && clause::is_comma(reading, at - 1);
        let by_document = by_document || self.is_poll_behind(at, &tokens);
        let translated = reading.is(at, "in") && reading.is(noun, "translation");
        if translated && let Some(frame) = self.frames.last_mut() {
            frame.told = source.speaker;
            return noun;
        }
        if !words && !by_document {
            return at + 1;
        }
        // "in a Gazette poll the same month, half of those asked said"
        let dated = (at == self.start).then(|| clause::time_end(reading, self.times, tokens.end)).flatten();
        let poll_end = dated.filter(|end| clause::is_comma(reading, *end)).unwrap_or(tokens.end);
        let end = if by_document { poll_end } else { noun + 1 };
        // "by the navy's own count": the count is whose it is.
        let counted = !by_document && owned && clause::is_speech(reading, noun, SpeechWord::Account);
        let (cue, last) = match () {
            () if by_document => (at..at + 1, end),
            () if counted => (at..at + 1, noun + 1),
            () => (at..end, tokens.end),
        };
        source.tokens = Some(tokens.start..last);
        let rule = if counted { OWN_COUNT } else { "attribution.in-words" };
        let mut frame = Frame::new(source, cue, rule, self.commitment(noun));
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
        self.push(frame);
        end
    }

    /// Whether nothing but conjunctions stands before `at`.
    pub(super) fn opens(&self, at: usize) -> bool {
        (self.start..at).all(|at| clause::is_speech(self.reading, at, SpeechWord::Joins))
    }

    /// "Seoul: North sent shells", "the States gave other figures: more than 10,000".
    pub(super) fn colon(&mut self) {
        let reading = self.reading;
        if is_label(reading, self.start, SpeechWord::AnswerLabel) && self.interviewee.is_some() {
            let tokens = Some(self.start..self.start + 1);
            let source = Source { tokens, speaker: self.interviewee, ..Source::default() };
            return self.label(source, self.start + 1, Commitment::Asserted);
        }
        // "10:30 GMT Harbour office: …"
        let opening = clock_end(reading, self.start);
        let stop = self.limit.min(self.start + 24);
        let Some(colon) = reading.marks(opening..stop.max(opening)).find(|at| reading.is_mark(*at, ':'))
        else {
            return;
        };
        let Some((tokens, source)) = mention_starting(self.actors, opening).or_else(|| self.giver(colon))
        else {
            return;
        };
        if self.is_dateline(&tokens, &source) {
            return;
        }
        let whole = tokens.start == opening && tokens.end == colon;
        // "Our estimate is lower: …": the report's own.
        let own = |at: usize| clause::is_speech(reading, at, SpeechWord::Own);
        if tokens.start.checked_sub(1).is_some_and(own) || own(tokens.start) {
            return;
        }
        if whole && self.is_label(&source, colon) {
            return;
        }
        let gives = !whole && self.gives_figures(&tokens, colon);
        let told = self.told_by(tokens.start);
        if colon + 1 >= self.limit {
            return;
        }
        if !(whole || gives || told.is_some()) {
            return;
        }
        let commitment = told.unwrap_or(Commitment::Asserted);
        self.label(Source { tokens: Some(tokens), ..source }, colon, commitment);
    }

    /// "Losses claimed by the army as of Monday: 40 boats": how those say it who stand behind "by".
    fn told_by(&self, teller: usize) -> Option<Commitment> {
        let verb = teller.checked_sub(2).filter(|verb| *verb > self.start)?;
        let saying = clause::saying_at(self.reading, verb).filter(|_| self.reading.is(verb + 1, "by"))?;
        saying.form.is_any(VerbForm::PARTICIPLE).then_some(saying.commitment)
    }

    /// What stands behind a colon is said by who stands before it.
    pub(super) fn label(&mut self, source: Source, colon: usize, commitment: Commitment) {
        let mut frame = Frame::new(source, colon..colon + 1, "attribution.colon", commitment);
        frame.clause = self.start..colon + 1;
        frame.content.push(colon + 1..self.limit);
        self.push(frame);
    }

    /// "Poland: 320 tanks, 14 jets" as a line of a list: no word of it is a verb.
    fn is_label(&self, source: &Source, colon: usize) -> bool {
        let reading = self.reading;
        if self.is_reporting_noun(colon - 1) || source.is_evidence {
            return false;
        }
        let in_body = reading.zones[reading.sentence_at(self.start)] == plimsoll_capture::Zone::Body;
        let counts = (colon + 1..self.limit.min(colon + LABEL)).any(|at| clause::is_figure(reading, at));
        // "* 09:15 Harbour office: 11 crates lost": an entry of a log.
        let is_entry = clock_end(reading, self.start) > self.start;
        // "How many are there? Director Brandt: 48,300": an answer.
        if is_entry || self.start.checked_sub(1).is_some_and(|at| reading.is_mark(at, '?')) {
            return false;
        }
        let bullet = self.start.checked_sub(1).and_then(|at| reading.kind(at));
        let is_item = matches!(bullet, Some(TokenKind::Mark('-' | '–' | '—' | '•' | '*' | '·')));
        let has_clause = || clause::has_clause(reading, colon + 1..self.limit.min(colon + LABEL));
        let is_line = || is_item || self.is_entry(source, colon) || !has_clause();
        in_body && counts && is_line() && !self.tells_toll(source, colon)
    }

    /// "Red Cross: more than 2,000 injured": what befell people is told by a body, where a country's line has its own.
    fn tells_toll(&self, source: &Source, colon: usize) -> bool {
        let befalls = |hit: &plimsoll_lexicon::Hit| {
            matches!(
                hit.meaning,
                Meaning::MeasureVerb { frame: MeasureFrame::Victim, .. }
                    | Meaning::MeasurePhrase { frame: MeasureFrame::Victim, .. }
            )
        };
        let actor = source.speaker.map(|speaker| &self.actors.actors[speaker]);
        let is_body = actor.is_some_and(|actor| !matches!(actor.kind, ActorKind::Country | ActorKind::Place));
        let behind = || colon + 1..self.limit.min(colon + LABEL);
        is_body && behind().any(|at| self.reading.hits.at(at).any(befalls))
    }

    /// "Poland: 320 tanks ordered in 2022": a country, its figure and what is done with them, without a verb of a clause.
    fn is_entry(&self, source: &Source, colon: usize) -> bool {
        let reading = self.reading;
        let is_country = |speaker: usize| self.actors.actors[speaker].kind == ActorKind::Country;
        if !source.speaker.is_some_and(is_country) || !clause::is_figure(reading, colon + 1) {
            return false;
        }
        let is_deed = |at: usize| {
            reading.hits.at(at).any(|hit| match hit.meaning {
                Meaning::MeasureVerb { form, frame, .. } => {
                    form.is_any(VerbForm::PARTICIPLE)
                        && matches!(frame, MeasureFrame::Giver | MeasureFrame::Getter)
                }
                _ => false,
            })
        };
        (colon + 2..self.limit.min(colon + LABEL))
            .all(|at| !reading.has(at, Sort::Helping) && (!clause::is_finite(reading, at) || is_deed(at)))
    }

    /// "PORT SUDAN: At least 12": a place in capitals, or one that is no capital city, is where a report was written.
    fn is_dateline(&self, tokens: &super::frame::Tokens, source: &Source) -> bool {
        let reading = self.reading;
        let Some(actor) = source.speaker.map(|speaker| &self.actors.actors[speaker]) else { return false };
        let shouted = tokens.clone().all(|at| reading.is_acronym(at));
        let word = reading.span(tokens.start, tokens.end).of(reading.text);
        let written = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
            Meaning::Actor(id, _) => {
                let listed = reading.lexicon.actor(id);
                listed.name == word || listed.names.iter().any(|name| name == word)
            }
            _ => false,
        };
        let known = reading.hits.at(tokens.start).any(written);
        match actor.kind {
            ActorKind::Place => true,
            ActorKind::Country => shouted && !known,
            ActorKind::Person => shouted && self.has_place(tokens),
            _ => false,
        }
    }

    fn has_place(&self, tokens: &super::frame::Tokens) -> bool {
        let place = |hit: &plimsoll_lexicon::Hit| {
            matches!(
                hit.meaning,
                Meaning::Place(_) | Meaning::Actor(_, ActorKind::Country | ActorKind::Place)
            )
        };
        tokens.clone().any(|at| self.reading.hits.at(at).any(place))
    }

    /// The last actor before a colon, in "At the end of February the States gave other figures:".
    fn giver(&self, colon: usize) -> Option<(super::frame::Tokens, Source)> {
        let found = (self.start..colon).rev().filter_map(|at| mention_starting(self.actors, at));
        found.into_iter().find(|(_, source)| !source.is_evidence)
    }

    fn gives_figures(&self, giver: &super::frame::Tokens, colon: usize) -> bool {
        let reading = self.reading;
        let from = giver.end;
        let noun = (giver.start..colon).any(|at| {
            self.is_reporting_noun(at)
                || clause::is_speech(reading, at, SpeechWord::Figures)
                || clause::is_speech(reading, at, SpeechWord::Account)
        });
        let says = |at: usize| {
            let owned = at > from && reading.kind(at - 1) == Some(TokenKind::Possessive);
            !owned && clause::saying_at(reading, at).is_some_and(|saying| saying.form.is_finite())
        };
        noun && !(from..colon).any(says)
    }

    /// "Thousands of containers sent - envoy", "Thousands of containers sent: Seoul": who is named behind a dash at the
    /// end, or behind a colon at a headline's.
    pub(super) fn dash(&mut self) {
        let reading = self.reading;
        if !self.frames.is_empty() || self.limit < self.start + 4 {
            return;
        }
        let from = self.start.max(self.limit.saturating_sub(14));
        let headline = !self.is_closed && !self.is_quoted_title();
        let parts = |at: &usize| {
            clause::is_dash(reading, *at)
                || (headline && reading.is_mark(*at, ':') && !reading.touches(*at + 1))
        };
        let Some(dash) = reading.marks(from..self.limit).rev().find(parts) else { return };
        let Some((tokens, source)) = mention_starting(self.actors, dash + 1) else { return };
        let told = reading.is_mark(dash, ':') && !clause::has_clause(reading, self.start..dash);
        if tokens.end != self.limit || dash <= self.start + 2 || told {
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
        self.push(frame);
    }
}
