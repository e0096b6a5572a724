//! Times of day.

use super::spoken::{minutes_back, spoken};
use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Clock, Moved, Parts};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock-range",
        read: range,
        examples: &[
            ("It is open 3-4 p.m. there.", "3-4 p.m.", "XXXX-XX-XXT15:00/XXXX-XX-XXT16:00"),
            ("from 11 to 1 p.m. it", "11 to 1 p.m.", "XXXX-XX-XXT11:00/XXXX-XX-XXT13:00"),
            ("3 and 4 pm", "4 pm", "XXXX-XX-XXT16:00"),
            ("between 10 and 11:30 it", "10 and 11:30", "XXXX-XX-XXT10:00/XXXX-XX-XXT11:30"),
            ("between 10 and 11 ships", "", ""),
        ],
    },
    Rule {
        name: "clock",
        read: clock,
        examples: &[
            ("It was 6:11 AM EDT there.", "6:11 AM EDT", "XXXX-XX-XXT06:11-04"),
            ("The score was 3:1.", "", ""),
            ("at 22:15 it fell", "22:15", "XXXX-XX-XXT22:15"),
            ("at 22:15:07 it fell", "22:15:07", "XXXX-XX-XXT22:15:07"),
        ],
    },
    Rule {
        name: "clock-hour",
        read: hour,
        examples: &[
            ("at 6 a.m. it fell", "6 a.m.", "XXXX-XX-XXT06:00"),
            ("from 9 am on Monday", "9 am on Monday", "2024-02-26T09:00"),
            ("at 5 o'clock", "5 o'clock", "XXXX-XX-XXT05:00"),
            ("at half past 3 p.m. it", "half past 3 p.m.", "XXXX-XX-XXT15:30"),
            ("at a quarter to noon it", "a quarter to noon", "XXXX-XX-XXT11:45"),
            ("It fell from half to 3.", "", ""),
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
    let (clock, end) = said(scan, end, hour, minute, None)?;
    Found::date(first, end, Parts { clock: Some(clock), ..Parts::default() })
}

/// A clock time from its numbers, with what is said behind them.
pub(super) fn said(
    scan: &Scan<'_, '_>,
    end: usize,
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
) -> Option<(Clock, usize)> {
    let (mut hour, minute) = (u8::try_from(hour).ok()?, minute.and_then(|minute| u8::try_from(minute).ok()));
    let mut end = end;
    if let Some((hours, after)) = meridiem(scan, end) {
        hour = if hours == 0 { hour % 12 } else { hour % 12 + 12 };
        end = after;
    }
    let (zone, end) = zone(scan, end);
    let fits = hour <= 24 && minute.is_none_or(|minute| minute < 60);
    let second = second.and_then(|second| u8::try_from(second).ok());
    fits.then_some((Clock { hour, minute, second, zone }, end))
}

/// "3-4 p.m.", "between 5 and 6 p.m.", "from 7:00 to 8:30 p.m.", "between 10 and 11:30": the first has the half of the day of the
/// second, where it fits.
fn range(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let (hour, minute, joint) = hour_and_minute(scan, at)?;
    let between = scan.is(joint, "and") && scan.is(at.back(1), "between");
    let joins = scan.is_dash(joint) || scan.is_class(joint, Class::RangeJoint) || between;
    let (later, later_minute, end) = hour_and_minute(scan, joint + 1).filter(|_| joins)?;
    let half = meridiem(scan, end).map(|(half, _)| half);
    let opened = between || scan.is(at.back(1), "from") && !scan.is_dash(joint);
    if half.is_none() && !(opened && (minute.is_some() || later_minute.is_some())) {
        return None;
    }
    let (second, end) = said(scan, end, later, later_minute, None)?;
    let wraps = hour % 12 > later % 12;
    let half = half.map(|half| if wraps { 12 - half } else { half });
    let first = Clock {
        hour: u8::try_from(half.map_or(hour, |half| hour % 12 + u32::from(half))).ok()?,
        minute: minute.and_then(|minute| u8::try_from(minute).ok()),
        ..second
    };
    let parts = |clock| Parts { clock: Some(clock), ..Parts::default() };
    Found::two((at, joint, parts(first)), (joint + 1, end, parts(second)))
}

/// An hour of twelve at `at`, with minutes or without, and one past it.
fn hour_and_minute(scan: &Scan<'_, '_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    let hour = scan.digits(at).filter(|hour| (1..=12).contains(hour))?;
    let colon = scan.is_mark(at + 1, ':') && scan.touches(at + 1) && scan.touches(at + 2);
    let minute = scan.digits(at + 2).filter(|minute| colon && *minute < 60);
    Some((hour, minute, if minute.is_some() { at + 3 } else { at + 1 }))
}

fn clock(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let hour = scan.digits(at).filter(|hour| *hour <= 24 && scan.word(at).len() <= 2);
    if let Some(hour) = hour {
        let colon = scan.is_mark(at + 1, ':') && scan.touches(at + 1) && scan.touches(at + 2);
        let minute =
            scan.digits(at + 2).filter(|minute| colon && *minute < 60 && scan.word(at + 2).len() == 2)?;
        let tied = scan.is_mark(at + 3, ':') && scan.touches(at + 3) && scan.touches(at + 4);
        let second = scan.digits(at + 4).filter(|second| tied && *second < 60);
        let end = if second.is_some() { at + 5 } else { at + 3 };
        let hours = scan.unit(end).is_some_and(|(unit, _)| unit == CalendarUnit::Hour);
        let (clock, end) = said(scan, end + usize::from(hours), hour, Some(minute), second)?;
        return Found::date(at, end, Parts { clock: Some(clock), ..Parts::default() });
    }
    let (hour, minute) = scan.word(at).split_once('.')?;
    meridiem(scan, at + 1)?;
    let minute = minute.parse().ok().filter(|_| minute.len() == 2)?;
    finish(scan, at, at + 1, hour.parse().ok().filter(|hour| *hour <= 12)?, Some(minute))
}

fn hour(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let hour = scan.digits(at).filter(|hour| (1..=12).contains(hour))?;
    if let Some((first, minutes)) = minutes_back(scan, at) {
        return spoken(scan, first, at + 1, hour, minutes);
    }
    if scan.pick(at + 1, |meaning| (meaning == Meaning::ClockCue).then_some(())).is_some() {
        return finish(scan, at, at + 2, hour, Some(0));
    }
    if after_part(scan, at) && scan.ends_clause(at + 1) {
        return finish(scan, at, at + 1, hour, Some(0));
    }
    let (_, end) = meridiem(scan, at + 1)?;
    let whole = !scan.is_class(at.back(1), Class::Pronoun) && end > at + 1;
    whole.then(|| finish(scan, at, at + 1, hour, Some(0))).flatten()
}

/// "Saturday night at 9": a number behind a part of the day.
fn after_part(scan: &Scan<'_, '_>, at: usize) -> bool {
    let part = |hit: &plimsoll_lexicon::Hit| {
        let night = matches!(hit.meaning, Meaning::Deictic(_)) && hit.len == 1;
        (matches!(hit.meaning, Meaning::DayPart(_)) || night).then_some(())
    };
    scan.is(at.back(1), "at") && scan.reading.find(at.back(2), part).is_some()
}

fn military(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let digits = scan.digits(at).filter(|_| scan.word(at).len() == 4)?;
    let (hour, minute) = (digits / 100, digits % 100);
    let hours = scan.unit(at + 1).is_some_and(|(unit, _)| unit == CalendarUnit::Hour)
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
    if let Some((first, minutes)) = minutes_back(scan, at) {
        return spoken(scan, first, at + 1, u32::from(hour), minutes);
    }
    let first = if scan.digits(at.back(1)) == Some(12) { at - 1 } else { at };
    finish(scan, first, at + 1, u32::from(hour), Some(0))
}

/// "8 in the evening", "five this morning": an hour before a part of the day.
pub(super) fn hour_of_part(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Part(part) = core else { return None };
    let the = at.back(1);
    let (end, moved) = match super::relative::steps_back(scan, at) {
        Some((steps, origin, first)) => (first, Some(Moved { unit: CalendarUnit::Day, steps, origin })),
        None if scan.is(the, "the") && scan.is(the.back(1), "in") => (the - 1, None),
        None => return None,
    };
    let number = end.checked_sub(1)?;
    let word = super::spoken::cardinal(scan, number);
    let hour = scan.digits(number).or(word).filter(|hour| (1..=12).contains(hour))?;
    let parts = |hour: u32| {
        let clock = Clock { hour: u8::try_from(hour).ok()?, minute: None, second: None, zone: None };
        Some(Parts { clock: Some(clock), part: Some(part), moved, ..Parts::default() })
    };
    if let Some((earlier, first)) = earlier_hour(scan, number) {
        return Found::two((first, first + 1, parts(earlier)?), (number, at + 1, parts(hour)?));
    }
    let dates = |meaning| matches!(meaning, Meaning::TimeRelation(_) | Meaning::BoundBefore(_)).then_some(());
    // "up from four last night": how many there were.
    if scan.is(number.back(1), "from") && scan.is_class(number.back(2), Class::Trend) {
        return None;
    }
    let begins = number == 0 || !scan.holds(number - 1);
    if !begins {
        scan.pick_back(number, dates).filter(|_| !scan.is_class(number.back(1), Class::Per))?;
    }
    Found::date(number, at + 1, parts(hour)?)
}

/// "between 5 and" before 6, "from five to": the hour before another, and its token.
fn earlier_hour(scan: &Scan<'_, '_>, number: usize) -> Option<(u32, usize)> {
    let (joint, first) = (number.back(1), number.back(2));
    let opener = first.back(1);
    let joins = scan.is(joint, "and") && scan.is(opener, "between")
        || scan.is_class(joint, Class::RangeJoint) && scan.is(opener, "from");
    let hour = scan.digits(first).or_else(|| super::spoken::cardinal(scan, first));
    hour.filter(|hour| joins && (1..=12).contains(hour)).map(|hour| (hour, first))
}

pub(super) const PART_RULES: &[Rule] = &[Rule {
    name: "hour-of-part",
    read: hour_of_part,
    examples: &[
        ("It fell at 8 in the evening.", "8 in the evening", "XXXX-XX-XXT20:00"),
        ("It fell around five this morning.", "five this morning", "2024-02-28T05:00"),
        (
            "between 5 and 6 in the afternoon it",
            "5 and 6 in the afternoon",
            "XXXX-XX-XXT17:00/XXXX-XX-XXT18:00",
        ),
        ("It killed 8 in the evening.", "the evening", "XXXX-XX-XXTEV"),
    ],
}];
