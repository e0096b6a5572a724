use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

/// The stable id of a claim: 16 hexadecimal digits of a BLAKE3 hash over the report's text, the place and what is claimed.
/// Same text, same claim, same id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, pattern = "^[0-9a-f]{16}$")]
pub struct ClaimId(SmolStr);

impl ClaimId {
    /// The id of what is claimed (`content`) at `start..end` of a text with the hash `text_hash`.
    pub fn new(text_hash: &blake3::Hash, start: u32, end: u32, content: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher
            .update(text_hash.as_bytes())
            .update(&start.to_le_bytes())
            .update(&end.to_le_bytes())
            .update(content.as_bytes());
        Self(SmolStr::new(&hasher.finalize().to_hex()[..16]))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ClaimId {
    fn from(digits: &str) -> Self {
        Self(SmolStr::new(digits))
    }
}
