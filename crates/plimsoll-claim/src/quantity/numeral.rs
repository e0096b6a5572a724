//! Numerals: "6,700", "4.8 million", "twenty-five thousand", "two thirds", "dozens", "half a million".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::{digits, fraction, words};
use crate::Reading;

/// A numeral and what kind it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: Decimal,
    pub(super) kind: NumeralKind,
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// The scale word's value, 1 where there is none: "1.7 to 5.5 billion" lends it.
    pub(super) scale: Decimal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumeralKind {
    /// In digits, or digits and words
    Digits,
    /// In words only
    Words,
    /// "a thousand", "a million"
    Article,
    /// "dozens", "several million"
    Vague,
    /// "half", "a third": the value is the part of one
    Fraction,
    /// "twofold", "doubled"
    Multiple,
    /// "full capacity": the value is in per cent
    Percent,
}

/// The numeral that begins at token `at`, if one does.
pub(super) fn numeral_at(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let numeral = unfolded(reading, at)?;
    let fold = numeral.end + usize::from(joins(reading, numeral.end));
    let folds = reading.is_class(fold, Class::Fold) && reading.touches(fold);
    // "by a factor of 16"
    let is_factor = at > 1 && reading.is(at - 1, "of") && reading.is(at - 2, "factor");
    Some(match () {
        () if folds => Numeral { kind: NumeralKind::Multiple, end: fold + 1, ..numeral },
        () if is_factor => Numeral { kind: NumeralKind::Multiple, ..numeral },
        () => numeral,
    })
}

/// The numeral at `at`, without the "fold" behind it.
fn unfolded(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if reading.kind(at) == Some(TokenKind::Number) {
        return digits::digits(reading, at);
    }
    if !reading.has(at, Sort::Numeral) {
        return None;
    }
    match listed(reading, at) {
        Some(found) if found.kind == NumeralKind::Fraction => {
            fraction::of_scale(reading, found).or(Some(found))
        }
        Some(found) => Some(found),
        None if begins(reading, at) => fraction::in_words(reading, at).or_else(|| words::words(reading, at)),
        None => None,
    }
}

/// Whether a numeral in words can begin at `at`: most words are told apart here.
fn begins(reading: &Reading<'_>, at: usize) -> bool {
    let counts =
        |hit: &Hit| matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Scale(_) | Meaning::Denominator(_));
    reading.is_class(at, Class::Article) || reading.hits.at(at).any(counts)
}

/// A numeral that stands in the word lists whole.
fn listed(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    reading.find(at, |hit| {
        let (value, kind) = match hit.meaning {
            Meaning::Vague(value) if !names_thing(reading, at) => (value, NumeralKind::Vague),
            Meaning::Fraction(value) => (value, NumeralKind::Fraction),
            Meaning::Multiple(value) => (value, NumeralKind::Multiple),
            Meaning::WholePercent(value) => (value, NumeralKind::Percent),
            _ => return None,
        };
        Some(Numeral { value, kind, first: at, end: hit.end(), scale: Decimal::ONE })
    })
}

/// "multiple rocket launcher": the word belongs to a thing's name.
fn names_thing(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| hit.len > 1 && matches!(hit.meaning, Meaning::Item(_)))
}

/// A scale word, perhaps after a hyphen: "million", "-thousand".
pub(super) fn scale_at(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let at = at + usize::from(joins(reading, at));
    reading.find(at, |hit| match hit.meaning {
        Meaning::Scale(scale) => Some((scale, hit.end())),
        _ => None,
    })
}

/// Whether a hyphen at `at` joins the tokens beside it.
pub(super) fn joins(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_hyphen(at) && reading.touches(at) && reading.touches(at + 1)
}

/// Past "a" or "an" at `at`, if one is there.
pub(super) fn past_article(reading: &Reading<'_>, at: usize) -> usize {
    at + usize::from(reading.is_class(at, Class::Article))
}

impl Numeral {
    /// Whether it is a part or a multiple of something.
    pub(super) fn is_relative(&self) -> bool {
        matches!(self.kind, NumeralKind::Fraction | NumeralKind::Multiple)
    }

    /// With a part of one, or of its scale where it ends in a round one: "two and a half", "a million and a half".
    pub(super) fn with_part(self, reading: &Reading<'_>, part: Decimal, end: usize) -> Option<Self> {
        if let Some((scale, end)) = scale_at(reading, end).filter(|(scale, _)| *scale < self.scale) {
            // "one billion and a half million": a part of another scale.
            let value = self.value.checked_add(part.checked_mul(scale)?)?.normalize();
            return Some(Self { value, end, ..self });
        }
        let is_round = self.scale >= Decimal::ONE_THOUSAND && (self.value % self.scale).is_zero();
        let unit = if is_round { self.scale } else { Decimal::ONE };
        let value = self.value.checked_add(part.checked_mul(unit)?)?.normalize();
        Some(Self { value, end, ..self })
    }

    /// With the scale behind it, if it has none of its own: "two and a half million".
    pub(super) fn scaled(self, reading: &Reading<'_>) -> Self {
        let scale = scale_at(reading, self.end).filter(|_| self.scale == Decimal::ONE);
        let scaled = scale.and_then(|(scale, end)| {
            Some(Self { value: self.value.checked_mul(scale)?.normalize(), scale, end, ..self })
        });
        scaled.unwrap_or(self)
    }

    /// The numeral with the sign before it, if one is there: "-5", "minus five".
    pub(super) fn signed(self, reading: &Reading<'_>) -> Self {
        match sign_before(reading, self.first) {
            Some((sign, first)) => Self { value: self.value * Decimal::from(sign), first, ..self },
            None => self,
        }
    }
}

/// "4 below zero", "2 degrees below freezing": one past what makes the figure before `at` negative.
pub(super) fn below_zero(reading: &Reading<'_>, at: usize) -> Option<usize> {
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Grammar(Class::BelowZero)).then(|| hit.end()))
}

/// The sign that ends before token `first`, and where it begins.
pub(super) fn sign_before(reading: &Reading<'_>, first: usize) -> Option<(i8, usize)> {
    let at = first.checked_sub(1).filter(|before| reading.in_one_sentence(*before, first))?;
    // "plus or minus 3" is no -3.
    let is_sign = |hit: &Hit| matches!(hit.meaning, Meaning::Sign(_));
    let either = |at: usize| {
        at >= 2 && reading.is_class(at - 1, Class::Conjunction) && reading.hits.at(at - 2).any(is_sign)
    };
    let word = |at: usize| {
        reading.find(at, |hit| match hit.meaning {
            Meaning::Sign(sign) if hit.len == 1 && !either(at) => Some((sign, at)),
            _ => None,
        })
    };
    if reading.kind(at) == Some(TokenKind::Word) {
        return word(at);
    }
    let joined = at
        .checked_sub(1)
        .filter(|before| joins(reading, at) && reading.kind(*before) == Some(TokenKind::Word));
    if let Some(before) = joined {
        return word(before);
    }
    let sign = match reading.kind(at)? {
        TokenKind::Mark('+') => 1,
        TokenKind::Mark('-' | '\u{2011}' | '–' | '\u{2212}') => -1,
        _ => return None,
    };
    (reading.touches(first) && opens(reading, at)).then_some((sign, at))
}

/// Whether a mark at `at` is a sign: nothing that it could join stands before it.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if reading.touches(at) {
        let currency = |hit: &Hit| matches!(hit.meaning, Meaning::UnitBefore(_));
        return matches!(
            reading.kind(before),
            Some(TokenKind::Mark('(' | '[' | ':' | '=' | '<' | '>' | '≤' | '≥'))
        ) || reading.hits.at(before).any(currency);
    }
    reading.kind(before) != Some(TokenKind::Number) || reading.is_mark(at + 2, '%')
}
