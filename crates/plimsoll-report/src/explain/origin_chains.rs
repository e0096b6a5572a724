use plimsoll_ledger::Origin;

use crate::graph::{self, Graph};
use crate::layout::{Page, Style};

/// From who speaks through whom to which outlets an origin came, as an indented tree.
pub(super) fn write(page: &mut Page, origin: &Origin) {
    let graph = Graph::of(&origin.chains);
    for row in graph::rows(&graph) {
        let node = &graph.nodes[row.node];
        let mark =
            if row.depth == 0 { String::new() } else { format!("{}└─ ", "   ".repeat(row.depth - 1)) };
        let way = row.edge.map_or_else(String::new, |edge| format!("{}: ", edge.label));
        let behind = match node.reports.as_slice() {
            _ if row.is_again => " (see above)".to_string(),
            [] => format!(" ({})", graph::role(node.role)),
            ids => format!(" ({}: {})", graph::role(node.role), ids.join(", ")),
        };
        page.hanging(2, &mark, Style::Plain, &format!("{way}{}{behind}", node.name));
    }
}
