use plimsoll_claim::ClaimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Decided, DecisionId};

/// A decision that a person should look at again, because what it was made on is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct SecondLook {
    /// The decision.
    pub decision: DecisionId,
    /// Its name: `merge`, `correct`, …
    pub name: String,
    /// What has changed.
    pub kind: SecondLookKind,
    /// The claim that it was made on.
    pub claim: Option<ClaimId>,
    /// What has changed, and what became of the decision, in a sentence.
    pub why: String,
}

/// What can have changed under a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecondLookKind {
    /// The words are read otherwise; the decision holds for what is read there.
    ReadOtherwise,
    /// No claim is read in that place; the decision rests.
    NotRead,
    /// The report is not in the case; the decision rests.
    NoReport,
    /// A claim by hand has other words in its place; it is not made.
    OtherWords,
    /// The finding is not there; the judgement rests.
    NoFinding,
    /// The finding says something else; the judgement stands.
    FindingChanged,
    /// The claims to be joined, or to be parted, leave nothing to do.
    Idle,
}

impl SecondLook {
    pub(super) fn at(decided: &Decided, kind: SecondLookKind, claim: Option<&ClaimId>, why: String) -> Self {
        Self {
            decision: decided.id.clone(),
            name: decided.decision.name().to_string(),
            kind,
            claim: claim.cloned(),
            why,
        }
    }
}
