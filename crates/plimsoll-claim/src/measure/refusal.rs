//! What was not done, was stopped, or is not known to have been: "ruled out sending", "cancelled the delivery", "no evidence that".

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Class, Frame};

use super::{Governor, VerbChain};
use crate::Reading;
use crate::quantity::QuantityMention;

/// Tokens between what denies a clause and its verb, at most.
const REACH: usize = 10;

/// Tokens behind a figure up to the verb of which its noun is the subject.
const BEHIND: usize = 5;

/// Whether what governs a figure is refused, stopped or denied.
pub(crate) fn is_refused(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    let refuses = (chain.infinitive || governor.form.is_any(VerbForm::GERUND))
        && reading.follows(chain.first, Class::Refusal);
    let negated = (chain.first..governor.first).any(|at| reading.is_class(at, Class::Negation));
    // A murder is rejected by who condemns it.
    let is_delivery = governor.rule == "measure.noun"
        && matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover);
    let stopped = is_delivery
        && (reading.object_of(governor.first, Class::Thwarting) || is_stopped_behind(reading, mention));
    refuses || negated || stopped || is_disproved(reading, governor)
}

/// "The delivery of 500 was cancelled."
fn is_stopped_behind(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let behind = mention.end..mention.end + BEHIND;
    let be = behind.clone().find(|at| reading.is_class(*at, Class::Be));
    be.is_some_and(|be| {
        let passive = (be + 1..be + 3).find(|at| !reading.is_class(*at, Class::Adverb));
        passive.is_some_and(|at| reading.is_class(at, Class::Thwarting))
    })
}

/// "There is no evidence that they sent": up to a comma.
fn is_disproved(reading: &Reading<'_>, governor: &Governor) -> bool {
    let sentence = reading.sentences[reading.sentence_at(governor.first)].tokens.start;
    (sentence.max(governor.first.saturating_sub(REACH))..=governor.first)
        .rev()
        .take_while(|at| *at == governor.first || !reading.is_mark(*at, ','))
        .any(|at| reading.follows(at, Class::Disproof))
}
