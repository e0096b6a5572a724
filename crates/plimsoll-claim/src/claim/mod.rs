//! Claims: one quantity asserted of something by someone.

mod calibre;
mod circumstance;
mod counted;
mod currency;
mod draft;
mod elsewhere;
mod event_time;
mod flow;
mod id;
mod item;
mod lent;
mod link;
mod listed;
mod measured;
mod modality;
mod money;
mod noun;
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

pub(crate) use circumstance::is_of_deal;
pub(crate) use flow::Flow;
pub use id::ClaimId;
pub(crate) use party::Parties;
pub use proposal::{Proposal, Refusal, Verdict, examine};
pub use read::{Analyses, Told, read, read_all};
pub use types::{Claim, Measure, Modality, Part, Spans};
