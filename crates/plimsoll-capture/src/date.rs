//! Dates as news pages print them.
//!
//! A line is read as a row of dates, times of day and cues ("updated"); [`line`] says whether such a row is all that
//! the line holds, so that a date in a sentence is never taken for the date of the report.

mod clock;
mod day;
mod line;
pub(crate) mod outside;
mod words;

pub(crate) use line::{DateLine, dateline, dateline_without_year, read_line};
pub(crate) use words::is_filler;

use crate::Moment;

impl Moment {
    /// Reads a moment that stands alone: ISO 8601, RFC 2822, or in words ("Feb 28, 2024 04:11 AM EST").
    ///
    /// ```
    /// use plimsoll_capture::Moment;
    ///
    /// let moment = Moment::parse("Feb 28, 2024 04:11 AM EST").expect("a date");
    /// assert_eq!(moment.to_string(), "2024-02-28T04:11:00-05:00");
    /// assert_eq!(Moment::parse("2024-06").map(|month| month.date()), Some((2024, Some(6), None)));
    /// assert_eq!(Moment::parse("last week"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > line::LONGEST {
            return None;
        }
        if let Some(year) = text.parse().ok().filter(|_| text.len() == 4) {
            return Self::year(year);
        }
        let read = read_line(text)?;
        read.published.or(read.updated)
    }
}
