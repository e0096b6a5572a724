//! Numbers that count nothing: names ("KN-23", "Resolution 1874"), ordinals, list marks, parts of words.

use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::number::Numeral;
use crate::Reading;

/// Whether the numeral only names something.
pub(super) fn is_label(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    if reading.kind(numeral.first) != Some(TokenKind::Number) {
        return false;
    }
    is_year(reading, numeral)
        || is_in_name(reading, numeral.first)
        || is_in_thing(reading, numeral.first)
        || is_before_label(reading, numeral)
        || is_part_of_word(reading, numeral)
}

/// "in 1961, 2000 and 2001": four plain digits that no noun and no unit follows.
fn is_year(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let word = reading.word(numeral.first);
    let digits = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&word[..2], "18" | "19" | "20");
    let ends = match reading.kind(numeral.end) {
        Some(TokenKind::Mark(mark)) => !matches!(mark, '%' | '-' | '°' | '–' | '/'),
        Some(TokenKind::Word) => reading.is_class(numeral.end, Class::Conjunction),
        None => true,
        _ => false,
    };
    let bare = numeral.end == numeral.first + 1;
    let before = numeral.first.checked_sub(1);
    let marked = before.is_some_and(|at| {
        reading
            .hits
            .at(at)
            .iter()
            .any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::BoundBefore(_)))
    });
    digits && bare && ends && !marked
}

/// "KN-23", "MH17", "S-300", "Covid-19"; "mid-2022" is left to the times. "six-thousand-700" is one numeral.
fn is_in_name(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || !reading.touches(at) {
        return false;
    }
    let joined = |word: usize| {
        reading.kind(word) == Some(TokenKind::Word)
            && !reading.hits.at(word).iter().any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_)))
    };
    joined(at - 1)
        || (reading.is_hyphen(at - 1) && at >= 2 && reading.touches(at - 1) && joined(at - 2))
        || reading.is_mark(at - 1, '#')
}

/// "Leopard 2": part of the name of a thing of the word lists.
fn is_in_thing(reading: &Reading<'_>, at: usize) -> bool {
    let covers = |hit: &Hit| hit.end() > at && matches!(hit.meaning, Meaning::Item(_));
    (at.saturating_sub(3)..at).any(|first| reading.hits.at(first).iter().any(covers))
}

/// "Resolution 1874", "Flight 17".
fn is_before_label(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let stop = usize::from(reading.is_mark(before, '.') && before > 0);
    let word = before - stop;
    let follows = reading.kind(numeral.end) == Some(TokenKind::Word)
        && !reading.is_class(numeral.end, Class::Preposition);
    reading.is_class(word, Class::Label) && (!follows || reading.is_capital(word) || stop == 1)
        || reading.is_mark(before, '/')
        || reading
            .find(word, |hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Vessel)).then_some(()))
            .is_some()
}

/// "24th", "1990s", "5G": letters against the digits that are no unit and no scale.
fn is_part_of_word(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let after = numeral.end;
    if reading.is_mark(after, ':')
        && reading.touches(after)
        && reading.touches(after + 1)
        && reading.kind(after + 1) == Some(TokenKind::Number)
    {
        return true;
    }
    if reading.is_mark(after, '/')
        && reading.touches(after)
        && reading.kind(after + 1) == Some(TokenKind::Number)
    {
        return true;
    }
    if reading.kind(after) != Some(TokenKind::Word) || !reading.touches(after) {
        return false;
    }
    reading
        .find(after, |hit| matches!(hit.meaning, Meaning::Unit(_) | Meaning::Suffix(_)).then_some(()))
        .is_none()
}
