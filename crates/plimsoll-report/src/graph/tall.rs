//! The graph for a narrow screen: a tree of rows, each below whoever it has the figure from.

use maud::{Markup, html};

use super::tree::{Row, rows};
use super::{Graph, Node, described, letters, px, under};

const WIDTH: f64 = 340.0;
const STEP: f64 = 20.0;
const NAME: f64 = 13.5;
const SMALL: f64 = 11.5;
const LINE: f64 = 17.0;
const APART: f64 = 12.0;
/// Steps past which rows are set in no further.
const DEEPEST: usize = 6;

struct Line<'g> {
    row: Row<'g>,
    top: f64,
    left: f64,
    name: Vec<String>,
    under: Vec<String>,
}

impl Line<'_> {
    fn height(&self) -> f64 {
        (self.name.len() + self.under.len()) as f64 * LINE
    }

    /// Where the line to it ends.
    fn middle(&self) -> f64 {
        self.top + LINE * 0.6
    }
}

pub(super) fn markup(
    graph: &Graph,
    (title, words): (&str, &str),
    leads_to: &dyn Fn(&Node) -> Option<String>,
) -> Markup {
    let lines = lines(graph);
    let height = lines.last().map_or(0.0, |last| last.top + last.height() + 4.0);
    html! {
        svg class="provenance" viewBox={ "0 0 " (px(WIDTH)) " " (px(height)) } role="group" aria-labelledby=(title)
            aria-describedby=(words) {
            desc { (described(graph)) }
            @for (number, line) in lines.iter().enumerate() { (elbow(&lines, number, line)) }
            @for line in &lines { (written(&graph.nodes[line.row.node], line, leads_to)) }
        }
    }
}

fn lines(graph: &Graph) -> Vec<Line<'_>> {
    let mut top = 4.0;
    rows(graph)
        .into_iter()
        .map(|row| {
            let node = &graph.nodes[row.node];
            let left = row.depth.min(DEEPEST) as f64 * STEP + 14.0;
            let room = WIDTH - left - 4.0;
            let way = row.edge.map(|edge| edge.label.clone());
            let part = if row.is_again { "see above".to_string() } else { under(node) };
            let words = way.into_iter().chain([part]).collect::<Vec<_>>().join(" · ");
            let name = letters::lines(&node.name, NAME, room, 2);
            let line = Line { row, top, left, name, under: letters::lines(&words, SMALL, room, 2) };
            top += line.height() + APART;
            line
        })
        .collect()
}

/// The line from the row above that it hangs on.
fn elbow(lines: &[Line<'_>], number: usize, line: &Line<'_>) -> Markup {
    if line.row.edge.is_none() {
        return Markup::default();
    }
    let above = lines[..number].iter().rfind(|other| other.row.depth < line.row.depth);
    let Some(above) = above else { return Markup::default() };
    let x = line.left - STEP + 2.0;
    let top = above.top + above.height() + 1.0;
    html! { path class="way told" d={ "M" (px(x)) " " (px(top)) "V" (px(line.middle())) "H" (px(line.left - 6.0)) } {} }
}

fn written(node: &Node, line: &Line<'_>, leads_to: &dyn Fn(&Node) -> Option<String>) -> Markup {
    let x = px(line.left);
    let at = |number: usize| px(line.top + LINE * 0.78 + number as f64 * LINE);
    let inside = html! {
        title { (node.name) }
        @for (number, words) in line.name.iter().enumerate() {
            text class={ "node-name " (super::role(node.role)) } x=(x) y=(at(number)) { (words) }
        }
        @for (number, words) in line.under.iter().enumerate() {
            text class="node-part" x=(x) y=(at(line.name.len() + number)) { (words) }
        }
    };
    html! {
        circle class={ "dot " (super::role(node.role)) } cx=(px(line.left - 6.0)) cy=(px(line.middle())) r="3" {}
        @match leads_to(node) {
            Some(address) => a href=(address) { (inside) },
            None => g { (inside) },
        }
    }
}
