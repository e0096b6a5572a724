//! Proportions of small numbers: "four out of five residents", "one in ten of the wells", "nine in 10", "one case in four".

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;
use smol_str::SmolStr;

use super::is_recent;
use super::noun_phrase::{NounPhrase, has_past_ending, is_plural, is_verb};
use super::numeral::{Numeral, numeral_at};
use super::unit::unit_at;
use super::{Bound, Elided, Quantity, QuantityKind, QuantityMention, wording};
use crate::Reading;

/// Of how many one says so many: "two in 12 villages" counts villages.
const WHOLES: [u32; 8] = [3, 4, 5, 6, 8, 10, 20, 100];

/// Makes one share of the last two of `mentions` where they are a proportion.
pub(super) fn join(reading: &Reading<'_>, mentions: &mut Vec<QuantityMention>) {
    let [.., part, whole] = mentions.as_slice() else { return };
    let Some(share) = share_of(reading, part, whole) else { return };
    mentions.truncate(mentions.len() - 2);
    mentions.push(share);
}

fn share_of(
    reading: &Reading<'_>,
    part: &QuantityMention,
    whole: &QuantityMention,
) -> Option<QuantityMention> {
    let is_whole = whole.unit.is_none() && whole.kind == QuantityKind::Plain && whole.rate.is_none();
    let is_part = part.unit.is_none() && part.kind == QuantityKind::Plain;
    // "one case in four", not "one case in four towns"
    let is_bare = part.item.is_none() || whole.phrase.is_none() && whole.item.is_none();
    if !(is_part
        && is_bare
        && is_whole
        && whole.quantity.bound == Bound::Exact
        && joins(reading, part, whole))
    {
        return None;
    }
    // "one in every 360 workers": of one any number can be the whole, where it is plainly a part.
    let is_one = reading.is(part.number, "one") && part.quantity.low == Some(Decimal::ONE);
    let is_usual = |of: &Decimal| WHOLES.iter().any(|one| *of == Decimal::from(*one));
    let every = reading.is(whole.first - 1, "every");
    let counts = every || whole.phrase.is_some_and(|phrase| is_plural(reading, phrase.head));
    let of = whole.quantity.low.filter(|of| is_usual(of) || is_one && counts && *of > Decimal::TEN)?;
    let places = if of > Decimal::ONE_HUNDRED { 2 } else { 1 };
    let percent = |value: Option<Decimal>| match value {
        Some(value) if value >= Decimal::ONE && value < of => {
            Some(Some((value * Decimal::ONE_HUNDRED).checked_div(of)?.round_dp(places).normalize()))
        }
        Some(_) => None,
        None => Some(None),
    };
    // "2 in 5", "five hundreds"
    let is_word = reading.kind(part.number) == Some(TokenKind::Word) || is_of_theirs(reading, whole);
    let is_scaled = numeral_at(reading, reading.token_at(whole.span.end())).is_some();
    if !is_word && of < Decimal::TEN || is_scaled {
        return None;
    }
    let (low, high) = (percent(part.quantity.low)?, percent(part.quantity.high)?);
    // "three in 10 saying so"
    let says = |phrase: &NounPhrase| reading.word(phrase.head).ends_with("ing");
    let behind = whole.phrase.or_else(|| of_phrase(reading, whole.end)).filter(|phrase| !says(phrase));
    let phrase = behind.or(part.phrase);
    let span = part.span.cover(whole.span);
    Some(QuantityMention {
        quantity: Quantity { low, high, text: SmolStr::new(span.of(reading.text)), ..part.quantity.clone() },
        kind: QuantityKind::Share,
        unit: Some("percent".to_string()),
        item: phrase.map(|phrase| wording(reading, phrase.first, phrase.end)),
        elided: Elided::default(),
        span,
        item_span: phrase.map(|phrase| reading.span(phrase.first, phrase.end)),
        phrase,
        first: part.first,
        number: part.number,
        end: behind.map_or(whole.end, |phrase| phrase.end),
        ..whole.clone()
    })
}

/// "in five", "out of ten" at token `at`: whether a "one" before it is a part.
pub(super) fn is_part_at(reading: &Reading<'_>, at: usize) -> bool {
    let first = match () {
        () if reading.is(at, "in") => at + 1 + usize::from(reading.is(at + 1, "every")),
        () if reading.is(at, "out") && reading.is(at + 1, "of") => at + 2,
        () => return false,
    };
    let is_usual = |value: Decimal| WHOLES.iter().any(|one| value == Decimal::from(*one));
    let every = reading.is(first - 1, "every");
    let counts = |end: usize| {
        every || NounPhrase::plain_at(reading, end).is_some_and(|noun| is_plural(reading, noun.head))
    };
    let is_whole = |whole: &Numeral| {
        is_usual(whole.value)
            || whole.value > Decimal::TEN && !is_recent(reading.word(first)) && counts(whole.end)
    };
    let whole = numeral_at(reading, first).filter(is_whole);
    whole.is_some_and(|whole| unit_at(reading, whole.end).is_none())
}

/// "out of", "in", "in every" between two numbers. What a verb has for its object is counted: "lost one in three weeks".
fn joins(reading: &Reading<'_>, part: &QuantityMention, whole: &QuantityMention) -> bool {
    let at = part.end;
    let gap = whole.first.saturating_sub(at);
    // "40 tanks out of 100 promised": parts of things that are told.
    let is_told = part.item.is_some()
        && (has_past_ending(reading, whole.end) || reading.is_class(whole.end, Class::Pronoun));
    let out_of = gap == 2 && reading.is(at, "out") && reading.is(at + 1, "of") && !is_told;
    let every = gap == 2 && reading.is(at, "in") && reading.is(at + 1, "every");
    let before = part.first.checked_sub(1);
    let is_object = before.is_some_and(|at| has_past_ending(reading, at) || is_verb(reading, at))
        && !before.is_some_and(|at| reading.is_class(at, Class::Be));
    let within = gap == 1 && reading.is(at, "in") && (!is_object || is_of_theirs(reading, whole));
    // "two out of every three", "three of every four"
    let is_every = gap > 1 && reading.is(whole.first - 1, "every");
    let of_every =
        is_every && reading.is(whole.first - 2, "of") && (gap == 2 || gap == 3 && reading.is(at, "out"));
    out_of || every || of_every || within
}

/// "lost one in four of its tanks": whether what a proportion is of stands behind it, so that it can count nothing else.
fn is_of_theirs(reading: &Reading<'_>, whole: &QuantityMention) -> bool {
    let of = reading.token_at(whole.span.end());
    let is_told =
        reading.is_class(of + 1, Class::Definite) || reading.is_class(of + 1, Class::PossessivePronoun);
    reading.is(of, "of") && is_told
}

/// "of the displaced", "of them": what a proportion is of.
fn of_phrase(reading: &Reading<'_>, at: usize) -> Option<NounPhrase> {
    let first = Some(at + 1).filter(|_| reading.is(at, "of"))?;
    let is_closed = reading.determines(first);
    NounPhrase::plain_at(reading, first + usize::from(is_closed))
}
