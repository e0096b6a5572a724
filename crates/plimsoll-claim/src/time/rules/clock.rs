//! Times of day.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Clock, Parts};
use plimsoll_lexicon::Meaning;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock",
        read: clock,
        examples: &[
            ("It was 6:11 AM EDT there.", "6:11 AM EDT", "XXXX-XX-XXT06:11-04"),
            ("The score was 3:1.", "", ""),
            ("at 22:15 it fell", "22:15", "XXXX-XX-XXT22:15"),
        ],
    },
    Rule {
        name: "clock-hour",
        read: hour,
        examples: &[
            ("at 6 a.m. it fell", "6 a.m.", "XXXX-XX-XXT06:00"),
            ("at 5 o'clock", "5 o'clock", "XXXX-XX-XXT05:00"),
        ],
    },
    Rule {
        name: "clock-military",
        read: military,
        examples: &[
            ("at 0600 hours it fell", "0600 hours", "XXXX-XX-XXT06:00"),
            ("1030 GMT", "1030 GMT", "XXXX-XX-XXT10:30Z"),
        ],
    },
];

pub(super) const WORD_RULES: &[Rule] =
    &[Rule { name: "noon", read: noon, examples: &[("at noon it fell", "noon", "XXXX-XX-XXT12:00")] }];

fn meridiem(scan: &Scan<'_, '_>, at: usize) -> Option<(u8, usize)> {
    scan.pick(at, |meaning| if let Meaning::Meridiem(hours) = meaning { Some(hours) } else { None })
}

/// The zone after a time, with brackets or "local time" before or after it left out.
fn zone(scan: &Scan<'_, '_>, at: usize) -> (Option<i16>, usize) {
    let open = scan.is_mark(at, '(');
    let zone = |meaning| if let Meaning::TimeZone(minutes) = meaning { Some(minutes) } else { None };
    match scan.pick(at + usize::from(open), zone) {
        Some((minutes, end)) if scan.word(end - 1).bytes().all(|byte| byte.is_ascii_uppercase()) => {
            (Some(minutes), end + usize::from(open && scan.is_mark(end, ')')))
        }
        _ if scan.is(at, "local") && scan.is(at + 1, "time") => (None, at + 2),
        _ => (None, at),
    }
}

/// The clock with its meridiem and zone, from one past the digits on.
fn finish(scan: &Scan<'_, '_>, first: usize, end: usize, hour: u32, minute: Option<u32>) -> Option<Found> {
    let (mut hour, minute) = (u8::try_from(hour).ok()?, minute.and_then(|minute| u8::try_from(minute).ok()));
    let mut end = end;
    if let Some((hours, after)) = meridiem(scan, end) {
        hour = if hours == 0 { hour % 12 } else { hour % 12 + 12 };
        end = after;
    }
    let (zone, end) = zone(scan, end);
    let fits = hour <= 24 && minute.is_none_or(|minute| minute < 60);
    let clock = Clock { hour, minute, zone };
    fits.then(|| Found::date(first, end, Parts { clock: Some(clock), ..Parts::default() })).flatten()
}

fn clock(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let hour = scan.digits(at).filter(|hour| *hour <= 24 && scan.word(at).len() <= 2);
    if let Some(hour) = hour {
        let colon = scan.is_mark(at + 1, ':') && scan.touches(at + 1) && scan.touches(at + 2);
        let minute =
            scan.digits(at + 2).filter(|minute| colon && *minute < 60 && scan.word(at + 2).len() == 2)?;
        let seconds = scan.is_mark(at + 3, ':') && scan.digits(at + 4).is_some_and(|second| second < 60);
        let end = if seconds { at + 5 } else { at + 3 };
        let hours = scan.is_any(end, &["hours", "hrs", "hour"]);
        return finish(scan, at, end + usize::from(hours), hour, Some(minute));
    }
    let (hour, minute) = scan.word(at).split_once('.')?;
    meridiem(scan, at + 1)?;
    let minute = minute.parse().ok().filter(|_| minute.len() == 2)?;
    finish(scan, at, at + 1, hour.parse().ok().filter(|hour| *hour <= 12)?, Some(minute))
}

fn hour(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let hour = scan.digits(at).filter(|hour| (1..=12).contains(hour))?;
    if scan.is(at + 1, "o'clock") || scan.is(at + 1, "o’clock") {
        return finish(scan, at, at + 2, hour, Some(0));
    }
    let (_, end) = meridiem(scan, at + 1)?;
    let sure = scan.is_mark(end - 1, '.')
        || end > at + 2
        || scan.touches(at + 1)
        || !scan.is(at + 1, "am")
        || scan.ends_clause(end)
        || scan.word(at + 1) == "AM";
    sure.then(|| finish(scan, at, at + 1, hour, Some(0))).flatten()
}

fn military(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let digits = scan.digits(at).filter(|_| scan.word(at).len() == 4)?;
    let (hour, minute) = (digits / 100, digits % 100);
    let hours = scan.is_any(at + 1, &["hours", "hrs"])
        && (scan.word(at).starts_with('0') || scan.is(at.back(1), "at"));
    let end = at + 1 + usize::from(hours);
    let (zone, _) = zone(scan, at + 1);
    let local = scan.is(at + 1, "local") && scan.is(at + 2, "time");
    (minute < 60 && (hours || zone.is_some() || local))
        .then(|| finish(scan, at, end, hour, Some(minute)))
        .flatten()
}

fn noon(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::ClockWord(hour) = core else { return None };
    let first = if scan.digits(at.back(1)) == Some(12) { at - 1 } else { at };
    finish(scan, first, at + 1, u32::from(hour), Some(0))
}
