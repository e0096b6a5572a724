//! Words that can be numerals and are none here: "one can say", "double standards", "a third time".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::bound::Bounds;
use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, NumeralKind, joins, past_article, sign_before};
use super::proportion::is_part_at;
use super::range::range_from;
use super::unit::unit_at;
use super::word_form::{is_fate_verb, is_plural, is_verb, verb_form};
use crate::Reading;

/// Most words looked at for the plural of "one of the four largest ships".
const LONGEST_OF: usize = 6;

pub(super) fn is_no_figure(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    if is_in_compound(reading, numeral) {
        return true;
    }
    if is_of_a_few(reading, numeral) {
        return true;
    }
    match numeral.kind {
        NumeralKind::Words if numeral.value == Decimal::ONE && numeral.end == numeral.first + 1 => {
            is_pronoun(reading, numeral)
                && sign_before(reading, numeral.first).is_none()
                && !is_one_of(reading, numeral.end)
                && !is_part_at(reading, numeral.end)
        }
        // "multiple-rocket", "without a number of rounds"
        NumeralKind::Vague => {
            joins(reading, numeral.end)
                || is_said_of_someone(reading, numeral)
                || numeral.first.checked_sub(1).is_some_and(|at| reading.is(at, "without"))
        }
        NumeralKind::Fraction => !is_part(reading, numeral) && range_from(reading, numeral).is_none(),
        NumeralKind::Multiple => !is_multiple(reading, numeral),
        _ => false,
    }
}

/// "an hour or two", "a mile or so": how many of a unit said with an article, and nothing that is counted.
fn is_of_a_few(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(unit) = numeral.first.checked_sub(2).filter(|at| *at > 0 && reading.is(at + 1, "or")) else {
        return false;
    };
    numeral.kind == NumeralKind::Words
        && reading.is_class(unit - 1, Class::Article)
        && unit_at(reading, unit).is_some_and(|found| found.first == unit && found.end == unit + 1)
        && unit_at(reading, numeral.end).is_none()
}

/// "Ellis scores": the word is the verb of the name before it.
fn is_said_of_someone(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let subject = reading.is_capital(before) || reading.is_class(before, Class::Pronoun);
    subject && is_verb(reading, numeral.first) && !reading.is(numeral.end, "of")
}

/// "multi-million", "buy-one-get-one": a number word that a hyphen ties to the word before it; "now-two", "four-by-four"
/// and "plus-two" are numbers.
fn is_in_compound(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(hyphen) = numeral.first.checked_sub(1).filter(|at| *at > 0 && joins(reading, *at)) else {
        return false;
    };
    let before = hyphen - 1;
    let ties = [Class::Adverb, Class::RangeJoint, Class::SideJoint, Class::Conjunction, Class::Preposition];
    matches!(numeral.kind, NumeralKind::Words)
        && reading.kind(before) == Some(TokenKind::Word)
        && !ties.iter().any(|class| reading.is_class(before, *class))
        && !is_number_word(reading, before)
}

/// Whether a word counts, gives a sign or is a unit, so that a hyphen behind it joins numbers.
fn is_number_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| {
        matches!(
            hit.meaning,
            Meaning::Cardinal(_)
                | Meaning::Scale(_)
                | Meaning::Sign(_)
                | Meaning::Fraction(_)
                | Meaning::Denominator(_)
                | Meaning::UnitBefore(_)
                | Meaning::Unit(_)
        )
    })
}

/// "one can say", "the one", "no one".
fn is_pronoun(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let after = numeral.end;
    if unit_at(reading, after).is_some() || range_from(reading, numeral).is_some() {
        return false;
    }
    let no_noun = match reading.kind(after) {
        Some(TokenKind::Word) => NounPhrase::plain_at(reading, after).is_none(),
        Some(TokenKind::Mark('-')) => false,
        _ => true,
    };
    let before = numeral.first.checked_sub(1);
    // "killing one", "one was killed".
    let suffers = before.is_some_and(|at| is_fate_verb(reading, at))
        || reading.is_class(after, Class::Be) && (after + 1..after + 3).any(|at| is_fate_verb(reading, at));
    !suffers && (no_noun || goes_on(reading, after))
        || before.is_some_and(|at| reading.is_class(at, Class::Determiner))
}

/// Whether the word behind "one" shows that it stands for a noun: "one said", not "one suspected arsonist".
fn goes_on(reading: &Reading<'_>, at: usize) -> bool {
    let hits = reading.hits.at(at);
    let describes = hits.iter().any(|hit| matches!(hit.meaning, Meaning::Hedge(_)));
    hits.iter().any(|hit| match hit.meaning {
        Meaning::Grammar(class) => class.is_closed() || class == Class::Adverb,
        Meaning::Verb(_) | Meaning::ReportingVerb { .. } => !describes,
        _ => false,
    })
}

/// "one of the ships": a count of one, where the plural is there.
fn is_one_of(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.is(at, "of") {
        return false;
    }
    let owned = reading.is_class(at + 1, Class::PossessivePronoun)
        || reading.is(at + 1, "the")
        || reading.kind(at + 2) == Some(TokenKind::Possessive);
    owned
        && (at + 2..at + 2 + LONGEST_OF)
            .take_while(|token| matches!(reading.kind(*token), Some(TokenKind::Word | TokenKind::Possessive)))
            .take_while(|token| !reading.is_class(*token, Class::Preposition))
            .any(|token| is_plural(reading, token))
}

/// "half of the crates", "two thirds", "fell by a third", but not "the first half" or "a third time".
fn is_part(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let after = numeral.end;
    let in_order = numeral.first.checked_sub(1).is_some_and(|before| {
        reading.find(before, |hit| matches!(hit.meaning, Meaning::Ordinal(_)).then_some(())).is_some()
    });
    if in_order {
        return false;
    }
    let of_something = reading.is_any(after, &["of", "as"])
        || reading.is_class(after, Class::Determiner) && !reading.is_class(after, Class::Conjunction)
        || reading.is_class(after, Class::PossessivePronoun);
    let measured = unit_at(reading, past_article(reading, after)).is_some();
    let is_listed = numeral.end == numeral.first + 1 && reading.kind(numeral.first) == Some(TokenKind::Word);
    let is_sign = reading.kind(numeral.first) != Some(TokenKind::Word);
    let several = !is_listed && reading.word(numeral.end - 1).ends_with('s');
    let by = numeral.first > 0
        && (reading.is(numeral.first - 1, "by")
            || reading.is_class(numeral.first - 1, Class::Trend)
            || Bounds::before(reading, numeral.first).0.any());
    // "Two-thirds have been delivered": a subject.
    let subject = reading.is_class(after, Class::Auxiliary);
    // "a quarter less than in May", "a third higher"
    let compared = |hit: &Hit| matches!(hit.meaning, Meaning::Compared(_) | Meaning::TrendAfter(_));
    let is_beside = reading.is_class(numeral.first, Class::Article) && reading.hits.at(after).any(compared);
    of_something || measured || subject || is_beside || several || is_sign || (by && !is_noun(reading, after))
}

fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Word) && reading.hits.at(at).is_empty()
}

/// "doubled", "twofold", "double the", "twice as many", but not "double standards".
fn is_multiple(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let word = reading.word(numeral.end - 1).to_ascii_lowercase();
    let says = ["fold", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
        || verb_form(reading, numeral.first).is_some_and(|form| form.is_any(VerbForm::THIRD));
    let after = numeral.end;
    let is_factor = numeral.first > 1 && reading.is(numeral.first - 2, "factor");
    says || is_factor || reading.is_any(after, &["as", "what"]) || reading.determines(after)
}
