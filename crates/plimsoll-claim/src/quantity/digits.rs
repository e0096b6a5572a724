//! Numerals in digits: "6,700", "7 000", "4.8 million", "$5.5bn", "7 3/4", ".534", "2.9×10^8".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::{Gap, TokenKind};
use rust_decimal::Decimal;

use super::noun_phrase::{NounPhrase, is_plural};
use super::numeral::{Numeral, NumeralKind, scale_at};
use super::unit::{unit_at, unit_before};
use super::{fraction, words};
use crate::Reading;

/// Most groups behind the first of one numeral.
const MOST_GROUPS: usize = 3;
/// Longest words of a comparison ("compared with an average of").
const LONGEST_JOINT: usize = 5;
/// Largest power of ten that is read: a decimal holds 28 digits.
const LARGEST_POWER: u32 = 24;

pub(super) fn digits(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if let Some((value, end)) = fraction::slashed(reading, at) {
        return Some(plain(value, at, end));
    }
    if leading_point(reading, at) {
        let value = format!("0.{}", reading.word(at)).parse().ok()?;
        return Some(plain(value, at - 1, at + 1));
    }
    if let Some(power) = power_of_ten(reading, at) {
        return Some(power);
    }
    if let Some(many) = in_plural(reading, at) {
        return Some(many);
    }
    let grouped = spaced_groups(reading, at);
    let (mut value, mut end) = match grouped {
        Some(grouped) => grouped,
        None => (parse_digits(reading.word(at))?, at + 1),
    };
    if let Some(power) = Power::behind(reading, end) {
        return Some(plain(value.checked_mul(power.value(reading)?)?, at, power.end));
    }
    if let Some((part, after)) = fraction::behind(reading, end) {
        (value, end) = (value.checked_add(part)?, after);
    }
    let mut scale = Decimal::ONE;
    if let Some((factor, after)) = suffix_at(reading, end).or_else(|| scale_at(reading, end)) {
        (value, scale, end) = (value.checked_mul(factor)?, factor, after);
        if let Some((again, after)) = scale_at(reading, end) {
            (value, scale, end) = (value.checked_mul(again)?, scale.checked_mul(again)?, after);
        }
    }
    let numeral = lower_groups(reading, Numeral { scale, ..plain(value, at, end) });
    let end = numeral.end;
    match fraction::behind(reading, end) {
        Some((part, after)) if scale > Decimal::ONE => numeral.with_part(reading, part, after),
        _ => Some(numeral),
    }
}

/// "4 thousand 3 hundred and 21": smaller groups behind a scale, each with its own, or behind a hundred and "and".
fn lower_groups(reading: &Reading<'_>, mut numeral: Numeral) -> Numeral {
    let mut scale = numeral.scale;
    for _ in 0..MOST_GROUPS {
        let and = scale == Decimal::ONE_HUNDRED && reading.is(numeral.end, "and");
        let group = group_at(reading, numeral.end + usize::from(and)).filter(|group| {
            let adds = !group.value.is_zero() && group.value < scale && group.value.is_integer();
            // "7 thousand 400": what is left below the scale, in full.
            let rest = scale == Decimal::ONE_THOUSAND
                && (Decimal::ONE_HUNDRED..scale).contains(&group.value)
                && reading.kind(numeral.end) == Some(TokenKind::Number)
                && !has_short_unit(reading, numeral.end);
            adds && (and || rest || group.scale > Decimal::ONE)
        });
        let Some((value, group)) =
            group.and_then(|group| Some((numeral.value.checked_add(group.value)?, group)))
        else {
            break;
        };
        (numeral.value, numeral.end, scale) = (value, group.end, group.scale);
    }
    numeral
}

/// One group of a numeral: digits with the scale behind them, or words.
fn group_at(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if reading.kind(at) != Some(TokenKind::Number) {
        return words::whole(reading, at).filter(|words| words.kind == NumeralKind::Words);
    }
    let value = parse_digits(reading.word(at))?;
    let (scale, end) = scale_at(reading, at + 1).unwrap_or((Decimal::ONE, at + 1));
    Some(Numeral { scale, ..plain(value.checked_mul(scale)?, at, end) })
}

fn plain(value: Decimal, first: usize, end: usize) -> Numeral {
    Numeral { value: value.normalize(), kind: NumeralKind::Digits, first, end, scale: Decimal::ONE }
}

/// ".534": a point against the digits that ends nothing.
fn leading_point(reading: &Reading<'_>, at: usize) -> bool {
    let point = at.checked_sub(1).filter(|point| reading.is_mark(*point, '.'));
    point.is_some_and(|point| {
        let apart = point == 0 || !reading.touches(point) || reading.is_mark(point - 1, '(');
        apart && reading.touches(at) && reading.word(at).bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The value of digits with separators: "6,700", "4.8", "5,2" (a decimal comma), "1.234.567", "12,34,567" (lakhs).
/// None: not a number.
pub(super) fn parse_digits(word: &str) -> Option<Decimal> {
    if word.len() > 27 {
        return None;
    }
    let commas = word.bytes().filter(|byte| *byte == b',').count();
    let points = word.bytes().filter(|byte| *byte == b'.').count();
    match (commas, points) {
        (0, 0 | 1) => word.parse().ok(),
        (1, 0) if !is_grouped(word, ',') => {
            let (whole, part) = word.split_once(',')?;
            (part.len() <= 2).then(|| format!("{whole}.{part}").parse().ok())?
        }
        (_, 0) if is_grouped(word, ',') => without(word, ',').parse().ok(),
        (_, 1) if word.find('.') > word.rfind(',') => {
            let (whole, part) = word.split_once('.')?;
            is_grouped(whole, ',').then(|| format!("{}.{part}", without(whole, ',')).parse().ok())?
        }
        (_, 1) if commas == 1 => {
            let (whole, part) = word.split_once(',')?;
            is_grouped(whole, '.').then(|| format!("{}.{part}", without(whole, '.')).parse().ok())?
        }
        (0, _) if is_grouped(word, '.') => without(word, '.').parse().ok(),
        _ => None,
    }
}

fn without(word: &str, mark: char) -> String {
    word.chars().filter(|letter| *letter != mark).collect()
}

/// Whether `mark` cuts `word` into groups of three digits, or of two before the last three, the first of any number
/// up to three.
fn is_grouped(word: &str, mark: char) -> bool {
    let Some((head, last)) = word.rsplit_once(mark) else { return (1..=3).contains(&word.len()) };
    let mut groups = head.split(mark);
    let first = groups.next().unwrap_or_default().len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let of = |size: usize| first <= size && rest.iter().all(|group| *group == size);
    (1..=3).contains(&first) && last.len() == 3 && (of(3) || (of(2) && mark == ','))
}

/// "7 000", "1 250 000": groups of three digits after white space that does not end a line.
fn spaced_groups(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let first = reading.word(at);
    if first.len() > 3 || !first.bytes().all(|byte| byte.is_ascii_digit()) || first.starts_with('0') {
        return None;
    }
    let mut joined = first.to_string();
    let mut end = at + 1;
    // "80, 000": noughts behind a comma count nothing by themselves.
    if reading.is_mark(end, ',') && reading.touches(end) && reading.word(end + 1) == "000" {
        joined.push_str("000");
        end += 2;
    }
    // "12'000": as it is written in Switzerland.
    while matches!(reading.kind(end), Some(TokenKind::Mark('\'' | '’')))
        && reading.touches(end)
        && reading.touches(end + 1)
        && reading.kind(end + 1) == Some(TokenKind::Number)
        && reading.word(end + 1).len() == 3
        && joined.len() < 15
    {
        joined.push_str(reading.word(end + 1));
        end += 2;
    }
    while let Some(token) = reading.tokens.get(end) {
        let group = token.span.of(reading.text);
        let (whole, part) = group.split_once('.').unwrap_or((group, ""));
        let is_group = token.kind == TokenKind::Number
            && token.gap == Gap::Space
            && whole.len() == 3
            && !group.contains(',')
            && !part.contains('.');
        if !is_group || joined.contains('.') || joined.len() > 15 || has_short_unit(reading, end) {
            break;
        }
        joined.push_str(group);
        end += 1;
    }
    if end == at + 1 { None } else { Some((joined.parse().ok()?, end)) }
}

/// "10^6": a power of ten by itself.
fn power_of_ten(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let power = Power::of_ten(reading, at).filter(|power| reading.is_mark(at + 1, '^') && !power.minus)?;
    Some(plain(power.value(reading)?, at, power.end))
}

/// "100s of boats", "1000s of thousands": as many as the word in the plural means.
fn in_plural(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    let round = reading.word(at).trim_end_matches('0') == "1" && reading.word(at).len() > 1;
    if !round || reading.word(at + 1) != "s" || !reading.touches(at + 1) || !reading.is(at + 2, "of") {
        return None;
    }
    let value = parse_digits(reading.word(at))?;
    let many = |hit: &Hit| match hit.meaning {
        Meaning::Vague(value) => Some((value, hit.end())),
        _ => None,
    };
    let (factor, end) = reading.find(at + 3, many).unwrap_or((Decimal::TWO, at + 2));
    Some(Numeral { kind: NumeralKind::Vague, ..plain(value.checked_mul(factor)?, at, end) })
}

/// Whether the number at `at` has a unit of size of its own ("24 122 mm rockets" are 24).
fn has_short_unit(reading: &Reading<'_>, at: usize) -> bool {
    super::attribute::calibre_end(reading, at).is_some_and(|end| {
        super::unit::unit_at(reading, at + 1).is_some_and(|unit| unit.end == end && unit.is_calibre(reading))
    })
}

/// "×10^8", "x 10−3" behind a number: the power of ten as it is written.
struct Power {
    exponent: usize,
    minus: bool,
    end: usize,
}

impl Power {
    fn behind(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let times =
            matches!(reading.kind(at), Some(TokenKind::Mark('×' | '*' | '·'))) || reading.word(at) == "x";
        if times { Self::of_ten(reading, at + 1) } else { None }
    }

    /// "10^8", "10−3" at token `ten`.
    fn of_ten(reading: &Reading<'_>, ten: usize) -> Option<Self> {
        if reading.word(ten) != "10" {
            return None;
        }
        let caret = reading.is_mark(ten + 1, '^');
        let sign = ten + 1 + usize::from(caret);
        let minus = matches!(reading.kind(sign), Some(TokenKind::Mark('-' | '–' | '\u{2212}')));
        let exponent = sign + usize::from(minus);
        let is_power = (caret || minus)
            && reading.touches(exponent)
            && reading.kind(exponent) == Some(TokenKind::Number);
        is_power.then_some(Self { exponent, minus, end: exponent + 1 })
    }

    /// What the number before it is multiplied by; none where a decimal cannot hold it.
    fn value(&self, reading: &Reading<'_>) -> Option<Decimal> {
        let power: u32 = reading.word(self.exponent).parse().ok().filter(|power| *power <= LARGEST_POWER)?;
        if self.minus {
            return Some(Decimal::new(1, power));
        }
        (0..power).try_fold(Decimal::ONE, |value, _| value.checked_mul(Decimal::TEN))
    }
}

/// One past the power of ten behind a number, whatever it is: where the two are no figure, neither of them is.
pub(super) fn power_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    Power::behind(reading, at).map(|power| power.end)
}

/// A scale against the digits: "5.5bn", "13K", "5.5 bn". "5 m" is five metres, "$5m" five million.
fn suffix_at(reading: &Reading<'_>, at: usize) -> Option<(Decimal, usize)> {
    let suffix = reading.find(at, |hit| match hit.meaning {
        Meaning::Suffix(scale) => Some((scale, hit.end())),
        _ => None,
    })?;
    let is_money = at >= 2 && unit_before(reading, at - 1).is_some();
    let beside = reading.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let is_long = reading.word(at).len() > 1;
    if !reading.touches(at) && !(beside && (is_long || is_money)) {
        return None;
    }
    let counts = || counts_things(reading, at + 1) || is_set_against_millions(reading, at);
    (is_money || reading.word(at) != "m" || counts()).then_some(suffix)
}

/// Tokens between a figure in millions and the one set against it.
const AGAINST: usize = 12;

/// "3.2m tonnes, from 4.1m a year before", "2m boxes against 1.4m": millions as the figure before it, not "2m people, against 40m
/// of pipe".
fn is_set_against_millions(reading: &Reading<'_>, at: usize) -> bool {
    let Some(number) = at.checked_sub(1).filter(|number| *number > 0) else { return false };
    let compares = |hit: &Hit| hit.end() == number && hit.meaning == Meaning::Grammar(Class::ComparedJoint);
    let is_compared =
        || (number.saturating_sub(LONGEST_JOINT)..number).any(|at| reading.hits.at(at).any(compares));
    let is_length = reading.is(at + 1, "of") || reading.is_class(at + 1, Class::Extent);
    let in_millions = |other: usize| {
        reading.word(other) == "m"
            && reading.touches(other)
            && reading.kind(other - 1) == Some(TokenKind::Number)
            && counts_things(reading, other + 1)
    };
    let mut near = number.saturating_sub(AGAINST).max(1)..number;
    !is_length && is_compared() && near.any(|other| reading.in_one_sentence(other, at) && in_millions(other))
}

/// "2.7m copies", "3m-4m people", "2.7m of its users" are millions, "2.7m long", "2.7m of rope", "a 100m race" are metres.
fn counts_things(reading: &Reading<'_>, mut at: usize) -> bool {
    let joint = reading.is_hyphen(at) || reading.is(at, "to");
    if joint && reading.kind(at + 1) == Some(TokenKind::Number) && reading.is(at + 2, "m") {
        at += 3;
    }
    let of_those = reading.is(at, "of")
        && (reading.is_class(at + 1, Class::PossessivePronoun) || reading.is_class(at + 1, Class::Definite));
    let things = || NounPhrase::plain_at(reading, at).is_some_and(|noun| is_plural(reading, noun.head));
    reading.kind(at) == Some(TokenKind::Word)
        && !reading.is_class(at, Class::Extent)
        && (of_those || things() || unit_at(reading, at).is_some())
}
