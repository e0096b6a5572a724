//! Which node stands in which layer, and in which order: a plain form of Sugiyama's method.

use plimsoll_ledger::NodeRole;

use super::Graph;

/// What stands in a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Node(usize),
    /// An edge that passes by, by its number.
    Passing(usize),
}

/// The layers from left to right, each from top to bottom.
pub(super) fn layers(graph: &Graph) -> Vec<Vec<Slot>> {
    let of_node = of_nodes(graph);
    let count = of_node.iter().max().map_or(0, |last| last + 1);
    let mut layers: Vec<Vec<Slot>> = vec![Vec::new(); count];
    for (node, &layer) in of_node.iter().enumerate() {
        layers[layer].push(Slot::Node(node));
    }
    for (number, edge) in graph.edges.iter().enumerate() {
        // An edge that leads back passes no layer.
        for layer in layers.iter_mut().take(of_node[edge.to]).skip(of_node[edge.from] + 1) {
            layer.push(Slot::Passing(number));
        }
    }
    for at in 1..count {
        let (before, rest) = layers.split_at_mut(at);
        order(graph, &before[at - 1], &mut rest[0]);
    }
    layers
}

/// The layer of each node: one past the last of those it is reached from. Edges that lead back are left out. Outlets that
/// nobody is reached from stand in the last.
fn of_nodes(graph: &Graph) -> Vec<usize> {
    let mut layer = vec![0; graph.nodes.len()];
    let forward = forward(graph);
    // A way has no more steps than there are nodes.
    for _ in 0..graph.nodes.len() {
        let mut moved = false;
        for edge in forward.iter().map(|&number| &graph.edges[number]) {
            if layer[edge.to] < layer[edge.from] + 1 {
                layer[edge.to] = layer[edge.from] + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let last = layer.iter().copied().max().unwrap_or_default();
    for (node, one) in graph.nodes.iter().enumerate() {
        let is_end = !graph.edges.iter().any(|edge| edge.from == node);
        if one.role == NodeRole::Outlet && is_end {
            layer[node] = last;
        }
    }
    layer
}

/// The edges without those that lead back to a node passed on the way.
fn forward(graph: &Graph) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; graph.nodes.len()];
    let mut kept = Vec::new();
    for first in 0..graph.nodes.len() {
        let mut open = vec![(first, 0)];
        while let Some((node, next)) = open.pop() {
            if next == 0 {
                if state[node] != State::New {
                    continue;
                }
                state[node] = State::Open;
            }
            let out = graph.edges.iter().enumerate().filter(|(_, edge)| edge.from == node).nth(next);
            match out {
                None => state[node] = State::Done,
                Some((number, edge)) => {
                    open.push((node, next + 1));
                    if state[edge.to] != State::Open {
                        kept.push(number);
                    }
                    if state[edge.to] == State::New {
                        open.push((edge.to, 0));
                    }
                }
            }
        }
    }
    kept.sort_unstable();
    kept
}

/// Orders a layer by the middle of what it is reached from in the layer before.
fn order(graph: &Graph, before: &[Slot], layer: &mut [Slot]) {
    let place = |slot: Slot| before.iter().position(|one| *one == slot);
    let source =
        |number: usize| place(Slot::Passing(number)).or_else(|| place(Slot::Node(graph.edges[number].from)));
    let middle = |slot: &Slot| match *slot {
        Slot::Passing(number) => source(number).map(|at| at as f64),
        Slot::Node(node) => {
            let reached = graph.edges.iter().enumerate().filter(|(_, edge)| edge.to == node);
            let places: Vec<usize> = reached.filter_map(|(number, _)| source(number)).collect();
            (!places.is_empty()).then(|| places.iter().sum::<usize>() as f64 / places.len() as f64)
        }
    };
    layer.sort_by(|a, b| {
        let (a, b) = (middle(a), middle(b));
        a.unwrap_or(f64::MAX).total_cmp(&b.unwrap_or(f64::MAX))
    });
}
