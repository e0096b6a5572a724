//! What a figure measures, its unit and class: by its kind, its dimension, its governor, else by what stands around it.

mod governed;
mod money;
mod share;
mod size;
mod ungoverned;
mod unit;

use plimsoll_lexicon::tables::{Class, Dimension, Frame};
use plimsoll_lexicon::{Hit, Meaning};

use self::governed::{
    costs_life, has_as_equipment, has_other_verb, is_able, is_bereft, is_deed, is_fatal, is_fatally,
    is_forgone, is_raise, is_reaped, is_shed, is_taken_away, keeps_away, strikes,
};
use self::money::{asks, is_wished, moves_by};
pub(super) use self::money::{is_more_money, money_measure, sterling};
use self::share::{is_of_thing, is_part_lost, percent_measure};
use self::size::{
    is_amount, is_ceiling, is_extent, is_height, is_of_each, is_of_one, is_off_mark, is_side, is_stature,
    stature,
};
pub(super) use self::ungoverned::opens_comparison;
use self::ungoverned::ungoverned;
pub(super) use self::unit::{class_of, dimension, is_calibre, is_time_supply, unit_of};
use crate::claim::Measure;
use crate::claim::circumstance::{
    adjunct_before, is_adjunct, is_for, is_located, is_mere_content, is_of_deal, is_part, is_place, is_stock,
    is_taken, is_way,
};
use crate::claim::counted::is_elliptic;
use crate::claim::draft::Draft;
use crate::claim::elsewhere::condition_behind;
use crate::claim::item::ItemFacts;
use crate::claim::means::conveys;
use crate::claim::room::{is_apposed, is_load_of_each, is_room, yielded};
use crate::measure::{Governor, VerbChain, brings, is_beyond, is_company, is_object_of_other};
use crate::quantity::noun_phrase::has_past_ending;
use crate::quantity::{QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// Tokens between "enough for" and a length of time.
const LENGTH: usize = 3;

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
        // "lost half his barley", not "lost half its value"
        QuantityKind::Share if is_of_thing(reading, mention, governor) => return Measure::Share,
        // "has gone up by a fifth"
        QuantityKind::Share if mention.change.is_some() || mention.compared => return Measure::Change,
        QuantityKind::Share => return Measure::Share,
        QuantityKind::Multiple => return Measure::Change,
        _ => {}
    }
    if let Some(measure) = of_dimension(analysis, mention, governor) {
        return measure;
    }
    if sets_beside(reading, mention) {
        return Measure::Change;
    }
    // "The order was raised by 12 aircraft", not "by three women"
    let is_person = facts.unit.as_deref() == Some("person");
    let is_kin = matches!(facts.unit.as_deref(), Some("family" | "household"));
    if governor.is_none() && !is_person && mention.item.is_some() && is_raise(reading, mention) {
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
    // "with 450 shells to a container"
    if !facts.holds && !is_person && is_load_of_each(reading, mention) {
        return Measure::Capacity;
    }
    // "the 600 would weigh 120 tonnes": how many weigh so much is no weight.
    let governor = governor.filter(|by| !(by.measure == Measure::Size && by.rule == "measure.verb"));
    if let Some(fate) =
        governor.and_then(|by| fate_of_those(analysis, mention, by, before)).filter(|_| is_person)
    {
        return fate;
    }
    // "sanctions on 12 ships": a preposition that belongs to the words that govern.
    // "carried on 70 ships": no going on.
    let is_carried = |by: &Governor| by.measure == Measure::Other && conveys(facts.unit.as_deref());
    let adjunct =
        is_adjunct(reading, mention) && governor.is_none_or(|by| by.end != mention.first || is_carried(by));
    match (governor, facts.measure) {
        (Some(_), Some(Measure::Other)) => Measure::Other,
        // "12 of the attacks were fatal": to others.
        (Some(governor), default) if !is_person && facts.class.is_none() && is_fatal(reading, governor) => {
            default.unwrap_or(Measure::Other)
        }
        (Some(_), _) if is_person && costs_life(reading, mention) => Measure::Killed,
        (Some(_), _) if is_person && is_fatally(reading, mention) => Measure::Killed,
        (Some(governor), _) if !is_person && has_as_equipment(reading, governor) => Measure::Held,
        (Some(governor), event)
            if !event.is_some_and(Measure::is_fate) && is_forgone(reading, governor, mention) =>
        {
            Measure::Lost
        }
        (Some(governor), _) if is_shed(reading, governor, mention) => Measure::Lost,
        (Some(governor), _) if is_person && is_bereft(reading, governor, mention) => Measure::Killed,
        (Some(governor), _) if keeps_away(reading, governor, mention) => Measure::Other,
        // "The number of cases has risen to 131", "those of radars to 19": a level that is reached is no change.
        (
            Some(governor),
            Some(level @ (Measure::Affected | Measure::Transferred | Measure::Produced | Measure::Held)),
        ) if governor.measure == Measure::Change && reaches(reading, mention) => level,
        // "rose by two metres and burst its banks in six places"
        (Some(governor), default)
            if governor.measure == Measure::Change
                && governor.end + 1 < mention.first
                && is_place(reading, mention)
                && !reaches(reading, mention) =>
        {
            default.unwrap_or(Measure::Other)
        }
        // "Complaints rose to 46": a level of what no list measures.
        (Some(governor), None)
            if governor.measure == Measure::Change
                && governor.rule == "measure.verb"
                && !is_person
                && reaches(reading, mention) =>
        {
            Measure::Other
        }
        (_, Some(event @ (Measure::Change | Measure::Killed | Measure::Injured))) => event,
        // "41 dead, 60 missing and 900 homeless": each has a fate of its own; but "killed 40 refugees", "12 missing people were rescued".
        (Some(governor), Some(fate @ (Measure::Missing | Measure::Affected)))
            if governor.measure.is_fate()
                && governor.first < mention.end
                && (governor.rule == "measure.phrase"
                    || fate == Measure::Missing && governor.end < mention.first) =>
        {
            fate
        }
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
                && is_place(reading, mention)
                && !is_left(reading, mention, governor) =>
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
        // "cut rations for 40,000 people"
        (Some(governor), default)
            if is_person && governor.measure == Measure::Change && is_for(reading, mention, governor) =>
        {
            default.unwrap_or(Measure::Affected)
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
        // "The squadron contained eight battleships"
        (Some(governor), default) if !is_person && is_mere_content(analysis, governor) => {
            default.filter(|measure| *measure != Measure::Transferred).unwrap_or(Measure::Other)
        }
        // "by seven ships, among them three escorts"
        (Some(governor), default)
            if is_part(reading, governor) && adjunct_before(reading, mention, before) =>
        {
            default.unwrap_or(Measure::Observed)
        }
        _ if is_apposed(reading, mention, before) => Measure::Capacity,
        // "gives the alliance 35 seats": nothing changes hands.
        (Some(governor), default)
            if facts.is_of_vote()
                && (matches!(governor.frame, Frame::Giver | Frame::Getter)
                    || governor.measure == Measure::Transferred) =>
        {
            default.filter(|measure| *measure != Measure::Transferred).unwrap_or(Measure::Other)
        }
        // "were hurt in clashes that led to 212 arrests": who is arrested has no other fate.
        (None, Some(Measure::Affected)) if is_arrest(reading, mention) => Measure::Affected,
        // "made 12 calls"
        (Some(governor), None) if governor.frame == Frame::Yield && is_deed(reading, mention) => {
            Measure::Observed
        }
        // "The mine employs 800 people and yields 3 tonnes of gold": nobody is made.
        (Some(governor), default)
            if is_person
                && governor.measure == Measure::Produced
                && (governor.first >= mention.end || is_noun(reading, governor)) =>
        {
            default.unwrap_or(Measure::Other)
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
        (Some(governor), _) if is_taken_away(reading, governor) => Measure::Other,
        // "40 aftershocks followed": what no list knows has not come to anybody.
        (Some(governor), None)
            if facts.class.is_none()
                && reading.is_any(governor.first, &["follow", "follows", "followed"]) =>
        {
            Measure::Other
        }
        // "fired missiles at 12 villages": at what, not what.
        (Some(governor), default)
            if governor.measure == Measure::Used && is_aim(reading, mention, governor) =>
        {
            default.filter(|measure| *measure != Measure::Transferred).unwrap_or(Measure::Other)
        }
        // "Rebels took 12 towns"
        (Some(governor), _)
            if reading.is_class(governor.first, Class::Taking)
                && mention.phrase.is_some_and(|phrase| reading.is_class(phrase.head, Class::PlaceNoun)) =>
        {
            Measure::Other
        }
        // "nine missiles reached their targets": fired, and nobody has got them.
        (Some(Governor { measure: Measure::Transferred, end, .. }), _)
            if reading.is_class(end - 1, Class::ComingTo)
                && matches!(facts.unit.as_deref(), Some("round" | "missile" | "bomb" | "drone"))
                && reading.is_any(end + 1, &["target", "targets"]) =>
        {
            Measure::Used
        }
        // "12 shells landed": nothing has come.
        (Some(Governor { measure: Measure::Observed, frame: Frame::Subject, .. }), _)
            if matches!(facts.unit.as_deref(), Some("round" | "missile" | "bomb")) =>
        {
            Measure::Other
        }
        (Some(governor), _) => governor.measure,
        (None, Some(Measure::Pledged)) => Measure::Pledged,
        // "paid $160 million for 40 tanks": bought.
        (None, _) if !is_person && is_paid_for(reading, mention, facts, before) => Measure::Pledged,
        (None, _) if (is_person || is_kin) && is_reached(reading, mention) => Measure::Affected,
        (None, _)
            if (!is_person || facts.class.as_deref() == Some("troops") && mention.item.is_some())
                && facts.class.is_some()
                && is_located(reading, mention) =>
        {
            Measure::Held
        }
        (None, default) if is_person && is_company(reading, mention) => default.unwrap_or(Measure::Held),
        (None, Some(Measure::Transferred)) if strikes(reading, mention) => Measure::Used,
        (None, default) if is_whither(reading, mention) => {
            default.filter(|measure| *measure != Measure::Transferred).unwrap_or(Measure::Other)
        }
        (None, default) => {
            let told = ungoverned(analysis, mention, facts, before);
            // "grounded 300 flights", "cancelled 12 boats"; what only stood somewhere was seen there, but not sent.
            let is_other = told.is_none()
                && match default {
                    Some(Measure::Transferred) => {
                        is_object_of_other(analysis, mention) || has_other_verb(reading, mention)
                    }
                    Some(Measure::Observed) => {
                        is_object_of_other(analysis, mention) || is_called_off(reading, mention)
                    }
                    _ => false,
                };
            told.or(default).filter(|_| !is_other).unwrap_or(Measure::Other)
        }
    }
}

/// "went to three companies": whether a figure tells to how many something went; what "comes to 600" is so many.
fn is_whither(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let to = mention.first.checked_sub(1).filter(|at| *at > 0 && reading.is(*at, "to"));
    to.is_some_and(|to| reading.is_any(to - 1, &["go", "goes", "going", "gone", "went"]))
}

/// "212 arrests", "40 evacuations": deeds by whose number those whom they befell are told.
fn is_arrest(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let befalls = |hit: &Hit| match hit.meaning {
        Meaning::MeasureNoun { measure, frame: Frame::Victim, .. } => {
            Measure::named(reading.lexicon.measure(measure)) == Some(Measure::Affected)
        }
        _ => false,
    };
    mention.phrase.is_some_and(|phrase| reading.hits.at(phrase.head).any(befalls))
}

/// Tokens from a verb of paying to the sum.
const TO_SUM: usize = 4;

/// "paid $160 million for 40 tanks", "will spend 90 million euros on 400 trucks": known things for which a sum is paid.
fn is_paid_for(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> bool {
    let joint = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["for", "on"]));
    let pays = |at: usize| {
        let spends = joint.is_some_and(|joint| reading.is(joint, "on"));
        reading.is_class(at, if spends { Class::Spending } else { Class::Paying })
    };
    let sum = before.last().filter(|last| joint == Some(last.mention.end));
    let sum = sum.filter(|sum| dimension(reading, sum.mention) == Some(Dimension::Money));
    let is_known = facts.class.is_some() && !lives(facts);
    is_known
        && sum.is_some_and(|sum| {
            let near = sum.mention.first.saturating_sub(TO_SUM)..sum.mention.first;
            near.rev().take_while(|at| reading.kind(*at) == Some(plimsoll_text::TokenKind::Word)).any(pays)
        })
}

/// Auxiliaries of "have been".
const PASSIVE: usize = 3;

/// "300 flights were cancelled", "140 had been delayed": what did not take place, or later, was not seen.
fn is_called_off(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let mut behind = mention.end..mention.end + PASSIVE + 1;
    let verb = behind.find(|at| !reading.is_class(*at, Class::Auxiliary)).filter(|at| *at > mention.end);
    verb.is_some_and(|at| {
        [Class::Thwarting, Class::Postponing].iter().any(|class| reading.is_class(at, *class))
    })
}

/// "can carry 20 tonnes each": how much goes in, not how much one weighs.
fn has_room(governor: &Governor) -> bool {
    governor.measure == Measure::Capacity && governor.frame == Frame::Content
}

/// "left 40,000 homes without power": whether what a fate stands behind is left in it, and no place that somebody left.
fn is_left(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> bool {
    let verb = mention.first.checked_sub(1);
    governor.first >= mention.end && verb.is_some_and(|at| reading.is_any(at, &["left", "leaves", "leaving"]))
}

/// What a figure with a unit measures; none: what its verb and its noun tell.
fn of_dimension(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> Option<Measure> {
    let reading = &analysis.reading;
    Some(match dimension(reading, mention)? {
        Dimension::Percent => percent_measure(analysis, mention, governor),
        Dimension::Money if is_more_money(reading, mention) || moves_by(reading, mention, governor) => {
            Measure::Change
        }
        Dimension::Money if governor.is_none() && asks(reading, mention) => Measure::Requested,
        Dimension::Money if is_wished(reading, mention) => Measure::Requested,
        // "the sale of 40 tanks for an estimated $400 million"
        Dimension::Money if is_price_of_sale(reading, mention, governor) => Measure::Value,
        Dimension::Money => money_measure(analysis, governor),
        Dimension::Length if is_calibre(mention) || is_side(reading, mention) => Measure::Size,
        // "40 centimetres above flood level"
        Dimension::Length if is_off_mark(reading, mention) => Measure::Change,
        // "a vessel 115 metres long"
        Dimension::Length if is_extent(reading, mention) => Measure::Size,
        Dimension::Length if is_height(reading, mention) => Measure::Size,
        // "rose by two metres to 6 metres", "at a depth of 40 metres"
        Dimension::Length if is_stature(mention) => {
            governor.and_then(|governor| stature(reading, mention, governor)).unwrap_or(Measure::Distance)
        }
        Dimension::Length => Measure::Distance,
        Dimension::Mass | Dimension::Volume
            if (is_of_each(reading, mention) || is_of_one(reading, mention))
                && !governor.is_some_and(has_room) =>
        {
            Measure::Size
        }
        // "raise output by 500 barrels a day"
        Dimension::Mass | Dimension::Volume if governor.is_none() && is_raise(reading, mention) => {
            Measure::Change
        }
        Dimension::Mass | Dimension::Volume if governor.is_none() && is_brought(reading, mention) => {
            Measure::Transferred
        }
        // "the annual cap of 500,000 barrels"
        _ if is_ceiling(reading, mention) => Measure::Other,
        Dimension::Mass | Dimension::Volume if governor.is_none() && is_amount(reading, mention) => {
            Measure::Other
        }
        Dimension::Mass | Dimension::Volume => {
            governor.map_or(Measure::Size, |governor| of_weight(analysis, mention, governor))
        }
        // "shipped five gigawatt-hours of cells"
        Dimension::Energy if mention.item.is_some() => {
            governor.map_or(Measure::Size, |governor| of_weight(analysis, mention, governor))
        }
        Dimension::Time if is_length(reading, mention, governor) => Measure::Duration,
        Dimension::Time => return None,
        // "has shrunk by 30 square kilometres"
        Dimension::Area if is_moved_by(reading, mention, governor) => Measure::Change,
        // "1,150 hectares have burned"
        Dimension::Area => {
            governor.filter(|by| by.frame == Frame::Victim).map_or(Measure::Size, |by| by.measure)
        }
        _ => Measure::Size,
    })
}

/// Whether a sum behind "for" is what is paid for a thing that passes by a noun: "the sale of 40 tanks to Chad for $400 million".
fn is_price_of_sale(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    let article = |at: usize| reading.is_class(at, Class::Article) || has_past_ending(reading, at);
    let before = mention.first.checked_sub(1);
    let joint = (0..2).fold(before, |at, _| at.map(|at| at - usize::from(article(at) && at > 0)));
    let is_sale = |at: &usize| reading.is_any(*at, &["sale", "sales", "purchase"]);
    joint.is_some_and(|at| reading.is(at, "for"))
        && governor.is_some_and(|by| {
            by.measure == Measure::Pledged && (by.end..mention.first).any(|at| is_sale(&at))
        })
}

/// "may have brought up to 2,000 tonnes": whether a figure stands behind a verb of bringing.
pub(in crate::claim) fn is_brought(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let verb = mention.first.checked_sub(1);
    verb.is_some_and(|at| brings(reading, at))
}

/// "has shrunk by 30 square kilometres": by how much something is more or less.
fn is_moved_by(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    governor.is_some_and(|by| by.measure == Measure::Change)
        && mention.first.checked_sub(1).is_some_and(|by| reading.is(by, "by"))
}

/// What a weight or a volume measures by its governor.
fn of_weight(analysis: &Analysis<'_>, mention: &QuantityMention, governor: &Governor) -> Measure {
    let reading = &analysis.reading;
    match () {
        () if is_reaped(reading, governor, mention) => Measure::Produced,
        // "was increased to 90 kg": a weight that is reached is no change.
        () if governor.measure == Measure::Change && reaches(reading, mention) => Measure::Size,
        // "took 16 grams a day"
        () if mention.item.is_none()
            && reading.is_class(governor.first, Class::Taking)
            && governor.measure != Measure::Capacity =>
        {
            Measure::Other
        }
        () if is_room(analysis, governor) => Measure::Capacity,
        () if is_stock(reading, governor) => Measure::Held,
        () if is_taken_away(reading, governor) => Measure::Other,
        // "released 900 cubic metres": nobody is free.
        () if governor.measure.is_fate() && governor.measure != Measure::Lost => Measure::Other,
        () => governor.measure,
    }
}

/// Tokens of a clause before "reached".
const REACHED: usize = 12;

/// "The charity reached 12,000 people", "food aid has reached 40 families": whether help has come to those counted; not "attendance
/// reached 12,000".
fn is_reached(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(verb) = mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Reaching)) else {
        return false;
    };
    let start = reading.sentences[reading.sentence_at(verb)].tokens.start.max(verb.saturating_sub(REACHED));
    let parts = |at: &usize| reading.is_mark(*at, ',') || reading.is_mark(*at, ';');
    let mut clause = (start..verb).rev().take_while(|at| !parts(at));
    let helps = |at: usize| {
        let body =
            |hit: &Hit| matches!(hit.meaning, Meaning::Body(_) | Meaning::Actor(..) | Meaning::Role(_));
        reading.is_class(at, Class::Relief) || reading.hits.at(at).any(body)
    };
    clause.any(helps)
}

/// Whether a time is how long something takes, not for how long something is enough.
fn is_length(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    !is_time_supply(mention)
        && governor.is_none_or(|governor| {
            governor.measure != Measure::Capacity
                || governor.end + LENGTH < mention.first
                || reading.is_class(governor.first, Class::Taking)
        })
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

/// "found 83 bodies, 31 of them children", "The dead include 12 children": what befell the persons of whom a part is counted.
fn fate_of_those(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: &Governor,
    before: &[Draft<'_>],
) -> Option<Measure> {
    let reading = &analysis.reading;
    let includes = is_part(reading, governor) || reading.is_any(governor.first, &["include", "includes"]);
    if includes && governor.rule == "measure.verb" {
        let subject = VerbChain::before(reading, governor.first).first.checked_sub(1)?;
        return analysis.outline.at(subject, |words| words.measure.is_fate()).map(|words| words.measure);
    }
    let is_part = crate::measure::is_of_them(reading, mention.end)
        || mention.first > 1
            && reading.is(mention.first - 2, "among")
            && reading.is(mention.first - 1, "them");
    let last =
        before.last().filter(|last| is_part && reading.in_one_sentence(last.mention.first, mention.first))?;
    let is_found = governor.measure == Measure::Observed && last.unit.as_deref() == Some("person");
    Some(last.measure).filter(|fate| is_found && fate.is_fate())
}

/// Whether a figure of things goes on with a list of those that are lost.
fn follows_loss(facts: &ItemFacts, before: &[Draft<'_>]) -> bool {
    let is_thing = facts.unit.is_some() && facts.unit.as_deref() != Some("person");
    is_thing
        && before.last().is_some_and(|last| last.measure == Measure::Lost && last.facts.unit == facts.unit)
}

/// "the mine": whether what can be a verb stands behind an article.
fn is_noun(reading: &Reading<'_>, governor: &Governor) -> bool {
    governor.first.checked_sub(1).is_some_and(|at| reading.determines(at))
}

/// Whether what is counted neither breathes nor is of a class that no list knows.
fn is_thing(facts: &ItemFacts) -> bool {
    facts.class.as_deref().is_some_and(|class| class != "other") && !lives(facts)
}

/// Whether what is counted lives, or nothing tells that it does not.
fn lives(facts: &ItemFacts) -> bool {
    matches!(facts.unit.as_deref(), None | Some("person" | "animal" | "family" | "household" | "case"))
}

/// "40 percent less than a year before", "12 more than on Monday": by how much another figure is passed.
fn sets_beside(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    (mention.change.is_some() && reading.is(mention.end, "than")) || is_bare_beside(reading, mention)
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

/// "a campaign against 20 towns", "fired missiles at 12 villages": where something is aimed.
fn is_aim(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> bool {
    // "has used 1,900 drones, against 1,400 in May"
    let is_joined = |at: usize| !reading.is_mark(at - 1, ',');
    let before = mention.first.checked_sub(1).filter(|at| *at > governor.end && is_joined(*at));
    before.is_some_and(|at| {
        reading.is_any(at, &["against", "at", "on", "onto", "into", "towards", "toward", "across"])
    })
}

/// "to 131", "from 84".
fn reaches(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(1);
    before.is_some_and(|at| reading.is_class(at, Class::Goal) || reading.is_class(at, Class::Origin))
        || is_beyond(reading, mention.first)
}
