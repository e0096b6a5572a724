//! Numbers that stand against each other: scores ("2-1"), tallies ("8-of-14"), votes ("5-to-4").

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::numeral::{Numeral, joins, numeral_at};
use super::unit::unit_at;
use crate::Reading;

/// One past the numbers that hyphens join from `first` on ("1-800-555"), and how many there are.
pub(super) fn joined_numbers(reading: &Reading<'_>, first: usize) -> (usize, usize) {
    let (mut end, mut parts) = (first + 1, 1);
    while joins(reading, end) && reading.kind(end + 1) == Some(TokenKind::Number) {
        (end, parts) = (end + 2, parts + 1);
    }
    (end, parts)
}

/// "2-1", "101-95": what rises from the first to the second, or has a unit, is a range.
pub(super) fn is_score(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    let points = |at: usize| reading.word(at).parse::<u16>().ok().filter(|points| *points < 1000);
    matches!((points(first), points(first + 2)), (Some(one), Some(other)) if one >= other)
        && unit_at(reading, end).is_none()
}

/// "8-of-14", "3-for-5", "5-to-4", "5-under": one past a tally that a preposition between hyphens makes.
pub(super) fn tally_end(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    let word = numeral.end + 1;
    let falls = || {
        numeral_at(reading, word + 2).is_some_and(|other| {
            other.value <= numeral.value && joins(reading, word + 1) && unit_at(reading, other.end).is_none()
        })
    };
    let tally = joins(reading, numeral.end)
        && reading.is_class(word, Class::Preposition)
        && (!reading.is(word, "to") || falls())
        && !is_side(reading, word)
        && unit_at(reading, numeral.end).is_none();
    let goes_on = joins(reading, word + 1) && reading.kind(word + 2) == Some(TokenKind::Number);
    tally.then_some(if goes_on { word + 3 } else { word + 1 })
}

/// "12-by-15-foot": what joins the sides of a thing.
fn is_side(reading: &Reading<'_>, at: usize) -> bool {
    let end = numeral_at(reading, at + 1 + usize::from(joins(reading, at + 1))).map(|other| other.end);
    reading.is_class(at, Class::SideJoint) && end.is_some_and(|end| unit_at(reading, end).is_some())
}
