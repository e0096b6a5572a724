//! Numerals in words: "twenty-five thousand", "one hundred and six", "six-thousand-700", "one-point-six million", "a dozen".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::digits::parse_digits;
use super::fraction;
use super::numeral::{Numeral, NumeralKind, joins, scale_at};
use crate::Reading;

/// Most words of one numeral.
const LONGEST: u32 = 24;

/// The numeral in words that begins at token `first`, with the part of one behind it: "one and a half million", "a
/// million and a half".
pub(super) fn words(reading: &Reading<'_>, first: usize) -> Option<Numeral> {
    let numeral = whole(reading, first)?;
    let Some((part, end)) = fraction::behind(reading, numeral.end) else { return Some(numeral) };
    Some(numeral.with_part(reading, part, end)?.scaled(reading))
}

/// The whole number in words that begins at token `first`.
pub(super) fn whole(reading: &Reading<'_>, first: usize) -> Option<Numeral> {
    let mut sum = WordSum::default();
    let article = reading.is_class(first, Class::Article);
    let begin = first + usize::from(article);
    if article && scale_at(reading, begin).is_none_or(|_| reading.is_hyphen(begin)) {
        return None;
    }
    let mut end = begin;
    while sum.parts < LONGEST {
        let next = skip_joint(reading, end, &sum);
        let Some(after) = sum.take(reading, next) else { break };
        end = after;
    }
    if end == begin {
        return None;
    }
    let kind = if article { NumeralKind::Article } else { NumeralKind::Words };
    let scale = sum.scale.max(Decimal::ONE);
    Some(Numeral { value: sum.value()?.normalize(), kind, first, end, scale })
}

/// Past a hyphen or "and" between the parts of a numeral.
fn skip_joint(reading: &Reading<'_>, at: usize, sum: &WordSum) -> usize {
    let hyphen = sum.parts > 0 && joins(reading, at);
    let and = sum.after_scale && reading.is(at, "and") && !is_part(reading, at + 1);
    at + usize::from(hyphen || and)
}

/// "three fifths" behind "two million and": a part of what was said, not three more.
fn is_part(reading: &Reading<'_>, at: usize) -> bool {
    let cardinal = |hit: &Hit| matches!(hit.meaning, Meaning::Cardinal(_)).then(|| hit.end());
    let Some(end) = reading.find(at, cardinal) else { return false };
    let bottom = end + usize::from(joins(reading, end));
    reading.find(bottom, |hit| matches!(hit.meaning, Meaning::Denominator(_)).then_some(())).is_some()
}

/// The sum of a numeral in words so far.
#[derive(Default)]
struct WordSum {
    total: Decimal,
    group: Decimal,
    /// What the last scale word brought into the total.
    raised: Decimal,
    /// Value of the last scale word.
    scale: Decimal,
    /// What the next digit after "point" counts; zero: no point yet.
    place: Decimal,
    parts: u32,
    after_scale: bool,
    last: u32,
}

impl WordSum {
    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group)
    }

    /// Takes the part at `at`; one past it, or none if no part of this numeral is there.
    fn take(&mut self, reading: &Reading<'_>, at: usize) -> Option<usize> {
        let number = reading.kind(at) == Some(TokenKind::Number);
        if number {
            return self.digits_after_scale(reading, at);
        }
        if self.parts > 0 && self.place.is_zero() && reading.is(at, "point") {
            self.place = Decimal::new(1, 1);
            self.parts += 1;
            return Some(at + 1);
        }
        let (value, scale, end) = reading.find(at, |hit| match hit.meaning {
            Meaning::Cardinal(value) => Some((value, None, hit.end())),
            Meaning::Scale(scale) => Some((0, Some(scale), hit.end())),
            _ => None,
        })?;
        match scale {
            Some(scale) => self.multiply(scale)?,
            None => self.add(value)?,
        }
        self.parts += 1;
        Some(end)
    }

    fn add(&mut self, value: u32) -> Option<()> {
        if !self.place.is_zero() {
            if value > 9 {
                return None;
            }
            self.group += Decimal::from(value) * self.place;
            self.place /= Decimal::TEN;
            return Some(());
        }
        let follows_ten =
            (20..100).contains(&self.last) && self.last.is_multiple_of(10) && (1..10).contains(&value);
        if self.parts > 0 && !self.after_scale && !follows_ten {
            return None;
        }
        self.group += Decimal::from(value);
        (self.last, self.after_scale) = (value, false);
        Some(())
    }

    fn multiply(&mut self, scale: Decimal) -> Option<()> {
        if self.parts == 0 {
            self.group = Decimal::ONE;
        }
        self.place = Decimal::ZERO;
        if self.after_scale && self.group.is_zero() {
            // "three lakh crore", "two thousand million": the scale raises what the one before it made.
            let raised = self.raised.checked_mul(scale)?;
            self.total = self.total.checked_sub(self.raised)?.checked_add(raised)?;
            self.raised = raised;
        } else {
            self.group = self.group.checked_mul(scale)?;
            if scale > Decimal::ONE_HUNDRED {
                self.total = self.total.checked_add(self.group)?;
                (self.raised, self.group) = (self.group, Decimal::ZERO);
            }
        }
        (self.scale, self.after_scale, self.last) = (scale, true, 0);
        Some(())
    }

    /// "six-thousand-700": digits below the last scale, joined by a hyphen.
    fn digits_after_scale(&mut self, reading: &Reading<'_>, at: usize) -> Option<usize> {
        let value = parse_digits(reading.word(at)).filter(|value| *value < self.scale)?;
        if !self.after_scale || !reading.touches(at) {
            return None;
        }
        self.group += value;
        (self.parts, self.after_scale) = (self.parts + 1, false);
        Some(at + 1)
    }
}
