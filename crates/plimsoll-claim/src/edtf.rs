//! Dates and periods as EDTF (ISO 8601-2:2019, annex A), as far as reports need them.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date to the year, season, month or day; the year may be unsaid ("XXXX-06-18"), the whole approximate ("2022-06~").
///
/// ```
/// use plimsoll_claim::Date;
///
/// let date: Date = "XXXX-06-18".parse().unwrap();
/// assert_eq!(date.month(), Some(6));
/// assert_eq!(date.in_year(2024).to_string(), "2024-06-18");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    approximate: bool,
}

/// What is not an EDTF date or period of the kinds read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEdtf(String);

impl fmt::Display for NotEdtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no EDTF date (YYYY, YYYY-MM or YYYY-MM-DD) or interval", self.0)
    }
}

impl std::error::Error for NotEdtf {}

impl Date {
    /// A year.
    pub fn year_only(year: i16) -> Self {
        Self { year: Some(year), month: None, day: None, approximate: false }
    }

    /// A month; no year: the text does not say which.
    pub fn month_of(year: Option<i16>, month: u8) -> Self {
        Self { year, month: Some(month), day: None, approximate: false }
    }

    /// A season of the northern year, spring 1 to winter 4 ("2023-21" to "2023-24").
    pub fn season_of(year: Option<i16>, season: u8) -> Self {
        Self { year, month: Some(20 + season.clamp(1, 4)), day: None, approximate: false }
    }

    /// A day; no year: the text does not say which.
    pub fn day_of(year: Option<i16>, month: u8, day: u8) -> Self {
        Self { year, month: Some(month), day: Some(day), approximate: false }
    }

    /// The same date, approximate.
    pub fn about(self) -> Self {
        Self { approximate: true, ..self }
    }

    /// The same date, exact.
    pub fn exactly(self) -> Self {
        Self { approximate: false, ..self }
    }

    /// The year, if said.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month, if said.
    pub fn month(self) -> Option<u8> {
        self.month.filter(|month| *month <= 12)
    }

    /// The season, if said: spring 1 to winter 4.
    pub fn season(self) -> Option<u8> {
        self.month.and_then(|month| month.checked_sub(20)).filter(|season| (1..=4).contains(season))
    }

    /// The day of the month, if said.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether it is approximate.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// The same date in a year, whatever year it had.
    pub fn in_year(self, year: i16) -> Self {
        Self { year: Some(year), ..self }
    }

    /// Its month only.
    pub fn to_month(self) -> Self {
        Self { day: None, ..self }
    }

    /// The first day it can mean; none without a year. A winter can be that at either end of its year.
    pub fn first_day(self) -> Option<civil::Date> {
        let month = match self.season() {
            Some(4) => 1,
            Some(season) => season * 3,
            None => self.month.unwrap_or(1),
        };
        civil::Date::new(self.year?, i8::try_from(month).ok()?, i8::try_from(self.day.unwrap_or(1)).ok()?)
            .ok()
    }

    /// The last day it can mean; none without a year.
    pub fn last_day(self) -> Option<civil::Date> {
        let (year, month) = match self.season() {
            Some(4) => (self.year?.checked_add(1)?, 2),
            Some(season) => (self.year?, season * 3 + 2),
            None => (self.year?, self.month.unwrap_or(12)),
        };
        let first = civil::Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        match self.day {
            Some(day) => first.with().day(i8::try_from(day).ok()?).build().ok(),
            None => Some(first.last_of_month()),
        }
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self::day_of(Some(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    }
}

impl From<plimsoll_capture::Moment> for Date {
    fn from(moment: plimsoll_capture::Moment) -> Self {
        let (year, month, day) = moment.date();
        Self { year: Some(year), month, day, approximate: false }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) if year < 0 => write!(f, "-{:04}", year.unsigned_abs())?,
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if self.approximate { f.write_str("~") } else { Ok(()) }
    }
}

impl FromStr for Date {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let error = || NotEdtf(text.to_string());
        let (plain, approximate) = match text.strip_suffix(['~', '?', '%']) {
            Some(plain) => (plain, true),
            None => (text, false),
        };
        let (sign, digits) = plain.strip_prefix('-').map_or((1, plain), |digits| (-1, digits));
        let mut parts = digits.split('-');
        let year = match parts.next().ok_or_else(error)? {
            "XXXX" => None,
            year if year.len() == 4 => Some(sign * year.parse::<i16>().map_err(|_| error())?),
            _ => return Err(error()),
        };
        let mut two_digits = |fits: fn(u8) -> bool| -> Result<Option<u8>, NotEdtf> {
            let Some(part) = parts.next() else { return Ok(None) };
            let number = part.parse::<u8>().ok().filter(|number| part.len() == 2 && fits(*number));
            number.map(Some).ok_or_else(error)
        };
        let month = two_digits(|number| matches!(number, 1..=12 | 21..=24))?;
        let day = two_digits(|number| (1..=31).contains(&number))?;
        if day.is_some() && month > Some(12) {
            return Err(error());
        }
        if parts.next().is_some() { Err(error()) } else { Ok(Self { year, month, day, approximate }) }
    }
}

/// The time a figure covers: from a date to a date, either end open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First date; none: open.
    pub from: Option<Date>,
    /// Last date; none: open.
    pub to: Option<Date>,
}

impl Period {
    /// From a date on.
    pub fn since(from: Date) -> Self {
        Self { from: Some(from), to: None }
    }

    /// Up to a date.
    pub fn until(to: Date) -> Self {
        Self { from: None, to: Some(to) }
    }

    /// The same period, its ends approximate.
    pub fn about(self) -> Self {
        Self { from: self.from.map(Date::about), to: self.to.map(Date::about) }
    }

    /// The same period, its ends exact.
    pub fn exactly(self) -> Self {
        Self { from: self.from.map(Date::exactly), to: self.to.map(Date::exactly) }
    }

    /// Within one date.
    pub fn within(date: Date) -> Self {
        Self { from: Some(date), to: Some(date) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |date: Option<Date>| date.map_or_else(|| "..".to_string(), |date| date.to_string());
        write!(f, "{}/{}", end(self.from), end(self.to))
    }
}

impl FromStr for Period {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let end =
            |part: &str| if part.is_empty() || part == ".." { Ok(None) } else { part.parse().map(Some) };
        match text.split_once('/') {
            Some((from, to)) => Ok(Self { from: end(from)?, to: end(to)? }),
            None => Ok(Self::within(text.parse()?)),
        }
    }
}

macro_rules! as_text {
    ($($type:ident: $what:literal),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let text = utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::Type::String);
                text.description(Some($what)).into()
            }
        }

        impl utoipa::ToSchema for $type {}
    )*};
}

as_text!(
    Date: "An EDTF date (ISO 8601-2): `2024-02-26`, `2023-09`, `2022`, about `2022-06~`, of no known year `XXXX-06-18`.",
    Period: "An EDTF interval (ISO 8601-2): `2023-09/2024-02-26`; an end that is open is `..`, a single date stands for itself."
);
