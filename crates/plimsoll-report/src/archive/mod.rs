//! Everything in one file of JSON Lines: each line says which row it is, the bytes that were received are among them, and a case that is
//! made anew from it has the same ledger.
//!
//! [`Archive`] writes it, [`restored`] reads it back.

mod read;
mod row;
mod write;

pub use read::{ArchiveError, Kept, Restored, restored};
pub use write::Archive;

/// The version of the layout. A reader refuses what is newer.
const FORMAT: u32 = 1;
