//! Ranges: "between $1.7 billion and $5.5 billion", "from 10 to 12", "20-30", "4 to 6 million", "two or three".

use plimsoll_lexicon::Meaning;
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::number::{Numeral, NumeralKind, numeral_at};
use super::unit::{unit_at, unit_before};
use crate::Reading;

/// The second numeral of a range whose first is given, the first with the scale the second lends it, and where the
/// range begins.
pub(super) fn range_from(reading: &Reading<'_>, low: &Numeral) -> Option<(Numeral, Numeral, usize)> {
    if matches!(
        low.kind,
        NumeralKind::Vague | NumeralKind::Fraction | NumeralKind::Multiple | NumeralKind::Percent
    ) {
        return None;
    }
    let joint = unit_at(reading, low.end).map_or(low.end, |unit| unit.end);
    let before = unit_before(reading, low.first).map_or(low.first, |unit| unit.first);
    let opener = before.checked_sub(1);
    let between = opener.is_some_and(|at| reading.is(at, "between")) && reading.is(joint, "and");
    let from = opener.is_some_and(|at| reading.is(at, "from")) && reading.is(joint, "to");
    let plain = reading.is(joint, "to") || dash(reading, joint) || small_or(reading, low, joint);
    if !(between || from || plain) {
        return None;
    }
    let mut at = joint + 1;
    while super::unit::unit_at(reading, at).is_none()
        && reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_)))
    {
        at += 1;
    }
    let high = numeral_at(reading, at)?;
    if matches!(high.kind, NumeralKind::Fraction | NumeralKind::Multiple) || high.kind == NumeralKind::Vague {
        return None;
    }
    if unlike_units(reading, low, &high) || (!between && is_change(reading, before)) {
        return None;
    }
    let low = lend_scale(*low, &high);
    let is_range =
        low.value < high.value && (between || from || dash(reading, joint) || close(low.value, high.value));
    let first = if between || from { before - 1 } else { before };
    is_range.then_some((low, high, first))
}

/// "up 9.4 per cent to $84": two figures, not one range.
fn unlike_units(reading: &Reading<'_>, low: &Numeral, high: &Numeral) -> bool {
    let unit = |numeral: &Numeral| {
        unit_before(reading, numeral.first).or_else(|| unit_at(reading, numeral.end)).map(|unit| unit.unit)
    };
    match (unit(low), unit(high)) {
        (Some(low), Some(high)) => low != high,
        (Some(_), None) => true,
        _ => false,
    }
}

/// "rose from 12 to 19": before and after, not a range.
fn is_change(reading: &Reading<'_>, before: usize) -> bool {
    (before.saturating_sub(4)..before).any(|at| {
        reading.is_any(at, &["up", "down"])
            || reading
                .find(at, |hit| match hit.meaning {
                    Meaning::MeasureVerb { measure, .. } | Meaning::MeasureNoun { measure, .. } => {
                        (reading.lexicon.measure(measure) == "change").then_some(())
                    }
                    _ => None,
                })
                .is_some()
    })
}

/// "1.7 to 5.5 billion": the first number is in billions too.
fn lend_scale(low: Numeral, high: &Numeral) -> Numeral {
    let bare = low.scale == Decimal::ONE && high.scale > Decimal::ONE && low.value < Decimal::ONE_THOUSAND;
    match low.value.checked_mul(high.scale) {
        Some(value) if bare && value < high.value => Numeral { value, scale: high.scale, ..low },
        _ => low,
    }
}

/// "4 to 6 million" is a range; "sent 3 to 700 others" is not.
fn close(low: Decimal, high: Decimal) -> bool {
    low.checked_mul(Decimal::TEN).is_some_and(|most| high <= most)
}

fn dash(reading: &Reading<'_>, at: usize) -> bool {
    (reading.is_hyphen(at) || reading.is_mark(at, '—'))
        && reading.touches(at) == reading.touches(at + 1)
        && reading.kind(at + 1) == Some(TokenKind::Number)
}

/// "two or three".
fn small_or(reading: &Reading<'_>, low: &Numeral, at: usize) -> bool {
    low.kind == NumeralKind::Words
        && low.value < Decimal::TEN
        && reading.is(at, "or")
        && at == low.end
        && numeral_at(reading, at + 1)
            .is_some_and(|high| high.kind == NumeralKind::Words && high.value == low.value + Decimal::ONE)
}
