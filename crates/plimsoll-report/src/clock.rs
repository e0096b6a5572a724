//! Times for formats that know no partial dates. Nothing here reads a clock.

use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use plimsoll_capture::Moment;

use crate::Sheet;

/// When an export was made: as the caller says, else the last moment that a report gives, else the epoch, which no reader takes
/// for a time.
pub(crate) fn made_at(sheet: &Sheet<'_>) -> Timestamp {
    let dated = sheet.reports.iter().filter_map(|read| read.report.dated()).filter_map(start_of);
    sheet.record.made_at.or_else(|| dated.max()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The first instant that a moment can mean; a time of no zone is taken as UTC.
pub(crate) fn start_of(moment: Moment) -> Option<Timestamp> {
    let (year, month, day) = moment.date();
    let small = |number: u8| i8::try_from(number).ok();
    let day = civil::Date::new(year, small(month.unwrap_or(1))?, small(day.unwrap_or(1))?).ok()?;
    let (hour, minute, second) =
        moment.time().map_or((0, 0, 0), |time| (time.hour, time.minute, time.second));
    let local = day.at(small(hour)?, small(minute)?, small(second)?, 0);
    let utc = local.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let offset = i64::from(moment.offset_minutes().unwrap_or(0));
    utc.checked_sub(SignedDuration::from_mins(offset)).ok()
}

/// "2024-02-26T00:00:00.000Z"
pub(crate) fn stamp(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use plimsoll_capture::{ClockTime, Moment};

    use super::{stamp, start_of};

    #[test]
    fn moments_become_instants() {
        let day = Moment::day(2024, 2, 28).unwrap();
        let at = ClockTime { hour: 4, minute: 11, second: 0 };
        let said = |moment: Moment| stamp(start_of(moment).unwrap());
        assert_eq!(said(day), "2024-02-28T00:00:00.000Z");
        assert_eq!(said(day.at(at, Some(-300))), "2024-02-28T09:11:00.000Z");
        assert_eq!(said(Moment::year(2024).unwrap()), "2024-01-01T00:00:00.000Z");
    }
}
