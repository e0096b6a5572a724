use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// What is not a moment as [`Moment`] prints it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no moment (2024, 2024-06, 2024-02-28 or 2024-02-28T04:11:00-05:00)")]
pub struct NotMoment(String);

impl FromStr for Moment {
    type Err = NotMoment;

    fn from_str(text: &str) -> Result<Self, NotMoment> {
        let read = || {
            let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
            let day = dated(date)?;
            match time {
                None => Some(day),
                Some(time) => {
                    let (time, offset) = timed(time)?;
                    day.day.is_some().then(|| day.at(time, offset))
                }
            }
        };
        read().ok_or_else(|| NotMoment(text.to_string()))
    }
}

fn dated(text: &str) -> Option<Moment> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] => Moment::year(number(year, 4)?),
        [year, month] => Moment::month(number(year, 4)?, number(month, 2)?),
        [year, month, day] => Moment::day(number(year, 4)?, number(month, 2)?, number(day, 2)?),
        _ => None,
    }
}

/// "04:11:00", and "Z" or "-05:00" after it.
fn timed(text: &str) -> Option<(ClockTime, Option<i16>)> {
    let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = (text.get(..zone)?, text.get(zone..)?);
    let [hour, minute, second] = clock.split(':').collect::<Vec<_>>().try_into().ok()?;
    let time = ClockTime { hour: number(hour, 2)?, minute: number(minute, 2)?, second: number(second, 2)? };
    let offset = match zone {
        "" => None,
        "Z" => Some(0),
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let minutes = 60 * number::<i16>(hours, 2)? + number::<i16>(minutes, 2)?;
            Some(if zone.starts_with('-') { -minutes } else { minutes })
        }
    };
    (time.hour < 24 && time.minute < 60 && time.second < 60).then_some((time, offset))
}

/// A number of so many digits.
fn number<N: FromStr>(digits: &str, length: usize) -> Option<N> {
    let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl utoipa::PartialSchema for Moment {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        let what = "A date, with the time of day where it is told: `2024`, `2024-02`, `2024-02-28`, `2024-02-28T04:11:00Z`.";
        let text = utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::Type::String);
        text.description(Some(what)).into()
    }
}

impl utoipa::ToSchema for Moment {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_prints() {
        let day = Moment::day(2024, 2, 28).expect("a day");
        let clock = ClockTime { hour: 4, minute: 11, second: 0 };
        let moments = [
            Moment::year(2024).expect("a year"),
            Moment::month(2024, 6).expect("a month"),
            day,
            day.at(clock, None),
            day.at(clock, Some(0)),
            day.at(clock, Some(-300)),
            day.at(clock, Some(345)),
        ];
        for moment in moments {
            assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }

    #[test]
    fn what_does_not_print_so_is_none() {
        for text in
            ["", "24", "2024-13", "2024-02-30", "2024-02T04:11:00", "2024-02-28T25:00:00", "2024-02-28T04:11"]
        {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
