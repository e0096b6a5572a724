//! Datelines: where a report was filed, before its first words.

use plimsoll_lexicon::Sort;
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::Tokens;
use crate::Reading;

/// Tokens a dateline may have.
const LONGEST: usize = 14;
/// Tokens of a dateline that names no outlet in brackets.
const SHORT: usize = 4;

/// Where a sentence begins behind a dateline: "SEOUL (Wire) -".
pub(crate) fn opening(reading: &Reading<'_>, sentence: &Tokens) -> usize {
    let head = sentence.start..sentence.end.min(sentence.start + LONGEST);
    let marks = || reading.marks(head.clone());
    let bracket = marks().find(|at| reading.is_mark(*at, '(') || reading.is_mark(*at, ')'));
    let short = sentence.start + SHORT;
    let dash = marks().find(|at| {
        let has_place =
            || *at < short || bracket.is_some_and(|bracket| bracket < *at) || ends_date(reading, *at);
        clause::is_dash(reading, *at) && has_place()
    });
    match dash {
        Some(dash)
            if dash + 1 < sentence.end
                && !(sentence.start..dash).any(|at| clause::is_finite(reading, at)) =>
        {
            dash + 1
        }
        _ => sentence.start,
    }
}

/// "Keldra, Nov 8 -": whether a day and a month stand before token `at`.
fn ends_date(reading: &Reading<'_>, at: usize) -> bool {
    let is_day = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    let is_month = |at: usize| reading.has(at, Sort::Calendar);
    at > 2 && (is_day(at - 1) && is_month(at - 2) || is_month(at - 1) && is_day(at - 2))
}

/// Whether token `at` of a sentence stands in its dateline.
pub(crate) fn is_in_dateline(reading: &Reading<'_>, sentence: &Tokens, at: usize) -> bool {
    at < sentence.start + LONGEST && at < opening(reading, sentence)
}
