//! What a bare figure counts where an auxiliary alone says again what was told of another: "said 60 were".

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::Measure;
use super::counted::{Counted, as_told};
use super::draft::Draft;
use crate::Reading;
use crate::quantity::QuantityMention;

/// "The ministry said 40 had been killed. Two officers said 60 were.", "only 300 had": the like of the figure before.
pub(super) fn echoed(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let verb = mention.end;
    let ends = |at: usize| {
        !reading.in_one_sentence(mention.first, at) || matches!(reading.kind(at), Some(TokenKind::Mark(_)))
    };
    if !(reading.is_class(verb, Class::Auxiliary) && ends(verb + 1)) {
        return None;
    }
    let last = before.last().filter(|last| last.measure != Measure::Share && last.mention.unit.is_none())?;
    let is_near = reading.sentence_at(last.mention.first) + 1 >= reading.sentence_at(mention.first);
    (is_near && last.facts.unit.is_some()).then(|| as_told(reading, last))
}
