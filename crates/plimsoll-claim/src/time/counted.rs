//! Times that are counted from the day of publication, and count otherwise from the day they were said.

use plimsoll_lexicon::tables::CalendarUnit;

use super::civil::{self, Step};
use super::meant::{long, portion, week};
use super::shape::Parts;
use crate::Date;
use crate::edtf::Period;

/// So many units back or on: "last month", "the past five months".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What is counted.
    pub unit: CalendarUnit,
    /// How many, back below 0.
    pub steps: i32,
    /// Whether it is the stretch up to there rather than what lies there.
    pub is_length: bool,
}

impl Counted {
    /// The period it means when counted from `anchor`.
    pub fn from(self, anchor: Date) -> Option<Period> {
        if self.is_length { self.stretch(anchor) } else { self.moved(anchor) }
    }

    fn stretch(self, anchor: Date) -> Option<Period> {
        let other = match civil::step(self.unit, self.steps)? {
            Step::Days(days) => civil::move_day(civil::day(anchor)?, days)?.into(),
            Step::Months(months) => civil::move_month(civil::month(anchor)?, months)?,
            Step::Years(years) => {
                let year = civil::move_year(anchor.year()?, years)?;
                anchor.month().map_or(Date::year_only(year), |month| Date::month_of(Some(year), month))
            }
        };
        let (from, to) = if self.steps < 0 { (other, anchor) } else { (anchor, other) };
        Some(Period { from: Some(from), to: Some(to) })
    }

    fn moved(self, anchor: Date) -> Option<Period> {
        match civil::step(self.unit, self.steps)? {
            Step::Days(days) if self.unit == CalendarUnit::Day => {
                civil::move_day(civil::day(anchor)?, days).map(|day| Period::within(day.into()))
            }
            Step::Days(days) => {
                let monday = civil::monday(civil::move_day(civil::day(anchor)?, days)?)?;
                week(monday, self.unit, Parts::default())?.period
            }
            Step::Months(months) => {
                let month = civil::move_month(civil::month(anchor)?, months)?;
                let first = (month.month()? - 1) / 3 * 3 + 1;
                match self.unit {
                    CalendarUnit::Quarter => portion(month.year()?, (first, first + 2)).period,
                    _ => Some(Period::within(month)),
                }
            }
            Step::Years(years) => long(civil::move_year(anchor.year()?, years)?, self.unit).period,
        }
    }
}
