//! What the pack knows: constants with their sources, bodies that count, places and their garbled names.

mod containers;
mod tables;

pub(crate) use containers::{most_by_mass, shells_must_be_rockets};
pub use tables::{Calibre, Counter, Country, Limits, NotLimits, Payload, Place, Words};
