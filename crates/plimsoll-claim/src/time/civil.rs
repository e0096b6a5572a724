//! Arithmetic on dates that are not known to the day.

use jiff::{Span, civil};
use plimsoll_lexicon::tables::{CalendarUnit, Feast};

use crate::{Date, Period};

/// The day, if the date is known to it.
pub(super) fn day(date: Date) -> Option<civil::Date> {
    date.day().and_then(|_| date.first_day())
}

/// Year and month, if the date is known to it.
pub(super) fn month(date: Date) -> Option<(i16, u8)> {
    Some((date.year()?, date.month()?))
}

/// The month so many months away.
pub(super) fn move_month((year, month): (i16, u8), steps: i32) -> Option<Date> {
    let months = (i32::from(year) * 12 + i32::from(month) - 1).checked_add(steps)?;
    let (year, month) = (i16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as u8 + 1);
    in_range(year).then(|| Date::month_of(Some(year), month))
}

/// The day so many days away.
pub(super) fn move_day(day: civil::Date, days: i32) -> Option<civil::Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The year so many years away.
pub(super) fn move_year(year: i16, steps: i32) -> Option<i16> {
    i16::try_from(i32::from(year).checked_add(steps)?).ok().filter(|year| in_range(*year))
}

fn in_range(year: i16) -> bool {
    (-9999..=9999).contains(&year)
}

/// The Monday of a day's week.
pub(super) fn monday(day: civil::Date) -> Option<civil::Date> {
    move_day(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// From Monday to Sunday.
pub(super) fn week(monday: civil::Date) -> Option<Period> {
    Some(Period { from: Some(monday.into()), to: Some(move_day(monday, 6)?.into()) })
}

/// "2024-W08".
pub(super) fn week_value(day: civil::Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year_value(week.year()), week.week())
}

/// "2024"; before our era "BC0490".
pub(super) fn year_value(year: i16) -> String {
    let mut value = String::with_capacity("BCXXXX".len());
    push_year(&mut value, year);
    value
}

fn push_year(value: &mut String, year: i16) {
    let number = if year > 0 { i32::from(year) } else { 1 - i32::from(year) };
    if year <= 0 {
        value.push_str("BC");
    }
    let digits = if number > 9999 { 5 } else { 4 };
    push_digits(value, number.unsigned_abs(), digits);
}

/// A date as TIMEX3 writes it, without mod.
pub(super) fn value(date: Date) -> String {
    let mut value = String::with_capacity("XXXX-XX-XX".len());
    match date.year() {
        Some(year) => push_year(&mut value, year),
        None => value.push_str("XXXX"),
    }
    if let Some(season) = date.season() {
        value.push_str(["-SP", "-SU", "-FA", "-WI"][usize::from(season - 1)]);
    }
    for part in [date.month(), date.day()].into_iter().flatten() {
        value.push('-');
        push_digits(&mut value, u32::from(part), 2);
    }
    value
}

/// Adds a number to so many digits, zeros before it; a date is told of every other sentence, and this is quicker than `format!`.
fn push_digits(value: &mut String, number: u32, digits: u32) {
    let places = (0..digits).rev().map(|place| number / 10u32.pow(place) % 10);
    value.extend(places.filter_map(|digit| char::from_digit(digit, 10)));
}

/// How many days, months or years a unit is, where steps of it are taken in those.
pub(super) enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// The steps that `count` units are.
pub(super) fn step(unit: CalendarUnit, count: i32) -> Option<Step> {
    Some(match unit {
        CalendarUnit::Second | CalendarUnit::Minute | CalendarUnit::Hour => return None,
        CalendarUnit::Day => Step::Days(count),
        CalendarUnit::Weekend | CalendarUnit::Week => Step::Days(count.checked_mul(7)?),
        CalendarUnit::Fortnight => Step::Days(count.checked_mul(14)?),
        CalendarUnit::Month => Step::Months(count),
        CalendarUnit::Quarter => Step::Months(count.checked_mul(3)?),
        CalendarUnit::Year => Step::Years(count),
        CalendarUnit::Decade => Step::Years(count.checked_mul(10)?),
        CalendarUnit::Century => Step::Years(count.checked_mul(100)?),
    })
}

/// The day of a feast in a year.
pub(super) fn feast(feast: Feast, year: i16) -> Option<civil::Date> {
    match feast {
        Feast::Easter { easter: days } => move_day(easter(year)?, i32::from(days)),
        Feast::Weekday { month, weekday, nth, days } => {
            let first = civil::Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
            let weekday = civil::Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            move_day(first.nth_weekday_of_month(nth, weekday).ok()?, i32::from(days))
        }
    }
}

/// Western Easter, by the rule of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<civil::Date> {
    let year = i32::from(year);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    let (month, day) = (i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?);
    civil::Date::new(i16::try_from(year).ok()?, month, day).ok()
}
