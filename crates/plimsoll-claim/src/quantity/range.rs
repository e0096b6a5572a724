//! Ranges: "between $1.7 billion and $5.5 billion", "from 10 to 12", "20-30", "4 to 6 million", "two or three".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Dimension, TrendOf};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::bound::Bounds;
use super::numeral::{Numeral, NumeralKind, joins, numeral_at, sign_before};
use super::unit::{UnitWords, unit_at, unit_before};
use crate::Reading;

/// Words before a range among which a verb or noun of change makes it a before and after.
const CHANGE_WITHIN: usize = 4;

/// The first numeral of a range with the scale the second lends it, the second, and where the range begins.
pub(super) fn range_from(reading: &Reading<'_>, low: &Numeral) -> Option<(Numeral, Numeral, usize)> {
    let is_part = is_part_of_one(low);
    if !is_plain(low) && !is_part || low.kind == NumeralKind::Percent {
        return None;
    }
    let own = unit_at(reading, low.end).map_or(low.end, |unit| unit.end);
    let hyphens = joins(reading, own) && is_joint(reading, own + 1) && joins(reading, own + 2);
    let joint = own + usize::from(hyphens);
    let before = unit_before(reading, low.first).map_or(low.first, |unit| unit.first);
    let (_, bounded) = Bounds::before(reading, before);
    let opener = bounded.checked_sub(1);
    let between = opener.is_some_and(|at| reading.is(at, "between")) && reading.is(joint, "and");
    let from = opener.is_some_and(|at| reading.is(at, "from")) && is_joint(reading, joint);
    let dashed = dash(reading, joint);
    let plain = is_joint(reading, joint) || dashed || small_or(reading, low, joint);
    if !(between || from || plain && (!is_part || is_joint(reading, joint))) {
        return None;
    }
    let tied = is_joint(reading, joint) && reading.is_hyphen(joint + 1);
    let high = high_at(reading, joint + 1 + usize::from(hyphens || tied), between || from || is_part)?;
    let (low, lent) = lend_scale(part_like(reading, low, &high)?, &high);
    let low = if lent || is_change(reading, bounded) { low } else { lend_thousands(reading, low, &high) };
    // "anywhere from 30 to 40": nothing moves.
    let anywhere = opener
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|at| from && reading.is_any(at, &["anywhere", "anything", "somewhere"]));
    let changes = || {
        !(between
            || anywhere
            || from && is_loss(reading, bounded)
            || lent
            || dashed
            || !from && own == low.end && is_size(reading, &high))
            && (is_change(reading, bounded) || from && is_raised(reading, bounded))
            && !reading.is(end_of(reading, &high), "to")
    };
    if unlike_units(reading, &low, &high, lent) || changes() {
        return None;
    }
    let from_zero = || low.value.is_zero() && is_measured(reading, &high);
    let is_range = low.value < high.value
        && (between || from || dashed || is_part || close(low.value, high.value) || from_zero());
    let first = if between || from { bounded - 1 - usize::from(anywhere) } else { before };
    is_range.then_some((low, high, first))
}

/// "between a third and 40 percent", "between a quarter and a third": a part as what it ranges up to is told, both or none.
fn part_like(reading: &Reading<'_>, low: &Numeral, high: &Numeral) -> Option<Numeral> {
    let is_percent =
        || unit_at(reading, high.end).is_some_and(|unit| unit.dimension(reading) == Dimension::Percent);
    match (is_part_of_one(low), is_part_of_one(high)) {
        (true, false) if is_percent() => {
            let value = (low.value * Decimal::ONE_HUNDRED).round_dp(1).normalize();
            Some(Numeral { value, kind: NumeralKind::Words, ..*low })
        }
        (low_is_part, high_is_part) => (low_is_part == high_is_part).then_some(*low),
    }
}

/// "to", "through".
fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::RangeJoint)
}

/// "half", "a third".
fn is_part_of_one(numeral: &Numeral) -> bool {
    numeral.kind == NumeralKind::Fraction
}

fn is_plain(numeral: &Numeral) -> bool {
    !matches!(numeral.kind, NumeralKind::Vague | NumeralKind::Fraction | NumeralKind::Multiple)
}

/// The second numeral, behind its currency sign, its sign and, in an opened range, its bound.
fn high_at(reading: &Reading<'_>, at: usize, opened: bool) -> Option<Numeral> {
    let bound = reading.find(at, |hit| match hit.meaning {
        Meaning::BoundBefore(_) if opened => Some(hit.end()),
        _ => None,
    });
    // "between 30 and perhaps 40"
    let hedges = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Hedge(_)) && hit.len == 1;
    let hedged = at + usize::from(opened && reading.hits.at(at).any(hedges));
    let unit = bound.unwrap_or(hedged);
    let sign = reading
        .find(unit, |hit| match hit.meaning {
            Meaning::UnitBefore(_) if numeral_at(reading, hit.end()).is_some() => Some(hit.end()),
            _ => None,
        })
        .unwrap_or(unit);
    let numeral = numeral_at(reading, sign).or_else(|| {
        numeral_at(reading, sign + 1).filter(|numeral| sign_before(reading, numeral.first).is_some())
    })?;
    (is_plain(&numeral) || opened && is_part_of_one(&numeral))
        .then(|| if numeral.first > sign { numeral.signed(reading) } else { numeral })
}

/// "0 to 60 mph": a unit tells that the second is measured on from nothing.
fn is_measured(reading: &Reading<'_>, high: &Numeral) -> bool {
    unit_at(reading, high.end).is_some()
}

fn end_of(reading: &Reading<'_>, numeral: &Numeral) -> usize {
    unit_at(reading, numeral.end).map_or(numeral.end, |unit| unit.end)
}

/// "up 9.4 per cent to $84": two figures, not one range. A sign before the first holds for a second that lends its
/// scale: "$4 to 6 million".
fn unlike_units(reading: &Reading<'_>, low: &Numeral, high: &Numeral, lent: bool) -> bool {
    let low_first = low.first;
    let unit =
        |numeral: &Numeral| unit_before(reading, numeral.first).or_else(|| unit_at(reading, numeral.end));
    match (unit(low), unit(high)) {
        (Some(low), Some(high)) => {
            // "aged 12 to 17 years"
            let is_time = |unit: UnitWords| unit.dimension(reading) == Dimension::Time;
            let aged = low.end == low_first && is_time(low) && is_time(high);
            low.unit != high.unit && !aged
        }
        (Some(_), None) => !(lent || unit_before(reading, low_first).is_some()),
        _ => false,
    }
}

/// "dropped two to four inches of snow": a size has no level that it reaches, a price has ("fell 3 to 16"), and so has
/// what has a unit of its own ("rose 2 tonnes to 40 tonnes").
fn is_size(reading: &Reading<'_>, high: &Numeral) -> bool {
    unit_at(reading, high.end).is_some_and(|unit| {
        !matches!(
            unit.dimension(reading),
            Dimension::Money
                | Dimension::Percent
                | Dimension::Temperature
                | Dimension::Strength
                | Dimension::Other
        )
    })
}

/// "rose from 12 to 19": before and after, not a range.
fn is_change(reading: &Reading<'_>, before: usize) -> bool {
    let changes = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::TrendBefore(_) | Meaning::TrendVerb { of: TrendOf::Any, .. } => true,
        Meaning::MeasureVerb { measure, .. } | Meaning::MeasureNoun { measure, .. } => {
            reading.lexicon.measure(measure) == "change"
        }
        _ => false,
    };
    // "growth of 3% to 4%", "lower, at 30 to 40"
    let how_much = before > 0 && reading.is_any(before - 1, &["of", "at"]);
    !how_much && (before.saturating_sub(CHANGE_WITHIN)..before).any(|at| reading.hits.at(at).any(changes))
}

/// "lost from 30 to 40 tanks": nothing is lost from one level to another.
fn is_loss(reading: &Reading<'_>, before: usize) -> bool {
    let from = before.checked_sub(2).filter(|at| reading.is(at + 1, "from"));
    from.is_some_and(|at| reading.is_class(at, Class::Losing))
}

/// Words between "raise" and "from": "raise the plant's annual capacity from".
const RAISED_WITHIN: usize = 8;

/// "raise capacity from 40,000 to 80,000": what it was and what it is to be.
fn is_raised(reading: &Reading<'_>, before: usize) -> bool {
    let raises = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let tokens = (before.saturating_sub(RAISED_WITHIN)..before).rev();
    let mut clause = tokens.take_while(|at| {
        matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Possessive)) && !is_joint(reading, *at)
    });
    clause.any(|at| reading.hits.at(at).any(raises))
}

/// "1.7 to 5.5 billion": the first number is in billions too; whether it was lent.
fn lend_scale(low: Numeral, high: &Numeral) -> (Numeral, bool) {
    let bare = low.scale == Decimal::ONE && high.scale > Decimal::ONE && low.value < Decimal::ONE_THOUSAND;
    match low.value.checked_mul(high.scale) {
        Some(value) if bare && value < high.value => (Numeral { value, scale: high.scale, ..low }, true),
        _ => (low, false),
    }
}

/// "12-15,000", "10 to 12,000 men": thousands that only the second has written, where they make the two alike.
fn lend_thousands(reading: &Reading<'_>, low: Numeral, high: &Numeral) -> Numeral {
    let plain =
        low.kind == NumeralKind::Digits && low.scale == Decimal::ONE && low.value < Decimal::ONE_THOUSAND;
    let written = high.end == high.first + 1 && reading.word(high.first).ends_with(",000");
    let value = low.value * Decimal::ONE_THOUSAND;
    let alike = value < high.value && value > high.value / Decimal::TEN;
    if plain && written && alike { Numeral { value, ..low } } else { low }
}

/// "4 to 6 million" is a range; "sent 3 to 700 others" is not.
fn close(low: Decimal, high: Decimal) -> bool {
    low.is_sign_negative() || low.checked_mul(Decimal::TEN).is_some_and(|most| high <= most)
}

fn dash(reading: &Reading<'_>, at: usize) -> bool {
    let next = at + 1;
    let is_figure = reading.kind(next) == Some(TokenKind::Number)
        || reading.hits.at(next).any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_)));
    (reading.is_hyphen(at) || reading.is_mark(at, '—'))
        && reading.touches(at) == reading.touches(next)
        && is_figure
}

/// "two or three", "20 or 30 thousand".
fn small_or(reading: &Reading<'_>, low: &Numeral, at: usize) -> bool {
    if !reading.is(at, "or") || at != low.end {
        return false;
    }
    let Some(high) = numeral_at(reading, at + 1) else { return false };
    let follows = low.kind == NumeralKind::Words
        && high.kind == NumeralKind::Words
        && low.value < Decimal::TEN
        && high.value == low.value + Decimal::ONE;
    follows || high.kind == low.kind && lend_scale(*low, &high).1
}
