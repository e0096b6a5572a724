use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use plimsoll_ledger::RelationKind;

use super::claims::{SeriesView, counted, series_view, title_of};
use super::shared::{Asked, Pages, number, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;

/// Subjects on a page.
const MOST: usize = 6;
/// Figures of one count that are shown in its subject's table; its own page has more.
const MOST_OF_A_COUNT: usize = 25;
/// Figures that stand alone are listed up to so many claims; of more, the search finds them.
const MOST_SINGLE: usize = 5_000;

#[derive(Template)]
#[template(path = "series.html")]
struct List {
    shell: Shell,
    subjects: Vec<Subject>,
    /// As markup.
    single: Option<String>,
    pages: Option<Pages>,
}

struct Subject {
    title: String,
    /// As markup.
    table: String,
    series: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "one_series.html")]
struct One {
    shell: Shell,
    one: SeriesView,
    relations: Vec<RelationView>,
}

struct RelationView {
    kind: &'static str,
    why: String,
    other: Option<(String, String)>,
}

/// The figures by counter and window, those in most reports first.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let all = snapshot.story.subjects();
        let from = (number(&asked) - 1).saturating_mul(MOST);
        let subjects = snapshot.tables(from..from.saturating_add(MOST), MOST_OF_A_COUNT);
        let is_last = from.saturating_add(MOST) >= all;
        let is_few = snapshot.ledger().counts.claims <= MOST_SINGLE && snapshot.ledger().counts.claims > 0;
        let shell = shell("Figures", "/series", snapshot, &visitor, &asked);
        let series_of = |title: &str| {
            snapshot.series_about(title).iter().map(|one| (one.series.clone(), counted(one))).collect()
        };
        let page = List {
            shell,
            subjects: subjects
                .iter()
                .map(|(title, table)| Subject {
                    series: series_of(title),
                    title: title.clone(),
                    table: table.clone(),
                })
                .collect(),
            single: (is_last && is_few && from <= all).then(|| snapshot.story.single_figures().into_string()),
            pages: Pages::of("/series", &asked, all, MOST),
        };
        Ok(page)
    })
    .await
}

/// One series: its figures, and how they stand to one another and to other series.
pub(super) async fn one(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let series = snapshot.series(&id).ok_or(Fault::NotFound("series"))?;
        let one = series_view(snapshot, series, None);
        let shell = shell(&one.title, "/series", snapshot, &visitor, &asked);
        let relations = series.relations.iter().map(|relation| RelationView {
            kind: named(relation.kind),
            why: relation.why.clone(),
            other: relation.series.as_ref().and_then(|id| {
                let other = snapshot.series(id)?;
                Some((id.clone(), title_of(snapshot, other)))
            }),
        });
        let page = One { shell, relations: relations.collect(), one };
        Ok(page)
    })
    .await
}

fn named(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Update => "Update",
        RelationKind::Restatement => "Said again",
        RelationKind::Revision => "Revised downwards",
        RelationKind::Repeat => "The same figure on the same day",
        RelationKind::OtherCounter => "Other counter",
        RelationKind::OtherWindow => "Other window",
        RelationKind::Corroborated => "Corroborated",
        RelationKind::TrueConflict => "Conflict",
        RelationKind::NotComparable => "Not comparable",
    }
}
