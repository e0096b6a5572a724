use plimsoll_capture::Zone;
use plimsoll_text::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

use crate::edtf::{Date, Period};
use crate::{ClaimId, Quantity};

/// What a figure measures: the closed list of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// sent, shipped, supplied, delivered, received, moved
    Transferred,
    /// could hold, equals, enough for
    Capacity,
    /// made
    Produced,
    /// operating at N %
    Utilisation,
    /// has, stocks, deployed, staged
    Held,
    /// fired, launched
    Used,
    /// destroyed, failed, shot down
    Lost,
    /// dead
    Killed,
    /// hurt
    Injured,
    /// not found
    Missing,
    /// displaced, rescued, detained
    Affected,
    /// promised, planned, ordered, expected
    Pledged,
    /// asked for
    Requested,
    /// voyages, visits, images, sites counted
    Observed,
    /// put on a list
    Sanctioned,
    /// price, cost, aid in money
    Value,
    /// part of a whole
    Share,
    /// increase, multiple, more than another
    Change,
    /// between places
    Distance,
    /// length of time
    Duration,
    /// dimensions, magnitude, weight
    Size,
    /// none of these
    Other,
}

/// What the text commits to (after FactBank), never what is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// said as a fact
    Asserted,
    /// could, may, is estimated
    Hedged,
    /// reportedly, is claimed
    Alleged,
    /// if, would
    Hypothetical,
    /// is rejected
    Denied,
}

/// Which part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Its text
    Text,
    /// Its title, where that stands apart
    Title,
}

/// Where the parts of a claim stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Spans {
    /// Bound words, number and unit.
    pub quantity: Span,
    /// The unit's words.
    pub unit: Option<Span>,
    /// What is counted.
    pub item: Option<Span>,
    /// What says what is measured.
    pub measure: Option<Span>,
    /// The speaker.
    pub speaker: Option<Span>,
    /// The words of saying.
    pub cue: Option<Span>,
    /// The words that tell the period, where the sentence does.
    #[serde(default)]
    pub period: Option<Span>,
    /// The sentence.
    pub sentence: Span,
}

impl Spans {
    /// The spans of a claim of which only the figure's place and its sentence are known.
    pub fn of_figure(quantity: Span, sentence: Span) -> Self {
        Self {
            quantity,
            unit: None,
            item: None,
            measure: None,
            speaker: None,
            cue: None,
            period: None,
            sentence,
        }
    }
}

/// One quantity asserted of something by someone: a row of `plimsoll read`, fields in the contract's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claim {
    /// The report's id.
    #[schema(value_type = String)]
    pub report: SmolStr,
    /// Stable id.
    pub claim: ClaimId,
    /// The figure.
    pub quantity: Quantity,
    /// Canonical unit, singular; none for a bare number; a rate is "round/month".
    #[schema(value_type = Option<String>)]
    pub unit: Option<SmolStr>,
    /// What is counted, as worded.
    #[schema(value_type = Option<String>)]
    pub item: Option<SmolStr>,
    /// The pack's class for it.
    #[schema(value_type = Option<String>)]
    pub item_class: Option<SmolStr>,
    /// What the figure measures.
    pub measure: Measure,
    /// Who gives, makes, holds or does.
    #[schema(value_type = Option<String>)]
    pub supplier: Option<SmolStr>,
    /// Who gets or suffers.
    #[schema(value_type = Option<String>)]
    pub recipient: Option<SmolStr>,
    /// Where from.
    #[schema(value_type = Option<String>)]
    pub place_from: Option<SmolStr>,
    /// Where to.
    #[schema(value_type = Option<String>)]
    pub place_to: Option<SmolStr>,
    /// Whom the text makes responsible; none: the outlet itself.
    #[schema(value_type = Option<String>)]
    pub speaker: Option<SmolStr>,
    /// Between speaker and this report, nearest the speaker first.
    #[schema(value_type = Vec<String>)]
    pub via: Vec<SmolStr>,
    /// Day of the utterance.
    pub said_on: Option<Date>,
    /// Time the figure covers.
    pub period: Option<Period>,
    /// What the text commits to.
    pub modality: Modality,
    /// The claim this one is about.
    pub of: Option<ClaimId>,
    /// Claims joined to this one by "or".
    pub alternative_to: Vec<ClaimId>,
    /// Which part of the report.
    pub part: Part,
    /// Which zone of the text.
    pub zone: Zone,
    /// Where its parts stand.
    pub spans: Spans,
    /// Names of the rules that made it, outermost first.
    #[schema(value_type = Vec<String>)]
    pub derivation: Vec<SmolStr>,
    /// Whether a language model proposed it; the field is printed only then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assisted: bool,
}

impl Measure {
    /// The measure of a name in the contract's list.
    pub fn named(name: &str) -> Option<Self> {
        serde::Deserialize::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(
            name,
        ))
        .ok()
    }

    /// Whether it tells what became of persons.
    pub(crate) fn is_fate(self) -> bool {
        matches!(self, Self::Killed | Self::Injured | Self::Missing | Self::Affected)
    }

    /// Whether it tells of what is promised, ordered or asked for and has not come by that.
    pub(crate) fn is_to_come(self) -> bool {
        matches!(self, Self::Pledged | Self::Requested)
    }
}
