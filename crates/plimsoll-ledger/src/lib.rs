//! Claims to origins, series and findings.
//!
//! The ledger is a pure function of the reports and the limits: this crate knows no file, clock, network or database, and the
//! order of the reports changes nothing. Reports → statements (`statement`) → origins (`trace`) → series
//! (`reconcile`) and distortions (`distortion`).

mod chain;
mod distortion;
mod ledger;
mod limits;
mod reconcile;
mod statement;
mod trace;
mod types;
mod view;

pub use chain::{Carriage, ChainNode, ChainPath, Chains, Hop, NodeRole};
pub use limits::{Calibre, Counter, Country, Limits, NotLimits, Payload, Place, Words};
pub use trace::LEAST_WEIGHT;
pub use types::{
    Counts, Evidence, EvidenceKind, Finding, FindingKind, Ledger, Origin, Point, Relation, RelationKind,
    ReportClaims, Series,
};
