//! The graph for a broad screen: layers from left to right. Nothing in it is scaled; a broader graph scrolls.

use std::collections::BTreeMap;

use maud::{Markup, html};
use plimsoll_ledger::Carriage;

use super::layers::{Slot, layers};
use super::{Edge, Graph, Node, described, letters, px, role, under};

/// Widths of a box and of the gap to the next layer, with room for what an edge says.
#[derive(Clone, Copy)]
struct Widths {
    node: f64,
    gap: f64,
}

/// Up to this many layers have room for broad boxes.
const FEW_LAYERS: usize = 3;

impl Widths {
    fn of(layers: usize) -> Self {
        if layers <= FEW_LAYERS { Self { node: 184.0, gap: 158.0 } } else { Self { node: 166.0, gap: 130.0 } }
    }
}

const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
/// Height of a line of a name.
const LINE: f64 = 16.0;
/// Between two boxes.
const APART: f64 = 12.0;
/// Between two edges that end at one box, and what an edge takes that passes.
const PORT: f64 = 17.0;
const MARGIN: f64 = 4.0;

/// A node or a passing edge in its place.
struct Placed {
    slot: Slot,
    top: f64,
    height: f64,
    left: f64,
}

impl Placed {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

struct Drawing<'g> {
    graph: &'g Graph,
    placed: Vec<Placed>,
    width: f64,
    height: f64,
    widths: Widths,
    /// Edges by the node they end at, from top to bottom.
    ports: BTreeMap<usize, Vec<usize>>,
}

pub(super) fn markup(
    graph: &Graph,
    (title, words): (&str, &str),
    leads_to: &dyn Fn(&Node) -> Option<String>,
) -> Markup {
    let drawing = Drawing::of(graph);
    let (width, height) = (px(drawing.width), px(drawing.height));
    html! {
        svg class="provenance" width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } role="group"
            aria-labelledby=(title) aria-describedby=(words) {
            desc { (described(graph)) }
            @for (number, edge) in graph.edges.iter().enumerate() { (drawing.line(number, edge)) }
            @for placed in &drawing.placed {
                @if let Slot::Node(node) = placed.slot { (boxed(&graph.nodes[node], placed, drawing.widths, leads_to)) }
            }
            @for (number, edge) in graph.edges.iter().enumerate() { (drawing.label(number, edge)) }
        }
    }
}

fn name_lines(node: &Node, widths: Widths) -> Vec<String> {
    letters::lines(&node.name, NAME, widths.node - 20.0, 2)
}

impl<'g> Drawing<'g> {
    fn of(graph: &'g Graph) -> Self {
        let layers = layers(graph);
        let widths = Widths::of(layers.len());
        let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
        for edge in &graph.edges {
            *ends.entry(edge.to).or_default() += 1;
        }
        let size = |slot: &Slot| match *slot {
            Slot::Passing(_) => PORT,
            Slot::Node(node) => {
                let text = name_lines(&graph.nodes[node], widths).len() as f64 * LINE + LINE + 10.0;
                let ports = ends.get(&node).map_or(0.0, |ends| *ends as f64 * PORT + 8.0);
                text.max(ports)
            }
        };
        let tall = |layer: &Vec<Slot>| layer.iter().map(|slot| size(slot) + APART).sum::<f64>() - APART;
        let most = layers.iter().map(tall).fold(0.0, f64::max);
        let mut placed = Vec::new();
        for (number, layer) in layers.iter().enumerate() {
            let mut top = MARGIN + (most - tall(layer)) / 2.0;
            for slot in layer {
                let height = size(slot);
                placed.push(Placed {
                    slot: *slot,
                    top,
                    height,
                    left: MARGIN + number as f64 * (widths.node + widths.gap),
                });
                top += height + APART;
            }
        }
        let width = layers.len() as f64 * (widths.node + widths.gap) - widths.gap + 2.0 * MARGIN;
        let mut drawing =
            Self { graph, placed, width, height: most + 2.0 * MARGIN, widths, ports: BTreeMap::new() };
        drawing.ports = drawing.sorted_ports();
        drawing
    }

    /// Edges end at a box in the order of where they come from, so that they do not cross before it.
    fn sorted_ports(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut ports: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, edge) in self.graph.edges.iter().enumerate() {
            ports.entry(edge.to).or_default().push(number);
        }
        for edges in ports.values_mut() {
            edges.sort_by(|a, b| self.last_height(*a).total_cmp(&self.last_height(*b)));
        }
        ports
    }

    /// Where an edge passes last, else where it begins.
    fn last_height(&self, number: usize) -> f64 {
        let passing = self.placed.iter().rfind(|placed| placed.slot == Slot::Passing(number));
        passing.or_else(|| self.node(self.graph.edges[number].from)).map_or(0.0, Placed::middle)
    }

    fn node(&self, node: usize) -> Option<&Placed> {
        self.placed.iter().find(|placed| placed.slot == Slot::Node(node))
    }

    /// Where an edge ends: left of its box, each at a height of its own.
    fn port(&self, number: usize, edge: &Edge) -> Option<(f64, f64)> {
        let target = self.node(edge.to)?;
        let edges = self.ports.get(&edge.to)?;
        let place = edges.iter().position(|one| *one == number)? as f64;
        let from = target.middle() - (edges.len() as f64 - 1.0) * PORT / 2.0;
        Some((target.left, from + place * PORT))
    }

    fn line(&self, number: usize, edge: &Edge) -> Markup {
        let Some((source, (x, y))) = self.node(edge.from).zip(self.port(number, edge)) else {
            return Markup::default();
        };
        let mut path = Path::from((source.left + self.widths.node, source.middle()));
        for passing in self.placed.iter().filter(|placed| placed.slot == Slot::Passing(number)) {
            path.curve((passing.left, passing.middle()));
            path.curve((passing.left + self.widths.node, passing.middle()));
        }
        // The words of an edge stand over a level stretch before its end.
        let level = (x - self.widths.gap * 0.72).max(path.at.0 + 8.0);
        path.curve((level, y));
        let path = format!("{}L{} {}", path.words, px(x - 6.0), px(y));
        let head =
            format!("{},{} {},{} {},{}", px(x), px(y), px(x - 7.0), px(y - 3.5), px(x - 7.0), px(y + 3.5));
        html! {
            path class={ "way " (class(edge.kind)) } d=(path) {}
            polygon class="head" points=(head) {}
        }
    }

    fn label(&self, number: usize, edge: &Edge) -> Markup {
        let Some((x, y)) = self.port(number, edge) else { return Markup::default() };
        let words = letters::lines(&edge.label, SMALL, self.widths.gap - 14.0, 1).concat();
        html! { text class="way-words" x=(px(x - 10.0)) y=(px(y - 4.0)) text-anchor="end" { (words) } }
    }
}

/// A line of curves that leave and arrive level.
struct Path {
    words: String,
    at: (f64, f64),
}

impl Path {
    fn from(at: (f64, f64)) -> Self {
        Self { words: format!("M{} {}", px(at.0), px(at.1)), at }
    }

    fn curve(&mut self, to: (f64, f64)) {
        let (at, bend) = (self.at, (to.0 - self.at.0) / 2.0);
        let points = [(at.0 + bend, at.1), (to.0 - bend, to.1), to];
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect();
        self.words.push_str(&format!("C{}", points.join(" ")));
        self.at = to;
    }
}

fn boxed(node: &Node, placed: &Placed, widths: Widths, leads_to: &dyn Fn(&Node) -> Option<String>) -> Markup {
    let lines = name_lines(node, widths);
    let under = letters::lines(&under(node), SMALL, widths.node - 20.0, 1).concat();
    let height = lines.len() as f64 * LINE + LINE;
    let first = placed.middle() - height / 2.0 + LINE * 0.78;
    let (x, left) = (px(placed.left + 10.0), px(placed.left));
    let inside = html! {
        title { (node.name) }
        rect class={ "node " (role(node.role)) } x=(left) y=(px(placed.top)) width=(px(widths.node)) height=(px(placed.height)) rx="4" {}
        @for (number, line) in lines.iter().enumerate() {
            text class="node-name" x=(x) y=(px(first + number as f64 * LINE)) { (line) }
        }
        text class="node-part" x=(x) y=(px(first + lines.len() as f64 * LINE - 1.0)) { (under) }
    };
    html! {
        @match leads_to(node) {
            Some(address) => a href=(address) { (inside) },
            None => g { (inside) },
        }
    }
}

fn class(kind: Carriage) -> &'static str {
    match kind {
        Carriage::Said | Carriage::Cited | Carriage::Carried => "told",
        Carriage::Copied => "copied",
        Carriage::Untold => "untold",
    }
}
