use super::{Edge, Graph};

/// A node in the tree of a graph: below whoever it was first reached from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'g> {
    pub(crate) depth: usize,
    pub(crate) node: usize,
    /// How it was reached; none: it begins a chain.
    pub(crate) edge: Option<&'g Edge>,
    /// It stands above already, with what follows it.
    pub(crate) is_again: bool,
}

/// The nodes as a tree, depth first; a node that several reach is written out below the first.
pub(crate) fn rows(graph: &Graph) -> Vec<Row<'_>> {
    let mut below: Vec<Vec<&Edge>> = vec![Vec::new(); graph.nodes.len()];
    let mut is_reached = vec![false; graph.nodes.len()];
    for edge in &graph.edges {
        below[edge.from].push(edge);
        is_reached[edge.to] = true;
    }
    let mut is_seen = vec![false; graph.nodes.len()];
    let mut rows = Vec::new();
    // Those that nobody reaches begin; where a ring has none, its first node does.
    let begins = (0..graph.nodes.len()).filter(|&node| !is_reached[node]);
    for first in begins.chain(0..graph.nodes.len()) {
        if is_seen[first] {
            continue;
        }
        let mut waiting = vec![Row { depth: 0, node: first, edge: None, is_again: false }];
        while let Some(row) = waiting.pop() {
            let is_again = std::mem::replace(&mut is_seen[row.node], true);
            rows.push(Row { is_again, ..row });
            if !is_again {
                let next = below[row.node].iter().rev();
                waiting.extend(next.map(|edge| Row {
                    depth: row.depth + 1,
                    node: edge.to,
                    edge: Some(edge),
                    is_again: false,
                }));
            }
        }
    }
    rows
}
