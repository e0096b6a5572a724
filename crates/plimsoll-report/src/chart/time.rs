//! From dates to places along the time axis.

use jiff::civil;
use plimsoll_claim::Date;

use crate::wording;

/// Ticks that an axis has at most.
const MOST_TICKS: i64 = 7;
/// Months between two ticks.
const STEPS: [i64; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 600];
/// Days that a window reaches back before the first date, at most; what began earlier is drawn as begun earlier.
const LONGEST_BEFORE: i64 = 3 * 366;

/// A day as a number; day 0 is the first of 1970.
pub(super) type Day = i64;

/// The day, or the middle of the days, that a date can mean. None without a year.
pub(super) fn middle(date: Date) -> Option<Day> {
    Some((number(date.first_day()?) + number(date.last_day()?)) / 2)
}

/// The first day that a date can mean. None without a year.
pub(super) fn first(date: Date) -> Option<Day> {
    date.first_day().map(number)
}

fn number(date: civil::Date) -> Day {
    date.duration_since(civil::date(1970, 1, 1)).as_hours() / 24
}

/// An axis of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TimeAxis {
    first: Day,
    last: Day,
}

/// A day with a line and a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    pub(super) day: Day,
    /// "Feb", or the year where ticks are years apart.
    pub(super) label: String,
    /// The year, where it begins or the axis does.
    pub(super) year: Option<i16>,
}

impl TimeAxis {
    /// The axis of the days `stated`, and of the starts of windows as far as they are not long before. None without a day.
    pub(super) fn of(stated: &[Day], starts: &[Day]) -> Option<Self> {
        let (first, last) = (*stated.iter().min()?, *stated.iter().max()?);
        let earliest = starts.iter().filter(|start| **start >= first - LONGEST_BEFORE).min();
        let first = earliest.map_or(first, |start| first.min(*start));
        let margin = ((last - first) / 25).max(10);
        Some(Self { first: first - margin, last: last + margin })
    }

    /// How far along the axis a day is, from 0 to 1; days before it are at 0.
    pub(super) fn place(&self, day: Day) -> f64 {
        ((day - self.first) as f64 / (self.last - self.first) as f64).clamp(0.0, 1.0)
    }

    /// Whether a day lies before the axis.
    pub(super) fn is_before(&self, day: Day) -> bool {
        day < self.first
    }

    /// First days of months, some months apart.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let (first, last) = (month_of(self.first), month_of(self.last));
        let step = STEPS.into_iter().find(|step| (last - first) / step < MOST_TICKS).unwrap_or(2400);
        let months = (first..=last).filter(|month| month.rem_euclid(step) == 0);
        let days = months.filter_map(|month| Some((month, first_of(month)?)));
        let inside = days.filter(|(_, day)| (self.first..=self.last).contains(day));
        inside.enumerate().map(|(at, (month, day))| tick(month, day, step, at == 0)).collect()
    }
}

fn tick(month: i64, day: Day, step: i64, is_first: bool) -> Tick {
    let year = i16::try_from(month.div_euclid(12)).unwrap_or_default();
    if step >= 12 {
        return Tick { day, label: year.to_string(), year: None };
    }
    let number = u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    Tick { day, label: wording::month(number).to_string(), year: (is_first || number == 1).then_some(year) }
}

/// The number of a day's month: twelve a year.
fn month_of(day: Day) -> i64 {
    let date = civil::date(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(day * 24));
    date.map_or(1970 * 12, |date| i64::from(date.year()) * 12 + i64::from(date.month()) - 1)
}

fn first_of(month: i64) -> Option<Day> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    civil::Date::new(year, month, 1).ok().map(number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{TimeAxis, first, middle};

    fn labels(days: &[&str], starts: &[&str]) -> Vec<String> {
        let numbers = |dates: &[&str]| -> Vec<i64> {
            dates.iter().map(|date| middle(date.parse().unwrap()).unwrap()).collect()
        };
        let axis = TimeAxis::of(&numbers(days), &numbers(starts)).unwrap();
        let label = |tick: super::Tick| match tick.year {
            Some(year) => format!("{} {year}", tick.label),
            None => tick.label,
        };
        axis.ticks().into_iter().map(label).collect()
    }

    #[test]
    fn ticks_are_months_or_years() {
        assert_eq!(labels(&["2024-02-26", "2024-08-27"], &[]), ["Mar 2024", "May", "Jul", "Sep"]);
        let over_a_year = labels(&["2023-10-13", "2024-10-18"], &["2023-08"]);
        assert_eq!(over_a_year, ["Oct 2023", "Jan 2024", "Apr", "Jul", "Oct"]);
        assert_eq!(labels(&["2001", "2024"], &[]), ["2005", "2010", "2015", "2020", "2025"]);
    }

    #[test]
    fn a_window_long_before_does_not_stretch_the_axis() {
        let said = middle("2024-02-26".parse().unwrap()).unwrap();
        let long_ago = first("1950".parse().unwrap()).unwrap();
        let axis = TimeAxis::of(&[said], &[long_ago]).unwrap();
        assert!(axis.is_before(long_ago));
        assert_eq!(axis.place(long_ago), 0.0);
        assert_eq!(axis.place(said), 0.5);
    }

    #[test]
    fn a_month_is_its_middle_and_a_date_without_a_year_has_no_place() {
        let day = |edtf: &str| middle(edtf.parse().unwrap());
        assert_eq!(day("2024-01").unwrap() - day("2024-01-01").unwrap(), 15);
        assert_eq!(day("XXXX-06-18"), None);
    }
}
