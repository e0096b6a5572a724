use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use plimsoll_ledger::{Finding, Judgement};
use plimsoll_report::{Grave, wording};

use super::shared::{Asked, Choice, FindingView, Pages, address, many, number, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::Snapshot;

/// Findings of a kind, where all kinds are shown.
const FIRST: usize = 5;
/// Findings on a page of one kind.
const MOST: usize = 25;
const STATES: [(&str, &str); 4] =
    [("", "all"), ("open", "not judged"), ("confirmed", "confirmed"), ("dismissed", "dismissed")];

#[derive(Template)]
#[template(path = "findings.html")]
struct List {
    shell: Shell,
    lead: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    found: String,
    is_any: bool,
    groups: Vec<Group>,
    pages: Option<Pages>,
}

/// The findings of a kind.
struct Group {
    name: &'static str,
    is_grave: bool,
    all: usize,
    findings: Vec<FindingView>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "finding.html")]
struct One {
    shell: Shell,
    is_grave: bool,
    finding: FindingView,
    rests_on: Vec<On>,
}

/// A figure that a finding rests on.
struct On {
    id: String,
    words: String,
    how: String,
}

/// The findings by kind, most serious first.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let given = |name: &str| asked.get(name).cloned().unwrap_or_default();
        let (kind, state) = (given("kind"), given("state"));
        let all = &snapshot.kinds;
        let kinds: Vec<(String, &str)> =
            all.iter().map(|one| (wording::name_of(&one.kind), wording::heading_of(one.kind))).collect();
        let kinds: Vec<(&str, &str)> = kinds.iter().map(|(value, name)| (value.as_str(), *name)).collect();
        let asked_for = |one: &Grave<'_>| kind.is_empty() || wording::name_of(&one.kind) == kind;
        let (most, from) = if kind.is_empty() { (FIRST, 0) } else { (MOST, (number(&asked) - 1) * MOST) };
        let mut groups = Vec::new();
        let mut total = 0;
        for one in all.iter().filter(|one| asked_for(one)) {
            let fits: Vec<&Finding> = one.findings.iter().copied().filter(|one| is_in(one, &state)).collect();
            if fits.is_empty() {
                continue;
            }
            total += fits.len();
            let more = address("/findings", &asked, &[("kind", &wording::name_of(&one.kind)), ("page", "")]);
            groups.push(Group {
                name: wording::heading_of(one.kind),
                is_grave: one.is_grave,
                all: fits.len(),
                more: (kind.is_empty() && fits.len() > most).then_some(more),
                findings: shown(snapshot, &fits, from, most),
            });
        }
        let shell = shell("Findings", "/findings", snapshot, &visitor, &asked);
        let page = List {
            shell,
            lead: "What a reader should see before citing a figure: most serious first, each with the words it rests on.".into(),
            kinds: Choice::all(&kinds, &kind),
            states: Choice::all(&STATES, &state),
            found: many(total, "finding"),
            is_any: !all.is_empty(),
            pages: if kind.is_empty() { None } else { Pages::of("/findings", &asked, total, MOST) },
            groups,
        };
        Ok(page)
    })
    .await
}

fn shown(snapshot: &Snapshot<'_>, fits: &[&Finding], from: usize, most: usize) -> Vec<FindingView> {
    fits.iter().skip(from).take(most).map(|finding| FindingView::whole(snapshot, finding)).collect()
}

fn is_in(finding: &Finding, state: &str) -> bool {
    let judgement = finding.mark.as_ref().map(|mark| mark.judgement);
    match state {
        "open" => judgement.is_none(),
        "confirmed" => judgement == Some(Judgement::Confirmed),
        "dismissed" => judgement == Some(Judgement::Dismissed),
        _ => true,
    }
}

/// One finding, with the figures it rests on.
pub(super) async fn one(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let finding = snapshot.finding(&id).ok_or(Fault::NotFound("finding"))?;
        let shell = shell(wording::heading_of(finding.kind), "/findings", snapshot, &visitor, &asked);
        let rests_on = finding.claim.iter().chain(&finding.against).filter_map(|id| {
            let (report, claim) = snapshot.claim(id)?;
            let outlet = report.outlet.as_deref().unwrap_or(&report.id);
            Some(On {
                id: id.to_string(),
                words: wording::figure_with_unit(claim),
                how: format!("in {outlet}, {}", super::shared::published(report)),
            })
        });
        let page = One {
            shell,
            is_grave: snapshot.kinds.iter().any(|kind| kind.kind == finding.kind && kind.is_grave),
            finding: FindingView::whole(snapshot, finding),
            rests_on: rests_on.collect(),
        };
        Ok(page)
    })
    .await
}
