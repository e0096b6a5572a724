//! What the words that govern a figure do to what it counts.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::claim::Measure;
use crate::measure::{Governor, VerbChain, is_of_them};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_past_form;

/// Tokens between a verb of rising and its "by": "raise its output by".
const RAISED: usize = 6;

/// "raise output by 500 barrels a day": by how much something is to rise or to fall.
pub(super) fn is_raise(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let by = mention.first.checked_sub(1).filter(|at| reading.is(*at, "by"));
    let moves = |at: usize| reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::TrendVerb { .. }));
    by.is_some_and(|by| {
        let near = by.saturating_sub(RAISED)..by;
        near.rev().take_while(|at| reading.kind(*at) == Some(TokenKind::Word)).any(moves)
    })
}

/// "cost the firm 7,400 vehicles": what is no money and is counted is lost.
pub(super) fn is_forgone(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    governor.measure == Measure::Value
        && governor.rule == "measure.verb"
        && !governor.passive
        && reading.is_any(governor.first, &["cost", "costs", "costing"])
        && !reading.is(governor.end, "of")
        && governor.end <= mention.first
}

/// "cut 300 jobs", "will cut nine posts": things that are cut are given up; "cut by 300", "cut to 300" tell of a level.
pub(super) fn is_shed(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    governor.measure == Measure::Change
        && governor.rule == "measure.verb"
        && governor.end == mention.first
        && mention.item.is_some()
        && reading.is_any(governor.first, &["cut", "cuts", "cutting"])
}

/// Tokens before "cut" in which a crop is named.
const REAPED: usize = 40;

/// "cut 84,000 tonnes of wheat", "The wheat crop is poor. Members cut 84,000 tonnes": what is cut of a crop is brought in.
pub(super) fn is_reaped(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let cuts = governor.measure == Measure::Change
        && governor.rule == "measure.verb"
        && governor.end == mention.first
        && reading.is_any(governor.first, &["cut", "cuts", "cutting"]);
    let is_crop = |at: usize| reading.is_class(at, Class::Crop);
    cuts && match mention.phrase {
        Some(phrase) => (phrase.first..phrase.end).any(is_crop),
        None => (governor.first.saturating_sub(REAPED)..governor.first).any(is_crop),
    }
}

/// "were fatal", "proved fatal": what a deed or a mishap was.
pub(super) fn is_fatal(reading: &Reading<'_>, governor: &Governor) -> bool {
    governor.measure == Measure::Killed
        && (governor.first..governor.end).any(|at| reading.is_class(at, Class::Fatal))
}

/// "wounded 1,400 people, 600 of them fatally": of those who are hurt, the ones that died.
pub(super) fn is_fatally(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    is_of_them(reading, mention.end) && reading.is(mention.end + 2, "fatally")
}

/// "is equipped with 24 howitzers", "are armed with 40 missiles": what somebody has; not "was equipped with 24 in May".
pub(super) fn has_as_equipment(reading: &Reading<'_>, governor: &Governor) -> bool {
    let is_one =
        reading.is_class(governor.first, Class::Equipping) && governor.measure == Measure::Transferred;
    let is_now = governor.first.checked_sub(1).is_some_and(|be| reading.is_any(be, &["is", "are"]));
    is_one && is_now && reading.is(governor.first + 1, "with")
}

/// "cost 40 people their lives": those who lose them.
pub(super) fn costs_life(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    reading.is_class(mention.end, Class::PossessivePronoun) && reading.is_class(mention.end + 1, Class::Life)
}

/// "lost 33 patients", "lost two sons": of those who are in one's care or of one's kin no other loss is told.
pub(super) fn is_bereft(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let is_near = |phrase: &crate::quantity::NounPhrase| reading.is_class(phrase.head, Class::Dear);
    governor.measure == Measure::Lost
        && governor.end <= mention.first
        && reading.is_class(governor.first, Class::Toll)
        && mention.phrase.as_ref().is_some_and(is_near)
}

/// Tokens on either side of a verb of taking in which a picture stands.
const PICTURED: usize = 8;

/// "seized 300 rifles", "captured 12 tanks": what is taken from whom it was with; what images capture is only seen.
pub(super) fn is_taken_away(reading: &Reading<'_>, governor: &Governor) -> bool {
    let near = governor.first.saturating_sub(PICTURED)..governor.end + PICTURED;
    let is_seen =
        |at: usize| reading.is_class(at, Class::Picture) && reading.in_one_sentence(at, governor.first);
    governor.measure == Measure::Observed
        && reading.is_class(governor.first, Class::Seizure)
        && !near.into_iter().any(is_seen)
}

/// Tokens from a figure to "out of the hands of".
const AWAY: usize = 6;

/// "kept 50 missiles out of rebel hands": what is kept away is held by nobody who keeps it.
pub(super) fn keeps_away(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let behind = mention.end..mention.end + AWAY;
    governor.measure == Measure::Held
        && reading.is_any(governor.first, &["keep", "keeps", "kept", "keeping"])
        && governor.end <= mention.first
        && behind.take_while(|at| reading.kind(*at) == Some(TokenKind::Word)).any(|at| {
            reading.is(at, "out") && reading.is(at + 1, "of") || reading.is_any(at, &["off", "away"])
        })
}

/// "can carry", "was licensed to carry": of whom a thing has room for.
pub(super) fn is_able(reading: &Reading<'_>, governor: &Governor) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    (chain.first.saturating_sub(1)..governor.first).any(|at| reading.is_class(at, Class::Ability))
}

/// Auxiliaries of "have been being".
const LONGEST_PASSIVE: usize = 3;

/// "12 shells landed near the market": whether a verb that measures nothing tells of a figure.
pub(super) fn has_other_verb(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    measures_nothing(reading, mention.end)
}

/// "ten more are being repaired": the same in the passive.
pub(super) fn has_other_passive(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_auxiliary = |at: &usize| reading.is_class(*at, Class::Be) || reading.is_class(*at, Class::Have);
    let auxiliaries = (mention.end..mention.end + LONGEST_PASSIVE).take_while(is_auxiliary).count();
    auxiliaries > 0 && measures_nothing(reading, mention.end + auxiliaries)
}

/// Whether a verb in the past or passive that is no saying stands at a token, for a figure that no verb of measure governs.
fn measures_nothing(reading: &Reading<'_>, verb: usize) -> bool {
    let measures = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { .. } => is_past_form(reading.word(verb)),
        Meaning::MeasurePhrase { .. } | Meaning::ReportingVerb { .. } => true,
        _ => false,
    };
    let is_past = |hit: &Hit| match hit.meaning {
        Meaning::Verb(form) | Meaning::MeasureVerb { form, .. } => form.is_any(VerbForm::PAST),
        _ => false,
    };
    (is_past_form(reading.word(verb)) || reading.hits.at(verb).any(is_past))
        && !reading.hits.at(verb).any(measures)
}

/// "was hit by 40 rockets", "a volley of 40 rockets hit the port": whether a figure is that with which something is assaulted.
pub(super) fn strikes(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let assaults = |at: usize| reading.is_class(at, Class::Assault);
    let by = mention.first.checked_sub(1).filter(|by| *by > 0 && reading.is_any(*by, &["by", "with"]));
    by.is_some_and(|by| assaults(by - 1)) || assaults(mention.end) && begins_target(reading, mention.end + 1)
}

/// "hit the port", "hit Korvik", "struck its depots": whether what is assaulted begins at token `at`.
fn begins_target(reading: &Reading<'_>, at: usize) -> bool {
    let opens = [Class::Determiner, Class::PossessivePronoun];
    opens.iter().any(|class| reading.is_class(at, *class))
        || reading.kind(at) == Some(TokenKind::Word) && reading.is_capital(at)
}

/// Whether what is made is something done.
pub(super) fn is_deed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.phrase.is_some_and(|phrase| reading.is_class(phrase.head, Class::Deed))
}
