use plimsoll_capture::{Report, Zone};
use plimsoll_claim::{Claim, ClaimId, Measure, Modality, Part, Quantity, Spans};
use plimsoll_text::{Span, sentences, tokens};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

use super::{Anchor, Correction, Figure};

/// A claim that a person read in a report where the rules read none.
///
/// Its words stand in the report, at the span; what they mean is what the person says. Fields that are not given are empty, the
/// measure is `other` and the modality `asserted`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
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
    #[schema(required = true)]
    pub fields: Vec<Correction>,
    /// Claims joined to this one by "or".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternative_to: Vec<Anchor>,
    /// The claim this one is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub of: Option<Anchor>,
}

/// The rule that stands in the derivation of claims made by hand.
const BY_HAND: &str = "by_hand";

impl HandMade {
    /// The claim in a report; none where its words do not stand at its span.
    pub fn claim(&self, report: &Report) -> Option<Claim> {
        let text = match self.part {
            Part::Text => report.text.as_str(),
            Part::Title => report.title.as_deref()?,
        };
        if text.get(self.span.range()) != Some(self.words.as_str()) {
            return None;
        }
        let zone = match self.part {
            Part::Text => report.zone_at(self.span.start()).unwrap_or(Zone::Body),
            Part::Title => Zone::Headline,
        };
        let mut claim = Claim {
            report: SmolStr::new(&report.id),
            claim: self.id(text),
            quantity: Quantity {
                low: self.figure.low,
                high: self.figure.high,
                approximate: self.figure.approximate,
                bound: self.figure.bound,
                text: SmolStr::new(&self.words),
            },
            unit: None,
            item: None,
            item_class: None,
            measure: Measure::Other,
            supplier: None,
            recipient: None,
            place_from: None,
            place_to: None,
            speaker: None,
            via: Vec::new(),
            said_on: None,
            period: None,
            modality: Modality::Asserted,
            of: self.of.as_ref().map(|anchor| anchor.claim.clone()),
            alternative_to: self.alternative_to.iter().map(|anchor| anchor.claim.clone()).collect(),
            part: self.part,
            zone,
            spans: spans(self.span, text),
            derivation: vec![SmolStr::new_static(BY_HAND)],
            assisted: false,
        };
        self.fields.iter().for_each(|field| field.put(&mut claim));
        Some(claim)
    }

    /// The id: of what a person claims, apart from what the rules would read there.
    fn id(&self, text: &str) -> ClaimId {
        let content = format!("{BY_HAND} {:?} {:?}", self.figure, self.fields);
        ClaimId::new(&blake3::hash(text.as_bytes()), self.span.start(), self.span.end(), &content)
    }
}

/// The spans of a claim of which only the figure's place is told: its sentence is looked up.
fn spans(quantity: Span, text: &str) -> Spans {
    let all = sentences(text, &tokens(text));
    let sentence = all.iter().map(|sentence| sentence.span).find(|sentence| sentence.overlaps(quantity));
    Spans::of_figure(quantity, sentence.map_or(quantity, |sentence| sentence.cover(quantity)))
}
