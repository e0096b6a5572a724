//! Numbers of houses, telephones and records: "12 Harbour Street", "0800 123 4567", "672157632032022528".

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::unit::unit_at;
use crate::Reading;

/// Longest street name between a house's number and its "Street".
const LONGEST_STREET: usize = 4;
/// Most groups of digits of a telephone number.
const MOST_GROUPS: usize = 5;
/// Most digits that are a figure without marks between them: more are an identifier.
const MOST_DIGITS: usize = 10;

/// "123 Harbour Street", "16-18 Mill Lane", "9 E 71st St", "22 Rue Foch"; `end`: one past the house's numbers.
pub(super) fn is_address(reading: &Reading<'_>, end: usize) -> bool {
    let is_name = |at: &usize| {
        reading.is_capital(*at)
            || reading.kind(*at) == Some(TokenKind::Number)
            || reading.touches(*at) && reading.kind(at - 1) == Some(TokenKind::Number)
    };
    let thoroughfare = |at: usize| reading.is_capital(at) && reading.is_class(at, Class::Thoroughfare);
    let leads = thoroughfare(end) && reading.is_capital(end + 1);
    reading.is_capital(end)
        && (leads || (end..end + LONGEST_STREET).take_while(is_name).any(|at| at > end && thoroughfare(at)))
}

/// "the 300 block of Mill Street"
pub(super) fn is_house_block(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let hundreds = (numeral.value % Decimal::ONE_HUNDRED).is_zero();
    hundreds && reading.is_class(numeral.end, Class::HouseBlock)
}

/// "555-0134": three digits and four.
pub(super) fn is_local_call(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    let is_digits = |at: usize, len: usize| {
        let word = reading.word(at);
        word.len() == len && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_digits(first, 3) && is_digits(first + 2, 4) && unit_at(reading, end).is_none()
}

/// "0800 123 4567", "007": digits that begin with a nought count nothing, nor do those behind them.
pub(super) fn code_end(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let is_digits = |at: usize| reading.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if reading.word(first).len() < 3 || !reading.word(first).starts_with('0') || !is_digits(first) {
        return None;
    }
    let goes_on = |at: &usize| reading.kind(*at) == Some(TokenKind::Number) && is_digits(*at);
    Some(first + 1 + (first + 1..first + MOST_GROUPS).take_while(goes_on).count())
}

/// "672157632032022528": nobody counts so far without a mark between the thousands.
pub(super) fn is_identifier(reading: &Reading<'_>, first: usize) -> bool {
    let word = reading.word(first);
    word.len() > MOST_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}
