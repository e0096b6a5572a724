//! What people decide: rulings on what was read, as plain data, and what they make of the claims.
//!
//! A decision never changes what was read: it is kept beside it, and the ledger is computed from both. Without decisions the
//! ledger is the same, byte for byte, and so it is after one was undone.

mod anchor;
mod by_hand;
mod correction;
mod found;
mod mark;
mod regroup;
mod ruled;
mod rulings;
mod second_look;
mod sighting;
mod types;
mod verdict;
mod worded;

pub use anchor::{Anchor, FindingAnchor};
pub use by_hand::HandMade;
pub use correction::{Correction, Figure};
pub use mark::Mark;
pub(crate) use regroup::{Regrouping, regroup};
pub use ruled::{Corrected, Ruled, SetAside};
pub use rulings::Rulings;
pub use second_look::{SecondLook, SecondLookKind};
pub use sighting::Sighting;
pub use types::{Decided, Decision, DecisionId, Judgement};
pub use verdict::{Rating, Verdict};
pub use worded::NotWorded;
