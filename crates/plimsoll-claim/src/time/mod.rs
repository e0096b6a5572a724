//! Times: dates, clock times, durations and sets, resolved against the report's day.

use plimsoll_text::Span;
use serde::Serialize;

use crate::edtf::Period;
use crate::{Date, Reading};

/// Kinds of time expressions, as TIMEX3 has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day, month, year
    Date,
    /// A time of day
    Time,
    /// A length of time
    Duration,
    /// Again and again
    Set,
}

/// How a time stands to what it dates, by the word before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// on, in, at, or nothing
    At,
    /// since, from … on
    Since,
    /// until, by, through, as of
    Until,
    /// between … and, from … to: the mention holds both ends
    Between,
    /// after
    After,
    /// before
    Before,
}

/// A time expression in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMention {
    /// Its words, without the preposition.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What kind it is.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// The date or period as EDTF, where it is one.
    pub period: Option<Period>,
    /// How it stands to what it dates.
    pub relation: Relation,
}

impl TimeMention {
    /// The single date it names, if it names one.
    pub fn date(&self) -> Option<Date> {
        self.period.and_then(|period| period.from.filter(|from| period.to == Some(*from)))
    }
}

/// All time expressions of a text, in order and disjoint.
pub fn read(_reading: &Reading<'_>) -> Vec<TimeMention> {
    Vec::new()
}
