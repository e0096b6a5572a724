//! Times that stand against the figure or what is done with it.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::OPENING;
use crate::Reading;
use crate::edtf::Date;
use crate::measure::{Governor, is_of_them};
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeKind, TimeMention};

/// A date, or a part of a day whose date is known: "Sunday night".
pub(in crate::claim) fn is_dated(time: &TimeMention) -> bool {
    let day = |date: Date| date.day().is_some() && date.year().is_some();
    let is_night =
        || time.relation == Relation::At && time.period.and_then(|night| night.from).is_some_and(day);
    time.kind == TimeKind::Date || time.kind == TimeKind::Time && (time.date().is_some_and(day) || is_night())
}

/// "40 ships in 2024", "40 in the whole of May": a date behind a figure, with nothing but what it counts between.
pub(super) fn dates_figure(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    dates_from(reading, time, mention.end)
}

/// The same of what ends before token `end`.
fn dates_from(reading: &Reading<'_>, time: &TimeMention, end: usize) -> bool {
    let first = before_whole(reading, time.first).unwrap_or(time.first);
    let joint = first.checked_sub(1).filter(|joint| *joint == end);
    joint.is_some_and(|joint| reading.is_class(joint, Class::Preposition))
}

/// Where "the whole of", "all of" begins that ends before token `first`.
fn before_whole(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let noun = first.checked_sub(2).filter(|noun| *noun > 0 && reading.is(noun + 1, "of"))?;
    let named = reading.is_class(noun, Class::Span) && reading.is_class(noun - 1, Class::Definite);
    if named { Some(noun - 1) } else { Some(noun).filter(|noun| reading.is(*noun, "all")) }
}

/// Words between a time and the figure that its noun is of.
const SUM: usize = 3;

/// "a second-quarter loss of €40 million": a time before the noun of a sum.
pub(super) fn names_sum(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let of = mention.first.checked_sub(1).filter(|of| *of > time.end && reading.is(*of, "of"));
    let closed = [Class::Preposition, Class::Determiner, Class::Auxiliary, Class::Pronoun];
    of.is_some_and(|of| {
        of - time.end <= SUM
            && (time.end..of).all(|at| {
                reading.kind(at) == Some(TokenKind::Word)
                    && !closed.iter().any(|class| reading.is_class(at, *class))
            })
    })
}

/// "in 2021, when the price stood at €40": the time that a clause about it has, up to its next comma.
pub(super) fn opens_when_clause(
    reading: &Reading<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let when = time.end + usize::from(reading.is_mark(time.end, ','));
    when < mention.first
        && mention.first - when <= OPENING
        && reading.is_class(when, Class::When)
        && reading.in_one_sentence(when, mention.first)
        && !(when..mention.first).any(|at| reading.is_mark(at, ',') || reading.is_mark(at, ';'))
}

/// "70,000 in 2022", "750,000 this year", "18 tanks (2023)": a time right behind a figure and what it counts.
pub(super) fn stands_behind(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    // "five of them last week", "five of them in June"
    let from = if is_of_them(reading, mention.end) { mention.end + 2 } else { mention.end };
    // "160 tonnes so far this year"
    let from = if reading.is(from, "so") && reading.is(from + 1, "far") { from + 2 } else { from };
    let bracketed = reading.is_mark(from, '(') && time.first == from + 1 && reading.is_mark(time.end, ')');
    // "(2023: 12 million)"
    let labels = reading.is_mark(time.end, ':') && time.end + 1 == mention.first;
    time.first == from || bracketed || labels || dates_from(reading, time, from)
}

/// Tokens from a participle to the time of it.
pub(super) const DEED: usize = 6;

/// "48 tanks ordered by Norland in 2022": a time in the phrase of the participle that governs a figure from behind.
pub(super) fn dates_deed(
    reading: &Reading<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
    by: &Governor,
) -> bool {
    by.first == mention.end
        && !by.passive
        && by.form.is_any(VerbForm::PARTICIPLE)
        && (by.end..=by.end + DEED).contains(&time.first)
        && (by.end..time.first).all(|at| {
            reading.kind(at) == Some(TokenKind::Word)
                && !reading.is_class(at, Class::Conjunction)
                && !reading.is_class(at, Class::Auxiliary)
        })
}

/// "60 tanks that followed in 2023": a time in the clause that goes on about what is counted.
pub(super) fn is_of_own_clause(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let from = mention.end;
    from < time.first
        && time.first - from <= OWN_CLAUSE
        && reading.is_class(from, Class::Relative)
        && (from..time.first).all(|at| reading.kind(at) == Some(TokenKind::Word))
}

/// Tokens from a relative pronoun to the time of its clause.
const OWN_CLAUSE: usize = 8;

/// Whether "and" stands between a time and the figure: each of two joined clauses has its own.
pub(super) fn is_joined(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let between = if time.end <= mention.first { time.end..mention.first } else { mention.end..time.first };
    between.take(OPENING).any(|at| reading.is_class(at, Class::Conjunction))
}
