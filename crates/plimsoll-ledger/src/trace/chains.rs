//! The ways of an utterance: from who speaks, through those who relay it, to the outlets.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{ClaimId, Modality};

use super::origin::{Traced, Whole};
use crate::statement::{Voice, fold};
use crate::{Carriage, ChainNode, ChainPath, Chains, Hop, NodeRole};

/// The chains of an origin's claims, put together.
pub(super) fn chains(whole: &Whole<'_>, origin: &Traced) -> Chains {
    let ways = Ways::of(whole, origin);
    let all: Vec<(usize, Way)> = origin.members.iter().map(|&index| (index, ways.way(index))).collect();
    let names = Names::of(whole, origin, &ways, &all);
    let mut paths: Vec<ChainPath> = all
        .iter()
        .map(|(index, way)| {
            let claim = whole.pile.statements[*index].claim;
            ChainPath {
                claim: claim.claim.clone(),
                report: whole.pile.reports[whole.pile.statements[*index].report].id.clone(),
                modality: claim.modality,
                through: way.nodes.iter().map(|node| names.name(node)).collect(),
            }
        })
        .collect();
    paths.sort_by(|a, b| (&a.report, &a.claim).cmp(&(&b.report, &b.claim)));
    Chains { hops: hops(whole, origin, &all, &names), nodes: names.nodes(), paths }
}

/// The folded name of one who has a part; that of the origin's speaker is empty.
type Node = String;

/// The nodes a claim came through and how it came from each to the next.
#[derive(Debug)]
struct Way {
    nodes: Vec<Node>,
    steps: Vec<Carriage>,
}

/// What the ways of all claims of an origin are made from.
struct Ways<'w> {
    whole: &'w Whole<'w>,
    origin: &'w Traced,
    /// The first report of each set of copies that carries the figure.
    first_copy: BTreeMap<usize, usize>,
    reports: BTreeSet<usize>,
}

impl<'w> Ways<'w> {
    fn of(whole: &'w Whole<'w>, origin: &'w Traced) -> Self {
        let pile = whole.pile;
        let mut printed: Vec<(i32, usize)> = origin
            .members
            .iter()
            .map(|&index| (pile.published_day(&pile.statements[index]).unwrap_or(i32::MAX), index))
            .map(|(day, index)| (day, pile.statements[index].report))
            .collect();
        printed.sort_unstable_by_key(|&(day, report)| (pile.mirror_of[report].is_some(), day, report));
        let mut first_copy = BTreeMap::new();
        for (_, report) in printed {
            first_copy.entry(whole.copies.set_of[report]).or_insert(report);
        }
        Self { whole, origin, first_copy, reports: origin.reports.clone() }
    }

    /// The node of a report: its outlet, else itself.
    fn outlet(&self, report: usize) -> Node {
        let id = || format!("\u{0}{}", self.whole.pile.reports[report].id);
        self.speaker_or(self.whole.carriers.outlet(report).map_or_else(id, str::to_string))
    }

    /// The node of someone named: of an outlet of the pile, or of the person in full.
    fn hand(&self, name: &str) -> Node {
        let outlet = self.whole.carriers.named(name);
        let is_plain = outlet == fold(name);
        self.speaker_or(if is_plain { self.whole.pile.voices.key(name) } else { outlet })
    }

    /// The origin's speaker has one node, also where it is the outlet.
    fn speaker_or(&self, node: Node) -> Node {
        let is_speaker = self.origin.speaker.as_deref().is_some_and(|speaker| fold(speaker) == node);
        if is_speaker { String::new() } else { node }
    }

    /// Who a claim is put down to: the origin's speaker, or another by name. Nobody: the origin's, untold.
    fn speaker(&self, index: usize) -> Option<(Node, bool)> {
        let statement = &self.whole.pile.statements[index];
        let own = statement.voice == self.origin.voice
            || matches!(statement.voice, Voice::Country(_) | Voice::Nobody);
        match &statement.claim.speaker {
            None => self.origin.speaker.as_ref().map(|_| (String::new(), false)),
            Some(_) if own && self.origin.speaker.is_some() => Some((String::new(), true)),
            Some(name) => Some((self.hand(name), true)),
        }
    }

    fn way(&self, index: usize) -> Way {
        let pile = self.whole.pile;
        let statement = &pile.statements[index];
        let mut way = Way { nodes: Vec::new(), steps: Vec::new() };
        let mut next = Carriage::Said;
        let own = self.outlet(statement.report);
        if let Some((speaker, is_told)) = self.speaker(index) {
            next = if is_told { Carriage::Said } else { Carriage::Untold };
            // A paper that speaks itself has it from nobody.
            if speaker == own {
                return Way { nodes: vec![own], steps: Vec::new() };
            }
            way.nodes.push(speaker);
        }
        for name in &statement.claim.via {
            if way.add(self.hand(name), next, &own) {
                next = Carriage::Cited;
            }
        }
        next = self.last_hand(&mut way, statement.report, &own).unwrap_or(next);
        way.add(own, next, "");
        way
    }

    /// The agency, the report it leads to, or the report it copies: whoever handed it to the outlet.
    fn last_hand(&self, way: &mut Way, report: usize, own: &str) -> Option<Carriage> {
        let before = way.last_step();
        let mut through = |node: Node, carriage: Carriage| {
            let is_last = way.nodes.last() == Some(&node);
            (is_last && way.nodes.len() > 1 || way.add(node, before, own)).then_some(carriage)
        };
        let tagged = self.whole.carriers.tags(report).next().map(|tag| self.speaker_or(tag.to_string()));
        if let Some(carriage) = tagged.and_then(|node| through(node, Carriage::Carried)) {
            return Some(carriage);
        }
        let first = self.first_copy.get(&self.whole.copies.set_of[report]).filter(|first| **first != report);
        if let Some(carriage) = first.and_then(|&first| through(self.outlet(first), Carriage::Copied)) {
            return Some(carriage);
        }
        let linked = self.whole.carriers.leads_to(report).iter().find(|target| self.reports.contains(target));
        linked.and_then(|&target| through(self.outlet(target), Carriage::Cited))
    }
}

impl Way {
    /// Goes on to a node, unless it was passed already or is `own`, the last; false then.
    fn add(&mut self, node: Node, carriage: Carriage, own: &str) -> bool {
        if self.nodes.contains(&node) || node == own && !own.is_empty() {
            return false;
        }
        if !self.nodes.is_empty() {
            self.steps.push(carriage);
        }
        self.nodes.push(node);
        true
    }

    /// How the next node would be reached: from who speaks it is said, from others cited.
    fn last_step(&self) -> Carriage {
        if self.nodes.len() > 1 { Carriage::Cited } else { Carriage::Said }
    }
}

/// Names and parts of the nodes.
#[derive(Debug, Default)]
struct Names {
    /// Names by how many claims use them, for each node.
    used: BTreeMap<Node, BTreeMap<String, usize>>,
    roles: BTreeMap<Node, NodeRole>,
    reports: BTreeMap<Node, BTreeSet<String>>,
    speaker: Option<String>,
}

impl Names {
    fn of(whole: &Whole<'_>, origin: &Traced, ways: &Ways<'_>, all: &[(usize, Way)]) -> Self {
        let pile = whole.pile;
        let mut names = Self { speaker: origin.speaker.clone(), ..Self::default() };
        for (index, way) in all {
            let statement = &pile.statements[*index];
            let report = pile.reports[statement.report];
            let outlet = ways.outlet(statement.report);
            names.reports.entry(outlet.clone()).or_default().insert(report.id.clone());
            names.call(outlet, pile.outlet(statement.report));
            if let Some((node, true)) = ways.speaker(*index) {
                names.call(node, statement.claim.speaker.as_deref().unwrap_or_default());
            }
            for name in &statement.claim.via {
                names.call(ways.hand(name), name);
            }
            for tag in &report.wires {
                names.call(ways.speaker_or(fold(&tag.name)), &tag.name);
            }
            for (place, node) in way.nodes.iter().enumerate() {
                let role = match place {
                    0 if ways.speaker(*index).is_some() => NodeRole::Speaker,
                    _ if place + 1 == way.nodes.len() => NodeRole::Outlet,
                    _ => NodeRole::Relay,
                };
                names.part(node, role);
            }
        }
        names
    }

    fn call(&mut self, node: Node, name: &str) {
        *self.used.entry(node).or_default().entry(name.to_string()).or_default() += 1;
    }

    /// Who relays to anybody is a relay; who only speaks, a speaker; the origin's speaker always is one.
    fn part(&mut self, node: &Node, role: NodeRole) {
        let known = self.roles.entry(node.clone()).or_insert(role);
        *known = match (*known, role) {
            _ if node.is_empty() => NodeRole::Speaker,
            (NodeRole::Relay, _) | (_, NodeRole::Relay) => NodeRole::Relay,
            (a, b) if a == b => a,
            _ => NodeRole::Relay,
        };
    }

    fn name(&self, node: &Node) -> String {
        let most = || {
            let used = self.used.get(node)?;
            used.iter()
                .max_by_key(|(name, times)| (**times, std::cmp::Reverse(*name)))
                .map(|(name, _)| name.clone())
        };
        let own = self.speaker.clone().filter(|_| node.is_empty());
        own.or_else(most).unwrap_or_else(|| node.trim_start_matches('\u{0}').to_string())
    }

    fn nodes(&self) -> Vec<ChainNode> {
        let mut nodes: Vec<ChainNode> = self
            .roles
            .iter()
            .map(|(node, &role)| {
                let name = self.name(node);
                let also = self.used.get(node).into_iter().flat_map(BTreeMap::keys);
                let also = also.filter(|other| **other != name).cloned().collect();
                let reports = self.reports.get(node).into_iter().flatten().cloned().collect();
                ChainNode { name, role, also, reports }
            })
            .collect();
        nodes.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
        nodes
    }
}

/// The claims and reports of a step.
type Taken = (BTreeSet<ClaimId>, BTreeSet<usize>);

/// All steps, those alike put together.
fn hops(whole: &Whole<'_>, origin: &Traced, all: &[(usize, Way)], names: &Names) -> Vec<Hop> {
    let pile = whole.pile;
    // What each outlet of the pile commits to, by its nearest claim.
    let mut own: BTreeMap<&str, Modality> = BTreeMap::new();
    for &index in &origin.members {
        if let Some(outlet) = whole.carriers.outlet(pile.statements[index].report) {
            own.entry(outlet).or_insert(pile.statements[index].claim.modality);
        }
    }
    let mut taken: BTreeMap<(&Node, &Node, Carriage, Option<Modality>), Taken> = BTreeMap::new();
    for (index, way) in all {
        let statement = &pile.statements[*index];
        for (place, (pair, step)) in way.nodes.windows(2).zip(&way.steps).enumerate() {
            let is_last = place + 2 == way.nodes.len();
            let modality =
                if is_last { Some(statement.claim.modality) } else { own.get(pair[1].as_str()).copied() };
            let entry = taken.entry((&pair[0], &pair[1], *step, modality)).or_default();
            entry.0.insert(statement.claim.claim.clone());
            entry.1.insert(statement.report);
        }
    }
    let mut hops: Vec<Hop> = taken
        .into_iter()
        .map(|((from, to, kind, modality), (claims, reports))| Hop {
            from: names.name(from),
            to: names.name(to),
            kind,
            modality,
            claims: claims.into_iter().collect(),
            reports: reports.len(),
        })
        .collect();
    hops.sort_by(|a, b| (&a.from, &a.to, a.kind, a.modality).cmp(&(&b.from, &b.to, b.kind, b.modality)));
    hops
}
