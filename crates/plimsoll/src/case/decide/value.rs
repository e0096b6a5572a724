//! Values as a person writes them.

use std::str::FromStr;

use plimsoll_claim::{Bound, Measure, Modality};
use plimsoll_ledger::{Correction, Figure};
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

use super::args::Field;
use crate::exit::Usage;

/// How figures are written.
const FIGURES: &str = "write it as \"6700\", \"about 6700\", \"more than 6700\", \"at least 6700\", \"less than 6700\", \"up to 6700\" or \"6700 to 7000\"";

/// A figure with its bound.
pub(super) fn figure(text: &str) -> Result<Figure, Usage> {
    let wrong = || Usage(format!("{text:?} is no figure; {FIGURES}"));
    let text = text.trim();
    let number = |digits: &str| Decimal::from_str(&digits.trim().replace(',', "")).map_err(|_| wrong());
    if let Some((low, high)) = text.split_once(" to ").filter(|(low, _)| *low != "up") {
        let (low, high) = (number(low)?, number(high)?);
        return Ok(Figure { low: Some(low), high: Some(high), approximate: false, bound: Bound::Range });
    }
    let bounds = [
        ("about ", Bound::About),
        ("more than ", Bound::MoreThan),
        ("at least ", Bound::AtLeast),
        ("less than ", Bound::LessThan),
        ("up to ", Bound::AtMost),
    ];
    let bounded = bounds.into_iter().find_map(|(words, bound)| Some((text.strip_prefix(words)?, bound)));
    let (digits, bound) = bounded.unwrap_or((text, Bound::Exact));
    let value = Some(number(digits)?);
    let (low, high) = match bound {
        Bound::MoreThan | Bound::AtLeast => (value, None),
        Bound::LessThan | Bound::AtMost => (None, value),
        _ => (value, value),
    };
    Ok(Figure { low, high, approximate: bound == Bound::About, bound })
}

/// The measure of a name.
pub(super) fn measure(name: &str) -> Result<Measure, Usage> {
    Measure::named(name).ok_or_else(|| {
        Usage(format!(
            "{name:?} is no measure; docs/reading.md lists them: transferred, capacity, held, killed, …"
        ))
    })
}

/// The field with its value.
pub(super) fn correction(field: Field, value: &str) -> Result<Correction, Usage> {
    let words = || Some(value.trim().to_string()).filter(|words| !words.is_empty() && words != "none");
    Ok(match field {
        Field::Quantity => Correction::Quantity(figure(value)?),
        Field::Unit => Correction::Unit(words()),
        Field::Item => Correction::Item(words()),
        Field::ItemClass => Correction::ItemClass(words()),
        Field::Measure => Correction::Measure(measure(value)?),
        Field::Supplier => Correction::Supplier(words()),
        Field::Recipient => Correction::Recipient(words()),
        Field::PlaceFrom => Correction::PlaceFrom(words()),
        Field::PlaceTo => Correction::PlaceTo(words()),
        Field::Speaker => Correction::Speaker(words()),
        Field::Via => Correction::Via(words().map_or_else(Vec::new, |words| hands(&words))),
        Field::SaidOn => Correction::SaidOn(words().map(|words| edtf(&words)).transpose()?),
        Field::Period => Correction::Period(words().map(|words| edtf(&words)).transpose()?),
        Field::Modality => Correction::Modality(modality(value)?),
    })
}

fn hands(words: &str) -> Vec<String> {
    words.split(',').map(|hand| hand.trim().to_string()).filter(|hand| !hand.is_empty()).collect()
}

fn edtf<T: FromStr<Err: std::fmt::Display>>(words: &str) -> Result<T, Usage> {
    words.parse().map_err(|error: T::Err| Usage(error.to_string()))
}

fn modality(name: &str) -> Result<Modality, Usage> {
    named(name).ok_or_else(|| {
        Usage(format!("{name:?} is no modality; write asserted, hedged, alleged, hypothetical or denied"))
    })
}

fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_string())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_its_bound() {
        let of = |text: &str| {
            let figure = figure(text).expect("a figure");
            (figure.low.map(|low| low.to_string()), figure.high.map(|high| high.to_string()), figure.bound)
        };
        let some = |digits: &str| Some(digits.to_string());
        assert_eq!(of("6,700"), (some("6700"), some("6700"), Bound::Exact));
        assert_eq!(of("more than 3000000"), (some("3000000"), None, Bound::MoreThan));
        assert_eq!(of("up to 0.3"), (None, some("0.3"), Bound::AtMost));
        assert_eq!(of("40 to 50"), (some("40"), some("50"), Bound::Range));
        assert!(figure("many").is_err());
    }
}
