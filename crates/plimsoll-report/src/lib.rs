//! What was read, for programs and for people: JSON Lines, tables and the digest, one exporter a file.
//!
//! An [`Exporter`] writes a [`Sheet`], which is all that was read and what it amounts to. This crate knows no file and no
//! terminal: a caller says where to write, how wide, and whether in colour.

mod digest;
mod explain;
mod exporter;
mod index;
pub mod jsonl;
mod layout;
pub mod mentions;
pub mod rows;
mod table;
pub mod wording;

pub use digest::Digest;
pub use explain::Explanation;
pub use exporter::{Exporter, Rows, Sheet};
pub use jsonl::JsonLines;
pub use table::{Table, captured};
