//! Claims: one quantity asserted of something by someone.

mod counted;
mod draft;
mod flow;
mod id;
mod item;
mod link;
mod measured;
mod modality;
mod money;
mod party;
mod period;
mod proposal;
mod read;
mod room;
mod route;
mod scope;
mod subject;
mod types;
mod victim;
mod whole;
mod wording;

pub use id::ClaimId;
pub use proposal::{Proposal, Refusal, Verdict, examine};
pub use read::read;
pub use types::{Claim, Measure, Modality, Part, Spans};
