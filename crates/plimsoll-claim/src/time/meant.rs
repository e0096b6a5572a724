//! What an expression means, and how each kind of it is written as TIMEX3.

use jiff::civil::Date as Day;
use plimsoll_lexicon::tables::{CalendarUnit, DayPart, TimeReference};

use super::civil::{self, Step};
use super::shape::{Clock, Count, Parts};
use super::{TimeKind, values};
use crate::Date;
use crate::edtf::Period;

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meant {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) period: Option<Period>,
}

impl Meant {
    pub(super) fn date(value: String, period: Option<Period>) -> Self {
        Self { kind: TimeKind::Date, value, period }
    }

    pub(super) fn on(date: Date) -> Self {
        Self::date(civil::value(date), Some(Period::within(date)))
    }

    pub(super) fn years(value: String, from: i16, to: i16) -> Self {
        Self::date(value, Some(Period { from: Some(Date::year_only(from)), to: Some(Date::year_only(to)) }))
    }
}

pub(super) fn reference_value(reference: TimeReference) -> &'static str {
    match reference {
        TimeReference::Past | TimeReference::Then => "PAST_REF",
        TimeReference::Present => "PRESENT_REF",
        TimeReference::Future => "FUTURE_REF",
    }
}

/// The ten years from `start` on; before our era they are named by the earlier end of the count ("the 470s BC").
pub(super) fn decade(start: i16) -> Meant {
    let end = start.saturating_add(9);
    let value =
        if start > 0 { format!("{:03}", start / 10) } else { format!("BC{:03}", (1 - i32::from(end)) / 10) };
    Meant::years(value, start, end)
}

/// The same as a year of accounts, of which only the number is known.
pub(super) fn of_accounts(meant: Meant) -> Meant {
    let period = meant.period.map(Period::about);
    Meant { value: format!("FY{}", meant.value), period, ..meant }
}

pub(super) fn century(number: i16) -> Meant {
    let from = (number - 1) * 100 + 1;
    let value = if number > 0 { format!("{:02}", number - 1) } else { format!("BC{:02}", -number) };
    Meant::years(value, from, from + 99)
}

/// First and last month of a year, as a quarter or a half.
pub(super) fn portion(year: i16, (from, to): (u8, u8)) -> Meant {
    let code = if to - from > 2 { format!("H{}", to / 6) } else { format!("Q{}", to / 3) };
    let period =
        Period { from: Some(Date::month_of(Some(year), from)), to: Some(Date::month_of(Some(year), to)) };
    Meant::date(format!("{}-{code}", civil::year_value(year)), Some(period))
}

pub(super) fn week(monday: Day, unit: CalendarUnit, parts: Parts) -> Option<Meant> {
    if let Some(weekday) = parts.weekday {
        return civil::move_day(monday, i32::from(weekday) - 1).map(|day| Meant::on(day.into()));
    }
    let value = civil::week_value(monday);
    if unit == CalendarUnit::Weekend {
        let (from, to) = (civil::move_day(monday, 5)?, civil::move_day(monday, 6)?);
        return Some(Meant::date(
            format!("{value}-WE"),
            Some(Period { from: Some(from.into()), to: Some(to.into()) }),
        ));
    }
    Some(Meant::date(value, civil::week(monday)))
}

/// The first year of the decade of a year: the 480s BC begin with 489 BC.
pub(super) fn decade_start(year: i16) -> i16 {
    if year > 0 { year / 10 * 10 } else { -8 - (1 - year) / 10 * 10 }
}

/// A year, decade or century from a year in it.
pub(super) fn long(year: i16, unit: CalendarUnit) -> Meant {
    match unit {
        CalendarUnit::Decade => decade(decade_start(year)),
        CalendarUnit::Century => century((year - 1).div_euclid(100) + 1),
        _ => Meant::on(Date::year_only(year)),
    }
}

/// A day in a month or year that is known no better.
pub(super) fn coarse_day(date: Date) -> Meant {
    let value = civil::value(date);
    let value = if date.month().is_some() { format!("{value}-XX") } else { format!("{value}-XX-XX") };
    Meant::date(value, Some(Period::within(date.about())))
}

/// So many units from a date; `exact`: weeks are counted to the day.
pub(super) fn moved_from(
    anchor: Date,
    count: Count,
    unit: CalendarUnit,
    sign: i8,
    exact: bool,
) -> Option<Meant> {
    let (count, unit) = match (count.0, unit) {
        (Some(part), CalendarUnit::Year) if part % 100 != 0 && part < 1000 => {
            (i32::try_from(part * 12 / 100).ok()?, CalendarUnit::Month)
        }
        _ => (count.whole()?, unit),
    };
    match civil::step(unit, i32::from(sign).checked_mul(count)?) {
        None => {
            let value = civil::value(anchor);
            anchor.day().map(|_| Meant {
                kind: TimeKind::Time,
                value: format!("{value}TXX"),
                period: Some(Period::within(anchor)),
            })
        }
        Some(Step::Days(days)) => match (civil::day(anchor), unit) {
            (Some(today), CalendarUnit::Day) => civil::move_day(today, days).map(|day| Meant::on(day.into())),
            (Some(today), _) if exact => civil::move_day(today, days).map(|day| Meant::on(day.into())),
            // "a week ago" is about that day, in no certain week of the calendar.
            (Some(today), _) => {
                let day = civil::move_day(today, days)?;
                let about = Period::within(Date::from(day).about());
                Some(Meant::date(civil::week_value(day), Some(about)))
            }
            (None, _) => Some(coarse_day(anchor)),
        },
        Some(Step::Months(months)) => match civil::month(anchor) {
            Some(month) => civil::move_month(month, months).map(Meant::on),
            None => Some(Meant::date(format!("{}-XX", civil::value(anchor)), None)),
        },
        Some(Step::Years(years)) => {
            let year = civil::move_year(anchor.year()?, years)?;
            let meant = long(year, unit);
            // "a decade ago" is about ten years ago, in no certain ten.
            let about = || Some(Period::within(Date::year_only(year).about()));
            let period = if unit == CalendarUnit::Decade { about() } else { meant.period };
            Some(Meant { period, ..meant })
        }
    }
}

/// What is known of a date that could not be resolved.
pub(super) fn unknown(parts: Parts) -> Meant {
    let value = match (parts.moved.map(|moved| moved.unit), parts.day) {
        (Some(CalendarUnit::Week | CalendarUnit::Fortnight), _) => "XXXX-WXX".to_string(),
        (Some(CalendarUnit::Weekend), _) => "XXXX-WXX-WE".to_string(),
        (Some(CalendarUnit::Month), None) => "XXXX-XX".to_string(),
        (Some(CalendarUnit::Year), None) if parts.month.is_none() => "XXXX".to_string(),
        (_, Some(day)) => format!(
            "XXXX-{}-{day:02}",
            parts.month.map_or_else(|| "XX".to_string(), |month| format!("{month:02}"))
        ),
        _ => match parts.month {
            Some(month) => format!("XXXX-{month:02}"),
            None => "XXXX-XX-XX".to_string(),
        },
    };
    let date = parts.month.map(|month| match parts.day {
        Some(day) => Date::day_of(None, month, day),
        None => Date::month_of(None, month),
    });
    with_time(Meant::date(value, date.map(Period::within)), parts)
}

/// "8 in the evening" is 20 o'clock.
fn in_part(clock: Clock, part: Option<DayPart>) -> Clock {
    let late = match part {
        Some(DayPart::Af) => 1..=7,
        Some(DayPart::Ev) => 4..=11,
        Some(DayPart::Ni) => 6..=11,
        _ => return clock,
    };
    Clock { hour: clock.hour + if late.contains(&clock.hour) { 12 } else { 0 }, ..clock }
}

/// The same with the time of day that the parts say.
pub(super) fn with_time(meant: Meant, parts: Parts) -> Meant {
    let time = match (parts.clock, parts.part) {
        (Some(clock), part) => values::clock(in_part(clock, part)),
        (None, Some(part)) => format!("T{}", values::part_code(part)),
        (None, None) => return meant,
    };
    let is_day = meant.value.len() == 10 || meant.value.starts_with("XXXX-WXX-") || meant.value.len() == 12;
    let day = match meant.value.len() {
        _ if is_day => meant.value,
        7 => format!("{}-XX", meant.value),
        4 => format!("{}-XX-XX", meant.value),
        _ => "XXXX-XX-XX".to_string(),
    };
    Meant { kind: TimeKind::Time, value: format!("{day}{time}"), period: meant.period }
}
