//! Speakers whose noun no list knows, or who are of something that no list knows: "the harbour master said", "a captain of
//! the barge told".

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, SpeechWord};
use plimsoll_text::TokenKind;

use super::MentionForm;
use super::phrase::is_plural_word;
use super::registry::{Draft, text_of};
use super::sweep::Sweep;
use super::word::{is_closed, is_name_word};

/// Words of a name.
const NAME: usize = 4;
/// Words of the noun and its modifiers.
const LONGEST: usize = 3;
/// Words behind "of" in "the captain of the barge".
const OF: usize = 3;

impl Sweep<'_, '_> {
    /// Whoever says something is somebody: a determiner, plain words and a verb of speaking. Returns where the phrase ends.
    pub(super) fn unlisted(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let determined =
            reading.is_class(at, Class::Determiner) || is_name_word(reading, at, NameWord::Definite);
        if !determined {
            return None;
        }
        let noun = self.plain_end(at + 1, limit, LONGEST).filter(|end| *end > at + 1)?;
        let end = if reading.is_class(noun, Class::Preposition) {
            let from = noun + 1 + usize::from(is_name_word(reading, noun + 1, NameWord::Definite));
            self.plain_end(from, limit, OF).filter(|end| *end > from)?
        } else {
            noun
        };
        let is_listed = |mut words: std::ops::Range<usize>| words.any(|at| reading.has(at, Sort::Actor));
        if is_listed(noun..end) || end == noun && is_listed(at + 1..noun) {
            return None;
        }
        if end >= limit || !reading.hits.is_speech_word(end, SpeechWord::Speaks) || self.is_heading() {
            return None;
        }
        let name = text_of(reading, at + 1, end);
        let actor = match self.registry.by_name(&name) {
            Some(known) => known,
            None => {
                let mut draft = Draft::new(name.to_string(), ActorKind::Person);
                draft.named = false;
                draft.plural = is_plural_word(reading.word(noun - 1));
                let actor = self.registry.add(draft);
                self.registry.call(actor, &name);
                actor
            }
        };
        self.put(actor, at, end, MentionForm::Description);
        Some(end)
    }

    /// "the Red Crescent said": a body by a name that no list knows. Returns where its words end.
    pub(super) fn unlisted_name(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let is_name = |at: &usize| {
            reading.kind(*at) == Some(TokenKind::Word)
                && reading.is_capital(*at)
                && !reading.has(*at, Sort::Actor)
                && !is_closed(reading, *at)
                && !reading.has(*at, Sort::Calendar)
        };
        let end = (at + 1..limit).take(NAME + 1).find(|at| !is_name(at))?;
        let is_long = (3..=NAME + 1).contains(&(end - at));
        let speaks = reading.hits.is_speech_word(end, SpeechWord::Speaks);
        if !is_name_word(reading, at, NameWord::Definite) || !is_long || !speaks || self.is_heading() {
            return None;
        }
        let name = text_of(reading, at + 1, end);
        let actor = self.entity(&name, ActorKind::Organisation, None);
        self.put(actor, at, end, MentionForm::Name);
        Some(end)
    }

    /// One past the plain words in small letters from `at` on, of which there are at most so many.
    fn plain_end(&self, at: usize, limit: usize, most: usize) -> Option<usize> {
        let reading = self.reading;
        let plain = |at: &usize| {
            reading.kind(*at) == Some(TokenKind::Word)
                && !reading.is_capital(*at)
                && !is_closed(reading, *at)
                && !reading.has(*at, Sort::Calendar)
                && !reading.hits.is_speech_word(*at, SpeechWord::Speaks)
        };
        let end = (at..limit).find(|at| !plain(at)).unwrap_or(limit.max(at));
        (end - at <= most).then_some(end)
    }
}
