//! What the pack knows: constants with their sources, bodies that count, places and their garbled names.

mod constants;
mod containers;
mod tables;

pub use constants::{PayloadUse, PublishedRatio, RatioKind, Volume};
pub(crate) use containers::{Load, most_by_mass, shells_must_be_rockets};
pub use tables::{Calibre, Counter, Country, Limits, NotLimits, Payload, Place, Words};
