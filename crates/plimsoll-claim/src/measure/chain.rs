//! The auxiliaries, modals and adverbs before a verb.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::quantity::noun_phrase::has_past_ending;

/// What stands before a verb and belongs to it: "could have been".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct VerbChain {
    /// First token of the chain, the verb's own where there is none.
    pub(crate) first: usize,
    /// A modal
    pub(crate) modal: bool,
    /// A form of "be" just before the verb
    pub(crate) be: bool,
    /// A form of "have"
    pub(crate) have: bool,
    /// "to", "of" behind "capable"
    pub(crate) infinitive: bool,
    /// One past the chain: the verb.
    end: usize,
}

/// Tokens from a participle to the "and" that joins another: "caught in the crossfire".
const SHARED: usize = 6;
/// Most tokens of a chain.
const LONGEST: usize = 7;

impl VerbChain {
    /// The chain that ends before the verb at token `verb`.
    pub(crate) fn before(reading: &Reading<'_>, verb: usize) -> Self {
        let sentence = reading.sentences[reading.sentence_at(verb)].tokens.start;
        let start = sentence.max(verb.saturating_sub(LONGEST));
        Self::plainly_before(reading, verb, start).joined(reading, verb, sentence)
    }

    /// The same without what a verb before shares with it.
    fn plainly_before(reading: &Reading<'_>, verb: usize, start: usize) -> Self {
        let mut chain = Self { first: verb, end: verb, ..Self::default() };
        for at in (start..verb).rev() {
            let is_part = chain.take(reading, at);
            if is_part {
                chain.first = at;
            } else if !is_adverb(reading, at) {
                break;
            }
        }
        chain
    }

    /// "were stopped and killed", "was caught in the crossfire and shot": a participle without an object shares the "be" of the one
    /// before.
    fn joined(self, reading: &Reading<'_>, verb: usize, start: usize) -> Self {
        let Some(joint) = verb.checked_sub(1).filter(|joint| self.first == verb && *joint > start) else {
            return self;
        };
        let is_joint = reading.is_class(joint, Class::Addition) || reading.is_mark(joint, ',');
        if !is_joint || !is_participle(reading, verb) || super::has_object(reading, verb + 1) {
            return self;
        }
        let end = joint - usize::from(reading.is_mark(joint - 1, ','));
        let near = (start.max(end.saturating_sub(SHARED))..end).rev();
        let mut words = near.take_while(|at| reading.kind(*at) == Some(TokenKind::Word));
        let Some(other) = words.find(|at| is_participle(reading, *at)) else { return self };
        let is_bare = other + 1 == end || reading.is_class(other + 1, Class::Preposition);
        let shared = is_bare.then(|| Self::plainly_before(reading, other, start)).filter(|chain| chain.be);
        shared.map_or(self, |shared| Self { end: self.end, ..shared })
    }

    fn take(&mut self, reading: &Reading<'_>, at: usize) -> bool {
        if (reading.is_class(at, Class::Modal) || is_shortened_will(reading, at)) && !is_month(reading, at) {
            self.modal = true;
        } else if reading.is_class(at, Class::Be) {
            self.be |= !self.have && !self.modal;
            self.be |= self.first == self.end;
        } else if reading.is_class(at, Class::Have) {
            self.have = true;
        } else if reading.is(at, "to") || (reading.is(at, "of") && at > 0 && reading.is(at - 1, "capable")) {
            self.infinitive |= self.first == self.end;
            return self.infinitive;
        } else {
            return reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Negation);
        }
        true
    }

    /// Whether a negation is part of it: "has not been".
    pub(crate) fn is_negated(self, reading: &Reading<'_>) -> bool {
        (self.first..self.end).any(|at| reading.is_class(at, Class::Negation))
    }

    /// Whether the modal speaks of room or chance ("could hold"), not of plans ("will take").
    pub(crate) fn has_room_modal(self, reading: &Reading<'_>) -> bool {
        self.modal && (self.first..self.end).any(|at| reading.is_class(at, Class::RoomModal))
    }
}

/// "on 28 May show", "promised in May arrived": the month, not a modal.
fn is_month(reading: &Reading<'_>, at: usize) -> bool {
    let dates = |before: usize| {
        reading.kind(before) == Some(TokenKind::Number)
            || reading.is_class(before, Class::Preposition) && !reading.is_capital(before)
            || reading.is_any(before, &["last", "this", "early", "late", "mid"])
    };
    reading.is_capital(at) && at > 0 && dates(at - 1)
}

/// "we'll", "they’ll".
fn is_shortened_will(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.ends_with("'ll") || word.ends_with("’ll")
}

fn is_adverb(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Adverb) || reading.word(at).ends_with("ly")
}

/// Whether a word can be the participle of a verb.
fn is_participle(reading: &Reading<'_>, at: usize) -> bool {
    let form = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form.is_any(VerbForm::PARTICIPLE),
        _ => false,
    };
    has_past_ending(reading, at) || reading.is_class(at, Class::Past) || reading.hits.at(at).any(form)
}
