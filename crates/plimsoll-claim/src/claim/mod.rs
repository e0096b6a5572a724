//! Claims: one quantity asserted of something by someone.

mod draft;
mod id;
mod item;
mod link;
mod modality;
mod party;
mod period;
mod read;
mod scope;
mod types;

pub use id::ClaimId;
pub use read::{claims_of, read};
pub use types::{Claim, Measure, Modality, Part, Spans};
