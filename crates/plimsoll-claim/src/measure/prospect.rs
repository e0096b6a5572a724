//! What has not come to pass: "plans to send", "is to be shipped", "will hand over", "may send".

use plimsoll_capture::Zone;
use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::TokenKind;

use super::wish::wish;
use super::{Governor, VerbChain};
use crate::Reading;
use crate::actor::finite;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// Tokens before the verb of a headline, at most.
const LONGEST_SUBJECT: usize = 12;

/// Marks what a verb only plans, promises or expects as pledged. A chain with "have" tells of what came to pass; what "could be
/// made" is what works are able to.
pub(super) fn prospective(reading: &Reading<'_>, governor: Governor) -> Governor {
    let moves = matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover);
    let makes = matches!(governor.frame, Frame::Holder | Frame::Yield)
        && matches!(governor.measure, Measure::Produced | Measure::Held);
    let pledged = Governor { measure: Measure::Pledged, ..governor };
    if governor.rule == "measure.noun" && moves && reading.object_of(governor.first, Class::Postponing) {
        return pledged;
    }
    if governor.rule == "measure.noun" && moves && will_begin(reading, governor.first) {
        return pledged;
    }
    if governor.rule == "measure.has" && will_have(reading, governor.first) {
        return pledged;
    }
    let is_deed = governor.rule == "measure.verb" && governor.measure != Measure::Requested;
    if !is_deed || !(moves || makes) {
        return governor;
    }
    let chain = VerbChain::before(reading, governor.first);
    // "are to be sent": the infinitive of a passive.
    let to = if chain.infinitive { Some(chain.first) } else { chain.first.checked_sub(1) };
    if let Some(wish) = wish(reading, &governor, &chain) {
        return Governor { measure: wish.measure, ..governor };
    }
    let thought_of = [chain.first, governor.first].iter().any(|at| reading.follows(*at, Class::Deliberation));
    if governor.form.is_any(VerbForm::GERUND) && thought_of {
        return pledged;
    }
    let is_ahead = if let Some(to) = to.filter(|to| reading.is(*to, "to") || chain.infinitive) {
        chain.infinitive && chain.be || is_planned(reading, to) || is_announced(reading, to)
    } else {
        let is_ability = makes && governor.measure == Measure::Produced && chain.has_room_modal(reading);
        chain.modal && !is_ability
    };
    // "By March it will have delivered 40."
    let lies_ahead = (chain.first..governor.first).any(|at| reading.is_class(at, Class::FutureModal));
    let is_done = chain.have && !lies_ahead || governor.form == VerbForm::PAST;
    if is_ahead && !is_done { pledged } else { governor }
}

/// "will have 30 ships", "would operate 40", "plans to have 30": whether what is had at token `has` is had in a time to come.
fn will_have(reading: &Reading<'_>, has: usize) -> bool {
    let chain = VerbChain::before(reading, has);
    let is_ahead = |at: usize| reading.is_class(at, Class::FutureModal) || reading.is(at, "would");
    let to = chain.first.checked_sub(1).filter(|to| reading.is(*to, "to"));
    let to = to.or(Some(chain.first).filter(|_| chain.infinitive));
    (chain.first..has).any(is_ahead) || to.is_some_and(|to| is_planned(reading, to))
}

/// Tokens from "will" to a delivery: "will bring forward the".
const AHEAD: usize = 5;

/// "will begin deliveries of", "is to speed up the delivery of": whether the verb that has a delivery for its object lies ahead.
fn will_begin(reading: &Reading<'_>, delivery: usize) -> bool {
    let goes_on = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && !reading.is_class(*at, Class::Conjunction)
            && !reading.is_class(*at, Class::Complementiser)
            && !reading.is_class(*at, Class::Negation)
    };
    let mut before = (delivery.saturating_sub(AHEAD)..delivery).rev().take_while(goes_on);
    let is_ahead = |at: usize| {
        let will = reading.is_class(at, Class::FutureModal);
        will && !reading.is_class(at + 1, Class::Auxiliary) || reading.is(at, "to") && is_planned(reading, at)
    };
    before.any(is_ahead)
}

/// Tokens from a figure's noun to "is planned": "of armoured vehicles by the end of the year".
const BEHIND: usize = 8;

/// "The delivery of 21 tanks is planned": a delivery of which it is told behind the figure that it is to come.
pub(super) fn foreseen(reading: &Reading<'_>, governor: Governor, mention: &QuantityMention) -> Governor {
    let is_delivery = governor.rule == "measure.noun"
        && governor.measure == Measure::Transferred
        && governor.end <= mention.first;
    if !is_delivery {
        return governor;
    }
    let end = mention.end;
    let goes_on = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    let be = (end..end + BEHIND).take_while(goes_on).find(|at| reading.is_class(*at, Class::Be));
    let is_ahead = |be: usize| {
        let first = be + 1 + usize::from(reading.is_class(be + 1, Class::Adverb));
        reading.is_class(first, Class::Prospect)
            || reading.is_class(first, Class::Postponing)
            || reading.is(first, "to") && reading.is_any(be, &["is", "are"])
    };
    if be.is_some_and(is_ahead) { Governor { measure: Measure::Pledged, ..governor } } else { governor }
}

/// "decided to", "is ready to", "a plan to", "are to": what stands before the infinitive at token `to`.
fn is_planned(reading: &Reading<'_>, to: usize) -> bool {
    let plans = |at: usize| reading.is_class(at, Class::Prospect) || reading.is_class(at, Class::Be);
    let Some(before) = to.checked_sub(1) else { return false };
    plans(before)
        || plan_before(reading, to).is_some()
        || reading.is_class(before, Class::Conjunction) && goes_on(reading, before, plans)
}

/// Tokens between a plan and its infinitive: "decided on Monday to".
const FAR_PLAN: usize = 8;

/// "agreed in May to", "a contract with the firm to": the word of a plan or deal before the infinitive at token `to`, with
/// nothing but phrases between.
pub(crate) fn plan_before(reading: &Reading<'_>, to: usize) -> Option<usize> {
    if !reading.is(to, "to") {
        return None;
    }
    let start = reading.sentences[reading.sentence_at(to)].tokens.start.max(to.saturating_sub(FAR_PLAN));
    let is_plan = |at: usize| {
        reading.is_class(at, Class::Prospect)
            && ![Class::Preposition, Class::Adverb].iter().any(|class| reading.is_class(at, *class))
    };
    let closed = [Class::Conjunction, Class::Subordinator, Class::Complementiser, Class::Relative];
    let cuts = |at: usize| match reading.kind(at) {
        Some(TokenKind::Mark(mark)) => !matches!(mark, '-' | '$' | '€' | '£'),
        _ => {
            !reading.is_capital(at) && finite(reading, at)
                || closed.iter().any(|class| reading.is_class(at, *class))
        }
    };
    let plan = (start..to).rev().find(|at| is_plan(*at) || cuts(*at))?;
    is_plan(plan).then_some(plan)
}

/// Tokens between two infinitives of one plan.
const LONGEST_PLAN: usize = 14;

/// "plans to retire six by 2030 and to build ten": whether an infinitive of a plan stands before the "and" at token `joint`.
fn goes_on(reading: &Reading<'_>, joint: usize, plans: impl Fn(usize) -> bool) -> bool {
    let start =
        reading.sentences[reading.sentence_at(joint)].tokens.start.max(joint.saturating_sub(LONGEST_PLAN));
    let mut before = (start + 1..joint).rev().take_while(|at| !reading.is_mark(*at, ','));
    before.any(|at| reading.is(at, "to") && plans(at - 1))
}

/// "Norland to get 500 tanks": a headline whose only verb is an infinitive tells what is to come.
fn is_announced(reading: &Reading<'_>, to: usize) -> bool {
    let sentence = reading.sentence_at(to);
    let start = reading.sentences[sentence].tokens.start;
    reading.zones[sentence] == Zone::Headline
        && to > start
        && reading.is(to, "to")
        && to - start <= LONGEST_SUBJECT
        && !(start..to).any(|at| finite(reading, at))
}
