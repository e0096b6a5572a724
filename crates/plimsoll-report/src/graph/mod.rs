//! The provenance graph: who speaks, who relays, who prints, as drawings and as a list.
//!
//! A broad screen has layers from left to right, a narrow one a tree of rows. Both, the list beside them and the terminal are
//! made from the same nodes and edges.

mod broad;
mod layers;
mod letters;
mod tall;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use plimsoll_claim::{ClaimId, Modality};
use plimsoll_ledger::{Carriage, Chains, EvidenceKind, NodeRole};

use crate::wording;

pub(crate) use tree::{Row, rows};

/// Nodes of one part that are drawn one by one.
const MOST_DRAWN: usize = 14;

/// A graph of few nodes: of one part the best carried are kept, the others are one node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// Sorted by ends.
    pub(crate) edges: Vec<Edge>,
}

/// One who has a part.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) role: NodeRole,
    /// Ids of its reports that carry the figure.
    pub(crate) reports: Vec<String>,
}

/// All steps from one node to another.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: Carriage,
    /// "said, hedged ×3"
    pub(crate) label: String,
}

impl Graph {
    pub(crate) fn of(chains: &Chains) -> Self {
        let mut graph = Self::default();
        let mut place: BTreeMap<&str, usize> = BTreeMap::new();
        for role in [NodeRole::Speaker, NodeRole::Relay, NodeRole::Outlet] {
            let mut of_role: Vec<_> = chains.nodes.iter().filter(|node| node.role == role).collect();
            of_role.sort_by_key(|node| std::cmp::Reverse(node.reports.len()));
            let drawn = if of_role.len() > MOST_DRAWN { MOST_DRAWN - 1 } else { MOST_DRAWN };
            for node in of_role.iter().take(drawn) {
                place.insert(&node.name, graph.nodes.len());
                graph.nodes.push(Node { name: node.name.clone(), role, reports: node.reports.clone() });
            }
            let rest = &of_role[drawn.min(of_role.len())..];
            if !rest.is_empty() {
                let reports = rest.iter().flat_map(|node| node.reports.iter().cloned()).collect();
                place.extend(rest.iter().map(|node| (node.name.as_str(), graph.nodes.len())));
                graph.nodes.push(Node { name: format!("{} more", rest.len()), role, reports });
            }
        }
        let report_of: BTreeMap<&ClaimId, &str> =
            chains.paths.iter().map(|path| (&path.claim, path.report.as_str())).collect();
        let mut taken: BTreeMap<(usize, usize), Ways<'_>> = BTreeMap::new();
        for hop in &chains.hops {
            let (from, to) = (place.get(hop.from.as_str()), place.get(hop.to.as_str()));
            if let Some((&from, &to)) = from.zip(to).filter(|(from, to)| from != to) {
                let reports = hop.claims.iter().filter_map(|id| report_of.get(id).copied());
                let ways = taken.entry((from, to)).or_default();
                ways.entry((hop.kind, hop.modality)).or_default().extend(reports);
            }
        }
        graph.edges = taken.into_iter().map(|((from, to), ways)| edge(from, to, &ways)).collect();
        graph
    }

    /// The drawings, named by the element of that id.
    pub(crate) fn markup(&self, id: &str, leads_to: &dyn Fn(&Node) -> Option<String>) -> Markup {
        let described = format!("{id}-words");
        html! {
            div class="scroll provenance-broad" tabindex="0" role="region" aria-labelledby=(id) {
                (broad::markup(self, (id, &described), leads_to))
            }
            div class="provenance-tall" { (tall::markup(self, (id, &described), leads_to)) }
        }
    }
}

/// The reports that took each way of a step.
type Ways<'c> = BTreeMap<(Carriage, Option<Modality>), BTreeSet<&'c str>>;

fn edge(from: usize, to: usize, ways: &Ways<'_>) -> Edge {
    let reports = ways.values().flatten().collect::<BTreeSet<_>>().len();
    let most = ways.iter().max_by_key(|(way, reports)| (reports.len(), std::cmp::Reverse(**way)));
    let (kind, modality) = most.map_or((Carriage::Said, None), |(way, _)| *way);
    let mut label = carriage(kind).to_string();
    // What is asserted is the rule; where the reports differ, the drawing says no more than that they do.
    let others = ways.keys().filter(|(_, other)| *other != modality).count();
    match modality {
        _ if others > 0 => label.push_str(", variously"),
        Some(modality) if modality != Modality::Asserted => {
            label.push_str(&format!(", {}", wording::modality(modality)))
        }
        _ => {}
    }
    if reports > 1 {
        label.push_str(&format!(" ×{reports}"));
    }
    Edge { from, to, kind, label }
}

/// "said"
pub(crate) fn carriage(kind: Carriage) -> &'static str {
    match kind {
        Carriage::Said => "said",
        Carriage::Cited => "cited",
        Carriage::Carried => "carried",
        Carriage::Copied => "copied",
        Carriage::Untold => "not said from whom",
    }
}

/// "same speaker"
pub(crate) fn evidence_name(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::SameFigure => "same figure",
        EvidenceKind::SameSpeaker => "same speaker",
        EvidenceKind::SameBody => "same body",
        EvidenceKind::SameOccasion => "same occasion",
        EvidenceKind::SameRelay => "same relay",
        EvidenceKind::Cited => "paper named",
        EvidenceKind::WireTag => "agency's tag",
        EvidenceKind::Link => "link",
        EvidenceKind::CopiedText => "copied text",
        EvidenceKind::Mirror => "text under another date",
        EvidenceKind::SameReport => "same report",
        EvidenceKind::Companion => "among its figures",
        EvidenceKind::Background => "looks back",
        EvidenceKind::Decided => "decided",
    }
}

/// "speaker"
pub(crate) fn role(role: NodeRole) -> &'static str {
    match role {
        NodeRole::Speaker => "speaker",
        NodeRole::Relay => "relay",
        NodeRole::Outlet => "outlet",
    }
}

/// "3 reports"
pub(crate) fn reports(node: &Node) -> String {
    match node.reports.len() {
        0 => String::new(),
        1 => "1 report".to_string(),
        several => format!("{several} reports"),
    }
}

/// A place on the drawing, to a tenth.
fn px(place: f64) -> String {
    let text = format!("{place:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_string)
}

/// Words of a node's second line.
fn under(node: &Node) -> String {
    match reports(node) {
        reports if reports.is_empty() => role(node.role).to_string(),
        reports => format!("{}, {reports}", role(node.role)),
    }
}

/// What a drawing shows, in a sentence.
fn described(graph: &Graph) -> String {
    let count = |role: NodeRole| graph.nodes.iter().filter(|node| node.role == role).count();
    format!(
        "From {} speaking through {} to {}. The list below has the same in words.",
        some(count(NodeRole::Speaker), "who is"),
        some(count(NodeRole::Relay), "relay"),
        some(count(NodeRole::Outlet), "outlet"),
    )
}

fn some(count: usize, what: &str) -> String {
    match (count, what) {
        (1, "who is") => "one".to_string(),
        (_, "who is") => count.to_string(),
        (1, _) => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
