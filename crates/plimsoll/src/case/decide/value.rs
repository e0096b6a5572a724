//! Values as a person writes them.

use plimsoll_ledger::{Correction, Figure, NotWorded, Rating};

use super::args::Field;
use crate::exit::Usage;

/// A figure with its bound.
pub(super) fn figure(text: &str) -> Result<Figure, Usage> {
    text.parse().map_err(wrong)
}

/// "2/1/5"
pub(super) fn rating(text: &str) -> Result<Rating, Usage> {
    text.parse().map_err(wrong)
}

/// The field with its value.
pub(super) fn correction(field: Field, value: &str) -> Result<Correction, Usage> {
    let name = clap::ValueEnum::to_possible_value(&field);
    let name = name.as_ref().map_or("", |name| name.get_name());
    Correction::worded(name, value).map_err(wrong)
}

fn wrong(words: NotWorded) -> Usage {
    Usage(words.0)
}
