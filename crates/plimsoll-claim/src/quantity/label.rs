//! Numbers that count nothing: names ("KN-23", "Resolution 1874"), ordinals, scores, addresses, list marks, parts of
//! words.

use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

use super::address::{code_end, is_address, is_house_block, is_identifier, is_local_call};
use super::bound::Bounds;
use super::noun_phrase::{NounPhrase, is_of_type};
use super::numeral::{Numeral, NumeralKind, joins};
use super::tally::{is_score, joined_numbers, tally_end};
use super::title::is_in_title;
use super::unit::{unit_at, unit_before};
use super::word_form::{is_plural, verb_form};
use super::year::{is_recent, is_year};
use crate::Reading;

/// Longest name of what a number names, in tokens ("S.&P.").
const LONGEST_NAME: usize = 4;
/// Most numbers looked back over that one plural names ("Sections 3, 4 and 5").
const MOST_NAMED: usize = 4;
/// Most tokens of a fixed name before its number.
const MOST_BEFORE: usize = 2;
/// Longest text in brackets that a small number may end, in tokens.
const LONGEST_BRACKET: usize = 12;
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
        || is_of_type(reading, first)
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
    // "a baker's dozen"
    (0..=MOST_BEFORE).find_map(|back| name(first.checked_sub(back)?))
}

/// "twenty-fifth", "one hundred first".
fn ordinal(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    if numeral.kind != NumeralKind::Words || numeral.value < Decimal::from(20) {
        return None;
    }
    let at = numeral.end + usize::from(joins(reading, numeral.end));
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Ordinal(_)).then(|| hit.end()))
}

/// "KN-23", "MH17", "S-300", "Covid-19", "ID.3"; "mid-2022" is left to the times, "six-thousand-700" is one numeral,
/// and "now-18" is a number.
fn is_in_name(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || !reading.touches(at) || unit_before(reading, at).is_some() {
        return false;
    }
    // "now-18", "12-by-15-foot"
    let numeric = |word: usize| {
        reading.is_class(word, Class::Adverb) && word + 2 == at
            || reading.is_class(word, Class::SideJoint) && unit_at(reading, at + 1).is_some()
    };
    let joined = |word: usize| {
        reading.kind(word) == Some(TokenKind::Word)
            && !numeric(word)
            && !reading
                .hits
                .at(word)
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
    (at.saturating_sub(3)..at).any(|first| reading.hits.at(first).any(covers))
}

/// "Resolution 1874", "Flight 17", "S&P 500", "No. 4": a noun that a number behind it names.
fn is_named(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    // "could top 100"
    if Bounds::before(reading, numeral.first).0.any() {
        return false;
    }
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
            .any(|hit| hit.end() == last + 1 && matches!(hit.meaning, Meaning::Grammar(Class::Label)))
    });
    if name.is_none() && is_next_of_named(reading, numeral.first) {
        return !counts(reading, numeral);
    }
    name.is_some_and(|name| {
        let longer = name < last;
        let is_name = reading.word(last).bytes().any(|byte| byte.is_ascii_uppercase());
        longer || stop == 1 || is_name && !reading.is_shouted(last) || !counts(reading, numeral)
    })
}

/// "Sections 3, 4 and 5": behind another number that a plural names.
fn is_next_of_named(reading: &Reading<'_>, mut first: usize) -> bool {
    for _ in 0..MOST_NAMED {
        let Some(joint) = first.checked_sub(1) else { return false };
        let joins = reading.is_mark(joint, ',')
            || [Class::Conjunction, Class::RangeJoint].iter().any(|class| reading.is_class(joint, *class));
        if !joins || joint < 2 || reading.kind(joint - 1) != Some(TokenKind::Number) {
            return false;
        }
        first = joint - 1;
        let Some(before) = first.checked_sub(1) else { return false };
        let noun = before.checked_sub(usize::from(reading.is_mark(before, '.')));
        if let Some(noun) = noun.filter(|noun| reading.is_class(*noun, Class::Label)) {
            return reading.word(noun).ends_with('s');
        }
    }
    false
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
        reading.hits.at(name).any(|hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Country)));
    let is_label = is_name && !country && beside && plain && !opens && !counts(reading, numeral);
    is_label && !shares_verb(reading, name, numeral)
}

/// Tokens from the begin of a sentence to its verb, and from there to the first figure.
const TO_FIGURE: usize = 5;

/// "Veland lost 31 tanks, Tarland 14.": whether a name and a number that are all of their part share the verb of the figure with
/// which a sentence begins.
fn shares_verb(reading: &Reading<'_>, name: usize, numeral: &Numeral) -> bool {
    let start = reading.sentences[reading.sentence_at(name)].tokens.start;
    let Some(joint) = name.checked_sub(1).filter(|joint| *joint > start) else { return false };
    let joins = reading.is_mark(joint, ',') || reading.is_class(joint, Class::Conjunction);
    let ends = matches!(reading.kind(numeral.end), None | Some(TokenKind::Mark(',' | '.' | ';')))
        || reading.is_class(numeral.end, Class::Conjunction);
    let verb = (start + 1..joint.min(start + TO_FIGURE)).find(|at| {
        verb_form(reading, *at).is_some_and(|form| form.is_any(VerbForm::PAST.or(VerbForm::THIRD)))
    });
    let is_figure = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    let counts_thing = verb.is_some_and(|verb| {
        (verb + 1..joint.min(verb + TO_FIGURE)).any(|at| {
            is_figure(at) && reading.kind(at + 1) == Some(TokenKind::Word) && !reading.is_capital(at + 1)
        })
    });
    let end = reading.sentences[reading.sentence_at(name)].tokens.end;
    let is_told_again = || (start..end).any(|at| at != name && reading.word(at) == reading.word(name));
    joins && ends && reading.is_capital(start) && counts_thing && !is_told_again()
}

/// "Phase Two", "the bottom three": a noun that a number in words behind it names.
fn is_named_in_words(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    numeral.kind == NumeralKind::Words && is_named(reading, numeral) && counted(reading, numeral).is_none()
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
pub(super) fn counts(reading: &Reading<'_>, numeral: &Numeral) -> bool {
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
    // "13K", "30ish"
    let scales = |hit: &Hit| matches!(hit.meaning, Meaning::Suffix(_) | Meaning::BoundAfter(_));
    let scaled = reading.find(after, |hit| scales(hit).then_some(()));
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
