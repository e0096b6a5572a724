//! Which way a figure changed: "rose 3 percent", "up 3 percent", "a drop of 3 points", "a 3 percent drop", "-1.3%".

use plimsoll_lexicon::tables::{Class, Dimension, Direction, TrendOf};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, numeral_at};
use super::unit::{UnitWords, unit_at};
use super::{Change, QuantityMention};
use crate::Reading;

/// Words between the verb and the change: "rose by another 3 percent".
const MOST_BETWEEN: usize = 3;

/// Tokens of what is changed between its verb and "by": "cut its growth forecast for this year by".
const LONGEST_OBJECT: usize = 7;
/// Tokens behind "than" in which a time begins: "than in May", "than a year ago".
const MOST_TO_TIME: usize = 3;
/// Tokens between the change of one thing and that of the next: "Oil fell 2.3%, and natural gas by 2.6%".
const MOST_OF_ANOTHER: usize = 6;

/// A figure as far as a change needs it.
pub(super) struct Figure<'a> {
    pub(super) value: Decimal,
    /// First token of bound, sign and number.
    pub(super) first: usize,
    /// One past number and unit.
    pub(super) end: usize,
    pub(super) unit: Option<UnitWords>,
    pub(super) phrase: Option<&'a NounPhrase>,
    /// Whether it is a part of a whole ("a quarter").
    pub(super) share: bool,
}

impl From<Direction> for Change {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Up => Self::Up,
            Direction::Down => Self::Down,
        }
    }
}

/// Which way the text says the figure changed.
pub(super) fn change(reading: &Reading<'_>, figure: &Figure<'_>) -> Option<Change> {
    let share = is_share(reading, figure);
    signed(reading, figure)
        .or_else(|| before(reading, figure, share))
        .or_else(|| noun_before(reading, figure.first))
        .or_else(|| behind(reading, figure, share))
}

/// Whether the figure is set beside another: "40 percent more than", "3 miles less".
pub(super) fn is_compared(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .find(at, |hit| matches!(hit.meaning, Meaning::Compared(_) | Meaning::TrendAfter(_)).then_some(()))
        .is_some()
}

/// A change that the figure before it has too: "lost 190 points, or 0.6%"; "Oil fell 2.3%, gas by 2.6%"; "rose 8
/// points since May and 12 points since June".
pub(super) fn carry_over(
    reading: &Reading<'_>,
    before: Option<&QuantityMention>,
    mention: &mut QuantityMention,
) {
    let Some(before) = before.filter(|before| before.change.is_some() && before.end <= mention.first) else {
        return;
    };
    if mention.change.is_some() || mention.unit.as_deref() != Some("percent") {
        return;
    }
    let of_another = !mention.compared
        && before.unit == mention.unit
        && mention.first - before.end <= MOST_OF_ANOTHER
        && mention.first > 0
        && (reading.is(mention.first - 1, "by") || reading.is(mention.first - 1, "and"))
        && before.item == mention.item
        && reading.in_one_sentence(before.first, mention.first);
    if of_another {
        mention.change = before.change;
        return;
    }
    let comma = usize::from(reading.is_mark(before.end, ','));
    let joined = reading.is(before.end + comma, "or") || reading.is_mark(before.end, '(');
    if joined && mention.first == before.end + comma + 1 {
        mention.change = before.change;
    }
}

/// Per cent or points: what prices, polls and shares change by.
fn is_share(reading: &Reading<'_>, figure: &Figure<'_>) -> bool {
    let percent = figure.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Percent);
    let points =
        || reading.is_any(figure.phrase.map_or(figure.end, |phrase| phrase.head), &["points", "point"]);
    percent || figure.share || is_basis_point(reading, figure) || points()
}

fn is_basis_point(reading: &Reading<'_>, figure: &Figure<'_>) -> bool {
    figure.unit.is_some_and(|unit| reading.lexicon.unit(unit.unit).name == "basis point")
}

/// "-1.3%", "+0.4%".
fn signed(reading: &Reading<'_>, figure: &Figure<'_>) -> Option<Change> {
    let percent = figure.unit?.dimension(reading) == Dimension::Percent;
    if !percent {
        return None;
    }
    let plus = reading.is_mark(figure.first, '+');
    figure.value.is_sign_negative().then_some(Change::Down).or(plus.then_some(Change::Up))
}

/// "rose 3 percent", "fell by as much as 3 points", "up 3 percent", "cut its forecast by 3 points".
fn before(reading: &Reading<'_>, figure: &Figure<'_>, share: bool) -> Option<Change> {
    if reading.is(figure.first, "from") {
        // "fell from 5 to 7 percent": what it was, not how far it fell.
        return None;
    }
    let mut at = figure.first;
    let mut by = false;
    for _ in 0..MOST_BETWEEN {
        at = at.checked_sub(1)?;
        by |= reading.is(at, "by");
        if let Some(direction) = trend_at(reading, at, figure, share, by) {
            return Some(direction.into());
        }
        let skips = reading.is(at, "by")
            || [Class::Adverb, Class::EmptyAdjective, Class::Article, Class::Determiner]
                .iter()
                .any(|class| reading.is_class(at, *class));
        // "up a whopping 9 points"
        let whopping =
            || reading.word(at).ends_with("ing") && at > 0 && reading.is_class(at - 1, Class::Article);
        if !(skips || whopping()) {
            break;
        }
    }
    by_how_much(reading, figure)
}

/// The trend that the word at `at`, before the figure, says of it.
fn trend_at(
    reading: &Reading<'_>,
    at: usize,
    figure: &Figure<'_>,
    share: bool,
    by: bool,
) -> Option<Direction> {
    let money = figure.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Money);
    let measured = share || money;
    reading.find(at, |hit| match hit.meaning {
        Meaning::TrendVerb { direction, of: TrendOf::Any } => Some(direction),
        Meaning::TrendVerb { direction, of: TrendOf::Price } if measured || is_degrees(reading, figure) => {
            Some(direction)
        }
        Meaning::TrendVerb { direction, of: TrendOf::Share }
            if share || money && (by || is_price_move(reading, figure)) || is_own_weight(reading, figure) =>
        {
            Some(direction)
        }
        Meaning::TrendBefore(direction) if (measured || by) && !is_particle(reading, at) => Some(direction),
        _ => None,
    })
}

/// "lost 12 kg", "gained five pounds": of its own weight, where no goods are named.
fn is_own_weight(reading: &Reading<'_>, figure: &Figure<'_>) -> bool {
    figure.phrase.is_none() && figure.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Mass)
}

fn is_degrees(reading: &Reading<'_>, figure: &Figure<'_>) -> bool {
    figure.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Temperature)
}

/// "lost 40 cents", "gained $1.20 to $33.15", "gained $1.20, or 2%": a price moved; nobody lost money.
fn is_price_move(reading: &Reading<'_>, figure: &Figure<'_>) -> bool {
    let small = figure.unit.is_some_and(|unit| {
        let name = reading.lexicon.unit(unit.unit).name.as_str();
        name.ends_with(" cent") || name == "penny"
    });
    let level = reading.is_class(figure.end, Class::RangeJoint)
        && (reading.kind(figure.end + 1) == Some(TokenKind::Number)
            || reading.hits.at(figure.end + 1).any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_))));
    small || level || is_put_as_share(reading, figure.end)
}

/// ", or 2%", " (2%)": the same once more, as a share of what moved.
fn is_put_as_share(reading: &Reading<'_>, at: usize) -> bool {
    let comma = usize::from(reading.is_mark(at, ','));
    let joined = reading.is(at + comma, "or") || reading.is_mark(at, '(');
    let share = |numeral: Numeral| {
        unit_at(reading, numeral.end).is_some_and(|unit| unit.dimension(reading) == Dimension::Percent)
    };
    joined && numeral_at(reading, at + comma + 1).is_some_and(share)
}

/// "cut its forecast by 0.5 points", "reduced the force by 12,000": a verb of change, what it changes, and by how much.
fn by_how_much(reading: &Reading<'_>, figure: &Figure<'_>) -> Option<Change> {
    let by = figure.first.checked_sub(1).filter(|by| reading.is(*by, "by"))?;
    for at in (by.saturating_sub(LONGEST_OBJECT)..by).rev() {
        if matches!(reading.kind(at), Some(TokenKind::Mark(_))) && !reading.is_hyphen(at) {
            return None;
        }
        let found = reading.find(at, |hit| match hit.meaning {
            Meaning::TrendVerb { direction, .. } => Some(direction),
            _ => None,
        });
        // "raised by 3 women": who, not how much.
        let acts = at + 1 == by && figure.unit.is_none() && figure.phrase.is_some();
        let ends = [Class::Complementiser, Class::Auxiliary, Class::Modal];
        if found.is_some() || ends.iter().any(|class| reading.is_class(at, *class)) {
            return found.filter(|_| !acts).map(Change::from);
        }
    }
    None
}

/// "made up 46 percent": the word belongs to its verb.
fn is_particle(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.is_class(at - 1, Class::PhrasalVerb) || super::bound::is_particle(reading, at)
}

/// "a drop of 3 percent", "an increase by 300".
fn noun_before(reading: &Reading<'_>, first: usize) -> Option<Change> {
    let noun = first.checked_sub(2).filter(|_| reading.is_any(first - 1, &["of", "by"]))?;
    trend_noun(reading, noun)
}

/// "3 percent higher", "six points higher than a year ago", "a 3 percent drop", "a 3% cut".
fn behind(reading: &Reading<'_>, figure: &Figure<'_>, share: bool) -> Option<Change> {
    let after = |end: usize| {
        reading.find(end, |hit| match hit.meaning {
            Meaning::TrendAfter(direction) if share && !is_beside_another(reading, hit.end()) => {
                Some(direction.into())
            }
            _ => None,
        })
    };
    after(figure.end)
        .or_else(|| after(figure.phrase?.end))
        .or_else(|| trend_noun(reading, figure.phrase.filter(|phrase| !is_of(reading, phrase))?.head))
        .or_else(|| trend_noun(reading, figure.end).filter(|_| figure.unit.is_some()))
}

/// "four weeks of gains": of what, and no change by it.
fn is_of(reading: &Reading<'_>, phrase: &NounPhrase) -> bool {
    phrase.first > 0 && reading.is(phrase.first - 1, "of")
}

/// "than" and no time behind it: "3 percent higher than in 2019" is a change.
fn is_beside_another(reading: &Reading<'_>, at: usize) -> bool {
    let is_time = |hit: &Hit| {
        matches!(
            hit.meaning,
            Meaning::Shift(_)
                | Meaning::Step(_)
                | Meaning::Deictic(_)
                | Meaning::Month(_)
                | Meaning::CalendarUnit(_)
                | Meaning::TimeOffset(_)
        )
    };
    let is_year = |at: usize| reading.kind(at) == Some(TokenKind::Number) && reading.word(at).len() == 4;
    let timed = (at + 1..=at + MOST_TO_TIME).any(|at| is_year(at) || reading.hits.at(at).any(is_time));
    reading.is(at, "than") && !timed
}

fn trend_noun(reading: &Reading<'_>, at: usize) -> Option<Change> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::TrendNoun(direction) => Some(direction.into()),
        _ => None,
    })
}
