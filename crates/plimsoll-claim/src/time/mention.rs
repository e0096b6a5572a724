//! The types of time mentions.

use plimsoll_text::Span;
use serde::Serialize;

use crate::Date;
use crate::edtf::Period;

use super::counted::Counted;

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
    /// from, than, compared with: what is compared with it stands elsewhere
    Against,
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
    /// The date or period as EDTF, where it is one. It is what the words name; [`window`](Self::window) says what they date.
    pub period: Option<Period>,
    /// How it stands to what it dates.
    pub relation: Relation,
    /// Name of the rule that read it.
    pub rule: &'static str,
    /// How it is counted from the day of publication, if it is.
    pub counted: Option<Counted>,
    /// The two ends of a range, each an expression of its own.
    pub ends: Option<Box<[TimeMention; 2]>>,
}

impl TimeMention {
    /// The single date it names, if it names one.
    pub fn date(&self) -> Option<Date> {
        self.period.and_then(|period| period.from.filter(|from| period.to == Some(*from)))
    }

    /// The period that what it dates covers, by its relation: "since August" is open to the right.
    pub fn window(&self) -> Option<Period> {
        self.window_of(self.period?)
    }

    /// The same where it was said on another day than that of publication: "over the past five months" ends there.
    pub fn window_from(&self, said_on: Date) -> Option<Period> {
        let counted = self.counted.and_then(|counted| counted.from(said_on));
        self.window_of(counted.or(self.period)?)
    }

    fn window_of(&self, period: Period) -> Option<Period> {
        match self.relation {
            // "before dawn on Wednesday" is on Wednesday.
            Relation::Before | Relation::After if self.kind == TimeKind::Time => Some(period),
            Relation::At | Relation::Between => Some(period),
            Relation::Against => None,
            Relation::Since => period.from.map(Period::since),
            Relation::After => period.to.map(Period::since),
            Relation::Until => period.to.map(Period::until),
            Relation::Before => period.from.map(Period::until),
        }
    }

    /// The date or period in EDTF.
    pub fn edtf(&self) -> Option<String> {
        match self.date() {
            Some(date) => Some(date.to_string()),
            None => self.period.map(|period| period.to_string()),
        }
    }

    /// The expressions as TIMEX3 marks them: the ends of a range one by one.
    pub fn timexes(&self) -> &[TimeMention] {
        match &self.ends {
            Some(ends) => ends.as_slice(),
            None => std::slice::from_ref(self),
        }
    }
}
