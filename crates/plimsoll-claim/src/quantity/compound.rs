//! What the words behind a unit add to its figure: "75 USD million", "a year and a half", "3 dollars and 50 cents".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::fraction::behind;
use super::numeral::{Numeral, numeral_at, scale_at};
use super::unit::{UnitWords, unit_at};
use crate::Reading;

/// The numeral with what the words behind its unit add: "75 USD million", "a year and a half"; one past them.
pub(super) fn beyond_unit(
    reading: &Reading<'_>,
    numeral: Numeral,
    unit: Option<UnitWords>,
    in_range: bool,
) -> (Numeral, usize) {
    let own =
        unit.filter(|unit| !in_range && unit.first >= numeral.end && is_next(reading, unit, numeral.end));
    let Some(unit) = own else { return (numeral, 0) };
    if unit.dimension(reading) == Dimension::Money && numeral.scale == Decimal::ONE {
        if let Some(with_cents) = small_change(reading, unit).and_then(|(part, end)| plus(numeral, part, end))
        {
            return with_cents;
        }
        let scaled = scale_at(reading, unit.end)
            .and_then(|(scale, end)| Some((numeral.value.checked_mul(scale)?, scale, end)));
        return scaled.map_or((numeral, 0), |(value, scale, end)| (Numeral { value, scale, ..numeral }, end));
    }
    behind(reading, unit.end)
        .filter(|_| reading.is(unit.end, "and"))
        .and_then(|(part, end)| plus(numeral, part, end))
        .unwrap_or((numeral, 0))
}

fn plus(numeral: Numeral, part: Decimal, end: usize) -> Option<(Numeral, usize)> {
    Some((Numeral { value: numeral.value.checked_add(part)?.normalize(), ..numeral }, end))
}

/// The cents behind dollars, the pence behind pounds, in parts of the whole, and one past them: "3 dollars and 50 cents".
fn small_change(reading: &Reading<'_>, unit: UnitWords) -> Option<(Decimal, usize)> {
    let numeral = numeral_at(reading, unit.end + usize::from(reading.is(unit.end, "and")))?;
    let part = unit_at(reading, numeral.end)?;
    let name = |unit: UnitWords| reading.lexicon.unit(unit.unit).name.as_str();
    let cents = name(part).strip_suffix(" cent");
    let belongs = cents == Some(name(unit))
        || cents == Some("USD")
        || name(part) == "penny" && matches!(name(unit), "GBP" | "pound");
    (belongs && numeral.value < Decimal::ONE_HUNDRED)
        .then(|| Some((numeral.value.checked_div(Decimal::ONE_HUNDRED)?, part.end)))?
}

/// Whether a unit stands right behind the number, and is not only shared with a later one.
pub(super) fn is_next(reading: &Reading<'_>, unit: &UnitWords, end: usize) -> bool {
    (end..unit.first).all(|at| {
        reading.is_hyphen(at)
            || reading.is(at, "of")
            || reading.is_class(at, Class::Article)
            || reading.is_class(at, Class::EmptyAdjective)
            || matches!(reading.kind(at), Some(TokenKind::Mark('[' | '<' | '(')))
    })
}

pub(super) fn closes_bracket(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    matches!(reading.kind(from), Some(TokenKind::Mark('[' | '<' | '(')))
        && matches!(reading.kind(end), Some(TokenKind::Mark(']' | '>' | ')')))
}
