use plimsoll_claim::Part;
use plimsoll_text::Span;
use serde::{Deserialize, Serialize};

use super::{Anchor, Correction, Figure};

/// A claim that a person read in a report where the rules read none.
///
/// Its words stand in the report, at the span; what they mean is what the person says. Fields that are not given are empty, the
/// measure is `other` and the modality `asserted`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HandMade {
    /// The hash of the bytes of the report: `blake3:` and hexadecimal digits.
    pub report: String,
    /// Which part of the report it stands in.
    pub part: Part,
    /// Where the words of the quantity stand.
    pub span: Span,
    /// The words there. Where a later reading of the report has other words there, the claim is not made.
    pub words: String,
    /// The figure.
    pub figure: Figure,
    /// The other fields.
    #[serde(default)]
    pub fields: Vec<Correction>,
    /// Claims joined to this one by "or".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternative_to: Vec<Anchor>,
    /// The claim this one is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Anchor>,
}
