use std::fmt;

use serde::{Serialize, Serializer};

/// A date of year, month or day precision, with the time of day and the distance from UTC where they are told.
///
/// Prints as ISO 8601 (and so as EDTF): `2024`, `2024-06`, `2024-02-28`, `2024-02-28T04:11-05:00`. Serialises as that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<ClockTime>,
    offset_minutes: Option<i16>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Moment {
    /// A day. None if there is no such day.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).is_ok();
        exists.then_some(Self { year, month: Some(month), day: Some(day), time: None, offset_minutes: None })
    }

    /// A month. None if there is no such month.
    pub fn month(year: i16, month: u8) -> Option<Self> {
        Self::day(year, month, 1).map(|first| Self { day: None, ..first })
    }

    /// A year. None outside 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        Self::month(year, 1).map(|first| Self { month: None, ..first })
    }

    /// The same day at `time`, `offset_minutes` east of UTC if that is known. A moment coarser than a day stays as it is.
    pub fn at(self, time: ClockTime, offset_minutes: Option<i16>) -> Self {
        match self.day {
            Some(_) => Self { time: Some(time), offset_minutes, ..self },
            None => self,
        }
    }

    /// Year, month and day as far as they are told.
    pub fn date(self) -> (i16, Option<u8>, Option<u8>) {
        (self.year, self.month, self.day)
    }

    /// The time of day, if told.
    pub fn time(self) -> Option<ClockTime> {
        self.time
    }

    /// Minutes east of UTC, if told.
    pub fn offset_minutes(self) -> Option<i16> {
        self.offset_minutes
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", time.hour, time.minute, time.second)?;
        match self.offset_minutes {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)
            }
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
