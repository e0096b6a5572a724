use plimsoll_claim::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a published payload is the weight of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayloadUse {
    /// The most the container may carry.
    #[default]
    Ceiling,
    /// The most under a former rule.
    FormerCeiling,
    /// What containers in trade carry.
    Working,
}

/// The room inside a container.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Volume {
    /// Which container.
    pub name: String,
    /// Its inner volume.
    pub cubic_metres: Decimal,
    /// Where it was read.
    pub source: String,
    /// The date of the source, where it gives one.
    pub date: Option<Date>,
    /// How far it can be trusted.
    pub note: String,
}

/// What one count is divided by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatioKind {
    /// Rounds in each container.
    RoundsPerContainer,
    /// Rounds in each voyage or shipment.
    RoundsPerVoyage,
    /// Containers in each voyage or shipment.
    ContainersPerVoyage,
    /// Weight of each round.
    KgPerRound,
}

/// A ratio that follows from two figures somebody published together.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PublishedRatio {
    /// Which ratio.
    pub kind: RatioKind,
    /// The pack's class of what is counted.
    pub class: String,
    /// Its calibre in millimetres, where the figures name one.
    pub millimetres: Option<u32>,
    /// Least.
    pub low: Decimal,
    /// Most.
    pub high: Decimal,
    /// Who keeps the two counts.
    pub counter: String,
    /// Where the figures were read.
    pub source: String,
    /// The day on which they were stated.
    pub date: Date,
    /// The two figures, and how far they can be trusted.
    pub note: String,
}
