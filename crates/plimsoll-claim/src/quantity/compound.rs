//! What the words behind a unit add to its figure: "75 USD million", "a year and a half", "3 dollars and 50 cents".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::fraction::behind;
use super::numeral::{Numeral, NumeralKind, numeral_at, scale_at};
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
    let Some(part) = unit_at(reading, numeral.end) else { return unsaid_cents(reading, unit, &numeral) };
    let name = |unit: UnitWords| reading.lexicon.unit(unit.unit).name.as_str();
    let cents = name(part).strip_suffix(" cent");
    let belongs = cents == Some(name(unit))
        || cents == Some("USD")
        || name(part) == "penny" && matches!(name(unit), "GBP" | "pound");
    (belongs && numeral.value < Decimal::ONE_HUNDRED)
        .then(|| Some((numeral.value.checked_div(Decimal::ONE_HUNDRED)?, part.end)))?
}

/// "5 dollars 50", "15 euros 99": two digits that a clause ends on are cents, though nothing says so.
fn unsaid_cents(reading: &Reading<'_>, unit: UnitWords, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let two_digits = match numeral.kind {
        NumeralKind::Digits => reading.word(numeral.first).len() == 2,
        NumeralKind::Words => numeral.value >= Decimal::TEN && numeral.value < Decimal::ONE_HUNDRED,
        _ => false,
    };
    let is_word = reading.kind(unit.first) == Some(TokenKind::Word) && !reading.is_capital(unit.first);
    let ends = !matches!(reading.kind(numeral.end), Some(TokenKind::Word | TokenKind::Number))
        && !reading.is_hyphen(numeral.end);
    let plain = numeral.first == unit.end && two_digits && is_word && ends;
    plain.then(|| Some((numeral.value.checked_div(Decimal::ONE_HUNDRED)?, numeral.end)))?
}

/// Whether a unit stands right behind the number, and is not only shared with a later one.
pub(super) fn is_next(reading: &Reading<'_>, unit: &UnitWords, end: usize) -> bool {
    (end..unit.first).all(|at| {
        reading.is_hyphen(at)
            || reading.is(at, "of")
            || reading.is(at, "one")
            || reading.is_class(at, Class::Article)
            || reading.is_class(at, Class::EmptyAdjective)
            || matches!(reading.kind(at), Some(TokenKind::Mark('[' | '<' | '(')))
    })
}

pub(super) fn closes_bracket(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    matches!(reading.kind(from), Some(TokenKind::Mark('[' | '<' | '(')))
        && matches!(reading.kind(end), Some(TokenKind::Mark(']' | '>' | ')')))
}
