//! Quantities: the figure, its bound, its unit and the noun phrase it counts.

mod address;
mod age;
mod attribute;
mod behind;
mod bound;
mod change;
mod compound;
mod currency;
mod digits;
mod draft;
mod ellipsis;
mod figure;
mod fraction;
mod label;
pub(crate) mod noun_phrase;
mod numeral;
mod proportion;
mod range;
mod rate;
mod read;
mod tally;
mod title;
mod unit;
mod word_form;
mod words;
mod year;

use plimsoll_text::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

use crate::Reading;

pub(crate) use attribute::calibre_end;
pub(crate) use behind::is_of_kind;
pub(crate) use currency::is_of_takings;
pub(crate) use draft::wording;
pub(crate) use ellipsis::row_joint_end;
pub(crate) use noun_phrase::NounPhrase;
pub(crate) use rate::rate_at;
pub use read::read;
pub(crate) use word_form::singular;
pub(crate) use year::is_recent;

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As said, no bound word.
    Exact,
    /// about, around, some
    About,
    /// over, more than
    MoreThan,
    /// at least
    AtLeast,
    /// under, nearly
    LessThan,
    /// up to, as many as
    AtMost,
    /// from … to
    Range,
    /// dozens, several million
    Vague,
}

/// A figure as a text gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Quantity {
    /// The least it can be; none: no lower bound is given.
    pub low: Option<Decimal>,
    /// The most it can be; none: no upper bound is given.
    pub high: Option<Decimal>,
    /// Whether the text calls it approximate or uses a vague word.
    pub approximate: bool,
    /// How it is bounded.
    pub bound: Bound,
    /// The words.
    #[schema(value_type = String)]
    pub text: SmolStr,
}

impl Quantity {
    /// What is "never more than" the figure, or "never fewer than" it.
    pub(crate) fn denied_beyond(&self) -> Self {
        match self.bound {
            Bound::LessThan => Self { low: self.high, high: None, bound: Bound::AtLeast, ..self.clone() },
            _ => Self { low: None, high: self.low, bound: Bound::AtMost, ..self.clone() },
        }
    }
}

/// Which way a figure changed, where the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// rose, more, up
    Up,
    /// fell, fewer, down
    Down,
}

/// What kind of figure a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A count or a measurement
    Plain,
    /// A part of a whole, in per cent ("half of the containers")
    Share,
    /// A multiple ("twofold")
    Multiple,
    /// A size that only describes what is counted ("152 mm" shells)
    Attribute,
}

/// A quantity in its place. Token indexes are into the [`Reading`].
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// The figure.
    pub quantity: Quantity,
    /// What kind of figure it is.
    pub kind: QuantityKind,
    /// Canonical unit of measure; none for a count or a bare number.
    pub unit: Option<String>,
    /// What a rate is for each of ("a year", "per share"), as in "round/year".
    pub rate: Option<String>,
    /// What is counted or measured, as worded, white space and calibres normalised.
    pub item: Option<String>,
    /// What it counts or measures where only another figure of its sentence says so; no claim rests on it.
    pub elided: Elided,
    /// Which way it changed.
    pub change: Option<Change>,
    /// Whether it is set beside another figure ("40 percent more than").
    pub compared: bool,
    /// Bound words, number and unit.
    pub span: Span,
    /// The unit's words.
    pub unit_span: Option<Span>,
    /// The item's words.
    pub item_span: Option<Span>,
    /// The item's noun phrase.
    pub(crate) phrase: Option<NounPhrase>,
    /// First token of the bound words or the number.
    pub first: usize,
    /// First token of the number.
    pub number: usize,
    /// One past the last token of number, unit and item.
    pub end: usize,
}

/// What a bare figure takes from the figure that it is set beside: "3.9 million phones, up from 2.4 million".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elided {
    /// The unit of the other figure
    pub unit: Option<String>,
    /// The item of the other figure
    pub item: Option<String>,
}

impl QuantityMention {
    /// The unit with the base of its rate: "barrel/day"; a counted thing's rate takes the noun ("test/day").
    pub fn unit_and_rate(&self, reading: &Reading<'_>) -> Option<String> {
        let own = || self.unit.clone().or_else(|| self.elided.unit.clone());
        let Some(rate) = &self.rate else { return own() };
        let noun =
            || self.phrase.map(|phrase| word_form::singular(&reading.word(phrase.head).to_lowercase()));
        self.unit.clone().or_else(noun).map(|unit| format!("{unit}/{rate}"))
    }
}
