use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Part};
use plimsoll_text::Span;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Finding, FindingKind};

/// The claim that a decision was made on, as it was then: its id, and where it stood.
///
/// The id is a hash of the report's text, the place and what is claimed, so it holds over every reading that reads the same. The
/// place finds the claim again where another reading reads it otherwise, and tells a person what was decided on where it
/// is gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Anchor {
    /// The claim.
    pub claim: ClaimId,
    /// The hash of the bytes of its report: `blake3:` and hexadecimal digits.
    pub report: String,
    /// Which part of the report it stands in.
    pub part: Part,
    /// Where its quantity stands.
    pub span: Span,
    /// The words of its quantity.
    pub words: String,
}

impl Anchor {
    /// The anchor of a claim of a report.
    pub fn of(report: &Report, claim: &Claim) -> Self {
        Self {
            claim: claim.claim.clone(),
            report: report.hash.clone(),
            part: claim.part,
            span: claim.spans.quantity,
            words: claim.quantity.text.to_string(),
        }
    }
}

/// The finding that a decision was made on, as it read then.
///
/// A finding about a claim is known by its kind and the claim; one about a report as a whole by what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct FindingAnchor {
    /// What it is.
    pub kind: FindingKind,
    /// Its id at the time.
    pub finding: String,
    /// The claim it is about; none: the report as a whole.
    pub claim: Option<Anchor>,
    /// What it said.
    pub why: String,
}

impl FindingAnchor {
    /// The anchor of a finding; `claim`: the claim it is about.
    pub fn of(finding: &Finding, claim: Option<Anchor>) -> Self {
        let (id, why) = (finding.finding.to_string(), finding.why.to_string());
        Self { kind: finding.kind, finding: id, claim, why }
    }
}
