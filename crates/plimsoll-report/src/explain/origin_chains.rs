use plimsoll_ledger::Origin;

use crate::graph::{self, Graph};
use crate::layout::{Page, Style};
use crate::wording;

/// Why an origin's claims are one utterance, and how it came to the reports, on a page of `width` columns.
pub fn origin_explained(origin: &Origin, width: usize, colour: bool) -> String {
    let mut page = Page::new(width, colour);
    let speaker = origin.speaker.as_deref().unwrap_or("nobody named");
    let on = origin.uttered_on.map_or_else(String::new, |date| format!(", {}", wording::date(date)));
    let figure = wording::point(origin.low, origin.high, origin.bound);
    page.paragraph(
        0,
        Style::Bold,
        &format!("{}  {figure}, {}", origin.origin, wording::named(origin.measure)),
    );
    page.paragraph(0, Style::Plain, &format!("{speaker}{on}"));
    if let Some(unclear) = &origin.unclear {
        page.paragraph(0, Style::Warning, &format!("unclear: {unclear}"));
    }
    page.blank();
    page.paragraph(2, Style::Bold, "who has it from whom");
    write(&mut page, origin);
    if !origin.evidence.is_empty() {
        page.blank();
        page.paragraph(2, Style::Bold, "why its claims are one utterance");
        for one in &origin.evidence {
            let kind = graph::evidence_name(one.kind);
            page.hanging(2, "· ", Style::Plain, &format!("{kind} (weighs {}): {}", one.weight, one.why));
        }
    }
    page.into_text()
}

/// From who speaks through whom to which outlets an origin came, as an indented tree.
pub(crate) fn write(page: &mut Page, origin: &Origin) {
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
