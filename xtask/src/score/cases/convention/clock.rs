//! Times of a day, with or without it: hours, minutes, "the afternoon".

use jiff::ToSpan;

use super::Wanted;
use super::interval::interval;
use super::turn::{is_other_turn, other_turns};
use crate::score::cases::compare::Mention;
use crate::score::cases::when::{self, Stretch, stretch};

/// A clock time without its day, or with the day or hour that they take next; their zone is that of the reference.
pub(super) fn is_clock(wanted: &Wanted<'_>, ours: &str) -> bool {
    let (Some((our_day, our_time)), Some((their_day, their_time))) =
        (ours.split_once('T'), wanted.value.split_once('T'))
    else {
        return false;
    };
    let (Some(ours), Some(theirs)) = (when::clock(our_time), when::clock(their_time)) else { return false };
    if let Some(zone) = when::zone(our_time) {
        let minutes = (ours.0 - theirs.0) * 60 + ours.1 - theirs.1 - zone + wanted.zone;
        return minutes.rem_euclid(24 * 60) == 0;
    }
    let same_time = (ours.0 % 24, ours.1, ours.2) == (theirs.0 % 24, theirs.1, theirs.2);
    if their_day.is_empty() || their_day == our_day {
        return same_time;
    }
    let open = our_day.starts_with("XXXX-XX-XX")
        || wanted.reference.is_some_and(|at| our_day == at.date().to_string());
    let near = wanted.reference.zip(stretch(their_day)).is_some_and(|(at, day)| {
        let today = at.date().at(0, 0, 0, 0);
        day.from == today
            || Some(day.from) == today.checked_add(1.days()).ok()
            || Some(day.from) == today.checked_sub(1.days()).ok()
    });
    same_time && (open && near || is_other_turn(wanted, stretch(our_day), stretch(their_day)))
}

/// Parts of a day: codes without a day, or their hours.
pub(super) fn is_part_of_day(wanted: &Wanted<'_>, ours: &str) -> bool {
    let Some((day, part)) = ours.split_once('T') else { return false };
    let hours = match part {
        "MO" => (0, 12),
        "MI" => (10, 15),
        "AF" => (12, 19),
        "EV" => (16, 25),
        "NI" => (17, 30),
        "DT" => (4, 20),
        _ => return false,
    };
    if wanted.value.strip_prefix('T') == Some(part) {
        return day.starts_with("XXXX-XX-XX");
    }
    let Some(theirs) = interval(wanted.value) else { return false };
    let within = |day: Stretch| {
        let hour = |hour: i64| day.from.checked_add(hour.hours()).ok();
        hour(hours.0)
            .zip(hour(hours.1))
            .is_some_and(|(from, to)| from <= theirs.from && theirs.to <= to && theirs.to > theirs.from)
    };
    match stretch(day) {
        Some(day) => within(day) || other_turns(wanted, day).into_iter().flatten().any(within),
        None => wanted.reference.and_then(|at| stretch(&at.date().to_string())).is_some_and(within),
    }
}

/// A clock time without its day; the minute or hour that is reached may be inside to them.
pub(super) fn is_reached(moment: &str, mention: &Mention) -> bool {
    let ours =
        mention.value.as_deref().and_then(|value| value.strip_prefix("XXXX-XX-XXT")).and_then(when::clock);
    let theirs = moment.split_once('T').and_then(|(_, time)| when::clock(time));
    ours.zip(theirs).is_some_and(|(ours, theirs)| {
        let (ours, theirs) = (ours.0 * 60 + ours.1, theirs.0 * 60 + theirs.1);
        let hour = if ours % 60 == 0 { 60 } else { 1 };
        [0, 1, hour].into_iter().any(|more| ours + more == theirs)
    })
}

/// "by 2 p.m.": from now up to it, to them.
pub(super) fn is_up_to_clock(wanted: &Wanted<'_>, mention: &Mention) -> bool {
    let ends = wanted
        .value
        .split_once('/')
        .filter(|(from, _)| stretch(from).is_some_and(|from| wanted.reference == Some(from.from)));
    ends.is_some_and(|(_, to)| is_reached(to, mention))
}
