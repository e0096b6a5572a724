//! Times as they are written in cases and in mentions, as stretches of seconds.

use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

/// From a moment up to, not with, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: DateTime,
    pub(super) to: DateTime,
}

impl Stretch {
    fn of(from: DateTime, length: Span) -> Option<Self> {
        Some(Self { from, to: from.checked_add(length).ok()? })
    }

    pub(super) fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    pub(super) fn holds_moment(self, moment: DateTime) -> bool {
        self.from <= moment && moment < self.to
    }

    /// The same so many days earlier or later.
    pub(super) fn moved(self, length: Span) -> Option<Self> {
        Some(Self { from: self.from.checked_add(length).ok()?, to: self.to.checked_add(length).ok()? })
    }
}

/// A date, month, week, quarter, year, or a moment of a day; or an interval, as far as it ends on a last part given.
pub(super) fn stretch(text: &str) -> Option<Stretch> {
    match text.split_once('/') {
        Some((from, to)) => Some(Stretch { from: stretch(from)?.from, to: stretch(to)?.to }),
        None => one(text.trim_end_matches(['~', '?', '%'])),
    }
}

fn one(text: &str) -> Option<Stretch> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let date = date(day)?;
    let Some(time) = time else { return Some(date) };
    clock(time).and_then(|(hour, minute, second, length)| {
        let midnight = date.from;
        Stretch::of(midnight.checked_add(hour.hours().minutes(minute).seconds(second)).ok()?, length)
    })
}

/// Hour, minute, second, and how long what is written lasts.
pub(super) fn clock(time: &str) -> Option<(i64, i64, i64, Span)> {
    let bare = time.split(['Z', '+', '-']).next()?;
    let mut parts = bare.split(':').map(|part| part.parse::<i64>().ok());
    let hour = parts.next().flatten().filter(|hour| (0..=24).contains(hour))?;
    let (minute, second) = (parts.next(), parts.next());
    if minute == Some(None) || second == Some(None) {
        return None;
    }
    // An hour is as exact as its minutes: "T15" and "T15:00" are one.
    let length = if second.is_some() { 1.seconds() } else { 1.minutes() };
    Some((hour, minute.flatten().unwrap_or(0), second.flatten().unwrap_or(0), length))
}

/// The minutes east of Greenwich that a time ends with: "Z", "-02:00", "+09".
pub(super) fn zone(time: &str) -> Option<i64> {
    if time.ends_with('Z') {
        return Some(0);
    }
    let time = time.rsplit('T').next()?;
    let (at, sign) =
        time.rfind(['+', '-']).map(|at| (at, if time[at..].starts_with('-') { -1 } else { 1 }))?;
    let mut parts = time[at + 1..].split(':').map(str::parse::<i64>);
    let hours = parts.next()?.ok()?;
    Some(sign * (hours * 60 + parts.next().and_then(Result::ok).unwrap_or(0)))
}

fn date(text: &str) -> Option<Stretch> {
    let (year, rest) = match text.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (text, None),
    };
    let decade = year.len() == 3;
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4 || decade)?;
    let first = |year: i16, month: i8| Date::new(year, month, 1).ok().map(|day| day.at(0, 0, 0, 0));
    let Some(rest) = rest else {
        let (year, length) = if decade { (year.checked_mul(10)?, 10.years()) } else { (year, 1.years()) };
        return Stretch::of(first(year, 1)?, length);
    };
    if let Some(week) = rest.strip_prefix('W') {
        let (week, end) = week.split_once('-').map_or((week, ""), |(week, end)| (week, end));
        let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?.date().at(0, 0, 0, 0);
        return match end {
            "" => Stretch::of(monday, 1.weeks()),
            "WE" => Stretch::of(monday.checked_add(5.days()).ok()?, 2.days()),
            _ => None,
        };
    }
    if let Some((month, months)) = part_of_year(rest) {
        return Stretch::of(first(year, month)?, months.months());
    }
    let mut numbers = rest.split('-').map(str::parse::<i8>);
    match (numbers.next()?.ok()?, numbers.next(), numbers.next()) {
        (month, None, _) => Stretch::of(first(year, month)?, 1.months()),
        (month, Some(day), None) => {
            Stretch::of(Date::new(year, month, day.ok()?).ok()?.at(0, 0, 0, 0), 1.days())
        }
        _ => None,
    }
}

/// First month of a quarter, half or season, and how many it has; EDTF writes seasons 21 to 24.
fn part_of_year(code: &str) -> Option<(i8, i64)> {
    Some(match code {
        "Q1" => (1, 3),
        "Q2" => (4, 3),
        "Q3" => (7, 3),
        "Q4" => (10, 3),
        "H1" => (1, 6),
        "H2" => (7, 6),
        "SP" | "21" => (3, 3),
        "SU" | "22" => (6, 3),
        "FA" | "23" => (9, 3),
        "WI" | "24" => (12, 3),
        _ => return None,
    })
}

/// A length of time in seconds: "P3M", "PT1.5H", "P1Y2DT3H"; a month has 30 days, a year 365.
pub(super) fn seconds(length: &str) -> Option<f64> {
    let mut rest = length.strip_prefix('P')?;
    let (mut sum, mut of_day) = (0.0, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, of_day) = (time, true);
            continue;
        }
        let digits = rest.find(|letter: char| letter.is_ascii_alphabetic())?;
        let (number, unit) = rest.split_at(digits);
        let end =
            unit.find(|letter: char| !letter.is_ascii_alphabetic() || letter == 'T').unwrap_or(unit.len());
        let (unit, after) = unit.split_at(end);
        sum += number.parse::<f64>().ok()? * unit_seconds(unit, of_day)?;
        rest = after;
    }
    Some(sum)
}

/// The seconds of a unit, by its letter or its English name.
pub(super) fn unit_seconds(unit: &str, of_day: bool) -> Option<f64> {
    const DAY: f64 = 86_400.0;
    Some(match unit {
        "S" | "second" => 1.0,
        "M" if of_day => 60.0,
        "minute" => 60.0,
        "H" | "hour" => 3600.0,
        "D" | "day" => DAY,
        "W" | "week" => 7.0 * DAY,
        "M" | "month" => 30.0 * DAY,
        "quarter" => 90.0 * DAY,
        "Y" | "year" => 365.0 * DAY,
        "DE" => 3650.0 * DAY,
        "CE" => 36_500.0 * DAY,
        _ => return None,
    })
}
