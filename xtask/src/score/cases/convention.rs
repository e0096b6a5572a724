//! When a time is the one expected though it is written by other conventions. Each convention is one function, and each
//! can fail.

mod clock;
mod interval;
mod length;
mod stretch;
#[cfg(test)]
mod tests;
mod turn;

use jiff::civil::DateTime;

use self::clock::{is_clock, is_part_of_day, is_up_to_clock};
use self::interval::is_interval;
use self::length::{is_counted_from_now, is_length, is_set};
use self::stretch::is_stretch;
use self::turn::is_open;
use super::compare::Mention;
use super::when::stretch;

/// What is expected: the value, how fine it is, the words, and the moment they are read at.
pub(super) struct Wanted<'c> {
    pub(super) value: &'c str,
    pub(super) text: &'c str,
    pub(super) reference: Option<DateTime>,
    /// Minutes of its zone east of Greenwich.
    pub(super) zone: i64,
}

/// Whether the mentions at the place of an expected time say it.
pub(super) fn is_time(wanted: &Wanted<'_>, here: &[&Mention]) -> bool {
    let value = wanted.value.trim_start_matches("after ").trim_start_matches("before ");
    let wanted = &Wanted { value, ..*wanted };
    here.iter().any(|mention| is_same(wanted, mention)) || is_interval(wanted, here)
}

fn is_same(wanted: &Wanted<'_>, mention: &Mention) -> bool {
    let Some(value) = mention.value.as_deref() else { return false };
    value == wanted.value
        || mention.edtf.as_deref() == Some(wanted.value)
        || is_open(wanted, value)
        || is_clock(wanted, value)
        || is_now(wanted, value)
        || is_set(wanted.value, value)
        || is_length(wanted, value)
        || is_part_of_day(wanted, value)
        || is_counted_from_now(wanted, value)
        || is_up_to_clock(wanted, mention)
        || is_before_our_era(wanted.value, value)
        || [Some(value), mention.edtf.as_deref()].into_iter().flatten().any(|ours| is_stretch(wanted, ours))
}

/// "now" is a moment to them.
fn is_now(wanted: &Wanted<'_>, ours: &str) -> bool {
    let is_reference =
        stretch(wanted.value).is_some_and(|theirs| wanted.reference.is_some_and(|at| theirs.from == at));
    ours == "PRESENT_REF" && is_reference
}

/// "-2014" is the year 2014 before our era.
fn is_before_our_era(theirs: &str, ours: &str) -> bool {
    theirs.strip_prefix('-').is_some_and(|year| ours.strip_prefix("BC") == Some(year))
}
