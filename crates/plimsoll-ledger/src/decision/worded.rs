//! Values of decisions as a person writes them.

use std::str::FromStr;

use plimsoll_claim::{Bound, Measure, Modality};
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

use super::{Correction, Figure, Rating};

/// How figures are written.
const FIGURES: &str = "write it as \"6700\", \"about 6700\", \"more than 6700\", \"at least 6700\", \"less than 6700\", \"up to 6700\" or \"6700 to 7000\"";

/// Words that are no value of a field: what is wrong, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotWorded(pub String);

impl FromStr for Figure {
    type Err = NotWorded;

    fn from_str(text: &str) -> Result<Self, NotWorded> {
        let wrong = || NotWorded(format!("{text:?} is no figure; {FIGURES}"));
        let text = text.trim();
        let number = |digits: &str| Decimal::from_str(&digits.trim().replace(',', "")).map_err(|_| wrong());
        if let Some((low, high)) = text.split_once(" to ").filter(|(low, _)| *low != "up") {
            let (low, high) = (number(low)?, number(high)?);
            return Ok(Self { low: Some(low), high: Some(high), approximate: false, bound: Bound::Range });
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
        Ok(Self { low, high, approximate: bound == Bound::About, bound })
    }
}

impl FromStr for Rating {
    type Err = NotWorded;

    /// "2/1/5": value, worst and best.
    fn from_str(text: &str) -> Result<Self, NotWorded> {
        let numbers: Vec<i32> = text.split('/').filter_map(|number| number.trim().parse().ok()).collect();
        match numbers.as_slice() {
            &[value, worst, best] => Ok(Self { value, best, worst }),
            _ => Err(NotWorded(format!("the rating {text:?} is none; write value, worst and best as 2/1/5"))),
        }
    }
}

impl Correction {
    /// The names of all fields, as the rows of claims have them.
    pub const FIELDS: [&'static str; 14] = [
        "quantity",
        "unit",
        "item",
        "item_class",
        "measure",
        "supplier",
        "recipient",
        "place_from",
        "place_to",
        "speaker",
        "via",
        "said_on",
        "period",
        "modality",
    ];

    /// A field with its value as a person writes it; empty or `none` for nothing.
    pub fn worded(field: &str, value: &str) -> Result<Self, NotWorded> {
        let words = || Some(value.trim().to_string()).filter(|words| !words.is_empty() && words != "none");
        Ok(match field {
            "quantity" => Self::Quantity(value.parse()?),
            "unit" => Self::Unit(words()),
            "item" => Self::Item(words()),
            "item_class" => Self::ItemClass(words()),
            "measure" => Self::Measure(measure(value.trim())?),
            "supplier" => Self::Supplier(words()),
            "recipient" => Self::Recipient(words()),
            "place_from" => Self::PlaceFrom(words()),
            "place_to" => Self::PlaceTo(words()),
            "speaker" => Self::Speaker(words()),
            "via" => Self::Via(words().map_or_else(Vec::new, |words| hands(&words))),
            "said_on" => Self::SaidOn(words().map(|words| edtf(&words)).transpose()?),
            "period" => Self::Period(words().map(|words| edtf(&words)).transpose()?),
            "modality" => Self::Modality(modality(value.trim())?),
            _ => {
                return Err(NotWorded(format!(
                    "{field:?} is no field of a claim; they are {}",
                    Self::FIELDS.join(", ")
                )));
            }
        })
    }
}

fn measure(name: &str) -> Result<Measure, NotWorded> {
    Measure::named(name).ok_or_else(|| {
        NotWorded(format!(
            "{name:?} is no measure; docs/reading.md lists them: transferred, capacity, held, killed, …"
        ))
    })
}

fn modality(name: &str) -> Result<Modality, NotWorded> {
    named(name).ok_or_else(|| {
        NotWorded(format!("{name:?} is no modality; write asserted, hedged, alleged, hypothetical or denied"))
    })
}

fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_string())).ok()
}

fn hands(words: &str) -> Vec<String> {
    words.split(',').map(|hand| hand.trim().to_string()).filter(|hand| !hand.is_empty()).collect()
}

fn edtf<T: FromStr<Err: std::fmt::Display>>(words: &str) -> Result<T, NotWorded> {
    words.parse().map_err(|error: T::Err| NotWorded(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_its_bound() {
        let of = |text: &str| {
            let figure: Figure = text.parse().expect("a figure");
            (figure.low.map(|low| low.to_string()), figure.high.map(|high| high.to_string()), figure.bound)
        };
        let some = |digits: &str| Some(digits.to_string());
        assert_eq!(of("6,700"), (some("6700"), some("6700"), Bound::Exact));
        assert_eq!(of("more than 3000000"), (some("3000000"), None, Bound::MoreThan));
        assert_eq!(of("up to 0.3"), (None, some("0.3"), Bound::AtMost));
        assert_eq!(of("40 to 50"), (some("40"), some("50"), Bound::Range));
        assert!("many".parse::<Figure>().is_err());
    }

    #[test]
    fn every_field_can_be_written() {
        for field in Correction::FIELDS {
            let value = match field {
                "quantity" => "about 40",
                "measure" => "held",
                "modality" => "denied",
                "said_on" => "2031-03-01",
                "period" => "2031-03/..",
                _ => "words",
            };
            assert_eq!(Correction::worded(field, value).map(|one| one.field()), Ok(field));
        }
        assert!(Correction::worded("colour", "red").is_err());
    }
}
