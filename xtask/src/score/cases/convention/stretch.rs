//! Stretches of days, cut by other conventions at their edges.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::Wanted;
use super::interval::interval;
use super::turn::{is_other_turn, other_turns};
use crate::score::cases::when::{Stretch, stretch};

/// The same stretch, or one that differs by a named convention.
pub(super) fn is_stretch(wanted: &Wanted<'_>, ours: &str) -> bool {
    let approximate = ours.contains('~');
    let Some(ours) = stretch(ours) else { return false };
    if let Some(theirs) = interval(wanted.value) {
        // Their end may be the last day, or the day after it.
        let next = theirs.to.checked_add(1.days()).ok();
        let same =
            |ours: Stretch| ours.from == theirs.from && (ours.to == theirs.to || Some(ours.to) == next);
        let turns = other_turns(wanted, ours);
        return same(ours)
            || turns.into_iter().flatten().any(same)
            || approximate && is_part(ours, theirs)
            || approximate && turns.into_iter().flatten().any(|ours| is_part(ours, theirs))
            || is_weekend(ours, theirs)
            || is_leading(wanted, ours, theirs)
            || is_up_to(wanted, theirs, ours)
            || is_season(ours, theirs);
    }
    let Some(theirs) = stretch(wanted.value) else { return false };
    theirs == ours
        || is_leading(wanted, ours, theirs)
        || is_last_of(wanted, theirs, ours)
        || is_other_turn(wanted, Some(ours), Some(theirs))
        || is_kept_precision(wanted, ours, theirs)
}

/// "mid March" is a third of it to them, and March, nearly, to us.
fn is_part(ours: Stretch, theirs: Stretch) -> bool {
    ours.holds(theirs)
}

/// A weekend begins on Friday evening for some.
fn is_weekend(ours: Stretch, theirs: Stretch) -> bool {
    let early = ours.from.checked_sub(6.hours()).ok();
    ours.to == theirs.to
        && early == Some(theirs.from)
        && ours.from.checked_add(2.days()).ok() == Some(ours.to)
}

/// Seasons begin on the equinox, or on the first of its month.
fn is_season(ours: Stretch, theirs: Stretch) -> bool {
    let three = ours.from.checked_add(3.months()).ok() == Some(ours.to);
    let near = |one: DateTime, other: DateTime| {
        one <= other && one.checked_add(24.days()).is_ok_and(|late| other <= late)
    };
    three && ours.from.month() % 3 == 0 && near(ours.from, theirs.from) && near(ours.to, theirs.to)
}

/// "the last two weeks": up to today, or the last two that are over; the lengths agree and both end within one of them.
fn is_leading(wanted: &Wanted<'_>, ours: Stretch, theirs: Stretch) -> bool {
    let Some(at) = wanted.reference else { return false };
    let days = |stretch: Stretch| stretch.from.until(stretch.to).map_or(0, |span| span.get_days());
    let (one, other) = (days(ours), days(theirs));
    let touches = |stretch: Stretch| {
        let edge =
            |moment: DateTime| at.date().until(moment.date()).map_or(9999, |span| span.get_days()).abs();
        let most = days(stretch).clamp(1, 366);
        edge(stretch.from) <= most || edge(stretch.to) <= most
    };
    let same_side = (ours.from < at && ours.to > at) || (ours.from < at) == (theirs.from < at);
    one >= 2 && (one - other).abs() <= 1 + one / 5 && touches(ours) && touches(theirs) && same_side
}

/// "by the end of next month": from now up to it, to them.
fn is_up_to(wanted: &Wanted<'_>, theirs: Stretch, ours: Stretch) -> bool {
    wanted.reference == Some(theirs.from) && (theirs.to == ours.to || theirs.to == ours.from)
}

/// "upcoming two months": both, or the second of them to some.
fn is_last_of(wanted: &Wanted<'_>, theirs: Stretch, ours: Stretch) -> bool {
    let today = wanted.reference.is_some_and(|at| ours.holds_moment(at) && at.date() == ours.from.date());
    let last = ours.to.checked_sub(1.days()).ok();
    today && theirs.from > ours.from && last.is_some_and(|last| theirs.holds_moment(last))
}

/// "three weeks ago", "in two days": to them as exact as the moment of reading, to us as the unit that is said.
fn is_kept_precision(wanted: &Wanted<'_>, ours: Stretch, theirs: Stretch) -> bool {
    let Some(at) = wanted.reference else { return false };
    let of_moment = theirs.from.hour() == at.hour() || theirs.from.hour() == 0;
    let length = ours.from.until(ours.to).map_or(0, |span| span.get_days());
    let aligned = match length {
        ..=1 => true,
        2..=7 => theirs.from.weekday() == at.weekday(),
        8..=31 => theirs.from.day() == at.day() || theirs.from.day() == 1,
        _ => theirs.from.month() == at.month(),
    };
    let offset = wanted.value.len() >= 7 && ours != theirs && theirs.from != at;
    offset && ours.holds(theirs) && of_moment && aligned && length <= 366
}
