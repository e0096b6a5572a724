//! Intervals by their ends, which may or may not hold their last part.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::clock::is_reached;
use super::turn::other_turns;
use super::{Wanted, is_same};
use crate::score::cases::compare::Mention;
use crate::score::cases::when::{Stretch, stretch};

/// Their interval as it is written, its end where the last part begins.
pub(super) fn interval(value: &str) -> Option<Stretch> {
    let bare = value.trim_start_matches('(').trim_end_matches(')');
    let (from, to) = bare.split_once('/').or_else(|| {
        let (from, rest) = bare.split_once(',')?;
        Some((from, rest.split(',').next()?))
    })?;
    Some(Stretch { from: stretch(from)?.from, to: stretch(to)?.from })
}

/// Two mentions that are the ends of their interval, which may or may not hold its last part.
pub(super) fn is_interval(wanted: &Wanted<'_>, here: &[&Mention]) -> bool {
    let bare = wanted.value.trim_start_matches('(').trim_end_matches(')');
    let ends = bare.split_once('/').or_else(|| {
        let (from, rest) = bare.split_once(',')?;
        Some((from, rest.split(',').next()?))
    });
    let (Some((from, to)), [first, .., last]) = (ends, here) else { return false };
    let says = |value: &str, mention: &Mention| is_same(&Wanted { value, ..*wanted }, mention);
    let begins = says(from, first) || starts_at(wanted, from, first, false);
    let ended = says(to, last) || starts_at(wanted, to, last, false) || starts_at(wanted, to, last, true);
    begins && ended
}

/// Whether a mention begins, or ends, at a moment of theirs.
fn starts_at(wanted: &Wanted<'_>, moment: &str, mention: &Mention, at_end: bool) -> bool {
    if let Some(rest) = moment.strip_prefix("XXXX-") {
        let year = wanted.reference.map_or(0, DateTime::year);
        return (year - 1..=year + 1)
            .any(|year| starts_at(wanted, &format!("{year:04}-{rest}"), mention, at_end));
    }
    if is_reached(moment, mention) || is_today(wanted, moment, mention) {
        return true;
    }
    let ours = [mention.edtf.as_deref(), mention.value.as_deref()].into_iter().flatten().find_map(stretch);
    let (Some(ours), Some(theirs)) = (ours, stretch(moment)) else { return false };
    let edge = |ours: Stretch| if at_end { ours.to } else { ours.from };
    // A minute that is reached is inside to one of them.
    let is_it = |ours: Stretch| {
        edge(ours) == theirs.from || edge(ours).checked_add(1.minutes()).ok() == Some(theirs.from)
    };
    is_it(ours) || other_turns(wanted, ours).into_iter().flatten().any(is_it)
}

/// "between now and May 21": now is the day of reading to them.
fn is_today(wanted: &Wanted<'_>, moment: &str, mention: &Mention) -> bool {
    let today = wanted.reference.map(|at| at.date().to_string());
    mention.value.as_deref() == Some("PRESENT_REF") && today.as_deref() == Some(moment)
}
