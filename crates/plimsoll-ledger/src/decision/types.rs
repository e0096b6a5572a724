use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Anchor, Correction, FindingAnchor, HandMade, Sighting, Verdict};
use crate::{Reliability, stable_id};

/// What a person rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// These claims go back to one utterance: the origins that hold them are one.
    Merge {
        /// At least two.
        claims: Vec<Anchor>,
        /// Why.
        reason: String,
    },
    /// These claims are an origin of their own, apart from all they were held to be one with.
    Split {
        /// The claims that leave.
        claims: Vec<Anchor>,
        /// Why.
        reason: String,
    },
    /// A field of a claim should read otherwise. What was read stays beside it.
    Correct {
        /// The claim.
        claim: Anchor,
        /// The field, as it should read.
        correction: Correction,
        /// Why.
        reason: String,
    },
    /// What was read is no claim: the ledger leaves it out.
    SetAside {
        /// The claim.
        claim: Anchor,
        /// Why.
        reason: String,
    },
    /// A source can be trusted so far.
    Grade {
        /// A counter's or a speaker's name.
        source: String,
        /// How far.
        reliability: Reliability,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        reason: Option<String>,
    },
    /// A finding holds, or does not.
    Judge {
        /// The finding.
        finding: FindingAnchor,
        /// Whether it holds.
        judgement: Judgement,
        /// Why.
        reason: String,
    },
    /// A claim that was not read.
    AddClaim {
        /// The claim.
        claim: HandMade,
        /// Why, if there is more to say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        reason: Option<String>,
    },
    /// Something was seen.
    AddSighting {
        /// What, where, when, by whom.
        sighting: Sighting,
    },
    /// A verdict on a claim or an origin.
    WriteVerdict {
        /// The verdict.
        verdict: Verdict,
    },
    /// An earlier decision holds no longer. An undoing can be undone.
    Undo {
        /// The decision.
        of: DecisionId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        reason: Option<String>,
    },
}

/// What a person thinks of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// It holds.
    Confirmed,
    /// It does not hold, or does not matter. It stays in the ledger, marked.
    Dismissed,
}

/// A decision with who made it and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decided {
    /// Its id.
    pub id: DecisionId,
    /// Who.
    pub by: String,
    /// When, in UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What.
    #[serde(flatten)]
    pub decision: Decision,
}

/// The id of a decision: 16 hexadecimal digits of a hash over what, who and when. The same in every copy of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, pattern = "^[0-9a-f]{16}$")]
pub struct DecisionId(String);

impl DecisionId {
    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DecisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for DecisionId {
    fn from(digits: &str) -> Self {
        Self(digits.to_string())
    }
}

impl Decided {
    /// A decision of `by` at `at`.
    pub fn new(decision: Decision, by: impl Into<String>, at: Timestamp) -> Self {
        let by = by.into();
        let id = DecisionId(stable_id(["decision", &decision.row(), &by, &at.to_string()]));
        Self { id, by, at, decision }
    }

    /// Whether the id is that of what, who and when.
    pub fn is_sound(&self) -> bool {
        Self::new(self.decision.clone(), self.by.clone(), self.at).id == self.id
    }
}

impl Decision {
    /// Its name, as rows have it: `merge`, `split`, `correct`, …
    pub fn name(&self) -> &'static str {
        match self {
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Correct { .. } => "correct",
            Self::SetAside { .. } => "set_aside",
            Self::Grade { .. } => "grade",
            Self::Judge { .. } => "judge",
            Self::AddClaim { .. } => "add_claim",
            Self::AddSighting { .. } => "add_sighting",
            Self::WriteVerdict { .. } => "write_verdict",
            Self::Undo { .. } => "undo",
        }
    }

    /// Whether claims, origins or grades hang on it. Judgements are only marked on findings; sightings and verdicts stand for themselves.
    pub fn is_traced(&self) -> bool {
        match self {
            Self::Merge { .. }
            | Self::Split { .. }
            | Self::Correct { .. }
            | Self::SetAside { .. }
            | Self::Grade { .. }
            | Self::AddClaim { .. } => true,
            Self::Judge { .. } | Self::AddSighting { .. } | Self::WriteVerdict { .. } | Self::Undo { .. } => {
                false
            }
        }
    }

    /// It as one line of JSON: what its id is a hash of.
    pub fn row(&self) -> String {
        // Plain data with text for keys always serialises.
        serde_json::to_string(self).expect("decisions are plain data")
    }
}
