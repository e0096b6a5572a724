//! The time of an event that befell those whom a figure counts: "since 2009, when 49 people died", "killed when a convoy was hit
//! on 23 March".

use plimsoll_lexicon::tables::Class;

use super::period::is_dated;
use crate::Reading;
use crate::quantity::QuantityMention;
use crate::time::{TimeKind, TimeMention};

/// Tokens between a figure and the time of the event.
const REACH: usize = 24;
/// Tokens between "2009, when" and the figure.
const CLAUSE: usize = 8;

/// "the worst since 2009, when 49 people died": the time right before "when", in whose clause a fate stands.
pub(super) fn dated_event<'t>(
    times: &'t [TimeMention],
    reading: &Reading<'_>,
    mention: &QuantityMention,
) -> Option<&'t TimeMention> {
    let before = &times[..times.partition_point(|time| time.end <= mention.first)];
    let last = before.last().filter(|last| {
        let comma = usize::from(reading.is_mark(last.end, ','));
        mention.first - last.end <= CLAUSE && reading.is_class(last.end + comma, Class::When)
    })?;
    let opens = last.end + usize::from(reading.is_mark(last.end, ','));
    let one_clause = (opens..mention.first).all(|at| !reading.is_mark(at, ','));
    let is_day = is_dated(last) && last.kind == TimeKind::Date;
    (is_day && one_clause && reading.in_one_sentence(last.first, mention.first)).then_some(last)
}

/// "12 people were killed when a convoy was hit on 23 March": the time of the event that a fate befell them in.
pub(super) fn is_of_event(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let between = mention.end..time.first.min(mention.end + REACH);
    mention.end < time.first
        && time.first - mention.end <= REACH
        && between.clone().any(|at| reading.is_class(at, Class::When))
        && !between.into_iter().any(|at| reading.is_mark(at, ';') || reading.is_quote(at))
}
