//! What a bare figure counts where the figure before it says: "3.9 million phones, up from 2.4 million", "17 of 24 pumps",
//! "100 kilometres (60 miles)".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::currency;
use super::numeral::numeral_at;
use super::{Bound, Elided, QuantityKind, QuantityMention};
use crate::Reading;

/// Figures of a sentence looked back over for what a bare one counts.
const MOST: usize = 3;
/// Longest words of a comparison ("compared with an average of").
const LONGEST_JOINT: usize = 5;
/// Most tokens between a figure and the one it is compared with.
const LONGEST_CLAUSE: usize = 20;
/// Words between a preposition and the length behind it: "over the next three years".
const MOST_TO_LENGTH: usize = 3;
/// Words between "17 of" and the number of the whole: "of the country's 24 pumps".
const WHOLE: usize = 4;

/// Gives the last of `mentions` what the ones before it say of it.
pub(super) fn complete(reading: &Reading<'_>, mentions: &mut [QuantityMention]) {
    let Some((last, before)) = mentions.split_last_mut() else { return };
    if let Some(part) = before.last_mut().filter(|part| is_bare(part) && is_part_of(reading, part, last)) {
        part.elided = Elided { unit: None, item: last.item.clone() };
    }
    if let Some(first) = before.last_mut().filter(|first| is_bare(first) && shares_next(reading, first, last))
    {
        first.elided = Elided { unit: None, item: last.item.clone() };
    }
    if let Some(whole) = before.last().filter(|whole| converts(reading, whole, last)) {
        take_bound(last, whole);
    }
    if !is_bare(last) {
        return;
    }
    if let Some(currency) = currency::before(reading, before, last) {
        last.elided = Elided { unit: Some(currency), item: None };
        return;
    }
    let joint = match before.last() {
        Some(other) if rises_to(reading, other, last) => Joint::Compared,
        _ => joint_before(reading, last.first),
    };
    let found = before
        .iter()
        .rev()
        .skip_while(|mention| joint == Joint::Compared && is_how_long(reading, mention))
        .take(if joint == Joint::Joined { MOST } else { 1 })
        .take_while(|mention| reading.in_one_sentence(mention.first, last.first))
        .find(|mention| lends(reading, joint, mention, last));
    if let Some(found) = found {
        let item = found.item.clone().or_else(|| found.elided.item.clone());
        let unit = found.unit.clone().or_else(|| found.elided.unit.clone());
        let rate = found.rate.clone().filter(|_| joint == Joint::Compared && last.rate.is_none());
        last.elided = Elided { unit, item };
        last.rate = last.rate.take().or(rate);
    }
}

/// "over the next three years", "in six months": how long something takes is not measured again.
fn is_how_long(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_time = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Unit(unit) => reading.lexicon.unit(unit).dimension == Dimension::Time,
        _ => false,
    };
    let unit = mention.unit_span.map(|span| reading.token_at(span.start()));
    let mut before = mention.first;
    for _ in 0..MOST_TO_LENGTH {
        let Some(at) = before.checked_sub(1) else { return false };
        before = at;
        if reading.is_class(at, Class::Preposition) {
            return unit.is_some_and(|unit| reading.hits.at(unit).any(is_time));
        }
    }
    false
}

/// How a bare figure hangs together with the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "up from", "compared with", "than": the same thing measured again
    Compared,
    /// "and": more of the same, counted
    Joined,
    /// "including": some of them
    Part,
    None,
}

fn joint_before(reading: &Reading<'_>, first: usize) -> Joint {
    let Some(before) = first.checked_sub(1) else { return Joint::None };
    let compares = (first.saturating_sub(LONGEST_JOINT)..first).any(|start| {
        let ends = |hit: &plimsoll_lexicon::Hit| {
            (hit.end() == first && matches!(hit.meaning, Meaning::Grammar(Class::ComparedJoint)))
                .then_some(())
        };
        reading.find(start, ends).is_some()
    });
    if compares {
        Joint::Compared
    } else if reading.is_class(before, Class::JoinedJoint) {
        if reading.is_class(before, Class::Preposition) { Joint::Part } else { Joint::Joined }
    } else {
        Joint::None
    }
}

/// Tokens of "in the year to May" between two figures.
const DATED: usize = 6;

/// "from 21 mpg to 23", "from $3 million in 2019 to 50 million"
fn rises_to(reading: &Reading<'_>, before: &QuantityMention, last: &QuantityMention) -> bool {
    let from = before.first.checked_sub(1).is_some_and(|from| reading.is(from, "from"));
    let Some(to) = last.first.checked_sub(1).filter(|to| reading.is_class(*to, Class::RangeJoint)) else {
        return false;
    };
    let dates = || {
        (before.end..to).len() <= DATED
            && reading.is_class(before.end, Class::Preposition)
            && (before.end..to)
                .all(|at| matches!(reading.kind(at), Some(TokenKind::Word | TokenKind::Number)))
            && (before.end..to)
                .any(|at| reading.has(at, Sort::Calendar) || reading.kind(at) == Some(TokenKind::Number))
    };
    from && before.end <= to && (before.end == to || dates())
}

/// "from 12 to 19 boats", "12, 14 and 16 boats": what the next figure of the row counts.
fn shares_next(reading: &Reading<'_>, first: &QuantityMention, next: &QuantityMention) -> bool {
    row_joint_end(reading, first.end) == Some(next.first) && next.unit.is_none()
}

/// One past what joins two figures of a row at token `joint`: "to", "and perhaps", "rather than".
pub(crate) fn row_joint_end(reading: &Reading<'_>, joint: usize) -> Option<usize> {
    let joins = reading.is_class(joint, Class::Conjunction)
        || reading.is_class(joint, Class::RangeJoint)
        || reading.is_mark(joint, ',');
    let displaces =
        |hit: &plimsoll_lexicon::Hit| (hit.meaning == Meaning::Grammar(Class::Displacing)).then(|| hit.end());
    let hedges = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Hedge(_));
    let next = joint + 1;
    let after =
        next + usize::from(reading.kind(next) == Some(TokenKind::Word) && reading.hits.at(next).any(hedges));
    joins.then_some(after).or_else(|| reading.find(joint, displaces))
}

fn is_bare(mention: &QuantityMention) -> bool {
    mention.unit.is_none()
        && mention.item.is_none()
        && mention.elided == Elided::default()
        && mention.kind == QuantityKind::Plain
}

fn lends(reading: &Reading<'_>, joint: Joint, before: &QuantityMention, last: &QuantityMention) -> bool {
    let counted = before.item.is_some() || before.elided.item.is_some();
    let measured = before.unit.is_some() || before.elided.unit.is_some();
    if matches!(before.kind, QuantityKind::Attribute | QuantityKind::Multiple) {
        return false;
    }
    match joint {
        Joint::Compared => {
            (counted || measured)
                && before.change.is_none()
                && is_like(before, last)
                && is_one_clause(reading, before, last)
        }
        Joint::Part if !is_part(before, last) => false,
        Joint::Joined | Joint::Part => {
            counted && !measured && !is_hyphened(reading, before) && ends_noun(reading, last.end)
        }
        Joint::None => false,
    }
}

/// Whether no other clause begins between the figures: "rose to $84, and the toll went up from 12".
fn is_one_clause(reading: &Reading<'_>, before: &QuantityMention, last: &QuantityMention) -> bool {
    let between = before.end..last.first;
    let begins = |at: usize| {
        reading.is_class(at, Class::Conjunction)
            || reading.is_class(at, Class::Complementiser)
            || reading.is_mark(at, ';')
    };
    between.len() <= LONGEST_CLAUSE && !between.into_iter().any(begins)
}

/// Whether the second figure can be some of the first.
fn is_part(before: &QuantityMention, last: &QuantityMention) -> bool {
    let value = |mention: &QuantityMention| mention.quantity.low.or(mention.quantity.high);
    value(last) <= value(before)
}

/// A share is compared with a share only: no more than a hundred.
fn is_like(before: &QuantityMention, last: &QuantityMention) -> bool {
    let value = last.quantity.low.or(last.quantity.high).unwrap_or_default();
    before.unit.as_deref() != Some("percent") || value <= Decimal::ONE_HUNDRED
}

/// "a four-bed flat": what is counted only describes something else.
fn is_hyphened(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.phrase.is_some_and(|phrase| phrase.first > 0 && reading.is_hyphen(phrase.first - 1))
}

/// Whether a clause goes on or ends behind a bare figure: no noun that the lists miss stands there.
pub(super) fn ends_noun(reading: &Reading<'_>, at: usize) -> bool {
    let goes_on = [Class::Preposition, Class::Relative, Class::Conjunction];
    match reading.kind(at) {
        Some(TokenKind::Word) if numeral_at(reading, at + 1).is_some() => false,
        Some(TokenKind::Word) => goes_on.iter().any(|class| reading.is_class(at, *class)),
        Some(TokenKind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | ')' | '!' | '?'),
        _ => true,
    }
}

/// "17 of 24 pumps", "17 of the country's 24 pumps".
fn is_part_of(reading: &Reading<'_>, part: &QuantityMention, whole: &QuantityMention) -> bool {
    let of = reading.token_at(part.span.end());
    let near = reading.is(of, "of") && (of + 1..=of + WHOLE).contains(&whole.number);
    near && whole.unit.is_none()
        && (of + 1..whole.first)
            .all(|at| matches!(reading.kind(at), Some(TokenKind::Word | TokenKind::Possessive)))
}

/// "more than 100 kilometres (60 miles)": the same in another unit.
fn converts(reading: &Reading<'_>, whole: &QuantityMention, last: &QuantityMention) -> bool {
    let bracket = reading.token_at(whole.span.end());
    reading.is_mark(bracket, '(')
        && last.first == bracket + 1
        && whole.unit.is_some()
        && last.unit.is_some()
        && whole.unit != last.unit
        && whole.unit.as_deref() != Some("percent")
        && last.unit.as_deref() != Some("percent")
        && last.quantity.bound == Bound::Exact
}

fn take_bound(last: &mut QuantityMention, whole: &QuantityMention) {
    match whole.quantity.bound {
        Bound::MoreThan | Bound::AtLeast => last.quantity.high = None,
        Bound::LessThan | Bound::AtMost => last.quantity.low = None,
        Bound::About => {}
        Bound::Exact | Bound::Range | Bound::Vague => return,
    }
    last.quantity.bound = whole.quantity.bound;
    last.quantity.approximate = whole.quantity.approximate;
}
