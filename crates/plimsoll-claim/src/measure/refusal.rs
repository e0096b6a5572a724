//! What was not done, was stopped, or is not known to have been: "ruled out sending", "cancelled the delivery", "no evidence that".

use plimsoll_lexicon::tables::{Class, EventFrame, EventWord, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};

use super::{Governor, VerbChain};
use crate::Reading;
use crate::quantity::QuantityMention;

/// Tokens between what denies a clause and its verb, at most.
const REACH: usize = 10;

/// Tokens between a verb of branding and what is alleged: "called reports that".
const BRAND: usize = 3;

/// Tokens behind a figure up to the verb of which its noun is the subject.
const BEHIND: usize = 5;

/// Whether what governs a figure is refused, stopped or denied.
pub(crate) fn is_refused(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    let refuses = (chain.infinitive || governor.form.is_any(VerbForm::GERUND))
        && reading.follows(chain.first, Class::Refusal);
    let negates = |verb: usize| VerbChain::before(reading, verb).is_negated(reading);
    // "has not sent", "has not promised to send"
    let matrix = chain.first.checked_sub(1).filter(|_| chain.infinitive);
    let negated = negates(governor.first) || matrix.is_some_and(negates);
    // A murder is rejected by who condemns it.
    let is_delivery = governor.rule == "measure.noun"
        && matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover);
    let stopped = is_delivery
        && (reading.object_of(governor.first, Class::Thwarting) || is_stopped_behind(reading, mention));
    let is_ahead = chain.infinitive && is_yet(reading, chain.first);
    let ended =
        reading.follows(chain.first, Class::Cessation) || reading.follows(governor.first, Class::Cessation);
    refuses
        || ended
        || negated
        || stopped
        || is_ahead
        || is_disproved(reading, governor)
        || is_untrue(reading, governor, mention)
}

/// "has yet to send", "are yet to arrive": what has not been done before the infinitive at token `to`.
fn is_yet(reading: &Reading<'_>, to: usize) -> bool {
    let yet = to.checked_sub(1).filter(|yet| *yet > 0 && reading.is(*yet, "yet"));
    yet.is_some_and(|yet| [Class::Have, Class::Be].iter().any(|class| reading.is_class(yet - 1, *class)))
}

/// "Rumours that 40 were sent are false", "called the claim that 40 were sent a lie".
fn is_untrue(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let sentence = reading.sentences[reading.sentence_at(governor.first)].tokens.clone();
    let first = governor.first.min(mention.first);
    let alleges = |at: &usize| {
        reading.is_class(*at, Class::Complementiser)
            && *at > sentence.start
            && reading.hits.is_event_word(at - 1, EventWord::Allegation)
    };
    let Some(that) = (sentence.start.max(first.saturating_sub(REACH))..first).rev().find(alleges) else {
        return false;
    };
    let is_brand = |hit: &Hit| matches!(hit.meaning, Meaning::EventVerb { frame: EventFrame::Brands, .. });
    let branded =
        (sentence.start.max(that.saturating_sub(BRAND))..that).any(|at| reading.hits.at(at).any(is_brand));
    let untrue = |hit: &Hit| hit.meaning == Meaning::EventPhrase(EventFrame::Untrue);
    let behind = governor.end.max(mention.end);
    (behind..sentence.end.min(behind + REACH)).any(|at| {
        let be = (at.saturating_sub(2).max(behind)..at).find(|at| reading.is_class(*at, Class::Be));
        let denied = be.is_some_and(|be| (be + 1..at).any(|at| reading.is_class(at, Class::Negation)));
        reading.hits.at(at).any(untrue) && (be.is_some() || branded) && !denied
    })
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

/// "There is no evidence that they sent", "no evidence Norland sent".
fn is_disproved(reading: &Reading<'_>, governor: &Governor) -> bool {
    // The subject of the clause stands against the words.
    let opens =
        |at: usize| reading.is_capital(at) || reading.is_class(at, Class::Pronoun) || reading.determines(at);
    let start = reading.sentences[reading.sentence_at(governor.first)].tokens.start;
    let near = (start.max(governor.first.saturating_sub(SUBJECT))..governor.first).rev();
    let mut near = near.take_while(|at| !reading.is_mark(*at, ','));
    is_under(reading, governor.first, Class::Disproof)
        || near.any(|at| opens(at) && reading.follows(at, Class::BareDisproof))
}

/// Tokens of the subject of a clause and what stands before its verb.
const SUBJECT: usize = 5;

/// Whether words of a class end in the clause before token `at`: up to a comma, or to what somebody goes on to say ("rejected any
/// suggestion that they were old, and said").
pub(crate) fn is_under(reading: &Reading<'_>, at: usize, class: Class) -> bool {
    let goes_on = |verb: usize| reading.has(verb, Sort::Saying) && reading.follows(verb, Class::Conjunction);
    let ends = |before: usize| reading.is_mark(before, ',') || goes_on(before);
    let sentence = reading.sentences[reading.sentence_at(at)].tokens.start;
    (sentence.max(at.saturating_sub(REACH))..=at)
        .rev()
        .take_while(|before| *before == at || !ends(*before))
        .any(|before| reading.follows(before, class))
}
