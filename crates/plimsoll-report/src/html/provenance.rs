use maud::{Markup, html};
use plimsoll_ledger::{Evidence, Origin};

use super::{Story, link};
use crate::digest::opening::many;
use crate::graph::{self, Graph, Node};
use crate::wording;

/// Origins whose graphs are drawn.
const MOST_DRAWN: usize = 6;
/// Reports that are named of one place in a chain.
const MOST_NAMED: usize = 20;

/// The origins that more than one outlet carries, the best carried first.
pub(super) fn shared<'a>(story: &Story<'a>) -> Vec<&'a Origin> {
    let mut shared: Vec<&Origin> = story
        .sheet
        .ledger
        .origins
        .iter()
        .map(|origin| origin.as_ref())
        .filter(|origin| origin.outlets > 1 && origin.chains.nodes.len() > 1)
        .collect();
    shared.sort_by_key(|origin| std::cmp::Reverse(origin.reports.len() - origin.mirrors.len()));
    shared
}

pub(super) fn has_any(story: &Story<'_>) -> bool {
    story.sheet.ledger.origins.iter().any(|origin| origin.outlets > 1 && origin.chains.nodes.len() > 1)
}

/// For each figure that several outlets carry: from whom each of them has it, and why their claims are held to be one.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let shared = shared(story);
    let more = shared.len().saturating_sub(MOST_DRAWN);
    html! {
        @if !shared.is_empty() {
            section id="provenance" aria-labelledby="provenance-title" {
                h2 id="provenance-title" { "Who has it from whom" }
                @for (number, origin) in shared.iter().take(MOST_DRAWN).enumerate() { (drawn(story, number + 1, origin)) }
                @if more > 0 {
                    p class="aside" {
                        (many(more, "other figure")) " that several outlets carry: "
                        code { "plimsoll read --rows origins" } " has the chains of all."
                    }
                }
            }
        }
    }
}

pub(super) fn drawn(story: &Story<'_>, number: usize, origin: &Origin) -> Markup {
    let graph = Graph::of(&origin.chains);
    let title = format!("provenance-{number}");
    let leads_to = |node: &Node| {
        let first = node.reports.first()?;
        link::address_of_report(story, first)
    };
    let nearest = story.index.claim(&origin.nearest);
    let figure = nearest.map_or_else(|| origin.origin.to_string(), wording::figure_with_unit);
    html! {
        h3 id=(title) {
            (figure) " (" (wording::named(origin.measure)) "), " (origin.speaker.as_deref().unwrap_or("nobody named"))
        }
        p class="aside" { (counts(origin)) }
        (graph.markup(&title, &leads_to))
        details id={ (title) "-words" } {
            summary { "The same as a list" }
            (list(story, &graph))
        }
        @if !origin.evidence.is_empty() {
            details {
                summary { "Why these are one utterance" }
                ul { @for one in &origin.evidence { (evidence(one)) } }
                p class="aside" {
                    "Claims are one where what ties them weighs " (plimsoll_ledger::LEAST_WEIGHT) " or more together."
                }
            }
        }
    }
}

/// "9 reports of 8 outlets, 26 Feb 2024; 1 more repeats a text under another date. …"
pub(super) fn counts(origin: &Origin) -> String {
    let own = origin.reports.len() - origin.mirrors.len();
    let mut words = format!("{} of {}", many(own, "report"), many(origin.outlets, "outlet"));
    if let Some(date) = origin.uttered_on {
        words.push_str(&format!("; said on {}", wording::date(date)));
    }
    match origin.mirrors.len() {
        0 => {}
        1 => words.push_str(&format!(
            "; {} repeats a text under another date and is not counted",
            origin.mirrors[0]
        )),
        several => {
            words.push_str(&format!("; {several} more repeat a text under another date and are not counted"))
        }
    }
    if let Some(unclear) = &origin.unclear {
        words.push_str(&format!(". The origin is unclear: {unclear}"));
    }
    words + "."
}

fn evidence(one: &Evidence) -> Markup {
    let kind = crate::graph::evidence_name(one.kind);
    html! {
        li {
            b { (kind) } " " span class="weight" { "(weighs " (one.weight) ", " (many(one.claims.len(), "claim")) ")" } ": " (one.why)
        }
    }
}

/// The tree of the graph as nested lists, each node with its reports.
fn list(story: &Story<'_>, graph: &Graph) -> Markup {
    let rows = graph::rows(graph);
    nested(story, graph, &rows, &mut 0, 0)
}

fn nested(story: &Story<'_>, graph: &Graph, rows: &[graph::Row<'_>], at: &mut usize, depth: usize) -> Markup {
    html! {
        ul {
            @while let Some(row) = rows.get(*at).filter(|row| row.depth == depth) {
                @let () = *at += 1;
                li {
                    (node(story, graph, row))
                    @if rows.get(*at).is_some_and(|next| next.depth > depth) { (nested(story, graph, rows, at, depth + 1)) }
                }
            }
        }
    }
}

fn node(story: &Story<'_>, graph: &Graph, row: &graph::Row<'_>) -> Markup {
    let node = &graph.nodes[row.node];
    html! {
        @if let Some(edge) = row.edge { span class="weight" { (edge.label) ": " } }
        b { (node.name) } " (" (graph::role(node.role)) @if row.is_again { ", see above" } ")"
        @if !row.is_again {
            @for (number, report) in node.reports.iter().take(MOST_NAMED).enumerate() {
                (if number == 0 { ": " } else { ", " }) (link::to_report(story, report))
            }
            @if node.reports.len() > MOST_NAMED { " and " (node.reports.len() - MOST_NAMED) " more" }
        }
    }
}
