//! The auxiliaries, modals and adverbs before a verb.

use plimsoll_lexicon::tables::Class;
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

/// Most tokens of a chain.
const LONGEST: usize = 7;

impl VerbChain {
    /// The chain that ends before the verb at token `verb`.
    pub(crate) fn before(reading: &Reading<'_>, verb: usize) -> Self {
        let mut chain = Self { first: verb, end: verb, ..Self::default() };
        let start =
            reading.sentences[reading.sentence_at(verb)].tokens.start.max(verb.saturating_sub(LONGEST));
        for at in (start..verb).rev() {
            let is_part = chain.take(reading, at);
            if is_part {
                chain.first = at;
            } else if !is_adverb(reading, at) {
                break;
            }
        }
        chain.joined(reading, verb, start)
    }

    /// "were stopped and killed", "was beaten, robbed and shot": a participle without an object shares the "be" of the one before.
    fn joined(self, reading: &Reading<'_>, verb: usize, start: usize) -> Self {
        let Some(joint) = verb.checked_sub(1).filter(|joint| self.first == verb && *joint > start) else {
            return self;
        };
        let other = joint.saturating_sub(usize::from(reading.is_mark(joint - 1, ',')) + 1);
        let is_joint = reading.is_class(joint, Class::Addition) || reading.is_mark(joint, ',');
        let joins = is_joint && other > start && has_past_ending(reading, verb);
        if !joins || !has_past_ending(reading, other) || super::has_object(reading, verb + 1) {
            return self;
        }
        let shared = Self::before(reading, other);
        if shared.be { Self { end: self.end, ..shared } } else { self }
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
