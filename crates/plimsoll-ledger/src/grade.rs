//! Grades after the Admiralty code: of a source by a person, of an item suggested from what the ledger shows.

mod suggest;
mod table;

use plimsoll_claim::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use suggest::grades;
pub use table::{Grading, NotGrades, Reliability, SourceGrade};

/// How far an origin can be trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Grade {
    /// Of the source: A to F. F, which says that it cannot be judged, until a person says otherwise.
    pub reliability: Reliability,
    /// Of the item: 1 to 6, suggested. 6 says that it cannot be judged, and is no middle.
    pub credibility: u8,
    /// Why this credibility is suggested.
    pub why: String,
    /// What STIX makes of the credibility, 0 to 100; none for 6.
    pub stix_confidence: Option<u8>,
    /// Who set the reliability.
    pub set_by: Option<String>,
    /// When.
    pub set_on: Option<Date>,
}

impl Default for Grade {
    fn default() -> Self {
        Self {
            reliability: Reliability::F,
            credibility: 6,
            why: String::new(),
            stix_confidence: None,
            set_by: None,
            set_on: None,
        }
    }
}
