//! Numbers that count nothing: names ("KN-23", "Resolution 1874"), ordinals, scores, addresses, list marks, parts of
//! words.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, NumeralKind, joins};
use super::unit::unit_at;
use super::word_form::is_plural;
use crate::Reading;

/// Longest name of what a number names, in tokens ("S&P").
const LONGEST_NAME: usize = 3;
/// Longest street name between a house's number and its "Street".
const LONGEST_STREET: usize = 3;
/// Highest number of a list mark ("3)").
const LAST_LIST_MARK: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// One past the label, if the numeral only names something.
pub(super) fn label_end(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    let first = numeral.first;
    if let Some(end) = fixed_name(reading, first).or_else(|| ordinal(reading, numeral)) {
        return Some(end);
    }
    if reading.kind(first) != Some(TokenKind::Number) {
        return None;
    }
    if let Some(end) = joined_numbers(reading, first) {
        return Some(end);
    }
    let is_label = is_year(reading, numeral)
        || is_in_name(reading, first)
        || is_named(reading, numeral)
        || is_behind_name(reading, numeral)
        || is_part_of_word(reading, numeral)
        || is_list_mark(reading, numeral)
        || is_address(reading, numeral);
    is_label.then_some(numeral.end)
}

/// "24/7", "one-off".
fn fixed_name(reading: &Reading<'_>, first: usize) -> Option<usize> {
    reading.find(first, |hit| matches!(hit.meaning, Meaning::Grammar(Class::NumberedName)).then(|| hit.end()))
}

/// "twenty-fifth", "one hundred first".
fn ordinal(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    if numeral.kind != NumeralKind::Words || numeral.value < Decimal::from(20) {
        return None;
    }
    let at = numeral.end + usize::from(joins(reading, numeral.end));
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Ordinal(_)).then(|| hit.end()))
}

/// "2-1", "1-800-555": a score, or a number of several parts. What rises from the first to the second may be a range.
fn joined_numbers(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let mut end = first + 1;
    let mut parts = 1;
    while joins(reading, end) && reading.kind(end + 1) == Some(TokenKind::Number) {
        (end, parts) = (end + 2, parts + 1);
    }
    let score = |at: usize| reading.word(at).parse::<u16>().ok().filter(|score| *score < 1000);
    let falls = || matches!((score(first), score(first + 2)), (Some(one), Some(other)) if one >= other);
    let is_measured = || unit_at(reading, end).is_some();
    (parts > 2 || parts == 2 && falls() && !is_measured()).then_some(end)
}

/// "in 1961, 2000 and 2001", "by 2120": four plain digits that no noun and no unit follows.
fn is_year(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let word = reading.word(numeral.first);
    let before = numeral.first.checked_sub(1);
    let centuries = || {
        let dated = before.is_some_and(|at| reading.is_class(at, Class::Preposition));
        matches!(&word[..2], "18" | "19" | "20") || dated && matches!(&word[..2], "16" | "17" | "21")
    };
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && centuries();
    let ends = match reading.kind(numeral.end) {
        Some(TokenKind::Mark(mark)) => !matches!(mark, '%' | '-' | '°' | '–' | '/'),
        Some(TokenKind::Word) => reading.is_class(numeral.end, Class::Conjunction),
        None => true,
        _ => false,
    };
    let bare = numeral.end == numeral.first + 1;
    let marked = before.is_some_and(|at| {
        reading
            .hits
            .at(at)
            .iter()
            .any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::BoundBefore(_)))
    });
    digits && bare && ends && !marked
}

/// "KN-23", "MH17", "S-300", "Covid-19", "ID.3"; "mid-2022" is left to the times. "six-thousand-700" is one numeral.
fn is_in_name(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || !reading.touches(at) {
        return false;
    }
    let joined = |word: usize| {
        reading.kind(word) == Some(TokenKind::Word)
            && !reading
                .hits
                .at(word)
                .iter()
                .any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::Sign(_)))
    };
    let hyphen = reading.is_hyphen(at - 1);
    let point = reading.is_mark(at - 1, '.') && at >= 2 && reading.is_capital(at - 2);
    joined(at - 1)
        || ((hyphen || point) && at >= 2 && reading.touches(at - 1) && joined(at - 2))
        || reading.is_mark(at - 1, '#')
}

/// "Resolution 1874", "Flight 17", "S&P 500", "No. 4": a noun that a number behind it names.
fn is_named(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let stop = usize::from(reading.is_mark(before, '.') && before > 0);
    let last = before - stop;
    let vessel = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Vessel));
    if reading.is_mark(before, '/') || reading.find(last, |hit| vessel(hit).then_some(())).is_some() {
        return true;
    }
    let name = (last.saturating_sub(LONGEST_NAME - 1)..=last).find(|start| {
        reading
            .hits
            .at(*start)
            .iter()
            .any(|hit| hit.end() == last + 1 && matches!(hit.meaning, Meaning::Grammar(Class::Label)))
    });
    name.is_some_and(|name| {
        let longer = name < last;
        longer || stop == 1 || reading.is_capital(last) || !counts(reading, numeral)
    })
}

/// "Hall 9", "Lang 20": a number right behind a name, and nothing counted behind it.
fn is_behind_name(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(name) = numeral.first.checked_sub(1) else { return false };
    let opens = name == reading.sentences[reading.sentence_at(name)].tokens.start;
    let beside = reading.tokens.get(numeral.first).is_some_and(|token| token.gap == Gap::Space);
    let word = reading.word(numeral.first);
    let plain = numeral.end == numeral.first + 1 && word.len() <= 4 && !word.contains(',');
    let is_name = reading.is_capital(name)
        && reading.hits.at(name).iter().all(|hit| {
            matches!(
                hit.meaning,
                Meaning::Actor(..) | Meaning::ActorAdjective(_) | Meaning::Place(_) | Meaning::FamilyFirst
            )
        });
    is_name && beside && plain && !opens && !counts(reading, numeral)
}

/// Whether a unit or a plural follows: what a number counts.
fn counts(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let joined = joins(reading, numeral.end);
    unit_at(reading, numeral.end).is_some()
        || joined
        || reading.is_mark(numeral.end, '%')
        || NounPhrase::plain_at(reading, numeral.end).is_some_and(|noun| is_plural(reading, noun.head))
}

/// "24th", "1990s", "5G": letters against the digits that are no unit and no scale.
fn is_part_of_word(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let after = numeral.end;
    let number_behind = reading.touches(after + 1) && reading.kind(after + 1) == Some(TokenKind::Number);
    if reading.touches(after) && number_behind && (reading.is_mark(after, ':') || reading.is_mark(after, '/'))
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

/// "1)", "; 2)": the number of a point in a list.
fn is_list_mark(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let small = numeral.value <= LAST_LIST_MARK && numeral.end == numeral.first + 1;
    let opens = numeral.first.checked_sub(1).is_none_or(|before| {
        reading.sentence_at(before) != reading.sentence_at(numeral.first)
            || matches!(reading.kind(before), Some(TokenKind::Mark(':' | ';' | ',' | '(')))
            || reading.is_class(before, Class::Conjunction)
    });
    small && opens && reading.is_mark(numeral.end, ')')
}

/// "123 Harbour Street".
fn is_address(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let street = numeral.end..numeral.end + LONGEST_STREET;
    numeral.end == numeral.first + 1
        && street
            .take_while(|at| reading.is_capital(*at))
            .any(|at| at > numeral.end && reading.is_class(at, Class::Thoroughfare))
}
