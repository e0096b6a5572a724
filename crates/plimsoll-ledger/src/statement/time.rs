use jiff::civil;
use plimsoll_claim::Date;

/// One body that says one figure on two days no further apart than this says it once: carriers write the day they print,
/// the day of the briefing, or "this week".
pub(crate) const DAYS_OF_AN_OCCASION: i32 = 7;

/// A number for a day, so that days can be subtracted: days since 1 January 1970. By the calendar's own arithmetic (Hinnant,
/// "chrono-compatible low-level date algorithms"): years begin in March, eras have 400 of them.
fn day_number(date: civil::Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The days a date can mean, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Days {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

impl Days {
    /// None where the year is unsaid.
    pub(crate) fn of(date: Date) -> Option<Self> {
        Some(Self { first: day_number(date.first_day()?), last: day_number(date.last_day()?) })
    }

    /// The days of a date; where the year is unsaid, the last such day no later than `published`, else none.
    pub(crate) fn resolved(date: Date, published: Option<Date>) -> Option<Self> {
        if date.year().is_some() {
            return Self::of(date);
        }
        let latest = Self::of(published?)?.last;
        let year = published?.year()?;
        [year, year - 1]
            .into_iter()
            .filter_map(|year| Self::of(date.in_year(year)))
            .find(|days| days.first <= latest)
    }

    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Days between the two; 0 where they overlap.
    pub(crate) fn distance(self, other: Self) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbered_as_the_calendar_has_them() {
        let epoch = civil::date(1970, 1, 1);
        for (number, date) in (-800_000..1_200_000)
            .step_by(997)
            .filter_map(|number| Some((number, epoch.checked_add(jiff::Span::new().days(number)).ok()?)))
        {
            assert_eq!(day_number(date), number, "{date}");
        }
    }

    #[test]
    fn a_day_of_no_year_is_the_last_before_publication() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let days = Days::resolved(date("XXXX-12-20"), Some(date("2024-02-28"))).expect("resolved");
        assert_eq!(Days::of(date("2023-12-20")), Some(days));
        assert_eq!(Days::resolved(date("XXXX-12-20"), None), None);
    }
}
