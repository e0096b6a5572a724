//! When a value expected in a text is among those read.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::convention::{Wanted, is_time};
use super::when::{seconds, unit_seconds, zone};
use super::{Case, Expected};

/// Their name of a unit, and ours.
pub(super) type Units = BTreeMap<String, String>;

/// A mention as `plimsoll annotate` prints it; of a quantity or of a time.
#[derive(Deserialize)]
pub(super) struct Mention {
    pub(super) report: String,
    start: usize,
    end: usize,
    text: String,
    low: Option<String>,
    high: Option<String>,
    unit: Option<String>,
    item: Option<String>,
    pub(super) value: Option<String>,
    pub(super) edtf: Option<String>,
}

impl Mention {
    /// A time, as it is compared in tests.
    #[cfg(test)]
    pub(super) fn of_time(value: &str, edtf: Option<&str>) -> Self {
        Self {
            report: String::new(),
            start: 0,
            end: 1,
            text: String::new(),
            low: None,
            high: None,
            unit: None,
            item: None,
            value: Some(value.to_owned()),
            edtf: edtf.map(str::to_owned),
        }
    }

    /// Its unit, or what it counts.
    pub(super) fn name(&self) -> Option<&str> {
        self.unit.as_deref().or(self.item.as_deref())
    }

    fn overlaps(&self, expected: &Expected) -> bool {
        self.start < expected.end && expected.start < self.end
    }
}

impl fmt::Display for Mention {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &Option<String>| end.clone().unwrap_or_default();
        match &self.value {
            Some(value) => write!(out, "{:?} {value}", self.text),
            None => {
                let name = self.name().unwrap_or("-");
                write!(out, "{:?} {}..{} {name}", self.text, end(&self.low), end(&self.high))
            }
        }
    }
}

/// Whether a mention that overlaps the expected one has its value and its unit.
pub(super) fn is_found(case: &Case, expected: &Expected, found: &[Mention], units: &Units) -> bool {
    let here: Vec<&Mention> = found.iter().filter(|mention| mention.overlaps(expected)).collect();
    let reference = case.reference.as_deref().and_then(|reference| reference.get(..19)?.parse().ok());
    let zone = case.reference.as_deref().and_then(zone).unwrap_or(0);
    let length = seconds_of(expected);
    let value = length.as_deref().unwrap_or(&expected.value);
    let text = case.text.get(expected.start..expected.end).unwrap_or_default();
    let says_time = || is_time(&Wanted { value, text, reference, zone }, &here);
    if expected.is_time() && expected.kind != "duration" {
        return says_time();
    }
    let name = expected.unit_name();
    let unit = name.as_ref().map(|name| units.get(name).map_or(name.as_str(), String::as_str));
    here.iter().filter(|mention| mention.value.is_none()).any(|mention| {
        let same_unit = unit.is_none_or(|unit| mention.name().is_some_and(|name| is_same_unit(name, unit)));
        same_unit && is_value(expected, mention)
    }) || (expected.kind == "duration"
        && (says_time() || here.iter().any(|mention| is_as_long(mention, value))))
}

/// A length told as a quantity, in another unit: "0.5 hour" is 30 minutes.
fn is_as_long(mention: &Mention, value: &str) -> bool {
    let ours = mention
        .low
        .as_deref()
        .and_then(number)
        .zip(mention.unit.as_deref().and_then(|unit| unit_seconds(unit, true)));
    ours.zip(seconds(value)).is_some_and(|((count, unit), theirs)| is_near(count * unit, theirs))
}

/// A length they give as a number of a unit ("90 minute"), as TIMEX3 writes it.
fn seconds_of(expected: &Expected) -> Option<String> {
    let unit = expected.unit.as_deref().filter(|_| expected.kind == "duration")?;
    let seconds = unit_seconds(unit, true)? * number(&expected.value)?;
    Some(format!("PT{seconds}S"))
}

/// Theirs have no rates: "USD/barrel" is dollars to them.
fn is_same_unit(ours: &str, theirs: &str) -> bool {
    let base = ours.split('/').next().unwrap_or(ours);
    ours.eq_ignore_ascii_case(theirs) || base.eq_ignore_ascii_case(theirs)
}

/// A figure, a share in per cent, or an interval whose ends are compared without asking whether they are inside.
fn is_value(expected: &Expected, mention: &Mention) -> bool {
    let value = expected.value.trim();
    let interval = value.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    if let Some((low, high)) = interval.and_then(|ends| ends.split_once(',')).or(value.split_once('/')) {
        let share = mention.unit.as_deref() == Some("percent") && expected.unit.is_none();
        let same =
            |theirs: &str, ours: Option<&str>| is_end(theirs, ours) || share && is_hundredth(theirs, ours);
        return same(low, mention.low.as_deref()) && same(high, mention.high.as_deref());
    }
    let figure = value.trim_end_matches('%');
    let ours = mention.low.as_deref().or(mention.high.as_deref());
    let share =
        mention.unit.as_deref() == Some("percent") && !value.ends_with('%') && expected.unit.is_none();
    is_end(figure, ours) || (share && is_hundredth(figure, ours))
}

/// Whether an end is the one expected, or open where none is.
fn is_end(expected: &str, ours: Option<&str>) -> bool {
    match (number(expected), ours.and_then(number)) {
        (None, None) => expected.trim().is_empty(),
        (Some(expected), Some(ours)) => is_near(expected, ours),
        _ => false,
    }
}

/// "half" is 0.5 to them and 50 per cent to us.
fn is_hundredth(expected: &str, ours: Option<&str>) -> bool {
    match (number(expected), ours.and_then(number)) {
        (Some(expected), Some(ours)) => (expected * 100.0 - ours).abs() < 0.06,
        _ => false,
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 + 1e-6 * one.abs().max(other.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(low: Option<&str>, high: Option<&str>, unit: Option<&str>) -> Mention {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Mention {
            report: "case".to_owned(),
            start: 0,
            end: 4,
            text: "text".to_owned(),
            low: own(low),
            high: own(high),
            unit: own(unit),
            item: None,
            value: None,
            edtf: None,
        }
    }

    fn expected(value: &str, unit: Option<&str>) -> Expected {
        Expected {
            start: 2,
            end: 6,
            kind: "number".to_owned(),
            value: value.to_owned(),
            unit: unit.map(str::to_owned),
        }
    }

    fn found(expected: &Expected, mention: Mention) -> bool {
        let case = Case { id: String::new(), text: "text".to_owned(), reference: None, expected: Vec::new() };
        is_found(
            &case,
            expected,
            &[mention],
            &Units::from([("number Kilometer".to_owned(), "km".to_owned())]),
        )
    }

    #[test]
    fn a_figure_is_compared_with_its_unit() {
        assert!(found(&expected("12.50", None), mention(Some("12.5"), Some("12.5"), None)));
        assert!(found(&expected("3", Some("Kilometer")), mention(Some("3"), Some("3"), Some("km"))));
        assert!(!found(&expected("3", Some("Kilometer")), mention(Some("3"), Some("3"), Some("m"))));
    }

    #[test]
    fn an_interval_may_be_open() {
        assert!(found(&expected("(20,)", None), mention(Some("20"), None, None)));
        assert!(!found(&expected("(20,30]", None), mention(Some("20"), None, None)));
    }

    #[test]
    fn a_part_is_a_share() {
        assert!(found(&expected("0.5", None), mention(Some("50"), Some("50"), Some("percent"))));
        assert!(!found(&expected("0.5%", None), mention(Some("50"), Some("50"), Some("percent"))));
    }
}
