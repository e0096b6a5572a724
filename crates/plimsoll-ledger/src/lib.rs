//! Claims to origins, series and findings.
//!
//! The ledger is a pure function of the reports and the limits: this crate knows no file, clock, network or database, and the
//! order of the reports changes nothing. Reports → statements (`statement`) → origins (`trace`) → series
//! (`reconcile`) and distortions (`distortion`) → ratios (`ratio`), estimates (`estimate`) and grades (`grade`).

mod chain;
mod decision;
mod distortion;
mod estimate;
mod findings;
mod grade;
mod interval;
mod keys;
mod ledger;
mod limits;
mod memo;
mod months;
mod ratio;
mod reconcile;
mod rules;
mod scales;
mod sorted;
mod statement;
mod timeline;
mod trace;
mod types;
mod view;

pub use chain::{Carriage, ChainNode, ChainPath, Chains, Hop, NodeRole};
pub use decision::{
    Anchor, Corrected, Correction, Decided, Decision, DecisionId, Figure, FindingAnchor, HandMade, Judgement,
    Mark, NotWorded, Rating, Ruled, Rulings, SecondLook, SecondLookKind, SetAside, Sighting, Verdict,
};
pub use estimate::{Assumption, Estimate, EstimateMethod, EstimativeStatement};
pub use grade::{Grade, Grading, NotGrades, Reliability, SourceGrade};
pub use interval::Interval;
pub use ledger::{Question, Reckoning};
pub use limits::{
    Calibre, Counter, Country, Limits, NotLimits, Payload, PayloadUse, Place, PublishedRatio, RatioKind,
    Volume, Words,
};
pub use memo::{Filed, Memo};
pub use ratio::Ratio;
pub use rules::rule_of;
pub use scales::{GradeMeaning, Grades, Likelihood, Likelihoods, Scales};
pub use timeline::{Told, timeline};
pub use trace::LEAST_WEIGHT;
pub use types::{
    Counts, Evidence, EvidenceKind, Finding, FindingKind, Ledger, Origin, Point, Relation, RelationKind,
    ReportClaims, Series,
};

/// The first 16 digits of the hash of parts: the same parts, the same id.
pub(crate) fn stable_id<const N: usize>(parts: [&str; N]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(b"\n");
    }
    hasher.finalize().to_hex()[..16].to_string()
}
