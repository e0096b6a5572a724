//! Numerals: "6,700", "7 000", "4.8 million", "one-thousand", "six-thousand-700", "one-point-six million", "half a million".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

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
    if reading.kind(at) == Some(TokenKind::Number) {
        return digits(reading, at);
    }
    let hits = reading.hits.at(at);
    if hits.is_empty() {
        return None;
    }
    let fixed = reading.find(at, |hit| {
        let (value, kind) = match hit.meaning {
            Meaning::Vague(value) if !names_thing(hits) => (value, NumeralKind::Vague),
            Meaning::Fraction(value) => (value, NumeralKind::Fraction),
            Meaning::Multiple(value) => (value, NumeralKind::Multiple),
            Meaning::WholePercent(value) => (value, NumeralKind::Percent),
            _ => return None,
        };
        Some(Numeral { value, kind, first: at, end: hit.end(), scale: Decimal::ONE })
    });
    match fixed {
        Some(found) if found.kind == NumeralKind::Fraction => half_a_scale(reading, found).or(Some(found)),
        Some(found) => Some(found),
        None => words(reading, at),
    }
}

/// "multiple rocket launcher": the word belongs to a thing's name.
fn names_thing(hits: &[Hit]) -> bool {
    hits.iter().any(|hit| hit.len > 1 && matches!(hit.meaning, Meaning::Item(_)))
}

/// "half a million", "a quarter of a billion".
fn half_a_scale(reading: &Reading<'_>, fraction: Numeral) -> Option<Numeral> {
    let mut at = fraction.end;
    at += usize::from(reading.is(at, "of"));
    at += usize::from(reading.is_any(at, &["a", "an"]));
    let (scale, end) = scale_at(reading, at)?;
    let value = (fraction.value * scale).round_dp(0);
    Some(Numeral { value, kind: NumeralKind::Words, first: fraction.first, end, scale })
}

fn digits(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let mut value = parse_digits(reading.word(at))?;
    let mut end = at + 1;
    if let Some((grouped, after)) = spaced_groups(reading, at) {
        (value, end) = (grouped, after);
    }
    let mut scale = Decimal::ONE;
    if let Some((factor, after)) = suffix_at(reading, end).or_else(|| scale_at(reading, end)) {
        (value, scale, end) = (value.checked_mul(factor)?, factor, after);
        if let Some((again, after)) = scale_at(reading, end) {
            (value, scale, end) = (value.checked_mul(again)?, scale.checked_mul(again)?, after);
        }
    } else if let Some((fraction, after)) = and_a_half(reading, end) {
        (value, end) = (value.checked_add(fraction)?, after);
        if let Some((factor, after)) = scale_at(reading, end) {
            (value, scale, end) = (value.checked_mul(factor)?, factor, after);
        }
    }
    Some(Numeral { value: value.normalize(), kind: NumeralKind::Digits, first: at, end, scale })
}

/// The value of digits with separators: "6,700", "4.8", "5,2" (a decimal comma), "1.234.567". None: not a number.
fn parse_digits(word: &str) -> Option<Decimal> {
    if word.len() > 27 {
        return None;
    }
    let commas = word.bytes().filter(|byte| *byte == b',').count();
    let points = word.bytes().filter(|byte| *byte == b'.').count();
    match (commas, points) {
        (0, 0 | 1) => word.parse().ok(),
        (1, 0) if !in_thousands(word, ',') => {
            let (whole, part) = word.split_once(',')?;
            (part.len() <= 2).then(|| format!("{whole}.{part}").parse().ok())?
        }
        (_, 0) if in_thousands(word, ',') => without(word, ',').parse().ok(),
        (_, 1) if word.find('.') > word.rfind(',') => {
            let (whole, part) = word.split_once('.')?;
            in_thousands(whole, ',').then(|| format!("{}.{part}", without(whole, ',')).parse().ok())?
        }
        (0, _) if in_thousands(word, '.') => without(word, '.').parse().ok(),
        _ => None,
    }
}

fn without(word: &str, mark: char) -> String {
    word.chars().filter(|letter| *letter != mark).collect()
}

/// Whether `mark` cuts `word` into groups of three digits, the first of one to three.
fn in_thousands(word: &str, mark: char) -> bool {
    let mut groups = word.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// "7 000", "1 250 000": groups of three digits after white space that does not end a line.
fn spaced_groups(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let first = reading.word(at);
    if first.len() > 3 || !first.bytes().all(|byte| byte.is_ascii_digit()) || first.starts_with('0') {
        return None;
    }
    let mut joined = first.to_string();
    let mut end = at + 1;
    while let Some(token) = reading.tokens.get(end) {
        let group = token.span.of(reading.text);
        let is_group = token.kind == TokenKind::Number
            && token.gap == Gap::Space
            && group.len() == 3
            && !group.contains(['.', ',']);
        if !is_group || joined.len() > 15 || is_measure(reading, end) {
            break;
        }
        joined.push_str(group);
        end += 1;
    }
    if end == at + 1 { None } else { Some((joined.parse().ok()?, end)) }
}

/// Whether the number at `at` is followed by a short unit of its own ("24 122 mm rockets" are 24).
fn is_measure(reading: &Reading<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(reading.is_hyphen(at + 1));
    reading.is_any(next, &["mm", "cm", "millimeter", "millimetre", "inch"])
}

/// A scale word, perhaps after a hyphen: "million", "-thousand".
fn scale_at(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let at = at + usize::from(reading.is_hyphen(at) && reading.touches(at) && reading.touches(at + 1));
    reading.find(at, |hit| match hit.meaning {
        Meaning::Scale(scale) => Some((scale, hit.end())),
        _ => None,
    })
}

/// A scale against the digits: "5.5bn", "13K". "5 m" is five metres, "$5m" five million.
fn suffix_at(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !reading.touches(at) {
        return None;
    }
    let suffix = reading.find(at, |hit| match hit.meaning {
        Meaning::Suffix(scale) => Some((scale, hit.end())),
        _ => None,
    })?;
    let is_money = at >= 2
        && reading.find(at - 2, |hit| matches!(hit.meaning, Meaning::UnitBefore(_)).then_some(())).is_some();
    (is_money || !reading.is(at, "m") || counts_things(reading, at + 1)).then_some(suffix)
}

/// "2.7m copies" are millions, "2.7m long" and "2.7m." are metres.
fn counts_things(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Word)
        && !reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::Grammar(_)))
        && !reading.is_class(at, Class::Extent)
}

/// "and a half".
fn and_a_half(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    (reading.is(at, "and") && reading.is(at + 1, "a") && reading.is(at + 2, "half"))
        .then(|| (Decimal::new(5, 1), at + 3))
}

/// A numeral in words: "twenty-five thousand", "one hundred and six", "six-thousand-700", "one-point-six million", "a dozen".
fn words(reading: &Reading<'_>, first: usize) -> Option<Numeral> {
    let mut sum = WordSum::default();
    let mut at = first;
    let article = reading.is_any(at, &["a", "an"]);
    at += usize::from(article);
    if article && scale_at(reading, at).is_none_or(|_| reading.is_hyphen(at)) {
        return None;
    }
    let mut end = at;
    while sum.parts < 24 {
        let next = skip_joint(reading, at, &sum);
        let Some(after) = sum.take(reading, next) else { break };
        (at, end) = (after, after);
    }
    if end == first + usize::from(article) {
        return None;
    }
    let kind = if article { NumeralKind::Article } else { NumeralKind::Words };
    Some(Numeral { value: sum.value()?.normalize(), kind, first, end, scale: sum.scale })
}

/// Past a hyphen or "and" between the parts of a numeral.
fn skip_joint(reading: &Reading<'_>, at: usize, sum: &WordSum) -> usize {
    let hyphen = sum.parts > 0 && reading.is_hyphen(at) && reading.touches(at) && reading.touches(at + 1);
    let and = sum.after_scale && reading.is(at, "and");
    at + usize::from(hyphen || and)
}

/// The sum of a numeral in words so far.
#[derive(Default)]
struct WordSum {
    total: Decimal,
    group: Decimal,
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
        self.group = self.group.checked_mul(scale)?;
        if scale > Decimal::ONE_HUNDRED {
            self.total = self.total.checked_add(self.group)?;
            self.group = Decimal::ZERO;
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
