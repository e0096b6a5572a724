use plimsoll_claim::{ClaimId, Date};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How an estimate is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EstimateMethod {
    /// From the latest figure of each counter.
    Counters,
    /// Containers times the rounds that one holds.
    ContainersByRatio,
}

/// What a count amounts to on a day, as an interval: a row of `--rows estimates`. Computed, and never a claim of anybody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Estimate {
    /// Stable id.
    pub estimate: String,
    /// The day it is for; none: none was asked for, and no figure of the pair is dated.
    pub as_of: Option<Date>,
    /// Who gives.
    pub supplier: String,
    /// Who gets.
    pub recipient: String,
    /// What is counted.
    pub item_class: String,
    /// In what.
    pub unit: String,
    /// How it is made.
    pub method: EstimateMethod,
    /// What it takes for granted besides the ranges; none: nothing.
    pub condition: Option<String>,
    /// Least that the assumptions allow; none with `reason`.
    pub low: Option<Decimal>,
    /// Most that the assumptions allow; none with `reason`.
    pub high: Option<Decimal>,
    /// Nine draws in ten lie at or above this and …
    pub inner_low: Option<Decimal>,
    /// … at or below this.
    pub inner_high: Option<Decimal>,
    /// How many draws.
    pub draws: u32,
    /// The seed of the draws.
    pub seed: u64,
    /// Everything it rests on.
    pub assumptions: Vec<Assumption>,
    /// The assumption that would narrow it most, were it known.
    pub moved_most_by: Option<String>,
    /// Figures that were looked at and left out, each with the reason.
    pub set_aside: Vec<String>,
    /// How likely it is to be more than a number, in words of ICD 203. It is about this estimate alone.
    pub statement: Option<EstimativeStatement>,
    /// Why there is no interval.
    pub reason: Option<String>,
    /// How it was made, in a sentence.
    pub why: String,
}

/// Something an estimate rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Assumption {
    /// What is assumed.
    pub name: String,
    /// Least; none: it is no number.
    pub low: Option<Decimal>,
    /// Most.
    pub high: Option<Decimal>,
    /// In what.
    pub unit: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// The published figures that the pack has for it: who, when, where.
    #[serde(default)]
    #[schema(required = true)]
    pub sources: Vec<String>,
    /// The origins it rests on.
    pub origins: Vec<String>,
    /// The claims it rests on.
    pub claims: Vec<ClaimId>,
    /// By how many percent of its width the estimate would narrow, were this known to be its middle.
    pub narrows_percent: Decimal,
}

/// A sentence of our own about an estimate, with a word that has a meaning in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EstimativeStatement {
    /// The sentence.
    pub words: String,
    /// The word.
    pub term: String,
    /// The scale the word is of.
    pub scale: String,
    /// Draws in a hundred that lie above the number.
    pub percent: u32,
}
