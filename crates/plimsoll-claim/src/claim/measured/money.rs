//! Sums of money: values, changes, what is promised or asked for.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{self, Class, Dimension, Frame};

use crate::claim::Measure;
use crate::claim::draft::Draft;
use crate::measure::{Governor, VerbChain, is_beyond, wish};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// "a $780 million appeal", "the appeal of $780 million": a sum that is asked for.
pub(super) fn asks(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
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

/// "wants the government to release $2 million", "urged the bank to pay $40": what another is asked to do with a sum.
pub(super) fn is_wished(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(to) = mention.first.checked_sub(2).filter(|to| reading.is(*to, "to")) else { return false };
    let verb = to + 1;
    let chain = VerbChain::before(reading, verb);
    let deed = Governor::of_word(Measure::Value, Frame::Giver, verb, "measure.verb");
    let wished = wish(reading, &deed, &chain);
    // "asked how it was right to add a trillion dollars": another clause.
    let is_object = |from: usize| {
        !(from..to)
            .any(|at| reading.is_class(at, Class::Subordinator) || reading.is_class(at, Class::Auxiliary))
    };
    wished.is_some_and(|wish| wish.measure == Measure::Requested && is_object(wish.verb + 1))
}

/// "30p more than in August": behind its unit.
pub(in crate::claim) fn is_more_money(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let more = reading.token_at(mention.span.end());
    let compared = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Compared(_));
    reading.hits.at(more).any(compared) && reading.is(more + 1, "than")
}

/// "rose $1.12", "fell by 40 cents": by how much a price moves.
pub(super) fn moves_by(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    mention.change.is_some()
        && !is_beyond(reading, mention.first)
        && (governor.is_none_or(|governor| governor.measure == Measure::Change)
            || reading.follows(mention.first, Class::Trend))
}

/// "aid worth 500,000 pounds", "9 pounds a litre": what pounds are money, by what is given, by what they are paid for, or beside such as
/// are; `unit`: its own; `last`: the figure before.
pub(in crate::claim) fn sterling(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    unit: Option<&str>,
    governor: Option<&Governor>,
    last: Option<&Draft<'_>>,
) -> Option<String> {
    let rate = unit?.strip_prefix("pound")?;
    let is_given = |governor: &Governor| {
        governor.measure == Measure::Value || matches!(governor.frame, Frame::Giver | Frame::Getter)
    };
    let beside = |last: &Draft<'_>| {
        last.unit.as_deref().is_some_and(|unit| unit.starts_with("GBP"))
            && reading.in_one_sentence(last.mention.first, mention.first)
    };
    let is_measured = |unit: &tables::Unit| matches!(unit.dimension, Dimension::Mass | Dimension::Volume);
    let is_money = match rate.strip_prefix('/') {
        // Nothing that weighs so much is named, and money is given.
        None => {
            let is_bare = rate.is_empty() && mention.item.is_none();
            let weighs = governor.is_some_and(|by| by.measure == Measure::Size);
            is_bare && (governor.is_some_and(is_given) || !weighs && last.is_some_and(beside))
        }
        Some(base) => reading.lexicon.units().iter().any(|unit| unit.name == base && is_measured(unit)),
    };
    is_money.then(|| format!("GBP{rate}"))
}

pub(in crate::claim) fn money_measure(analysis: &Analysis<'_>, governor: Option<&Governor>) -> Measure {
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
