use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use plimsoll_ledger::{Decision, Reliability, Scales};
use plimsoll_report::wording;

use super::shared::{Asked, DecisionView, encoded, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::{Snapshot, Source};

/// Sources that are listed.
const MOST: usize = 300;

#[derive(Template)]
#[template(path = "sources.html")]
struct Page {
    shell: Shell,
    rows: Vec<Row>,
    more: usize,
    grades: Vec<(String, String)>,
    decisions: Vec<DecisionView>,
}

struct Row {
    name: String,
    query: String,
    grade: String,
    origins: usize,
    reports: usize,
    set: String,
}

/// Who speaks and who counts, with their grades.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let shell = shell("Sources", "/sources", snapshot, &visitor, &asked);
        let rows = rows(snapshot);
        let more = snapshot.sources().len().saturating_sub(MOST);
        let all = &snapshot.taken.decided;
        let grades = snapshot.taken.picture.rulings.decided().iter();
        let grades = grades.filter(|one| matches!(one.decision, Decision::Grade { .. }));
        let page = Page {
            shell,
            rows,
            more,
            decisions: grades.map(|one| DecisionView::of(one, all, "/sources")).collect(),
            grades: meanings(),
        };
        Ok(page)
    })
    .await
}

fn rows(snapshot: &Snapshot<'_>) -> Vec<Row> {
    let grading = snapshot.taken.picture.rulings.grading();
    // Of one source the last grade holds.
    let set: BTreeMap<&str, _> = grading.grades.iter().map(|one| (one.source.as_str(), one)).collect();
    let row = |source: &Source| {
        let grade = set.get(source.name.as_str());
        Row {
            name: source.name.clone(),
            query: encoded(&source.name),
            grade: grade.map_or(Reliability::F, |grade| grade.reliability).to_string(),
            origins: source.origins,
            reports: source.reports,
            set: grade.map_or_else(String::new, |grade| format!("{}, {}", grade.by, wording::date(grade.on))),
        }
    };
    snapshot.sources().iter().take(MOST).map(row).collect()
}

/// The grades with what they mean.
fn meanings() -> Vec<(String, String)> {
    let scales = Scales::shipped();
    let grades = scales.reliability.grades.iter();
    grades.map(|one| (one.code.clone(), format!("{}: {}", one.code, one.words))).collect()
}
