//! Gerunds of saying: "adding that", "released a statement saying", "polls showing".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class, Complement, RoleKind, SpeechWord};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::{After, Finder};
use super::frame::{Frame, Source, mention_starting};

/// The rule of a gerund that goes on.
pub(super) const ADDING: &str = "attribution.adding";

/// Tokens between a verb and the gerund that it governs.
const GOVERNOR: usize = 7;

impl Finder<'_, '_> {
    /// "adding that": goes on with who spoke last.
    pub(super) fn gerund(&mut self, at: usize, saying: Saying) -> usize {
        // "after seeing", "upon hearing": what goes before something else, no words of anybody.
        let plain = !saying.takes.has(Complement::Object) && !saying.takes.has(Complement::Phrase);
        let adverbial = at > self.start
            && clause::is_preposition(self.reading, at - 1)
            && !clause::is_speech(self.reading, at - 1, SpeechWord::Means);
        // "warning and placing crews", "seeing it as critical": a noun, or no words of anybody.
        let sees = self.reading.is_class(at, Class::Witnessing);
        let is_noun = self.reading.is_class(saying.end, Class::Conjunction);
        if at == self.start
            || (adverbial && !plain)
            || is_noun
            || sees && !self.reading.is(saying.end, "that")
        {
            return saying.end;
        }
        let governed = self.governor(at).and_then(|group| Some((group, self.subject(group)?)));
        let governed = governed.or_else(|| Some((at, self.showing(at).or_else(|| self.printing(at))?)));
        // "at a briefing": a noun, where nobody spoke before and no comma parts it.
        let parted = at > 0
            && (clause::is_stop(self.reading, at - 1) || clause::is_double_quote(self.reading, at - 1));
        let first = || self.first_subject(at).filter(|_| parted);
        let shared = self.main_frame(parted).map(|frame| frame.source.clone()).or_else(first);
        let begin = governed.as_ref().map_or(at, |(group, _)| *group);
        // "blocked 40 boats, saying they leak": what stands before is a deed, that nobody tells.
        let is_deed = governed.is_none() && self.frames.is_empty();
        let Some(source) = governed.map(|(_, source)| source).or(shared) else { return saying.end };
        let (After::Clause(clause), told) = self.after(saying.end, &saying) else { return saying.end };
        if !clause::can_follow(self.reading, saying.act, saying.takes, clause, self.limit) {
            return saying.end;
        }
        let mut frame = Frame::new(source, begin..saying.end, ADDING, saying.commitment).doing(saying.act);
        frame.clause = self.day_before(at, parted).unwrap_or(at)..clause;
        frame.is_apart = is_deed;
        frame.told = told;
        frame.content.push(clause..self.limit);
        let before = self.frames.len();
        let said_on = self.frames.last().filter(|last| last.source.speaker == frame.source.speaker);
        let said_on = said_on.and_then(|last| last.said_on);
        self.push(frame);
        if let Some(adds) = self.frames.get_mut(before) {
            adds.said_on = adds.said_on.or(said_on.filter(|_| !adds.is_timed));
        }
        saying.end
    }

    /// "rejected it on Thursday, saying": where the day begins that ends before the comma of a gerund at token `at`.
    fn day_before(&self, at: usize, parted: bool) -> Option<usize> {
        let comma = at.checked_sub(1).filter(|_| parted)?;
        let next = self.times.partition_point(|time| time.first < comma);
        let last = self.times[..next].last().filter(|time| time.end == comma)?;
        (last.first > self.start).then_some(last.first)
    }

    /// "Brandt said the port had claimed that 40 were lost, adding": behind a comma whoever quotes another goes on, not that other.
    pub(super) fn main_frame(&self, parted: bool) -> Option<&Frame> {
        let last = self.frames.last()?;
        let quotes = |frame: &&Frame| {
            let by_verb = frame.source.tokens.as_ref().is_some_and(|subject| subject.end <= frame.cue.start);
            by_verb && frame.cue.start < last.cue.start && frame.covers(last.cue.start)
        };
        Some(self.frames.iter().find(quotes).filter(|_| parted).unwrap_or(last))
    }

    /// "polls showing", "evidence suggesting": the document or evidence that the gerund stands behind.
    pub(super) fn showing(&self, at: usize) -> Option<Source> {
        let document = |hit: &plimsoll_lexicon::Hit| {
            matches!(hit.meaning, Meaning::Role(RoleKind::Document | RoleKind::Evidence))
        };
        let behind = at > self.start && self.reading.hits.at(at - 1).any(document);
        self.subjects().ending(at).filter(|_| behind)
    }

    /// "A paper ran a piece claiming", "carried a column saying": the outlet that opens the sentence prints what the gerund stands
    /// behind.
    fn printing(&self, at: usize) -> Option<Source> {
        let reading = self.reading;
        let (tokens, source) = mention_starting(self.actors, self.start)?;
        let is_outlet = |speaker: usize| self.actors.actors[speaker].kind == ActorKind::Outlet;
        let is_word = |at: usize| reading.kind(at) == Some(TokenKind::Word);
        let runs = tokens.end + 1 < at && at - tokens.end <= GOVERNOR && (tokens.end..at).all(is_word);
        let prints = runs && source.speaker.is_some_and(is_outlet);
        prints.then_some(Source { tokens: Some(tokens), ..source })
    }

    /// "released a statement saying", "responded by saying": where the verb group begins whose object or means the
    /// gerund at `at` is.
    pub(super) fn governor(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let means = clause::is_speech(reading, at - 1, SpeechWord::Means);
        if !(means || self.is_reporting_noun(at - 1)) {
            return None;
        }
        let from = self.start.max(at.saturating_sub(GOVERNOR));
        let verb = (from..at)
            .rev()
            .take_while(|at| !clause::is_stop(reading, *at) && !clause::is_relative(reading, *at))
            .find(|at| {
                clause::is_finite(reading, *at)
                    && !clause::is_owned(reading, *at)
                    && reading.kind(*at) == Some(TokenKind::Word)
            })?;
        let group = (verb > self.start).then(|| self.group(verb))?;
        let empty = clause::is_speech(reading, group.checked_sub(1)?, SpeechWord::Expletive);
        (!empty).then_some(group)
    }
}
