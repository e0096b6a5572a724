//! Parts of one: "two thirds", "7 3/4", "1½", "two and a half", "half a million", "3/4 of".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

use super::numeral::{Numeral, NumeralKind, joins, past_article, scale_at};
use super::unit::unit_at;
use super::words::whole;
use crate::Reading;

/// Digits kept of a fraction that has no end.
const PLACES: u32 = 12;

/// "one third", "a quarter", "two-fifths", "quarter million", at token `at`.
pub(super) fn in_words(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let Some(top) = top_at(reading, at) else { return bare_of_scale(reading, at) };
    let part = of(reading, top)?;
    of_scale(reading, part).or(Some(part))
}

/// "quarter million": the denominator stands for one of it, unless it is an ordinal ("third million").
fn bare_of_scale(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let is_ordinal = reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Ordinal(_)));
    let (bottom, end) = reading.find(at, |hit| match hit.meaning {
        Meaning::Denominator(bottom) if !is_ordinal => Some((bottom, hit.end())),
        _ => None,
    })?;
    let value = part(Decimal::ONE, Decimal::from(bottom))?;
    scale_at(reading, end)?;
    of_scale(reading, Numeral { value, kind: NumeralKind::Fraction, first: at, end, scale: Decimal::ONE })
}

/// What stands over the denominator: an article counts one.
fn top_at(reading: &Reading<'_>, first: usize) -> Option<Numeral> {
    let end = past_article(reading, first);
    let one = Numeral { value: Decimal::ONE, kind: NumeralKind::Article, first, end, scale: Decimal::ONE };
    if end > first { Some(one) } else { whole(reading, first) }
}

/// `top` thirds, quarters …: no unit of time.
fn of(reading: &Reading<'_>, top: Numeral) -> Option<Numeral> {
    // "for three quarters" is a time, "three quarters of" a part.
    let at = top.end;
    // "a quarter less than in 2023"
    let compares = |end: usize| {
        let compared = |hit: &Hit| matches!(hit.meaning, Meaning::Compared(_) | Meaning::TrendAfter(_));
        reading.hits.at(end).any(compared) && reading.is(end + 1, "than")
    };
    let is_unit = |end: usize| {
        unit_at(reading, at).is_some()
            && !reading.is(end, "of")
            && scale_at(reading, end).is_none()
            && !compares(end)
    };
    over(reading, top).filter(|part| part.end != at + 1 || !is_unit(part.end))
}

/// `top` over the denominator that stands behind it, in the number that goes with it.
fn over(reading: &Reading<'_>, top: Numeral) -> Option<Numeral> {
    if top.scale != Decimal::ONE || top.value >= Decimal::ONE_HUNDRED {
        return None;
    }
    let at = top.end + usize::from(joins(reading, top.end));
    let (bottom, end) = reading.find(at, |hit| match hit.meaning {
        Meaning::Denominator(bottom) => Some((bottom, hit.end())),
        _ => None,
    })?;
    let is_plural = reading.word(at).ends_with('s');
    // "one and three-quarter hours"
    let describes = at > top.end && !is_plural && unit_at(reading, end).is_some_and(|unit| unit.first == end);
    let value = part(top.value, Decimal::from(bottom))?;
    ((is_plural == (top.value > Decimal::ONE) || describes) && value < Decimal::ONE).then_some(Numeral {
        value,
        kind: NumeralKind::Fraction,
        first: top.first,
        end,
        scale: Decimal::ONE,
    })
}

fn part(top: Decimal, bottom: Decimal) -> Option<Decimal> {
    Some(top.checked_div(bottom)?.round_dp(PLACES).normalize())
}

/// "half a million", "a quarter of a billion", "half-a-dozen".
pub(super) fn of_scale(reading: &Reading<'_>, fraction: Numeral) -> Option<Numeral> {
    let mut at = fraction.end;
    at += usize::from(reading.is(at, "of"));
    at += usize::from(joins(reading, at));
    at = past_article(reading, at);
    let (scale, end) = scale_at(reading, at)?;
    let value = fraction.value.checked_mul(scale)?.round_dp(0);
    Some(Numeral { value, kind: NumeralKind::Words, first: fraction.first, end, scale })
}

/// What stands behind a whole number and is added to it: "7 3/4", "1½", "two and a half"; its value and its end.
pub(super) fn behind(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    if reading.tokens.get(at)?.gap > Gap::Space {
        return None;
    }
    let number = at + usize::from(joins(reading, at));
    if reading.kind(number) == Some(TokenKind::Number) {
        return slash(reading, number);
    }
    let sign = reading.find(at, |hit| match hit.meaning {
        Meaning::Fraction(value) if matches!(reading.kind(at), Some(TokenKind::Mark(_))) => {
            Some((value, hit.end()))
        }
        _ => None,
    });
    sign.or_else(|| and_a_part(reading, at))
}

/// "and a half", "and three quarters", but not "and a third of".
fn and_a_part(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let and = at + usize::from(joins(reading, at));
    if !reading.is(and, "and") {
        return None;
    }
    let first = and + 1 + usize::from(joins(reading, and + 1));
    let part = over(reading, top_at(reading, first)?)?;
    (!reading.is(part.end, "of")).then_some((part.value, part.end))
}

/// "3/4" by itself, where something of which it is a part, or a unit, follows: no date and no "9/11".
pub(super) fn slashed(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let found = slash(reading, at)?;
    let after = found.1;
    let is_noun = reading.kind(after) == Some(TokenKind::Word)
        && !reading.hits.at(after).any(|hit| matches!(hit.meaning, Meaning::Grammar(_)));
    let measured = reading.is(after, "of")
        || unit_at(reading, after).is_some()
        || is_noun
        || reading.is_class(after, Class::Article);
    measured.then_some(found)
}

/// "3/4": digits on either side of a slash, less than one, of halves, thirds … sixteenths, hundredths.
fn slash(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let end = at + 3;
    let joined = reading.is_mark(at + 1, '/') && reading.touches(at + 1) && reading.touches(at + 2);
    let goes_on = reading.is_mark(end, '/') && reading.touches(end);
    if !joined || goes_on || reading.kind(at + 2) != Some(TokenKind::Number) {
        return None;
    }
    let whole = |at: usize| reading.word(at).parse::<u16>().ok();
    let (top, bottom) = (whole(at)?, whole(at + 2)?);
    let usual = matches!(bottom, 2..=10 | 16 | 32 | 64 | 100 | 1000);
    (usual && top > 0 && top < bottom).then(|| Some((part(top.into(), bottom.into())?, end)))?
}
