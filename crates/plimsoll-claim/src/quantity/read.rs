//! The quantities of a text, one after the other.

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::age::age_in_apposition;
use super::bound::Bounds;
use super::digits::power_end;
use super::draft::Draft;
use super::figure::is_no_figure;
use super::label::label_end;
use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, NumeralKind, numeral_at, scale_at};
use super::unit::{UnitWords, unit_at};
use super::{QuantityMention, change, ellipsis, fraction, proportion};
use crate::Reading;
use crate::time::{TimeKind, TimeMention};

/// All quantities of a text, in order. Dates and clock times (`times`) are not quantities.
pub fn read(reading: &Reading<'_>, times: &[TimeMention]) -> Vec<QuantityMention> {
    let mut mentions: Vec<QuantityMention> = Vec::new();
    let mut times = times.iter().filter_map(placed).peekable();
    let (mut next, mut free) = (0, 0);
    for at in reading.hits.having(NUMBERS) {
        if at < next {
            continue;
        }
        while times.next_if(|time| time.end <= at).is_some() {}
        let limit = match times.peek() {
            Some(time) if time.first <= at && !(time.first == at && is_stretch(reading, at)) => {
                next = time.end;
                continue;
            }
            Some(time) => time.first,
            None => reading.tokens.len(),
        };
        match quantity_at(reading, at, free, limit) {
            Found::Quantity(mut mention, end) => {
                change::carry_over(reading, mentions.last(), &mut mention);
                mentions.push(*mention);
                ellipsis::complete(reading, &mut mentions);
                proportion::join(reading, &mut mentions);
                (next, free) = (end, end);
            }
            Found::Skip(end) => next = end,
            Found::Nothing => {}
        }
    }
    mentions
}

/// What of a time stands apart; of a length that leads up to a date ("the week to 4 August") the date.
fn placed(time: &TimeMention) -> Option<&TimeMention> {
    match &time.ends {
        Some(ends) if time.kind == TimeKind::Duration => Some(&ends[1]).filter(|end| is_placed(end)),
        _ => Some(time).filter(|time| is_placed(time)),
    }
}

/// Whether a time stands apart from what is counted: no length, and no word that can describe a noun ("three recent polls",
/// "40 weekly papers").
fn is_placed(time: &TimeMention) -> bool {
    let describes =
        time.end == time.first + 1 && (time.kind == TimeKind::Set || time.value.ends_with("_REF"));
    time.kind != TimeKind::Duration && !describes
}

/// "two years later", "three weeks ago": a length of time that leads to a date.
fn is_stretch(reading: &Reading<'_>, at: usize) -> bool {
    let unit = numeral_at(reading, at).and_then(|numeral| unit_at(reading, numeral.end));
    unit.is_some_and(|unit| {
        let offsets = |hit: &Hit| matches!(hit.meaning, Meaning::TimeOffset(_));
        unit.dimension(reading) == Dimension::Time && reading.hits.at(unit.end).any(offsets)
    })
}

/// What a number can begin with: most tokens are passed by here.
const NUMBERS: Sorts = Sorts::of(&[Sort::Digits, Sort::Numeral]);

enum Found {
    Quantity(Box<QuantityMention>, usize),
    Skip(usize),
    Nothing,
}

/// The quantity whose number begins at `at`; its unit begins no earlier than `free`, its noun phrase ends before `limit`.
fn quantity_at(reading: &Reading<'_>, at: usize, free: usize, limit: usize) -> Found {
    let Some(numeral) = numeral_at(reading, at).or_else(|| a_unit(reading, at)) else {
        return unreadable(reading, at);
    };
    if !reading.in_one_sentence(numeral.first, numeral.end - 1) {
        return Found::Nothing;
    }
    if let Some(end) = label_end(reading, &numeral) {
        return Found::Skip(end);
    }
    if is_no_figure(reading, &numeral) {
        return Found::Skip(at + 1);
    }
    if let Some(mention) = age_in_apposition(reading, &numeral) {
        return Found::Quantity(Box::new(mention), numeral.end);
    }
    let numeral = Numeral { end: repeated(reading, &numeral).unwrap_or(numeral.end), ..numeral };
    let (mention, next) = Draft::new(reading, numeral.signed(reading), free, limit).finish();
    Found::Quantity(Box::new(mention), next.max(at + 1))
}

/// "sixty (60) trucks", "15 (fifteen)": one past the brackets in which a number stands once more.
fn repeated(reading: &Reading<'_>, numeral: &Numeral) -> Option<usize> {
    let again = numeral_at(reading, numeral.end + 1).filter(|_| reading.is_mark(numeral.end, '('))?;
    (again.value == numeral.value && reading.is_mark(again.end, ')')).then_some(again.end + 1)
}

/// Digits that are no number, "999,99,9 million", "2×10^40": the scale behind them is no million by itself.
fn unreadable(reading: &Reading<'_>, at: usize) -> Found {
    if reading.kind(at) != Some(TokenKind::Number) {
        return Found::Nothing;
    }
    let mut end = power_end(reading, at + 1).unwrap_or(at + 1);
    while let Some((_, after)) = scale_at(reading, end) {
        end = after;
    }
    Found::Skip(end)
}

/// "slipped by a dollar", "rose by a percentage point": how far something moved.
fn is_step(reading: &Reading<'_>, at: usize, unit: UnitWords) -> bool {
    let moves = |hit: &Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    at >= 2
        && reading.is(at - 1, "by")
        && reading.hits.at(at - 2).any(moves)
        && matches!(unit.dimension(reading), Dimension::Money | Dimension::Percent)
}

/// "more than a year's supply", "enough for a year": an article counts one where a bound or room stands before it.
fn a_unit(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if !reading.is_class(at, Class::Article) {
        return None;
    }
    let unit = unit_at(reading, at + 1).filter(|unit| unit.first == at + 1)?;
    // "almost a second home"
    let is_ordinal = reading.hits.at(at + 1).any(|hit| matches!(hit.meaning, Meaning::Ordinal(_)));
    if is_ordinal && NounPhrase::plain_at(reading, unit.end).is_some() {
        return None;
    }
    let room = (at.saturating_sub(3)..at).any(|start| {
        reading
            .find(start, |hit| {
                (hit.end() == at && matches!(hit.meaning, Meaning::MeasurePhrase { .. })).then_some(())
            })
            .is_some()
    });
    let bounded = Bounds::before(reading, at).0.any();
    let and_a_part = fraction::behind(reading, unit.end).is_some_and(|_| reading.is(unit.end, "and"));
    (room || bounded || and_a_part || is_step(reading, at, unit)).then_some(Numeral {
        value: Decimal::ONE,
        kind: NumeralKind::Article,
        first: at,
        end: at + 1,
        scale: Decimal::ONE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::salad::holds_at_every_token;

    #[test]
    fn no_number_begins_where_none_is_looked_for() {
        holds_at_every_token(|reading, at| {
            reading.hits.has_any(at, NUMBERS)
                || matches!(quantity_at(reading, at, 0, reading.tokens.len()), Found::Nothing)
        });
    }
}
