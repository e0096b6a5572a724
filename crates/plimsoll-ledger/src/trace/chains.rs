//! The ways of an utterance: from who speaks, through those who relay it, to the outlets.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Modality;

use rustc_hash::FxHashMap;

use super::origin::{Traced, Whole};
use crate::statement::{Name, Symbol, Voice};
use crate::{Carriage, ChainNode, ChainPath, Chains, Hop, NodeRole};

/// The chains of an origin's claims, put together.
pub(super) fn chains(whole: &Whole<'_>, origin: &Traced<'_>) -> Chains {
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
                through: way.nodes.iter().map(|node| names.name(*node)).collect(),
            }
        })
        .collect();
    paths.sort_by(|a, b| (&a.report, &a.claim).cmp(&(&b.report, &b.claim)));
    Chains { hops: hops(whole, origin, &all, &names), nodes: names.nodes(whole), paths }
}

/// One who has a part in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Node {
    /// The origin's speaker.
    Speaker,
    /// A report of no known outlet.
    Report(usize),
    /// Anybody else, by folded name.
    Named(Symbol),
}

/// The nodes a claim came through and how it came from each to the next.
#[derive(Debug)]
struct Way {
    nodes: Vec<Node>,
    steps: Vec<Carriage>,
}

/// What the ways of all claims of an origin are made from.
struct Ways<'w> {
    whole: &'w Whole<'w>,
    origin: &'w Traced<'w>,
    /// The folded name of the origin's speaker.
    speaker: Option<Symbol>,
    /// The first report of each set of copies that carries the figure.
    first_copy: FxHashMap<usize, usize>,
}

impl<'w> Ways<'w> {
    fn of(whole: &'w Whole<'w>, origin: &'w Traced<'w>) -> Self {
        let pile = whole.pile;
        let copied =
            origin.reports.iter().filter_map(|&report| Some((whole.copies.several(report)?, report)));
        let mut first_copy: FxHashMap<usize, usize> = FxHashMap::default();
        let rank = |report: usize| {
            let printed = pile.printed_day(report).unwrap_or(i32::MAX);
            (pile.mirror_of[report].is_some(), printed, report)
        };
        for (set, report) in copied {
            let first = first_copy.entry(set).or_insert(report);
            *first = std::cmp::min_by_key(*first, report, |report| rank(*report));
        }
        let speaker = origin.speaker.and_then(|speaker| pile.voices.name(speaker));
        let speaker = speaker.map(|name| pile.voices.known(name).folded);
        Self { whole, origin, speaker, first_copy }
    }

    /// The node of a report: its outlet, else itself.
    fn outlet(&self, report: usize) -> Node {
        self.whole.carriers.outlet(report).map_or(Node::Report(report), |outlet| self.named(outlet))
    }

    /// The node of someone named: of an outlet of the pile, or of the person in full.
    fn hand(&self, name: Name) -> Node {
        let outlet = self.whole.carriers.named(name);
        let known = self.whole.pile.voices.known(name);
        self.named(if outlet == known.folded { known.key } else { outlet })
    }

    /// The origin's speaker has one node, also where it is the outlet.
    fn named(&self, name: Symbol) -> Node {
        if self.speaker == Some(name) { Node::Speaker } else { Node::Named(name) }
    }

    /// Who a claim is put down to: the origin's speaker, or another by name. Nobody: the origin's, untold.
    fn speaker(&self, index: usize) -> Option<(Node, bool)> {
        let statement = &self.whole.pile.statements[index];
        let own = statement.voice == self.origin.voice
            || matches!(statement.voice, Voice::Country(_) | Voice::Nobody);
        match statement.speaker {
            None => self.origin.speaker.map(|_| (Node::Speaker, false)),
            Some(_) if own && self.origin.speaker.is_some() => Some((Node::Speaker, true)),
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
        for name in pile.hands(statement) {
            if way.add(self.hand(name), next, Some(own)) {
                next = Carriage::Cited;
            }
        }
        next = self.last_hand(&mut way, statement.report, own).unwrap_or(next);
        way.add(own, next, None);
        way
    }

    /// The agency, the report it leads to, or the report it copies: whoever handed it to the outlet.
    fn last_hand(&self, way: &mut Way, report: usize, own: Node) -> Option<Carriage> {
        let before = way.last_step();
        let mut through = |node: Node, carriage: Carriage| {
            let is_last = way.nodes.last() == Some(&node);
            (is_last && way.nodes.len() > 1 || way.add(node, before, Some(own))).then_some(carriage)
        };
        let tagged = self.whole.carriers.tags(report).next().map(|tag| self.named(tag));
        if let Some(carriage) = tagged.and_then(|node| through(node, Carriage::Carried)) {
            return Some(carriage);
        }
        let first = self.first_copy.get(&self.whole.copies.set(report)).filter(|first| **first != report);
        if let Some(carriage) = first.and_then(|&first| through(self.outlet(first), Carriage::Copied)) {
            return Some(carriage);
        }
        let carries = |target: &&usize| self.origin.reports.binary_search(target).is_ok();
        let linked = self.whole.carriers.leads_to(report).iter().find(carries);
        linked.and_then(|&target| through(self.outlet(target), Carriage::Cited))
    }
}

impl Way {
    /// Goes on to a node, unless it was passed already or is `own`, the last; false then.
    fn add(&mut self, node: Node, carriage: Carriage, own: Option<Node>) -> bool {
        if self.nodes.contains(&node) || own == Some(node) && node != Node::Speaker {
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
struct Names<'w> {
    /// Names by how many claims use them, for each node.
    used: FxHashMap<Node, FxHashMap<&'w str, usize>>,
    roles: BTreeMap<Node, NodeRole>,
    /// The reports of each node, in order.
    reports: FxHashMap<Node, Vec<usize>>,
    /// The name of each node.
    names: FxHashMap<Node, String>,
}

impl<'w> Names<'w> {
    fn of(whole: &'w Whole<'w>, origin: &Traced<'w>, ways: &Ways<'_>, all: &[(usize, Way)]) -> Self {
        let pile = whole.pile;
        let mut names = Self::default();
        for (index, way) in all {
            let statement = &pile.statements[*index];
            let report = pile.reports[statement.report];
            let outlet = ways.outlet(statement.report);
            names.reports.entry(outlet).or_default().push(statement.report);
            names.call(outlet, pile.outlet(statement.report));
            if let Some((node, true)) = ways.speaker(*index) {
                names.call(node, statement.claim.speaker.as_deref().unwrap_or_default());
            }
            for (hand, name) in pile.hands(statement).zip(&statement.claim.via) {
                names.call(ways.hand(hand), name);
            }
            for tag in &report.wires {
                let folded = pile.voices.name(&tag.name).map(|name| pile.voices.known(name).folded);
                folded.into_iter().for_each(|folded| names.call(ways.named(folded), &tag.name));
            }
            for (place, node) in way.nodes.iter().enumerate() {
                let role = match place {
                    0 if ways.speaker(*index).is_some() => NodeRole::Speaker,
                    _ if place + 1 == way.nodes.len() => NodeRole::Outlet,
                    _ => NodeRole::Relay,
                };
                names.part(*node, role);
            }
        }
        let called = names.roles.keys().map(|node| (*node, names.called(whole, origin, *node)));
        names.names = called.collect();
        names
    }

    fn call(&mut self, node: Node, name: &'w str) {
        *self.used.entry(node).or_default().entry(name).or_default() += 1;
    }

    /// Who relays to anybody is a relay; who only speaks, a speaker; the origin's speaker always is one.
    fn part(&mut self, node: Node, role: NodeRole) {
        let known = self.roles.entry(node).or_insert(role);
        *known = match (*known, role) {
            _ if node == Node::Speaker => NodeRole::Speaker,
            (NodeRole::Relay, _) | (_, NodeRole::Relay) => NodeRole::Relay,
            (a, b) if a == b => a,
            _ => NodeRole::Relay,
        };
    }

    /// What a node is called: the origin's speaker as the origin has it, others by the name most used.
    fn called(&self, whole: &Whole<'_>, origin: &Traced<'_>, node: Node) -> String {
        let own = origin.speaker.filter(|_| node == Node::Speaker);
        let most = || {
            let used = self.used.get(&node)?.iter();
            used.max_by_key(|(name, times)| (**times, std::cmp::Reverse(**name))).map(|(name, _)| *name)
        };
        let plain = || match node {
            Node::Speaker => "",
            Node::Report(report) => whole.pile.reports[report].id.as_str(),
            Node::Named(name) => whole.pile.voices.string(name),
        };
        own.or_else(most).unwrap_or_else(plain).to_string()
    }

    fn name(&self, node: Node) -> String {
        self.names.get(&node).cloned().unwrap_or_default()
    }

    fn nodes(&self, whole: &Whole<'_>) -> Vec<ChainNode> {
        let node = |(&node, &role): (&Node, &NodeRole)| {
            let name = self.name(node);
            let used = self.used.get(&node).into_iter().flat_map(FxHashMap::keys);
            let mut also: Vec<String> =
                used.filter(|other| **other != name).map(|other| other.to_string()).collect();
            also.sort_unstable();
            let mut own = self.reports.get(&node).cloned().unwrap_or_default();
            own.sort_unstable();
            let ids = own.into_iter().map(|report| whole.pile.reports[report].id.clone());
            let mut reports: Vec<String> = ids.collect();
            reports.dedup();
            ChainNode { name, role, also, reports }
        };
        let mut nodes: Vec<ChainNode> = self.roles.iter().map(node).collect();
        nodes.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
        nodes
    }
}

/// A step, how it was taken and what whoever it reaches commits to.
type Step = (Node, Node, Carriage, Option<Modality>);

/// All steps, those alike put together.
fn hops(whole: &Whole<'_>, origin: &Traced<'_>, all: &[(usize, Way)], names: &Names<'_>) -> Vec<Hop> {
    let pile = whole.pile;
    // What each outlet of the pile commits to, by its nearest claim.
    let mut own: FxHashMap<Symbol, Modality> = FxHashMap::default();
    for &index in &origin.members {
        if let Some(outlet) = whole.carriers.outlet(pile.statements[index].report) {
            own.entry(outlet).or_insert(pile.statements[index].claim.modality);
        }
    }
    let mut taken: BTreeMap<Step, Vec<usize>> = BTreeMap::new();
    for (index, way) in all {
        for (place, (pair, step)) in way.nodes.windows(2).zip(&way.steps).enumerate() {
            let is_last = place + 2 == way.nodes.len();
            let modality = match pair[1] {
                _ if is_last => Some(pile.statements[*index].claim.modality),
                Node::Named(name) => own.get(&name).copied(),
                Node::Speaker | Node::Report(_) => None,
            };
            taken.entry((pair[0], pair[1], *step, modality)).or_default().push(*index);
        }
    }
    let hop = |((from, to, kind, modality), members): (Step, Vec<usize>)| {
        let reports: BTreeSet<usize> = members.iter().map(|&index| pile.statements[index].report).collect();
        Hop {
            from: names.name(from),
            to: names.name(to),
            kind,
            modality,
            claims: pile.ids(members),
            reports: reports.len(),
        }
    };
    let mut hops: Vec<Hop> = taken.into_iter().map(hop).collect();
    hops.sort_by(|a, b| (&a.from, &a.to, a.kind, a.modality).cmp(&(&b.from, &b.to, b.kind, b.modality)));
    hops
}
