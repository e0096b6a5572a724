//! What a figure measures, its unit and class: by its kind, its dimension, its governor, else by what stands around it.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Dimension, Frame};
use plimsoll_text::TokenKind;

use super::Measure;
use super::circumstance::{
    adjunct_before, is_adjunct, is_for, is_located, is_of_deal, is_part, is_place, is_stock, is_taken, is_way,
};
use super::counted::is_elliptic;
use super::draft::Draft;
use super::elsewhere::condition_behind;
use super::item::ItemFacts;
use super::room::{is_apposed, is_room, yielded};
use crate::measure::{Governor, VerbChain, has_own_verb, is_company, is_condition, is_object_of_other};
use crate::quantity::noun_phrase::is_past_form;
use crate::quantity::{QuantityKind, QuantityMention, rate_at};
use crate::{Analysis, Reading};

/// Tokens between "enough for" and a length of time.
const LENGTH: usize = 3;
/// Auxiliaries of "have been being".
const LONGEST_PASSIVE: usize = 3;

/// What a figure measures.
pub(super) fn measure_of(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Measure {
    let reading = &analysis.reading;
    match mention.kind {
        // "lost a third of its tanks", "shot down 81 percent of the drones": a part of those that are counted.
        _ if is_part_lost(reading, mention, governor, facts) => return Measure::Share,
        // "has gone up by a fifth"
        QuantityKind::Share if mention.change.is_some() => return Measure::Change,
        QuantityKind::Share => return Measure::Share,
        QuantityKind::Multiple => return Measure::Change,
        _ => {}
    }
    match dimension(reading, mention) {
        Some(Dimension::Percent) => return percent_measure(analysis, mention, governor),
        Some(Dimension::Money) if is_more_money(reading, mention) || moves_by(mention, governor) => {
            return Measure::Change;
        }
        Some(Dimension::Money) if governor.is_none() && asks(reading, mention) => return Measure::Requested,
        Some(Dimension::Money) => return money_measure(analysis, governor),
        Some(Dimension::Length) if is_calibre(mention) => return Measure::Size,
        // "a vessel 115 metres long"
        Some(Dimension::Length) if reading.is_class(mention.end, Class::Extent) => return Measure::Size,
        Some(Dimension::Length) if is_side(reading, mention) => return Measure::Size,
        Some(Dimension::Length) => return Measure::Distance,
        Some(Dimension::Mass | Dimension::Volume)
            if is_of_each(reading, mention) || is_of_one(reading, mention) =>
        {
            return Measure::Size;
        }
        // "raise output by 500 barrels a day"
        Some(Dimension::Mass | Dimension::Volume) if governor.is_none() && is_raise(reading, mention) => {
            return Measure::Change;
        }
        // "the annual cap of 500,000 barrels"
        Some(_) if is_ceiling(reading, mention) => return Measure::Other,
        Some(Dimension::Mass | Dimension::Volume) => {
            // "was increased to 90 kg": a weight that is reached is no change.
            let is_level =
                |governor: &&Governor| governor.measure == Measure::Change && reaches(reading, mention);
            if governor.filter(is_level).is_some() {
                return Measure::Size;
            }
            let of_governor = |governor: &Governor| match () {
                () if is_room(analysis, governor) => Measure::Capacity,
                () if is_stock(reading, governor) => Measure::Held,
                // "released 900 cubic metres": nobody is free.
                () if reading.is_class(governor.first, Class::Seizure) => Measure::Observed,
                () if governor.measure.is_fate() && governor.measure != Measure::Lost => Measure::Other,
                () => governor.measure,
            };
            return governor.map_or(Measure::Size, of_governor);
        }
        Some(Dimension::Time)
            if !is_time_supply(mention)
                && governor.is_none_or(|governor| {
                    governor.measure != Measure::Capacity || governor.end + LENGTH < mention.first
                }) =>
        {
            return Measure::Duration;
        }
        Some(Dimension::Time) | None => {}
        // "1,150 hectares have burned"
        Some(Dimension::Area) => {
            return governor.filter(|by| by.frame == Frame::Victim).map_or(Measure::Size, |by| by.measure);
        }
        Some(_) => return Measure::Size,
    }
    if sets_beside(reading, mention) {
        return Measure::Change;
    }
    // "three million of all calibres": no part of a whole.
    // "Those in the drone works at Korvik number 40": nor is any work done by that.
    let governor =
        governor.filter(|governor| !matches!(governor.measure, Measure::Share | Measure::Utilisation));
    // "12 million, if every container was full of rounds"
    let loads = facts.measure == Some(Measure::Transferred) && !facts.holds;
    if loads && is_elliptic(analysis, mention) && condition_behind(reading, mention).is_some() {
        return Measure::Capacity;
    }
    let adjunct = is_adjunct(reading, mention);
    let is_person = facts.unit.as_deref() == Some("person");
    match (governor, facts.measure) {
        (Some(_), Some(Measure::Other)) => Measure::Other,
        (Some(governor), event)
            if !event.is_some_and(Measure::is_fate) && is_forgone(reading, governor, mention) =>
        {
            Measure::Lost
        }
        (Some(governor), _) if is_person && is_bereft(reading, governor, mention) => Measure::Killed,
        (Some(governor), _) if keeps_away(reading, governor, mention) => Measure::Other,
        // "The number of cases has risen to 131", "those of radars to 19": a level that is reached is no change.
        (
            Some(governor),
            Some(level @ (Measure::Affected | Measure::Transferred | Measure::Produced | Measure::Held)),
        ) if governor.measure == Measure::Change && reaches(reading, mention) => level,
        // "The number of complaints rose to 46"
        (Some(governor), None)
            if governor.measure == Measure::Change
                && !is_person
                && reaches(reading, mention)
                && is_number_of(reading, governor) =>
        {
            Measure::Other
        }
        (_, Some(event @ (Measure::Change | Measure::Killed | Measure::Injured))) => event,
        (Some(governor), Some(Measure::Observed))
            if governor.measure == Measure::Transferred
                && matches!(facts.unit.as_deref(), Some("image" | "port" | "site")) =>
        {
            Measure::Observed
        }
        // "87 deaths were recorded in three provinces": where.
        (Some(governor), default)
            if governor.measure == Measure::Observed
                && governor.rule == "measure.phrase"
                && governor.end < mention.first
                && is_place(reading, mention) =>
        {
            default.unwrap_or(Measure::Other)
        }
        (Some(governor), Some(Measure::Observed)) if adjunct || governor.frame == Frame::Mover => {
            // "two more shipments would follow"
            if governor.measure == Measure::Pledged && !adjunct {
                Measure::Pledged
            } else {
                Measure::Observed
            }
        }
        // "made 23 arrests"
        (Some(governor), Some(Measure::Affected))
            if matches!(governor.frame, Frame::Mover | Frame::Yield) =>
        {
            Measure::Affected
        }
        (Some(governor), default)
            if !is_person
                && (governor.frame == Frame::Victim
                    || governor.frame == Frame::Content && governor.passive)
                && is_place(reading, mention) =>
        {
            default.unwrap_or(Measure::Other)
        }
        (Some(governor), Some(Measure::Observed)) if governor.frame == Frame::Yield => Measure::Observed,
        // "moved 1,800 families to 23 schools": whither, not what.
        (Some(governor), default) if is_way(reading, mention, governor, facts) => {
            default.unwrap_or(Measure::Other)
        }
        (Some(governor), _) if !facts.holds && !is_person && is_room(analysis, governor) => Measure::Capacity,
        // "1,500 of them were taken to the port"
        (Some(governor), _)
            if is_person && governor.frame == Frame::Content && is_taken(reading, governor) =>
        {
            governor.measure
        }
        // "carrying food for 25,000 people": as many as it is enough for.
        (Some(governor), _)
            if is_person && governor.frame == Frame::Content && is_for(reading, mention, governor) =>
        {
            Measure::Capacity
        }
        (Some(governor), _) if !is_person && is_of_deal(reading, governor) => Measure::Pledged,
        // "whose warehouse holds 4,000 crates": a stock.
        (Some(governor), _) if !facts.holds && !is_person && is_stock(reading, governor) => Measure::Held,
        // "two men were held"
        (Some(governor), _)
            if is_person && governor.passive && reading.is_class(governor.first, Class::Holding) =>
        {
            Measure::Affected
        }
        // "licensed to carry 60", "the bus can carry 40 people"
        (Some(governor), _)
            if is_person && governor.frame == Frame::Content && is_able(reading, governor) =>
        {
            Measure::Capacity
        }
        // "sent food for 25,000 people", "is building 14 schools for 9,800 pupils"
        (Some(governor), _)
            if is_person
                && matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Holder | Frame::Yield)
                && is_for(reading, mention, governor) =>
        {
            Measure::Capacity
        }
        // "holds 300 prisoners, 40 of them officers"
        (Some(_), _) if is_person && is_of_taken(reading, mention, before) => Measure::Affected,
        (Some(governor), default) if is_person && governor.frame == Frame::Content => {
            let is_part = is_part(reading, governor);
            let of_whole = is_part.then(|| ungoverned(analysis, mention, facts, before)).flatten();
            of_whole.or(default).unwrap_or(if is_part { Measure::Other } else { Measure::Held })
        }
        // "by seven ships, among them three escorts"
        (Some(governor), default)
            if is_part(reading, governor) && adjunct_before(reading, mention, before) =>
        {
            default.unwrap_or(Measure::Observed)
        }
        _ if is_apposed(reading, mention, before) => Measure::Capacity,
        // "made 12 calls"
        (Some(governor), None) if governor.frame == Frame::Yield && is_deed(reading, mention) => {
            Measure::Observed
        }
        (Some(governor), _) if governor.frame == Frame::Yield => {
            yielded(reading, governor, mention, facts, before)
        }
        // "1,900 tanks were destroyed, 500 captured": things that are taken are lost like the others.
        (Some(governor), _) if governor.measure == Measure::Affected && follows_loss(facts, before) => {
            Measure::Lost
        }
        // "wiped out 40 tanks", "46 wounded and three vehicles": things die no death, and no wound hurts them.
        (Some(Governor { measure: Measure::Killed | Measure::Injured, .. }), _) if is_thing(facts) => {
            Measure::Lost
        }
        (Some(governor), _) => governor.measure,
        (None, Some(Measure::Pledged)) => Measure::Pledged,
        (None, _)
            if (!is_person || facts.class.as_deref() == Some("troops") && mention.item.is_some())
                && facts.class.is_some()
                && is_located(reading, mention) =>
        {
            Measure::Held
        }
        (None, default) if is_person && is_company(reading, mention) => default.unwrap_or(Measure::Held),
        (None, default) => {
            let told = ungoverned(analysis, mention, facts, before);
            let is_other = told.is_none()
                && default == Some(Measure::Transferred)
                && (is_object_of_other(analysis, mention) || has_other_verb(reading, mention));
            told.or(default).filter(|_| !is_other).unwrap_or(Measure::Other)
        }
    }
}

/// Tokens between a verb of rising and its "by": "raise its output by".
const RAISED: usize = 6;

/// "raise output by 500 barrels a day": by how much something is to rise or to fall.
fn is_raise(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let by = mention.first.checked_sub(1).filter(|at| reading.is(*at, "by"));
    let moves = |at: usize| reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::TrendVerb { .. }));
    by.is_some_and(|by| {
        let near = by.saturating_sub(RAISED)..by;
        near.rev().take_while(|at| reading.kind(*at) == Some(TokenKind::Word)).any(moves)
    })
}

/// "50 m by 20 m", "50 m x 20 m": how long or wide an object is.
fn is_side(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = reading.token_at(mention.span.end());
    let is_number = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    let joins = |at: usize| reading.is_any(at, &["by", "x"]) || reading.is_mark(at, '×');
    let before = mention.first.checked_sub(2);
    joins(end) && is_number(end + 1) && reading.in_one_sentence(mention.first, end)
        || before.is_some_and(|unit| {
            let is_unit = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Unit(_));
            joins(unit + 1) && (is_number(unit) || reading.hits.at(unit).any(is_unit))
        })
}

/// "cost the firm 7,400 vehicles": what is no money and is counted is lost.
fn is_forgone(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    governor.measure == Measure::Value
        && governor.rule == "measure.verb"
        && !governor.passive
        && reading.is_any(governor.first, &["cost", "costs", "costing"])
        && !reading.is(governor.end, "of")
        && governor.end <= mention.first
}

/// "lost 33 patients", "lost two sons": of those who are in one's care or of one's kin no other loss is told.
fn is_bereft(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let is_near = |phrase: &crate::quantity::NounPhrase| reading.is_class(phrase.head, Class::Dear);
    governor.measure == Measure::Lost
        && governor.end <= mention.first
        && reading.is_class(governor.first, Class::Toll)
        && mention.phrase.as_ref().is_some_and(is_near)
}

/// Tokens from a figure to "out of the hands of".
const AWAY: usize = 6;

/// "kept 50 missiles out of rebel hands": what is kept away is held by nobody who keeps it.
fn keeps_away(reading: &Reading<'_>, governor: &Governor, mention: &QuantityMention) -> bool {
    let behind = mention.end..mention.end + AWAY;
    governor.measure == Measure::Held
        && reading.is_any(governor.first, &["keep", "keeps", "kept", "keeping"])
        && governor.end <= mention.first
        && behind.take_while(|at| reading.kind(*at) == Some(TokenKind::Word)).any(|at| {
            reading.is(at, "out") && reading.is(at + 1, "of") || reading.is_any(at, &["off", "away"])
        })
}

/// Tokens from "the number of" to its verb.
const NUMBER: usize = 12;

/// "The number of complaints rose": whether the subject of a verb is a number of things.
fn is_number_of(reading: &Reading<'_>, governor: &Governor) -> bool {
    let near = governor.first.saturating_sub(NUMBER)..governor.first;
    let mut near = near.rev().take_while(|at| reading.in_one_sentence(*at, governor.first));
    near.any(|at| reading.is_class(at, Class::CountNoun) && reading.is(at + 1, "of"))
}

/// "300 prisoners, 40 of them officers": a part of the persons before it in the sentence, who were taken.
fn is_of_taken(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let of_them = crate::measure::is_of_them(reading, mention.end);
    of_them
        && before.last().is_some_and(|last| {
            last.measure == Measure::Affected
                && last.unit.as_deref() == Some("person")
                && reading.in_one_sentence(last.mention.first, mention.first)
                && last.governor.is_some_and(|by| by.end <= last.mention.first && by.frame == Frame::Content)
        })
}

/// "can carry", "was licensed to carry": of whom a thing has room for.
fn is_able(reading: &Reading<'_>, governor: &Governor) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    (chain.first.saturating_sub(1)..governor.first).any(|at| reading.is_class(at, Class::Ability))
}

/// "12 shells landed near the market": whether a verb that measures nothing tells of a figure.
fn has_other_verb(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    measures_nothing(reading, mention.end)
}

/// "ten more are being repaired": the same in the passive.
fn has_other_passive(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_auxiliary = |at: &usize| reading.is_class(*at, Class::Be) || reading.is_class(*at, Class::Have);
    let auxiliaries = (mention.end..mention.end + LONGEST_PASSIVE).take_while(is_auxiliary).count();
    auxiliaries > 0 && measures_nothing(reading, mention.end + auxiliaries)
}

/// Whether a verb in the past or passive stands at a token that no list of measures or of sayings knows.
fn measures_nothing(reading: &Reading<'_>, verb: usize) -> bool {
    let in_lists = |hit: &plimsoll_lexicon::Hit| {
        matches!(
            hit.meaning,
            Meaning::MeasureVerb { .. } | Meaning::MeasurePhrase { .. } | Meaning::ReportingVerb { .. }
        )
    };
    is_past_form(reading.word(verb)) && !reading.hits.at(verb).any(in_lists)
}

/// Whether what is made is something done.
fn is_deed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.phrase.is_some_and(|phrase| reading.is_class(phrase.head, Class::Deed))
}

/// Whether a share is the part that is lost of things that are known: not "lost a third of its value".
fn is_part_lost(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    facts: &ItemFacts,
) -> bool {
    let is_share = mention.kind == QuantityKind::Share || mention.unit.as_deref() == Some("percent");
    let is_lost = |governor: &Governor| governor.frame == Frame::Victim;
    is_share
        && facts.class.is_some()
        && governor.is_some_and(is_lost)
        && reading.is(reading.token_at(mention.span.end()), "of")
}

/// Whether a figure of things goes on with a list of those that are lost.
fn follows_loss(facts: &ItemFacts, before: &[Draft<'_>]) -> bool {
    let is_thing = facts.unit.is_some() && facts.unit.as_deref() != Some("person");
    is_thing
        && before.last().is_some_and(|last| last.measure == Measure::Lost && last.facts.unit == facts.unit)
}

/// Whether what is counted neither breathes nor is of a class that no list knows.
fn is_thing(facts: &ItemFacts) -> bool {
    let lives =
        matches!(facts.unit.as_deref(), None | Some("person" | "animal" | "family" | "household" | "case"));
    facts.class.as_deref().is_some_and(|class| class != "other") && !lives
}

/// "a cap of 500 barrels": what is allowed, not what is.
fn is_ceiling(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"));
    of.is_some_and(|noun| reading.is_class(noun, Class::Ceiling))
}

/// "projectiles of 43.5 kg", "rockets at 66 kg apiece": what one of them weighs.
fn is_of_each(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(before) = mention.first.checked_sub(1).filter(|at| *at > 0) else { return false };
    let counted = crate::quantity::noun_phrase::is_plural(reading, before - 1)
        && reading.find(before - 1, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some();
    reading.is(before, "of") && counted || reading.is_class(mention.end, Class::Distributive)
}

/// "a 150 kg warhead": what one thing weighs, whose noun stands behind in the singular.
fn is_of_one(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let article = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Article));
    let unit = mention.unit_span.map(|unit| reading.token_at(unit.end()));
    let noun = mention.phrase.filter(|phrase| Some(phrase.first) == unit);
    article && noun.is_some_and(|noun| !crate::quantity::noun_phrase::is_plural(reading, noun.head))
}

/// "40 percent less than a year before", "12 more than on Monday": by how much another figure is passed.
fn sets_beside(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    (mention.change.is_some() && reading.is(mention.end, "than")) || is_bare_beside(reading, mention)
}

/// "a $780 million appeal", "the appeal of $780 million": a sum that is asked for.
fn asks(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(2).filter(|noun| reading.is_any(noun + 1, &["of", "for"]));
    let is_appeal = |at: usize| {
        let requests = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
            Meaning::MeasureNoun { measure, .. } => {
                Measure::named(reading.lexicon.measure(measure)) == Some(Measure::Requested)
            }
            _ => false,
        };
        reading.hits.at(at).any(requests)
    };
    before.is_some_and(is_appeal) || mention.phrase.is_some_and(|phrase| is_appeal(phrase.head))
}

/// "30p more than in August": behind its unit.
pub(super) fn is_more_money(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let more = reading.token_at(mention.span.end());
    let compared = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Compared(_));
    reading.hits.at(more).any(compared) && reading.is(more + 1, "than")
}

/// "rose $1.12", "fell by 40 cents": by how much a price moves.
fn moves_by(mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    mention.change.is_some() && governor.is_none_or(|governor| governor.measure == Measure::Change)
}

/// "27 bodies, nine more than on Monday": more of what the figure before it counts.
pub(super) fn is_bare_beside(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let compared = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Compared(_));
    let is_beside = |more: usize| {
        reading.hits.at(more).any(compared) && more >= mention.first && reading.is(more + 1, "than")
    };
    let head = mention.phrase.map_or(mention.end, |phrase| phrase.head);
    mention.unit.is_none() && (is_beside(mention.end) || is_beside(head))
}

/// "to 131", "from 84".
fn reaches(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(1);
    before.is_some_and(|at| reading.is_class(at, Class::Goal) || reading.is_class(at, Class::Origin))
}

/// Millimetres are no way: what is so long or wide is an object.
pub(super) fn is_calibre(mention: &QuantityMention) -> bool {
    matches!(mention.unit.as_deref(), Some("mm" | "cm"))
}

/// "aid worth 500,000 pounds", "gave him 300 pounds": nothing that weighs so much is named, and money is given.
pub(super) fn is_sterling(mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    let is_given = |governor: &Governor| {
        governor.measure == Measure::Value || matches!(governor.frame, Frame::Giver | Frame::Getter)
    };
    mention.unit.as_deref() == Some("pound") && mention.item.is_none() && governor.is_some_and(is_given)
}

pub(super) fn unit_of(reading: &Reading<'_>, mention: &QuantityMention, facts: &ItemFacts) -> Option<String> {
    let unit = mention.unit.clone().or_else(|| facts.unit.clone())?;
    Some(match mention.rate.clone().or_else(|| distant_rate(reading, mention)) {
        Some(rate) => format!("{unit}/{rate}"),
        None => unit,
    })
}

/// The item's class; a share is of class "percent", a sum of class "money".
pub(super) fn class_of(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    of_item: Option<String>,
) -> Option<String> {
    match dimension(reading, mention) {
        Some(Dimension::Percent) => Some("percent".to_string()),
        Some(Dimension::Money) => Some("money".to_string()),
        Some(Dimension::Mass) => of_item,
        Some(_) => None,
        None if mention.unit.is_some() => None,
        None => of_item,
    }
}

/// "… are carried from one port to another each year": a rate at the end of the clause.
fn distant_rate(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let end = sentence.end.min(mention.end + 20);
    let clause = (mention.end..end).take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'));
    clause
        .filter(|at| reading.is_class(*at, Class::Distributive))
        .find_map(|at| rate_at(reading, at))
        .map(|(unit, _)| unit)
}

/// "more than a year's supply": not how long, but how much.
pub(super) fn is_time_supply(mention: &QuantityMention) -> bool {
    mention.item.as_deref().is_some_and(|item| item.starts_with("supply") || item.starts_with("worth"))
}

/// A figure without a governor: room, where the sentence turns one thing into another; else what the figure before it
/// measured, if it counts the like.
fn ungoverned(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<Measure> {
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let start = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(40));
    if mention.unit.is_none() && !facts.holds && supposes(reading, start..mention.first) {
        return Some(Measure::Capacity);
    }
    if let Some(measure) = of_comparison(analysis, mention) {
        return Some(measure);
    }
    if analysis.outline.speaks_of(Measure::Capacity, start..mention.first)
        && mention.unit.is_none()
        && !facts.holds
    {
        return Some(Measure::Capacity);
    }
    let alike = |draft: &&Draft<'_>| {
        let suffers = draft.governor.is_some_and(|governor| governor.frame == Frame::Victim);
        draft.mention.unit.is_none()
            && (suffers || !is_adjunct(reading, draft.mention))
            && reading.sentence_at(draft.mention.first) == sentence
    };
    // A fate of persons does not pass on to things: "760 wounded as crowds rushed a convoy of 38 lorries".
    let of_persons = |draft: &&Draft<'_>| draft.unit.as_deref() == Some("person");
    let is_person = facts.unit.as_deref() == Some("person");
    let last = before.iter().rev().take(4).find(alike).filter(|last| of_persons(last) == is_person);
    // "drones over six regions": where, and of no fate.
    let own = has_own_verb(reading, mention) || !is_person && is_place(reading, mention);
    let last = last.map(|last| last.measure).filter(|measure| *measure != Measure::Other && !own);
    last.or_else(|| {
        let previous = before
            .last()
            .filter(|_| !is_trend(reading, mention) && !has_other_passive(reading, mention))
            .filter(|last| last.class.is_some() && last.class == facts.class && !last.facts.holds)?;
        let counts = !matches!(previous.measure, Measure::Capacity | Measure::Share | Measure::Pledged)
            && previous.unit.as_deref() != Some("person")
            && previous.facts.unit == facts.unit;
        (counts && reading.sentence_at(previous.mention.first) + 1 == sentence).then_some(previous.measure)
    })
}

/// "is down to 2,000 a day": a level that is reached goes on with nothing that was told before.
fn is_trend(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention
        .first
        .checked_sub(2)
        .is_some_and(|at| reading.is_class(at, Class::Trend) && reading.is(at + 1, "to"))
}

/// Tokens from a figure to the clause it is compared with: "a day, only a third of".
const COMPARISON: usize = 10;

/// "2,000 rounds a day, a third of what it fired in May": what is done in the clause that a figure is compared with.
fn of_comparison(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Measure> {
    let reading = &analysis.reading;
    let near = mention.end..mention.end + COMPARISON;
    let opens = near.into_iter().find(|at| opens_comparison(reading, *at))?;
    let verb = analysis.outline.at(opens + 2, |words| words.rule == "measure.verb")?;
    let is_subject = reading.is_class(opens + 1, Class::Pronoun) || reading.is_capital(opens + 1);
    (is_subject && reading.in_one_sentence(mention.first, verb.first)).then_some(verb.measure)
}

/// "of what it fired", "more than it made": the word behind which another clause is compared.
pub(super) fn opens_comparison(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || reading.kind(at + 1) != Some(TokenKind::Word) {
        return false;
    }
    let compares = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Compared(_));
    // "twice what it paid"
    let multiplies = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Multiple(_));
    // "twice as many as in 2023"
    let equals = at > 1 && reading.is(at, "as") && reading.is(at - 2, "as");
    equals
        || reading.is(at, "what")
            && (reading.is_any(at - 1, &["of", "than", "from"]) || reading.hits.at(at - 1).any(multiplies))
        || reading.is(at, "than") && reading.hits.at(at - 1).any(compares)
}

/// "If it was all ammunition, that is six million shells": what would be there under a supposition.
fn supposes(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    let opens = (tokens.start..tokens.end.min(tokens.start + 3)).find(|at| is_condition(reading, *at));
    opens.is_some_and(|opens| (opens..tokens.end).any(|at| reading.is_class(at, Class::Whole)))
}

fn percent_measure(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> Measure {
    let reading = &analysis.reading;
    let capacity = mention.quantity.text.contains("capacity")
        || (mention.end.saturating_sub(4)..mention.end + 4).any(|at| reading.is(at, "capacity"));
    if capacity || governor.is_some_and(|governor| governor.measure == Measure::Utilisation) {
        return Measure::Utilisation;
    }
    let behind = reading.token_at(mention.span.end());
    // "the 5 percent threshold"
    let is_bound = |phrase: crate::quantity::NounPhrase| reading.is_class(phrase.head, Class::Ceiling);
    if !reading.is(behind, "of") && mention.phrase.is_some_and(is_bound) {
        return Measure::Other;
    }
    if let Some(asked) = governor.and_then(|governor| bargained(reading, mention, governor)) {
        return asked;
    }
    let of_a_whole = reading.is(behind, "of") && !reading.is(behind + 1, "what");
    let changes = governor.is_some_and(|governor| governor.measure == Measure::Change);
    let trend = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Trend));
    // "4 per cent longer than in 2023"
    let sets_beside = reading.is(behind + 1, "than") && reading.word(behind).ends_with("er");
    if mention.change.is_some() || mention.compared || trend || sets_beside || (changes && !of_a_whole) {
        return Measure::Change;
    }
    let sentence = reading.sentence_at(mention.first);
    let sentences = &reading.sentences;
    let here = sentences[sentence].tokens.start.max(mention.first.saturating_sub(60));
    let before = sentences[sentence.saturating_sub(1)].tokens.start.max(mention.first.saturating_sub(60));
    // "overfulfilled the plan by 12 per cent"
    let is_by = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "by"));
    let at_work = analysis.outline.speaks_of(Measure::Utilisation, before..mention.first)
        || names_works(reading, here..mention.first);
    match at_work && !of_a_whole {
        true if is_by => Measure::Change,
        true => Measure::Utilisation,
        false => Measure::Share,
    }
}

/// Tokens of "an extra" between a verb and its figure.
const OBJECT: usize = 2;

/// "demands a 6.5 percent raise", "has offered 2.8 percent": a rise that is asked for or promised.
fn bargained(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> Option<Measure> {
    let is_object = governor.rule == "measure.verb"
        && !governor.passive
        && governor.end <= mention.first
        && mention.first - governor.end <= OBJECT
        && !(governor.end..mention.first).any(|at| reading.is_class(at, Class::Preposition));
    let offers = reading.is_class(governor.first, Class::Offer);
    let is_asked = governor.measure == Measure::Requested || governor.measure == Measure::Pledged && offers;
    let is_of_whole = reading.is(reading.token_at(mention.span.end()), "of");
    (is_object && is_asked && !is_of_whole).then_some(governor.measure)
}

/// "factories reach about 30 percent of what they could": a share said of works is how far they are used.
fn names_works(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    tokens.into_iter().any(|at| {
        let works = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
            Meaning::Item(item) => {
                (reading.lexicon.item(item).unit.as_deref() == Some("factory")).then_some(())
            }
            _ => None,
        };
        reading.find(at, works).is_some()
    })
}

pub(super) fn money_measure(analysis: &Analysis<'_>, governor: Option<&Governor>) -> Measure {
    // "the cost of the contract": what the noun is of.
    let is_price = |governor: &Governor| {
        let reading = &analysis.reading;
        let of = governor.first - usize::from(reading.is_class(governor.first.max(1) - 1, Class::Determiner));
        let noun = of.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"));
        governor.rule == "measure.noun"
            && noun.is_some_and(|noun| {
                analysis.outline.at(noun, |words| words.measure == Measure::Value).is_some()
                    || reading.is_class(noun, Class::Sum)
            })
    };
    if governor.is_some_and(is_price) {
        return Measure::Value;
    }
    match governor.map(|governor| (governor.measure, governor.frame)) {
        Some((Measure::Pledged, Frame::Giver)) => Measure::Pledged,
        Some((Measure::Requested, _)) => Measure::Requested,
        _ => Measure::Value,
    }
}

pub(super) fn dimension(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Dimension> {
    let name = mention.unit.as_deref()?;
    if name == "percent" {
        return Some(Dimension::Percent);
    }
    let at = reading.token_at(mention.unit_span?.start());
    let of = |same: bool| {
        reading.find(at, |hit| match hit.meaning {
            Meaning::Unit(unit) | Meaning::UnitBefore(unit) => {
                let unit = reading.lexicon.unit(unit);
                ((unit.name == name) == same).then_some(unit.dimension)
            }
            _ => None,
        })
    };
    // Pounds by the million have the name of a currency, which their word alone does not tell.
    of(true).or_else(|| of(false).map(|_| Dimension::Money))
}
