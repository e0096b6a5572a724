//! Units and classes of figures.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Dimension};

use crate::Reading;
use crate::claim::item::ItemFacts;
use crate::quantity::{QuantityMention, rate_at};

/// Millimetres are no way: what is so long or wide is an object.
pub(in crate::claim) fn is_calibre(mention: &QuantityMention) -> bool {
    matches!(mention.unit.as_deref(), Some("mm" | "cm"))
}

pub(in crate::claim) fn unit_of(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
) -> Option<String> {
    let unit = mention.unit.clone().or_else(|| facts.unit.clone())?;
    Some(match mention.rate.clone().or_else(|| distant_rate(reading, mention)) {
        Some(rate) => format!("{unit}/{rate}"),
        None => unit,
    })
}

/// The item's class; a share is of class "percent", a sum of class "money".
pub(in crate::claim) fn class_of(
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
pub(in crate::claim) fn is_time_supply(mention: &QuantityMention) -> bool {
    mention.item.as_deref().is_some_and(|item| item.starts_with("supply") || item.starts_with("worth"))
}

pub(in crate::claim) fn dimension(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Dimension> {
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
