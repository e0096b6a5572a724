use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Redirect};
use plimsoll_report::wording;

use super::shared::{Asked, FindingView, many, shell, time};
use crate::App;
use crate::fault::Fault;
use crate::form::Fields;
use crate::guard::{Actor, Visitor};
use crate::shell::Shell;

/// Findings that are shown without asking for more.
const MOST_FINDINGS: usize = 5;

#[derive(Template)]
#[template(path = "overview.html")]
struct Page {
    shell: Shell,
    is_empty: bool,
    heading: String,
    opening: String,
    steps: Vec<Step>,
    since: Option<Since>,
    looks: Vec<Look>,
    chart: Option<String>,
    findings: Vec<FindingView>,
    all_findings: String,
}

/// One of the counts from what was read to who counts.
struct Step {
    count: String,
    thing: String,
    what: &'static str,
    address: &'static str,
}

struct Since {
    at: Option<String>,
    reports: String,
    decisions: usize,
    made: String,
}

struct Look {
    decision: String,
    why: String,
}

/// What the case amounts to.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    actor: Actor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let ledger = snapshot.ledger();
        let shell = shell("Overview", "/", snapshot, &visitor, &asked);
        let found = desk.case.new_since_visit(&actor.name)?;
        let is_new = found.reports > 0 || found.decisions > 0;
        let since = is_new.then(|| Since {
            at: found.at.map(time),
            reports: format!("{} added", many(found.reports, "report")),
            decisions: found.decisions,
            made: format!("{} made", many(found.decisions, "decision")),
        });
        let grave = snapshot.kinds.iter().filter(|kind| kind.is_grave).flat_map(|kind| first(&kind.findings));
        let page = Page {
            shell,
            is_empty: ledger.counts.reports == 0,
            heading: snapshot.heading().replace(" → ", "\u{a0}→ "),
            opening: snapshot.opening().to_string(),
            steps: steps(ledger.counts),
            since,
            looks: ledger
                .second_look
                .iter()
                .map(|look| Look { decision: look.decision.to_string(), why: look.why.clone() })
                .collect(),
            chart: snapshot.chart().map(str::to_string),
            findings: grave
                .take(MOST_FINDINGS)
                .map(|finding| FindingView::whole(snapshot, finding))
                .collect(),
            all_findings: many(ledger.findings.len(), "finding"),
        };
        Ok(page)
    })
    .await
}

/// The first finding of a kind that nobody dismissed: five of one kind would hide the other kinds.
fn first<'f>(findings: &[&'f plimsoll_ledger::Finding]) -> Option<&'f plimsoll_ledger::Finding> {
    let open = |finding: &&plimsoll_ledger::Finding| !finding.is_dismissed();
    findings.iter().copied().find(open)
}

fn steps(counts: plimsoll_ledger::Counts) -> Vec<Step> {
    let steps = [
        (counts.reports, "report", "read", "/reports"),
        (counts.outlets, "outlet", "that published them", "/reports?sort=outlet"),
        (counts.origins, "origin", "that the figures go back to", "/origins"),
        (counts.counters, "counter", "named as counting", "/sources"),
    ];
    let step = |(count, thing, what, address): (usize, &str, &'static str, &'static str)| Step {
        count: wording::number(count.into()),
        thing: format!("{thing}{}", if count == 1 { "" } else { "s" }),
        what,
        address,
    };
    steps.into_iter().map(step).collect()
}

/// Keeps that everything up to here was seen.
pub(super) async fn seen(
    State(app): State<Arc<App>>,
    actor: Actor,
    _fields: Fields,
) -> Result<Redirect, Fault> {
    let stamp = actor.stamp();
    app.desk(move |desk| Ok(desk.case.visited(&stamp)?)).await?;
    Ok(Redirect::to("/"))
}
