use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Bound, Claim, ClaimId, Date, Measure, Period};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

use crate::{Chains, Corrected, Estimate, Grade, Mark, Ratio, SecondLook, SetAside};

/// A report and what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct ReportClaims<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its claims.
    pub claims: &'a [Claim],
}

impl<'a> ReportClaims<'a> {
    /// The claims that the ledger rests on: those read by rule. What a language model proposed is shown, and counts for nothing.
    pub fn by_rule(&self) -> impl Iterator<Item = &'a Claim> + use<'a> {
        self.claims.iter().filter(|claim| !claim.assisted)
    }

    /// The claims that a language model proposed.
    pub fn assisted(&self) -> impl Iterator<Item = &'a Claim> + use<'a> {
        self.claims.iter().filter(|claim| claim.assisted)
    }
}

/// What a pile of reports amounts to. Everything in it is sorted; the order of the reports does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// The utterances that the claims trace back to.
    pub origins: Vec<Arc<Origin>>,
    /// The successive figures by counter.
    pub series: Vec<Series>,
    /// What an analyst should see.
    pub findings: Vec<Arc<Finding>>,
    /// Figures that were given together, one divided by the other.
    #[serde(default)]
    pub ratios: Vec<Ratio>,
    /// What the figures amount to on a day, as intervals.
    #[serde(default)]
    pub estimates: Vec<Estimate>,
    /// How many of each.
    pub counts: Counts,
    /// Fields that people corrected, each with what was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
    /// Claims that people held to be none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// Decisions whose ground has changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_look: Vec<SecondLook>,
}

/// How many reports, outlets, origins and counters stand behind a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    /// Reports, also those without a claim.
    pub reports: usize,
    /// Reports among them that only repeat the text of another under another date. They count for no outlet and no carrier.
    pub mirrors: usize,
    /// Outlets that published them; reports of no known outlet count one each.
    pub outlets: usize,
    /// Claims.
    pub claims: usize,
    /// Origins.
    pub origins: usize,
    /// Utterances among them: what one body said on one day is one, however many figures it has. Origins of nobody
    /// known count for none.
    pub independent_origins: usize,
    /// Bodies that keep a count.
    pub counters: usize,
}

/// The one utterance or document, and one figure of it, that claims trace back to: a row of `--rows origins`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Origin {
    /// Stable id.
    #[schema(value_type = String)]
    pub origin: SmolStr,
    /// Who said it; none: no carrier tells.
    #[schema(value_type = Option<String>)]
    pub speaker: Option<SmolStr>,
    /// The body that keeps the count.
    #[schema(value_type = Option<String>)]
    pub counter: Option<SmolStr>,
    /// When it was said, as far as the carriers tell.
    pub uttered_on: Option<Date>,
    /// Its carriers, sorted.
    pub claims: Vec<ClaimId>,
    /// Why they belong together.
    pub evidence: Vec<Evidence>,
    /// Why it is not clear, where carriers differ on speaker or day and none is nearer.
    pub unclear: Option<String>,
    /// Ids of the reports that carry it, sorted.
    #[schema(value_type = Vec<String>)]
    pub reports: Vec<SmolStr>,
    /// Number of outlets among them, those of mirrors left out.
    pub outlets: usize,
    /// Reports among them that only repeat the text of another under another date, sorted.
    #[schema(value_type = Vec<String>)]
    pub mirrors: Vec<SmolStr>,
    /// From who speaks through whom to which outlets it came.
    pub chains: Chains,
    /// What the figure measures.
    pub measure: Measure,
    /// What is counted.
    #[schema(value_type = Option<String>)]
    pub item_class: Option<SmolStr>,
    /// Unit of the figure.
    #[schema(value_type = Option<String>)]
    pub unit: Option<SmolStr>,
    /// The figure as the carrier nearest the origin has it.
    pub low: Option<Decimal>,
    /// Its upper end.
    pub high: Option<Decimal>,
    /// Its bound.
    pub bound: Bound,
    /// The carrier nearest the origin.
    pub nearest: ClaimId,
    /// How far source and item can be trusted.
    #[serde(default)]
    #[schema(required = true)]
    pub grade: Grade,
}

/// One reason why two claims are held to be one utterance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// What kind of reason.
    pub kind: EvidenceKind,
    /// What it weighs: see [`EvidenceKind::weight`].
    pub weight: u32,
    /// The claims it joins.
    pub claims: Vec<ClaimId>,
    /// The reason in words.
    pub why: String,
}

/// Kinds of reasons to join two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Equal, or equal within rounding, whatever the bound.
    SameFigure,
    /// One name, a variant of it, or a role of it.
    SameSpeaker,
    /// A body and one who speaks for it.
    SameBody,
    /// The same day, or days that can be the same.
    SameOccasion,
    /// The same agency, paper or person on the way.
    SameRelay,
    /// One report names the paper that the other is printed in.
    Cited,
    /// The reports bear the tag of one agency, or one is that agency's own.
    WireTag,
    /// One report leads to the other.
    Link,
    /// The texts share passages word for word.
    CopiedText,
    /// A report repeats the text of another under another date.
    Mirror,
    /// The same report names the same figure elsewhere.
    SameReport,
    /// It stands among claims that share an origin.
    Companion,
    /// A later report looks back on the utterance.
    Background,
    /// A person decided so.
    Decided,
}

/// The successive figures of one measure of one item between the same parties, by one counter over one window: a row of
/// `--rows series`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Series {
    /// Stable id.
    pub series: String,
    /// The body that keeps the count.
    pub counter: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// What is counted.
    pub item_class: Option<String>,
    /// Who gives.
    pub supplier: Option<String>,
    /// Who gets.
    pub recipient: Option<String>,
    /// The time counted; none: no carrier tells.
    pub window: Option<Period>,
    /// The figures, earliest first; those of unknown date last.
    pub points: Vec<Point>,
    /// How they stand to one another and to other series.
    pub relations: Vec<Relation>,
    /// The body that the counter is an organ of: its count is that body's too, told apart by its window.
    pub organ_of: Option<String>,
}

/// A figure of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Point {
    /// The origin.
    #[schema(value_type = String)]
    pub origin: SmolStr,
    /// When it was said.
    pub stated_on: Option<Date>,
    /// Least.
    pub low: Option<Decimal>,
    /// Most.
    pub high: Option<Decimal>,
    /// Bound.
    pub bound: Bound,
}

/// How two figures stand to one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Relation {
    /// The relation.
    pub kind: RelationKind,
    /// The earlier origin, or the one of this series.
    #[schema(value_type = String)]
    pub from: SmolStr,
    /// The later origin, or the one of the other series.
    #[schema(value_type = String)]
    pub to: SmolStr,
    /// The other series; none: the relation is within this one.
    pub series: Option<String>,
    /// The reason in words.
    pub why: String,
}

/// Kinds of relation between two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// A later, larger figure of one count; of the missing, any later one.
    Update,
    /// The same figure, said again.
    Restatement,
    /// A later, smaller figure of one count.
    Revision,
    /// The same figure on the same day.
    Repeat,
    /// Another body keeps the count.
    OtherCounter,
    /// The same body counts another time.
    OtherWindow,
    /// Two counters, and the figures meet.
    Corroborated,
    /// The figures cannot both hold.
    TrueConflict,
    /// They count different things.
    NotComparable,
}

/// What an analyst should see: a row of `--rows findings`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The report it is about.
    #[schema(value_type = String)]
    pub report: SmolStr,
    /// The claim it is about; none: the report as a whole.
    pub claim: Option<ClaimId>,
    /// The claims it rests on.
    pub against: Box<[ClaimId]>,
    /// One plain sentence with both figures.
    #[schema(value_type = String)]
    pub why: Box<str>,
    /// Stable id.
    #[serde(default)]
    #[schema(required = true, value_type = String)]
    pub finding: SmolStr,
    /// What a person thinks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub mark: Option<Box<Mark>>,
}

/// Kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// "A or B" became "A and B".
    AlternativesMerged,
    /// What could be held became what was sent.
    CapacityAsDelivery,
    /// "More than" became "up to", and the like.
    BoundChanged,
    /// "About" or "could" got lost.
    HedgeDropped,
    /// 152 mm became 6-inch.
    UnitConverted,
    /// What is counted became something else.
    ItemChanged,
    /// The number became another.
    ValueChanged,
    /// The time counted, or the day said, became another.
    WindowChanged,
    /// Another is made responsible.
    SpeakerChanged,
    /// Giver and receiver changed places.
    DirectionReversed,
    /// A place became another.
    PlaceGarbled,
    /// A part became the whole, or another part.
    ScopeChanged,
    /// A date that cannot be.
    DateImpossible,
    /// The claim cannot hold by its own words.
    SelfContradiction,
    /// Headline and body differ.
    HeadlineDisagrees,
    /// Two counters' figures cannot both hold.
    TrueConflict,
    /// A ratio the pack's limits do not allow.
    ImplausibleRatio,
    /// Many outlets, one utterance.
    SingleOrigin,
    /// A later figure of one count.
    Update,
    /// A later, smaller figure of a count that grows: a correction, or another count.
    Revision,
    /// Two counters agree.
    Corroborated,
    /// Another body keeps the count.
    OtherCounter,
    /// The same body counts another time.
    OtherWindow,
    /// A multiple or share was checked against its base.
    RelativeChecked,
    /// A total to date that is less than an earlier one of the same count.
    CountFell,
    /// A count that grows far faster than before.
    RateJump,
    /// More than is made, or more made than plants can make.
    ExceedsProduction,
}

impl FindingKind {
    /// All kinds.
    pub const ALL: [Self; 26] = [
        Self::AlternativesMerged,
        Self::CapacityAsDelivery,
        Self::BoundChanged,
        Self::HedgeDropped,
        Self::UnitConverted,
        Self::ItemChanged,
        Self::ValueChanged,
        Self::WindowChanged,
        Self::SpeakerChanged,
        Self::DirectionReversed,
        Self::PlaceGarbled,
        Self::ScopeChanged,
        Self::DateImpossible,
        Self::SelfContradiction,
        Self::HeadlineDisagrees,
        Self::TrueConflict,
        Self::ImplausibleRatio,
        Self::SingleOrigin,
        Self::Update,
        Self::Corroborated,
        Self::OtherCounter,
        Self::OtherWindow,
        Self::RelativeChecked,
        Self::CountFell,
        Self::RateJump,
        Self::ExceedsProduction,
    ];
}
