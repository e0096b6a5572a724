//! TIMEX3 values of lengths and sets.

use plimsoll_lexicon::tables::{CalendarUnit, DayPart};

use super::shape::{Clock, Count, Every, Lengths};
use crate::Reading;

/// "P2Y", "PT20M", "PXM".
pub(super) fn length(count: Count, unit: CalendarUnit) -> String {
    let (count, unit) = whole_units(count, unit);
    let (before, letter, times) = match unit {
        CalendarUnit::Second => ("PT", "S", 1),
        CalendarUnit::Minute => ("PT", "M", 1),
        CalendarUnit::Hour => ("PT", "H", 1),
        CalendarUnit::Day => ("P", "D", 1),
        CalendarUnit::Weekend => ("P", "WE", 1),
        CalendarUnit::Week => ("P", "W", 1),
        CalendarUnit::Fortnight => ("P", "W", 2),
        CalendarUnit::Month => ("P", "M", 1),
        CalendarUnit::Quarter => ("P", "M", 3),
        CalendarUnit::Year => ("P", "Y", 1),
        CalendarUnit::Decade => ("P", "DE", 1),
        CalendarUnit::Century => ("P", "CE", 1),
    };
    let number = count.0.map_or_else(|| "X".to_string(), |hundredths| decimal(u64::from(hundredths) * times));
    format!("{before}{number}{letter}")
}

/// Half an hour is 30 minutes, a quarter of a century 25 years.
fn whole_units(count: Count, unit: CalendarUnit) -> (Count, CalendarUnit) {
    let Some(part) = count.0.filter(|hundredths| *hundredths < 100) else { return (count, unit) };
    let (parts, smaller) = match unit {
        CalendarUnit::Hour => (60, CalendarUnit::Minute),
        CalendarUnit::Day => (24, CalendarUnit::Hour),
        CalendarUnit::Year => (12, CalendarUnit::Month),
        CalendarUnit::Decade => (10, CalendarUnit::Year),
        CalendarUnit::Century => (100, CalendarUnit::Year),
        _ => return (count, unit),
    };
    if part * parts % 100 == 0 { (Count::of(part * parts / 100), smaller) } else { (count, unit) }
}

/// "P1Y2M", "PT1H45M", "P2DT3H".
pub(super) fn lengths(lengths: Lengths) -> String {
    let mut value = "P".to_string();
    for (count, unit) in lengths.parts.into_iter().take(lengths.len) {
        let part = length(count, unit);
        match part.strip_prefix("PT") {
            Some(part) if !value.contains('T') => value.push_str(&format!("T{part}")),
            Some(part) => value.push_str(part),
            None => value.push_str(&part[1..]),
        }
    }
    value
}

fn decimal(hundredths: u64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match (part, part % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", part / 10),
        _ => format!("{whole}.{part:02}"),
    }
}

/// "XXXX-WXX-1", "P2W".
pub(super) fn set(reading: &Reading<'_>, every: Every) -> String {
    match every {
        Every::Unit(Count::ONE, CalendarUnit::Hour) => "XXXX-XX-XXTXX".to_string(),
        Every::Unit(Count::ONE, CalendarUnit::Day) => "XXXX-XX-XX".to_string(),
        Every::Unit(Count::ONE, CalendarUnit::Week) => "XXXX-WXX".to_string(),
        Every::Unit(Count::ONE, CalendarUnit::Month) => "XXXX-XX".to_string(),
        Every::Unit(Count::ONE, CalendarUnit::Year) => "XXXX".to_string(),
        Every::Unit(count, unit) | Every::Rate(count, unit) => length(count, unit),
        Every::Weekday(day) => format!("XXXX-WXX-{day}"),
        Every::Part(part) => format!("XXXX-XX-XXT{}", part_code(part)),
        Every::Text(text) => reading.lexicon.text(text).to_string(),
    }
}

/// TIMEX3's code of a part of a day.
pub(super) fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Mo => "MO",
        DayPart::Mi => "MI",
        DayPart::Af => "AF",
        DayPart::Ev => "EV",
        DayPart::Ni => "NI",
        DayPart::Dt => "DT",
    }
}

/// "T06:11-04".
pub(super) fn clock(clock: Clock) -> String {
    let mut value = format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
    if let Some(second) = clock.second {
        value.push_str(&format!(":{second:02}"));
    }
    match clock.zone {
        None => {}
        Some(0) => value.push('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            value.push_str(&format!("{sign}{:02}", minutes.unsigned_abs() / 60));
            if minutes % 60 != 0 {
                value.push_str(&format!(":{:02}", minutes.unsigned_abs() % 60));
            }
        }
    }
    value
}
