//! Claims: one quantity asserted of something by someone.

mod id;
mod types;

pub use id::ClaimId;
pub use types::{Claim, Measure, Modality, Part, Spans};

use plimsoll_capture::Report;
use plimsoll_lexicon::Lexicon;

/// The claims of a report.
pub fn read(_report: &Report, _lexicon: &Lexicon) -> Vec<Claim> {
    Vec::new()
}
