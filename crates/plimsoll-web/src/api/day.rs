use plimsoll_capture::Moment;
use plimsoll_claim::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A day, a month or a year, as it is asked for: `2024-02-26`, `2024-02`, `2024`.
#[derive(Clone, Debug)]
pub(super) struct Day {
    words: String,
    date: Date,
    moment: Moment,
}

impl Day {
    pub(super) fn date(&self) -> Date {
        self.date
    }

    pub(super) fn moment(self) -> Moment {
        self.moment
    }

    pub(super) fn words(&self) -> String {
        self.words.clone()
    }

    fn of(words: &str) -> Option<Self> {
        let is_plain = words.len() >= 4 && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let (date, moment) = (words.parse().ok().filter(|_| is_plain)?, words.parse().ok()?);
        Some(Self { words: words.to_string(), date, moment })
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        Self::of(&words).ok_or_else(|| {
            D::Error::custom(format!("“{words}” is no day; write it as 2024-02-26, 2024-02 or 2024"))
        })
    }
}

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        // Every text that fits is a day that there is.
        let pattern = "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$";
        let text = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
        text.description(Some("A day, a month or a year: `2024-02-26`, `2024-02`, `2024`.")).into()
    }
}

impl ToSchema for Day {}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_is_a_day() {
        for words in ["2024", "2024-02", "2024-02-29"] {
            assert_eq!(Day::of(words).map(|day| day.words), Some(words.to_string()));
        }
        for words in [
            "",
            "soon",
            "2024-13",
            "2023-02-29",
            "2024~",
            "2024-02-28T10:00:00Z",
            "24",
            "-2024",
            "2024-02-28-01",
        ] {
            assert!(Day::of(words).is_none(), "{words}");
        }
    }
}
