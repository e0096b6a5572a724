use plimsoll_claim::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something seen at a place in a time: a satellite image, a port call, a position of a vessel. A person enters it; it is no
/// claim of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Sighting {
    /// What was seen.
    pub what: String,
    /// Where, by name.
    #[serde(rename = "where")]
    pub place: String,
    /// Degrees north; none: only the name is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub latitude: Option<Decimal>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub longitude: Option<Decimal>,
    /// From when, as EDTF; none: open.
    pub from: Option<Date>,
    /// Until when; none: open.
    pub to: Option<Date>,
    /// Who saw it, or where it is published.
    pub source: String,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub note: Option<String>,
}
