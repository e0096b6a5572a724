//! Quantities: the figure, its bound, its unit and the noun phrase it counts.

mod bound;
mod label;
pub(crate) mod noun_phrase;
mod number;
mod range;
mod reader;
mod unit;

use plimsoll_text::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub(crate) use noun_phrase::NounPhrase;
pub use reader::read;
pub(crate) use reader::wording;
pub(crate) use unit::rate_at;

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    pub text: String,
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

/// A quantity in its place. Token indexes are into the [`Reading`](crate::Reading).
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// The figure.
    pub quantity: Quantity,
    /// What kind of figure it is.
    pub kind: QuantityKind,
    /// Canonical unit of measure; none for a count or a bare number.
    pub unit: Option<String>,
    /// A rate's time unit ("a year"), as in "round/year".
    pub rate: Option<String>,
    /// What is counted or measured, as worded, white space and calibres normalised.
    pub item: Option<String>,
    /// Which way it changed.
    pub change: Option<Change>,
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
