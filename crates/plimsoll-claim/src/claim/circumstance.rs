//! Circumstances: what a figure tells beside what is done: by how many, from where, whither, as part of whom.

use plimsoll_lexicon::tables::{Class, Frame};

use super::Measure;
use super::draft::Draft;
use super::item::ItemFacts;
use crate::Reading;
use crate::measure::Governor;
use crate::quantity::QuantityMention;

/// "by four ships", "in 49 shipments": how or where, not what.
pub(super) fn is_adjunct(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.first > 0 && reading.is_class(mention.first - 1, Class::Adjunct)
}

/// "evacuated from 12 villages": where those were whom it befell.
pub(super) fn is_place(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is = |class| mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, class));
    is(Class::Whereabouts) || is(Class::Origin)
}

/// "to 23 shelters", "from 12 villages": places on the way of what is moved, which stands between them and the verb, or is its
/// subject.
pub(super) fn is_way(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: &Governor,
    facts: &ItemFacts,
) -> bool {
    let moves = governor.measure == Measure::Transferred
        && governor.rule == "measure.verb"
        && matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover);
    let preposition = mention.first.checked_sub(1).filter(|at| governor.end <= *at);
    let is = |class| preposition.is_some_and(|at| reading.is_class(at, class));
    let between = preposition.is_some_and(|at| governor.end < at) || governor.passive;
    let counted = facts.unit.as_deref() == Some("person") || facts.measure == Some(Measure::Transferred);
    moves
        && between
        && !counted
        && mention.unit.is_none()
        && (is(Class::Goal) || is(Class::Origin) || is(Class::Whereabouts))
}

/// "were taken to": brought somewhere.
pub(super) fn is_taken(reading: &Reading<'_>, governor: &Governor) -> bool {
    governor.passive && reading.is_class(governor.end, Class::Goal)
}

/// Whether the whole that a part is of tells how or where, not what: "by seven ships, among them three escorts".
pub(super) fn adjunct_before(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let here = reading.sentence_at(mention.first);
    let whole = before.iter().rev().find(|draft| draft.measure != Measure::Other);
    whole.is_some_and(|whole| {
        is_adjunct(reading, whole.mention)
            && whole.measure == Measure::Observed
            && reading.sentence_at(whole.mention.first) == here
    })
}

/// "carrying food for 25,000 people": for whom it is, behind what is carried.
pub(super) fn is_for(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> bool {
    let before = mention.first.checked_sub(1).filter(|at| *at > governor.end);
    before.is_some_and(|at| reading.is(at, "for"))
}

/// Tokens between a warehouse and the verb that says what it holds: "a warehouse across the border".
const STORE: usize = 5;

/// "the depot holds": what lies in a building is a stock, and passes to nobody.
pub(super) fn is_stock(reading: &Reading<'_>, governor: &Governor) -> bool {
    let is_verb = governor.frame == Frame::Content && governor.rule == "measure.verb";
    let subject = governor.first.saturating_sub(STORE)..governor.first;
    let edge = |at: &usize| reading.is_mark(*at, ',') || reading.is_class(*at, Class::Conjunction);
    is_verb
        && !governor.passive
        && subject.rev().take_while(|at| !edge(at)).any(|at| reading.is_class(at, Class::Store))
}

/// "including three children": part of those told before.
pub(super) fn is_part(reading: &Reading<'_>, governor: &Governor) -> bool {
    reading.is_class(governor.first, Class::Inclusion)
}
