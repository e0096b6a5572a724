//! Modality: what the text commits to, from the words around the figure and the words of saying.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Commitment};

use super::Modality;
use crate::Reading;
use crate::measure::{Governor, VerbChain, Window};
use crate::quantity::QuantityMention;

impl From<Commitment> for Modality {
    fn from(commitment: Commitment) -> Self {
        match commitment {
            Commitment::Asserted => Self::Asserted,
            Commitment::Hedged => Self::Hedged,
            Commitment::Alleged => Self::Alleged,
            Commitment::Hypothetical => Self::Hypothetical,
            Commitment::Denied => Self::Denied,
        }
    }
}

/// Tokens behind the figure in which what is said of it still counts ("containers suspected of").
const TAIL: usize = 3;

/// The weakest commitment among the clause's hedges and the words of saying.
pub(super) fn modality(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    window: Window,
    said: Commitment,
) -> Modality {
    let tail = (mention.end + TAIL).min(window.end);
    let reach = governor.map_or(tail, |governor| governor.end.max(tail)).min(window.end.max(mention.end));
    let hedges = (window.first..reach)
        .filter(|at| *at < mention.first || *at >= mention.end)
        .filter_map(|at| hedge_at(reading, at))
        .filter(|hedge| *hedge != Commitment::Denied);
    let weakest = hedges
        .chain([said])
        .chain(is_negated(reading, mention, governor).then_some(Commitment::Denied))
        .max();
    weakest.unwrap_or(Commitment::Asserted).into()
}

/// The hedge at token `at`; "can" and bound words ("an estimated 300") are none.
fn hedge_at(reading: &Reading<'_>, at: usize) -> Option<Commitment> {
    let bounds =
        reading.find(at, |hit| matches!(hit.meaning, Meaning::BoundBefore(_)).then_some(())).is_some();
    let hedge = reading.find(at, |hit| match hit.meaning {
        Meaning::Hedge(commitment) => Some(commitment),
        _ => None,
    })?;
    (!bounds || reading.is(at, "estimated") && at > 0 && reading.is_class(at - 1, Class::Auxiliary))
        .then_some(hedge)
}

/// "has not sent", "no 300 containers".
fn is_negated(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    let before = mention.first.checked_sub(1).is_some_and(|at| reading.is_any(at, &["not", "no", "never"]));
    let chain = governor.is_some_and(|governor| {
        let chain = VerbChain::before(reading, governor.first);
        (chain.first..governor.first).any(|at| reading.is_class(at, Class::Negation))
    });
    before || chain
}
