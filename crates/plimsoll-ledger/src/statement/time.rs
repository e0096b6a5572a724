use jiff::civil;
use plimsoll_claim::Date;

/// One body that says one figure on two days no further apart than this says it once: carriers write the day they print,
/// the day of the briefing, or "this week".
pub(crate) const DAYS_OF_AN_OCCASION: i32 = 7;

/// A number for a day, so that days can be subtracted.
fn day_number(date: civil::Date) -> i32 {
    const EPOCH: civil::Date = civil::date(1970, 1, 1);
    EPOCH.until(date).map_or(0, |span| span.get_days())
}

/// The days a date can mean, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    fn a_day_of_no_year_is_the_last_before_publication() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let days = Days::resolved(date("XXXX-12-20"), Some(date("2024-02-28"))).expect("resolved");
        assert_eq!(Days::of(date("2023-12-20")), Some(days));
        assert_eq!(Days::resolved(date("XXXX-12-20"), None), None);
    }
}
