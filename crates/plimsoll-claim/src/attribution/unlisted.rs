//! Speakers whose verb no list knows: by the colon or the quotation it stands beside.

use plimsoll_lexicon::tables::{ActorKind, Class, Commitment, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::clause;
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens, mention_starting};
use crate::actor::clock_end;

/// Tokens of a verb and what belongs to it: "corrected herself later", "put it bluntly".
const LONGEST: usize = 5;
/// Tokens of a sentence in which such a colon is looked for.
const BEFORE_COLON: usize = 24;

impl Finder<'_, '_> {
    /// "The lawmaker objected: the army needed 82", "Her successor, Jon Marsh, revised that on Thursday: nine": who does something
    /// without an object, up to a colon, tells what follows, if nobody else does.
    pub(super) fn before_colon(&mut self) {
        let reading = self.reading;
        let opening = clock_end(reading, self.start);
        let head = opening..self.limit.min(self.start + BEFORE_COLON).max(opening);
        let Some(colon) = reading.marks(head).find(|at| reading.is_mark(*at, ':')) else { return };
        // "Our estimate is lower: …": the report's own.
        let own = clause::is_speech(reading, opening, SpeechWord::Own);
        let is_told = |frame: &Frame| frame.cue.start < colon || frame.covers(colon + 1);
        if self.frames.iter().any(is_told) || colon + 1 >= self.limit || own {
            return;
        }
        let end = self.subjects().before_time(colon);
        let measures = |hit: &Hit| matches!(hit.meaning, Meaning::MeasureVerb { .. });
        let from = (opening + 1).max(end.saturating_sub(LONGEST));
        let is_verb = |at: &usize| self.is_bare_verb(*at..end) && !reading.hits.at(*at).any(measures);
        let Some(verb) = (from..end).find(is_verb) else { return };
        let source = self.subjects().before(self.group(verb));
        let opens = |source: &Source| source.tokens.as_ref().is_some_and(|tokens| tokens.start == opening);
        if let Some(source) = source.filter(|source| opens(source) && self.is_somebody(source)) {
            self.label(source, colon, Commitment::Asserted);
            // Who is named first in the sentence is first of its frames.
            self.frames.rotate_right(1);
        }
    }

    /// “…,” the mayor shot back; “…,” complained the mayor: who does something behind a quotation that ends with a comma has said it.
    pub(super) fn behind_quotation(&mut self) {
        let reading = self.reading;
        if !self.frames.is_empty() {
            return;
        }
        let closes = |at: &usize| {
            clause::is_double_quote(reading, *at) && *at > self.start && clause::is_comma(reading, *at - 1)
        };
        let Some(close) = reading.marks(self.start..self.limit).find(closes) else { return };
        let first = close + 1;
        let inverted = self.is_bare_verb(first..first + 1);
        let named = first + usize::from(inverted);
        let Some((tokens, source)) = mention_starting(self.actors, named) else { return };
        let verb = if inverted { first } else { tokens.end };
        let stops = |at: &usize| clause::is_stop(reading, *at) || clause::is_double_quote(reading, *at);
        let end = (verb..self.limit).find(stops).unwrap_or(self.limit);
        let cue = if inverted { first..named } else { verb..end };
        let speaks = self.is_somebody(&source) && self.is_bare_verb(cue.clone());
        let Some(said) = self.before(first).filter(|_| speaks) else { return };
        let source = Source { tokens: Some(tokens.clone()), ..source };
        let mut frame = Frame::new(source, cue, "attribution.said-inverted", Commitment::Asserted);
        frame.clause = first..end.max(tokens.end);
        frame.is_before = true;
        frame.content.push(said);
        if clause::is_double_quote(reading, end + 1) {
            frame.content.push(end + 1..self.limit);
        }
        self.push(frame);
    }

    fn is_somebody(&self, source: &Source) -> bool {
        let kind = source.speaker.map(|speaker| self.actors.actors[speaker].kind);
        let speaks = [ActorKind::Person, ActorKind::Organisation, ActorKind::Outlet];
        let is_it = source.tokens.as_ref().is_some_and(|tokens| self.reading.is(tokens.start, "it"));
        !source.is_evidence && !is_it && kind.is_some_and(|kind| speaks.contains(&kind))
    }

    /// Whether the words are a verb and what goes with it, but no thing that is had, done or counted.
    fn is_bare_verb(&self, words: Tokens) -> bool {
        let reading = self.reading;
        let verb = words.start;
        let acts = clause::is_finite(reading, verb) || reading.word(verb).ends_with("ed");
        // "revised that"
        let is_that = |at: usize| at + 1 == words.end && reading.is_class(at, Class::Demonstrative);
        let is_thing = |at: usize| {
            reading.kind(at) != Some(TokenKind::Word)
                || reading.is_capital(at)
                || reading.is_class(at, Class::Determiner) && !is_that(at)
                || reading.is_class(at, Class::PossessivePronoun)
                || clause::is_figure(reading, at)
        };
        (1..=LONGEST).contains(&words.len()) && acts && !words.clone().any(is_thing)
    }
}
