//! Numbers that count nothing: names ("KN-23", "Resolution 1874"), ordinals, scores, addresses, list marks, parts of
//! words.

use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, NumeralKind, joins, numeral_at};
use super::unit::{unit_at, unit_before};
use super::word_form::{is_plural, is_verb, verb_form};
use crate::Reading;

/// Longest name of what a number names, in tokens ("S.&P.").
const LONGEST_NAME: usize = 4;
/// Most digits that are a figure without marks between them: more are an identifier.
const MOST_DIGITS: usize = 10;
/// Longest street name between a house's number and its "Street".
const LONGEST_STREET: usize = 4;
/// Words that stay small in a title.
const TITLE_SMALL: [Class; 4] = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary];
/// Tokens around a number with a capital in which small letters show that not every word has one.
const NEAR_TITLE: usize = 6;
/// Longest text in brackets that a small number may end, in tokens.
const LONGEST_BRACKET: usize = 12;
/// Most groups of digits of a telephone number.
const MOST_GROUPS: usize = 5;
/// Highest number of a list mark ("3)").
const LAST_LIST_MARK: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// One past the label, if the numeral only names something.
pub(super) fn label_end(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    let first = numeral.first;
    if let Some(end) = fixed_name(reading, first).or_else(|| ordinal(reading, numeral)) {
        return Some(end);
    }
    if reading.kind(first) != Some(TokenKind::Number) {
        let is_label = is_named_in_words(reading, numeral) || is_in_title(reading, numeral);
        return is_label.then_some(numeral.end);
    }
    let (end, parts) = joined_numbers(reading, first);
    if numeral.end > end && parts > 1 {
        // "2-1/2 hours"
        return None;
    }
    // "2011-08-S-052"
    let goes_on = parts == 2 && joins(reading, end) && reading.is_capital(end + 1);
    if parts > 2
        || goes_on
        || parts == 2 && (is_score(reading, first, end) || is_local_call(reading, first, end))
    {
        return Some(end);
    }
    if let Some(end) = tally_end(reading, numeral).or_else(|| code_end(reading, first)) {
        return Some(end);
    }
    let is_label = is_year(reading, numeral)
        || is_in_name(reading, first)
        || is_in_thing(reading, first)
        || is_named(reading, numeral)
        || is_behind_name(reading, numeral)
        || is_before_name(reading, numeral)
        || is_part_of_word(reading, numeral)
        || is_list_mark(reading, numeral)
        || is_address(reading, end)
        || is_house_block(reading, numeral)
        || is_identifier(reading, first);
    is_label.then_some(numeral.end.max(end))
}

/// "24/7", "one-off", "number one", "at one point".
fn fixed_name(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let name = |at: usize| {
        reading.find(at, |hit| {
            let covers = hit.end() > first && matches!(hit.meaning, Meaning::Grammar(Class::NumberedName));
            covers.then(|| hit.end())
        })
    };
    name(first).or_else(|| name(first.checked_sub(1)?))
}

/// "twenty-fifth", "one hundred first".
fn ordinal(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    if numeral.kind != NumeralKind::Words || numeral.value < Decimal::from(20) {
        return None;
    }
    let at = numeral.end + usize::from(joins(reading, numeral.end));
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Ordinal(_)).then(|| hit.end()))
}

/// One past the numbers that hyphens join from `first` on ("1-800-555"), and how many there are.
fn joined_numbers(reading: &Reading<'_>, first: usize) -> (usize, usize) {
    let (mut end, mut parts) = (first + 1, 1);
    while joins(reading, end) && reading.kind(end + 1) == Some(TokenKind::Number) {
        (end, parts) = (end + 2, parts + 1);
    }
    (end, parts)
}

/// "2-1", "101-95": what rises from the first to the second, or has a unit, is a range.
fn is_score(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    let points = |at: usize| reading.word(at).parse::<u16>().ok().filter(|points| *points < 1000);
    matches!((points(first), points(first + 2)), (Some(one), Some(other)) if one >= other)
        && unit_at(reading, end).is_none()
}

/// "555-0134": three digits and four.
fn is_local_call(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    let is_digits = |at: usize, len: usize| {
        let word = reading.word(at);
        word.len() == len && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_digits(first, 3) && is_digits(first + 2, 4) && unit_at(reading, end).is_none()
}

/// "8-of-14", "3-for-5", "5-to-4", "5-under": one past a tally that a preposition between hyphens makes.
fn tally_end(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
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

/// "672157632032022528": nobody counts so far without a mark between the thousands.
fn is_identifier(reading: &Reading<'_>, first: usize) -> bool {
    let word = reading.word(first);
    word.len() > MOST_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "0800 123 4567", "007": digits that begin with a nought count nothing, nor do those behind them.
fn code_end(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let is_digits = |at: usize| reading.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if reading.word(first).len() < 3 || !reading.word(first).starts_with('0') || !is_digits(first) {
        return None;
    }
    let goes_on = |at: &usize| reading.kind(*at) == Some(TokenKind::Number) && is_digits(*at);
    Some(first + 1 + (first + 1..first + MOST_GROUPS).take_while(goes_on).count())
}

/// "in 1961, 2000 and 2001", "by 2120", "a 2019 review": four plain digits and neither a plural nor a unit behind.
fn is_year(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let word = reading.word(numeral.first);
    let plain = word.len() == 4 && numeral.end == numeral.first + 1;
    if !plain || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let before = numeral.first.checked_sub(1);
    let dated = before.is_some_and(|at| reading.is_class(at, Class::Preposition));
    let marked = before.is_some_and(|at| {
        reading
            .hits
            .at(at)
            .iter()
            .any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::BoundBefore(_)))
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
fn is_recent(word: &str) -> bool {
    let decade = word.get(..3).unwrap_or_default();
    word.len() == 4 && matches!(decade, "195" | "196" | "197" | "198" | "199" | "200" | "201" | "202" | "203")
}

/// "KN-23", "MH17", "S-300", "Covid-19", "ID.3"; "mid-2022" is left to the times, "six-thousand-700" is one numeral,
/// and "now-18" is a number.
fn is_in_name(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || !reading.touches(at) || unit_before(reading, at).is_some() {
        return false;
    }
    let joined = |word: usize| {
        reading.kind(word) == Some(TokenKind::Word)
            && !(reading.is_class(word, Class::Adverb) && word + 2 == at)
            && !(reading.is_class(word, Class::SideJoint) && unit_at(reading, at + 1).is_some())
            && !reading
                .hits
                .at(word)
                .iter()
                .any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_) | Meaning::Sign(_)))
    };
    let hyphen = reading.is_hyphen(at - 1);
    // "the winter of 2004-5"
    let ends_years = hyphen
        && at >= 2
        && reading.touches(at - 1)
        && reading.word(at).len() <= 2
        && is_recent(reading.word(at - 2));
    let point = reading.is_mark(at - 1, '.') && at >= 2 && reading.is_capital(at - 2);
    let clock = reading.is_mark(at - 1, ':') && at >= 2 && reading.kind(at - 2) == Some(TokenKind::Number);
    joined(at - 1)
        || ends_years
        || ((hyphen || point) && at >= 2 && reading.touches(at - 1) && joined(at - 2))
        || reading.is_mark(at - 1, '#')
        || (clock && reading.touches(at - 1))
}

/// "Leopard 2": part of the name of a thing of the word lists.
fn is_in_thing(reading: &Reading<'_>, at: usize) -> bool {
    let covers = |hit: &Hit| hit.end() > at && matches!(hit.meaning, Meaning::Item(_));
    (at.saturating_sub(3)..at).any(|first| reading.hits.at(first).iter().any(covers))
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
        let is_name = reading.word(last).bytes().any(|byte| byte.is_ascii_uppercase());
        longer || stop == 1 || is_name && !reading.is_shouted(last) || !counts(reading, numeral)
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
    // "Kenya received six and Poland 12": a country has no number.
    let country =
        reading.hits.at(name).iter().any(|hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Country)));
    is_name && !country && beside && plain && !opens && !counts(reading, numeral)
}

/// "Phase Two", "the bottom three": a noun that a number in words behind it names.
fn is_named_in_words(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    numeral.kind == NumeralKind::Words && is_named(reading, numeral) && counted(reading, numeral).is_none()
}

/// "the Kick Six win", "the Gang of Eight": a capital inside a sentence that is not in title case.
fn is_in_title(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let first = numeral.first;
    let start = reading.sentences[reading.sentence_at(first)].tokens.start;
    if numeral.kind != NumeralKind::Words || !reading.is_capital(first) || first <= start {
        return false;
    }
    let small = |at: usize| {
        let word = reading.word(at);
        reading.kind(at) == Some(TokenKind::Word)
            && word.len() > 2
            && word.starts_with(|letter: char| letter.is_lowercase())
            && !TITLE_SMALL.iter().any(|class| reading.is_class(at, *class))
    };
    let near = first.saturating_sub(NEAR_TITLE).max(start)..(first + NEAR_TITLE).min(reading.tokens.len());
    let after_word = reading.kind(first - 1) == Some(TokenKind::Word);
    after_word && near.into_iter().any(small)
}

/// The noun behind a numeral; "runs" behind "Bus 42" is a verb.
fn counted(reading: &Reading<'_>, numeral: &Numeral) -> Option<NounPhrase> {
    let is_third = |noun: &NounPhrase| {
        noun.head == numeral.end
            && verb_form(reading, noun.head).is_some_and(|form| form.is_any(VerbForm::THIRD))
    };
    NounPhrase::plain_at(reading, numeral.end).filter(|noun| !is_third(noun))
}

/// "the 787 Dreamliner", "its 911 Turbo": a number of three digits between a word that makes the noun definite and a
/// name that no list knows, and that is no plural.
fn is_before_name(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let definite =
        [Class::Indefinite, Class::PossessivePronoun].iter().any(|class| reading.is_class(before, *class))
            || reading.is(before, "own")
            || reading.kind(before) == Some(TokenKind::Possessive);
    let word = reading.word(numeral.first);
    let plain =
        numeral.end == numeral.first + 1 && word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = reading.is_capital(numeral.end)
        && reading.hits.at(numeral.end).is_empty()
        && counted(reading, numeral).is_some_and(|noun| !is_plural(reading, noun.head));
    definite && plain && is_name
}

/// Whether a unit or a plural follows: what a number counts.
fn counts(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let joined = joins(reading, numeral.end);
    unit_at(reading, numeral.end).is_some()
        || joined
        || reading.is_mark(numeral.end, '%')
        || counted(reading, numeral).is_some_and(|noun| is_plural(reading, noun.head))
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
    let scaled = reading.find(after, |hit| matches!(hit.meaning, Meaning::Suffix(_)).then_some(()));
    scaled.is_none() && unit_at(reading, after).is_none()
}

/// "1)", "; 2)", "3." where a sentence begins: the number of a point in a list, and no end of what a bracket opened.
fn is_list_mark(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let small = numeral.value <= LAST_LIST_MARK && numeral.end == numeral.first + 1;
    let near = numeral.first.saturating_sub(LONGEST_BRACKET)..numeral.first.saturating_sub(1);
    let bracket = || reading.is_mark(numeral.end, ')') && !near.clone().any(|at| reading.is_mark(at, '('));
    let opens = numeral.first == reading.sentences[reading.sentence_at(numeral.first)].tokens.start;
    small && (bracket() || opens && reading.is_mark(numeral.end, '.'))
}

/// "the 300 block of Mill Street"
fn is_house_block(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let hundreds = (numeral.value % Decimal::ONE_HUNDRED).is_zero();
    hundreds && reading.is_class(numeral.end, Class::HouseBlock)
}

/// "123 Harbour Street", "16-18 Mill Lane", "9 E 71st St", "22 Rue Foch"; `end`: one past the house's numbers.
fn is_address(reading: &Reading<'_>, end: usize) -> bool {
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
