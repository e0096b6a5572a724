use plimsoll_claim::{ClaimId, Modality};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How an utterance came to the reports that carry it: one graph, and the way of every claim through it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Chains {
    /// Who speaks, who relays, who prints; sorted by role, then by name.
    pub nodes: Vec<ChainNode>,
    /// Steps from one to the next, with all claims that took them.
    pub hops: Vec<Hop>,
    /// The way of every claim.
    pub paths: Vec<ChainPath>,
}

/// One who has a part in a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChainNode {
    /// The name most used; of an outlet that is not known, the id of its report.
    pub name: String,
    /// What part.
    pub role: NodeRole,
    /// Other names for it.
    pub also: Vec<String>,
    /// Its own reports that carry the figure, sorted.
    pub reports: Vec<String>,
}

/// The part someone has in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeRole {
    /// A person, body or document that the figure is put down to.
    Speaker,
    /// Someone it came through.
    Relay,
    /// An outlet that printed it, and that no other names.
    Outlet,
}

/// A step of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hop {
    /// Name of the node it leaves.
    pub from: String,
    /// Name of the node it reaches.
    pub to: String,
    /// How it came there.
    pub kind: Carriage,
    /// What the one it reaches commits to, in its own report; none: that report is not in the pile.
    pub modality: Option<Modality>,
    /// The claims whose chains take the step, sorted.
    pub claims: Vec<ClaimId>,
    /// Number of reports they stand in.
    pub reports: usize,
}

/// How a figure came from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Carriage {
    /// The one it reaches gives it as the words of the one it leaves.
    Said,
    /// The one it leaves is named, or linked to, as having it from another.
    Cited,
    /// The one it leaves is the agency whose tag the report bears.
    Carried,
    /// The text is that of an earlier report.
    Copied,
    /// The report does not say from whom it has it.
    Untold,
}

/// The way of one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChainPath {
    /// The claim.
    pub claim: ClaimId,
    /// The report it stands in.
    pub report: String,
    /// What the report commits to.
    pub modality: Modality,
    /// Names of the nodes, from who speaks to the outlet.
    pub through: Vec<String>,
}
