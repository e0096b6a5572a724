//! Times with which another one is compared: bases, and times counted back from another.

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::other::figure_before;
use super::own::{is_dated, stands_behind};
use crate::claim::lent::is_compared;
use crate::claim::measured::opens_comparison;
use crate::quantity::noun_phrase::has_past_ending;
use crate::quantity::{QuantityKind, QuantityMention};
use crate::time::{Relation, TimeMention};
use crate::{Analysis, Reading};

/// "rose 0.4 percent in May from April": the time with which another one right before it is compared.
pub(super) fn is_base(analysis: &Analysis<'_>, time: &TimeMention) -> bool {
    let from = time.first.checked_sub(1).filter(|at| analysis.reading.is(*at, "from"));
    let next = analysis.times.partition_point(|other| other.first < time.first);
    let last = next.checked_sub(1).map(|last| &analysis.times[last]);
    from.zip(last)
        .is_some_and(|(from, last)| last.end == from && last.relation == Relation::At && is_dated(last))
}

/// "up 12 cents from January": the time from which a change behind "up" or "down" is counted, when it was otherwise.
pub(super) fn is_base_of(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    reading.follows(mention.first, Class::Trend)
        && time.relation == Relation::Since
        && time.first == mention.end + 1
        && reading.is(mention.end, "from")
}

/// "rose to $410 million, or $1.20 a share, from $366 million, or $1.08 a share, a year earlier": a time before, which is that of a
/// figure behind this one with which this one is compared.
pub(super) fn is_of_base_behind(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first < mention.end);
    let mut between = analysis.quantities[next..].iter().take_while(|other| other.first < time.first);
    is_counted_back(reading, time) && between.any(|other| is_compared(reading, other))
}

/// "a year earlier", "two weeks ago": a time that is told by how long before another it was.
pub(super) fn is_counted_back(reading: &Reading<'_>, time: &TimeMention) -> bool {
    matches!(time.rule, "offset" | "day-beside")
        && reading.is_any(time.end - 1, &["earlier", "before", "ago", "previously"])
}

/// "1.4 times the previous year's level", "twice last year's": the time of what a multiple is of; not "doubled last year".
pub(super) fn is_multiplied(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let head = mention.phrase.map_or(mention.end - 1, |phrase| phrase.head);
    let is_multiple = || {
        mention.kind == QuantityKind::Multiple && !has_past_ending(reading, head) || reading.is(head, "times")
    };
    let between = head + 1..time.first;
    between.len() <= 1
        && time.first > head
        && is_multiple()
        && between.into_iter().all(|at| reading.is_class(at, Class::Definite))
}

/// "rose to seven, up from four last night": the time of the figure that this one is compared with.
pub(super) fn is_of_compared(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let other = figure_before(analysis, time).filter(|other| {
        other.first > mention.first || other.first < mention.first && time.end <= mention.first
    });
    let leads = |other: &QuantityMention| {
        (other.end..time.first).all(|at| reading.kind(at) == Some(TokenKind::Word))
            && time.first < other.end + COMPARISON
    };
    // "158p a litre, up 9p since August": the time of the change.
    let changes = |other: &QuantityMention| other.change.is_some() && stands_behind(reading, time, other);
    other.is_some_and(|other| {
        is_compared(reading, other) && leads(other) || changes(other) || is_multiplied(reading, time, other)
    })
}

/// Tokens from "than" to the time of its clause.
const COMPARISON: usize = 8;

/// "a third of what it fired last summer", "more than it made in 2021", "more than in 2021": the time of a clause that a figure
/// before it is compared with.
pub(super) fn is_in_comparison(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    // "twice as many as a week earlier, and 37 of them died": of no figure behind it either.
    let is_compared = time.first > mention.end || time.end <= mention.first;
    // "12 percent above last year's level"
    let before = time.first.saturating_sub(1);
    let is_mark = || reading.kind(time.end) == Some(TokenKind::Possessive);
    let is_off = || reading.is_any(before, &["above", "below"]) && is_mark();
    if is_compared && (opens_comparison(reading, before) || is_off()) {
        return true;
    }
    let between = mention.end.max(time.first.saturating_sub(COMPARISON))..time.first;
    between.into_iter().any(|at| {
        let behind = at + 1;
        let begins = behind == time.first
            || reading.is_class(behind, Class::Pronoun)
            || reading.is_class(behind, Class::Preposition)
            || reading.is_capital(behind);
        begins && opens_comparison(reading, at)
    })
}
