//! Who stands behind a preposition or an inverted verb of saying.

use plimsoll_lexicon::tables::{ActorKind, Class, RoleKind, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::{Source, Tokens, mention_ending, mention_starting};
use super::subject::{PHRASE, Subjects};
use crate::actor::MentionForm;

/// Adjectives before a mention.
const ADJECTIVES: usize = 4;

impl Subjects<'_, '_> {
    /// The noun phrase that begins at token `first`, up to `limit`.
    pub(super) fn starting(&self, first: usize, limit: usize) -> Option<Source> {
        let reading = self.reading;
        if let Some((tokens, source)) = mention_starting(self.actors, first) {
            return Some(Source { tokens: Some(tokens), ..source });
        }
        if let Some(source) = self.modified(first, limit).or_else(|| self.of_country(first, limit)) {
            return Some(source);
        }
        let goes_on = |end: usize| {
            // "information provided by the agency"
            let made = || clause::is_made(reading, end);
            let verb = clause::is_finite(reading, end) && !made() || clause::is_relative(reading, end);
            let inside = end == first || !(verb || reading.is(end, "as"));
            inside && !clause::is_stop(reading, end) && !clause::is_double_quote(reading, end)
        };
        let mut end = first;
        while end < limit.min(first + PHRASE) && goes_on(end) {
            end += 1;
        }
        let opens = reading.is_class(first, Class::Determiner)
            || reading.is_class(first, Class::Pronoun)
            || reading.is_class(first, Class::PossessivePronoun)
            || reading.is_capital(first)
            || reading.kind(first) == Some(TokenKind::Number)
            || (reading.kind(first) == Some(TokenKind::Word) && !clause::is_preposition(reading, first));
        (end > first && opens).then(|| self.owned(first..end))
    }

    /// "unnamed diplomats": a mention behind its adjectives.
    pub(super) fn modified(&self, first: usize, limit: usize) -> Option<Source> {
        let reading = self.reading;
        let modifies = |at: usize| {
            let word = reading.word(at);
            reading.kind(at) == Some(TokenKind::Word)
                && !reading.is_capital(at)
                && (clause::is_speech(reading, at, SpeechWord::Adjective)
                    || reading.is_class(at, Class::EmptyAdjective)
                    || reading.is_class(at, Class::Determiner)
                    || word.ends_with("ed"))
        };
        let end =
            (first..limit.min(first + ADJECTIVES)).find(|at| !modifies(*at)).filter(|end| *end > first)?;
        let (tokens, source) = mention_starting(self.actors, end)?;
        Some(Source { tokens: Some(first..tokens.end), ..source })
    }

    /// "Estonian estimates", "British defence intelligence data": whose country they are speaks by them.
    fn of_country(&self, first: usize, limit: usize) -> Option<Source> {
        let near = self.actors.within(first..first + 1);
        let country = near.iter().find(|found| found.form == MentionForm::Adjective)?;
        let tells = |at: &usize| {
            let role =
                |hit: &Hit| matches!(hit.meaning, Meaning::Role(RoleKind::Document | RoleKind::Evidence));
            self.reading.hits.at(*at).any(role)
        };
        let noun = (country.end..limit.min(country.end + ADJECTIVES)).find(tells)?;
        let plain = (country.end..noun).all(|at| self.reading.kind(at) == Some(TokenKind::Word));
        plain.then(|| Source {
            tokens: Some(first..noun + 1),
            speaker: Some(country.actor),
            ..Source::default()
        })
    }

    /// A phrase that is no actor speaks for the actor in it that it comes from: "figures from the agency".
    pub(super) fn owned(&self, tokens: Tokens) -> Source {
        let by = (tokens.clone()).find(|at| clause::is_speech(self.reading, *at, SpeechWord::ComesFrom));
        let owner = by.and_then(|at| {
            (at + 1..(at + 4).min(tokens.end))
                .find_map(|at| mention_starting(self.actors, at))
                .map(|(_, source)| source)
        });
        let Some(owner) = owner else { return self.named_at_end(tokens) };
        Source { tokens: Some(tokens), ..owner }
    }

    /// "40-year-old widow Rosa Kelm": a phrase that ends with a name speaks for whoever bears it.
    fn named_at_end(&self, tokens: Tokens) -> Source {
        let is_plain = !(tokens.start + 1..tokens.end).any(|at| clause::is_preposition(self.reading, at));
        let named = mention_ending(self.actors, tokens.end).filter(|(name, source)| {
            let is_person = |speaker: usize| self.actors.actors[speaker].kind == ActorKind::Person;
            is_plain && name.start >= tokens.start && source.speaker.is_some_and(is_person)
        });
        let source = named.map(|(_, source)| source).unwrap_or_default();
        Source { tokens: Some(tokens), ..source }
    }
}
