//! Quantities: the figure, its bound, its unit and the noun phrase it counts.

use plimsoll_text::Span;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Reading;
use crate::time::TimeMention;

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

/// A quantity in its place. Token indexes are into the [`Reading`].
#[derive(Clone, Debug, PartialEq)]
pub struct QuantityMention {
    /// The figure.
    pub quantity: Quantity,
    /// Canonical unit, none for a bare number.
    pub unit: Option<String>,
    /// What is counted, as worded.
    pub item: Option<String>,
    /// Which way it changed.
    pub change: Option<Change>,
    /// Bound words, number and unit.
    pub span: Span,
    /// The unit's words.
    pub unit_span: Option<Span>,
    /// The item's words.
    pub item_span: Option<Span>,
    /// First token of `span`.
    pub first: usize,
    /// One past the last token of `span` and of the item.
    pub end: usize,
}

/// All quantities of a text, in order. Dates and clock times (`times`) are not quantities.
pub fn read(_reading: &Reading<'_>, _times: &[TimeMention]) -> Vec<QuantityMention> {
    Vec::new()
}
