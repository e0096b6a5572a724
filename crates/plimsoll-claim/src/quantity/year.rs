//! Four digits that are a year and count nothing: "in 1961, 2000 and 2001", "a 2019 review", "his 2013 amendments".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::label::counts;
use super::numeral::Numeral;
use super::unit::unit_at;
use super::word_form::is_verb;
use crate::Reading;

/// "in 1961, 2000 and 2001", "by 2120", "a 2019 review": four plain digits and neither a plural nor a unit behind.
pub(super) fn is_year(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let word = reading.word(numeral.first);
    let plain = word.len() == 4 && numeral.end == numeral.first + 1;
    if !plain || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let before = numeral.first.checked_sub(1);
    let dated = before.is_some_and(|at| reading.is_class(at, Class::Preposition));
    let marked = before.is_some_and(|at| {
        reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::BoundBefore(_)))
    });
    if before.is_some_and(|before| is_dated_thing(reading, before, word)) {
        return unit_at(reading, numeral.end).is_none();
    }
    let ends = match reading.kind(numeral.end) {
        Some(TokenKind::Mark(mark)) => !matches!(mark, '%' | '-' | '°' | '–' | '/'),
        Some(TokenKind::Word) if is_recent(word) => {
            is_verb(reading, numeral.end) || !counts(reading, numeral) && !reading.is(numeral.end, "of")
        }
        Some(TokenKind::Word) => reading.is_class(numeral.end, Class::Conjunction),
        None => true,
        _ => false,
    };
    let is_century =
        matches!(&word[..2], "18" | "19" | "20") || dated && matches!(&word[..2], "16" | "17" | "21");
    is_century && ends && !marked
}

/// "his 2013 amendments", "the 2016 hopefuls", "below 2010 levels": a year that tells which, no hundred, behind what makes
/// it definite.
fn is_dated_thing(reading: &Reading<'_>, before: usize, year: &str) -> bool {
    let is_year = |at: usize| {
        reading.kind(at) == Some(TokenKind::Number)
            && reading.word(at).len() == 4
            && is_recent(reading.word(at))
    };
    // "the 2008 and 2012 elections"
    let joined = before > 0 && reading.is_class(before, Class::Conjunction) && is_year(before - 1);
    let definite = joined
        || reading.kind(before) == Some(TokenKind::Possessive)
        || [Class::PossessivePronoun, Class::Demonstrative, Class::Dated]
            .iter()
            .any(|class| reading.is_class(before, *class));
    definite && is_recent(year) && !year.ends_with("00")
}

/// Years that news is about.
pub(crate) fn is_recent(word: &str) -> bool {
    let decade = word.get(..3).unwrap_or_default();
    word.len() == 4 && matches!(decade, "195" | "196" | "197" | "198" | "199" | "200" | "201" | "202" | "203")
}
