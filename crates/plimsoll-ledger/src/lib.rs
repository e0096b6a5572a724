//! Claims to origins, series and findings.
//!
//! The ledger is a pure function of the reports and the limits: this crate knows no file, clock, network or database, and the
//! order of the reports changes nothing.

mod limits;
mod types;

pub use limits::{Limits, NotLimits};
pub use types::{
    Counts, Evidence, EvidenceKind, Finding, FindingKind, Ledger, Origin, Point, Relation, RelationKind,
    ReportClaims, Series,
};

impl Ledger {
    /// The ledger of these reports.
    pub fn of(_reports: &[ReportClaims<'_>], _limits: &Limits) -> Self {
        Self::default()
    }
}
