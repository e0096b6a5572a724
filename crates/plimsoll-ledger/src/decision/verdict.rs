use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Anchor;

/// What a person holds of a claim, or of an origin by the claims that carry it. Plimsoll itself gives no verdicts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Verdict {
    /// One claim, or the claims of one origin.
    pub about: Vec<Anchor>,
    /// The verdict in a word or two: "misleading".
    pub verdict: String,
    /// Where it stands on a scale, if the house has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub rating: Option<Rating>,
    /// The grounds, for a reader.
    pub text: String,
    /// Where the verdict is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub url: Option<String>,
    /// The house or person that publishes it; none: who wrote it into the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub author: Option<String>,
}

/// A value on a scale of a house's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Rating {
    /// The value.
    pub value: i32,
    /// The best that the scale has.
    pub best: i32,
    /// The worst.
    pub worst: i32,
}
