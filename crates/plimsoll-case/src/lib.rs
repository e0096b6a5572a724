//! The case file: one SQLite file that holds what was received and what was decided.
//!
//! Everything else is computed from that: what is read in each report is kept beside it under the version that read it, the
//! ledger under what made it. Every change stands in a log whose entries hash one another. This crate knows one file, and no
//! clock, no network and no terminal: the caller says who does something and when ([`Stamp`]).
//!
//! ```no_run
//! use plimsoll_case::{Case, Incoming, New, Stamp};
//!
//! # fn main() -> Result<(), plimsoll_case::CaseError> {
//! let stamp = Stamp::new("R. Vane", "2031-03-01T10:00:00Z".parse().expect("a time"));
//! let mut case = Case::create("harbour.case".as_ref(), &New::default(), &stamp)?;
//! let page = std::fs::read("saved.html").expect("a page");
//! let (receipts, _problems) = Incoming::new("saved.html", &page, &stamp).receipts();
//! let reader = case.reader()?;
//! let read = receipts.into_iter().filter_map(|receipt| reader.read(receipt).ok()).collect();
//! case.add(read, &stamp)?;
//! let picture = case.picture()?;
//! println!("{} origins", picture.ledger.counts.origins);
//! # Ok(())
//! # }
//! ```

mod add;
mod backup;
mod case;
mod decide;
mod error;
mod files;
mod follower;
mod hash;
mod kind;
mod list;
mod log;
mod merge;
mod one;
mod picture;
mod pressed;
mod reader;
mod reading;
mod receipt;
mod reread;
mod schema;
mod settings;
mod stamp;
mod verify;
mod visit;

pub use add::Added;
pub use case::Case;
pub use error::CaseError;
pub use follower::Follower;
pub use kind::media_type;
pub use list::{Order, Page, ReportLine, Search};
pub use log::{Entry, LogPage};
pub use merge::Merged;
pub use one::{Kept, KeptReceipt, Known};
pub use picture::Picture;
pub use reader::{Read, Reader, Unread};
pub use receipt::{Incoming, Receipt};
pub use settings::{New, PackFile, PackPart, Settings};
pub use stamp::Stamp;
pub use verify::{Checked, Difference};
pub use visit::Since;

/// The version of this program, as it stands in receipts.
pub const TOOL: &str = concat!("plimsoll ", env!("CARGO_PKG_VERSION"));

/// The version of what computes the ledger: a hash over its sources.
pub const LEDGER: &str = env!("PLIMSOLL_LEDGER");
