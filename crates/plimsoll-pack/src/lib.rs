//! Packs: TOML files that a person writes, checked with the place of every fault, and compiled.
//!
//! [`Pack::of`] takes the files of a pack and answers with what reading and the ledger need of it, or with all [`Fault`]s
//! that were found, each with its place, what is wrong and what to do. Which keys a table has is traced from the types
//! that read it ([`Shape`]), so it stands in one place. This crate knows no file: it is given names and bytes.

mod digest;
mod entry;
mod fault;
mod known;
mod pack;
mod parse;
mod rules;
mod shape;
mod shipped;
mod tables;
mod trace;
mod walk;

pub use digest::{Section, about, digest};
pub use entry::{Entry, Word};
pub use fault::{Fault, Faults, Place};
pub use known::nearest;
pub use pack::{File, Pack};
pub use parse::Parsed;
pub use shape::{Key, Shape};
pub use shipped::{Shipped, shipped, shipped_names};
pub use tables::tables;
