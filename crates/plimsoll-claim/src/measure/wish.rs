//! What one asks another to do, or lets them do: "asked Norway to send 500".

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain};
use crate::Reading;
use crate::claim::Measure;

/// Tokens for whoever is asked or told, with the verb.
const LONGEST_OBJECT: usize = 9;

/// What one wants of another, or lets them do.
pub(crate) struct Wish {
    pub(crate) measure: Measure,
    /// The verb of wanting: its first token.
    pub(crate) verb: usize,
}

/// "asked Norway to send", "allowed them to send", "demanded that Norway send": by the verb before whoever shall do it.
pub(crate) fn wish(reading: &Reading<'_>, governor: &Governor, chain: &VerbChain) -> Option<Wish> {
    let before = chain.first.checked_sub(1)?;
    let to = match () {
        () if chain.infinitive => chain.first,
        () if reading.is(before, "to") => before,
        () if governor.form == VerbForm::BASE && chain.first == governor.first => governor.first,
        () => return None,
    };
    let start = reading.sentences[reading.sentence_at(to)].tokens.start;
    for verb in (start.max(to.saturating_sub(LONGEST_OBJECT))..to).rev() {
        let ends = matches!(reading.kind(verb), Some(TokenKind::Mark(_) | TokenKind::Number));
        if ends || reading.is_class(verb, Class::Be) {
            return None;
        }
        let measure = match () {
            () if reading.is_class(verb, Class::Entreaty) => Measure::Requested,
            () if reading.is_class(verb, Class::Mandate) => Measure::Pledged,
            () if reading.is_class(verb, Class::Prospect) => return None,
            () => continue,
        };
        // "wants to send" is a plan of one's own; "was asked to send" is another's wish.
        let is_own = verb + 1 == to && !VerbChain::before(reading, verb).be;
        return (!is_own).then_some(Wish { measure, verb });
    }
    None
}
