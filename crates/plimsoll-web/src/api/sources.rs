use std::collections::BTreeMap;

use axum::response::Response;
use plimsoll_claim::Date;
use plimsoll_ledger::{Reliability, SourceGrade};
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Nothing;
use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;
use crate::snapshot::Source;

/// Who speaks or counts.
#[derive(Serialize, ToSchema)]
pub(super) struct SourceRow<'a> {
    /// The name.
    source: &'a str,
    /// How far it can be trusted, after the Admiralty code; F: nobody has judged it.
    reliability: Reliability,
    /// Who judged it.
    graded_by: Option<&'a str>,
    /// When.
    graded_on: Option<Date>,
    /// Why.
    reason: Option<&'a str>,
    /// How many origins go back to it.
    origins: usize,
    /// In how many reports.
    reports: usize,
}

/// Sources
///
/// Who speaks and who counts, with their grades, those with most origins first.
#[utoipa::path(
    get,
    path = "/sources",
    operation_id = "sources",
    tag = "ledger",
    params(Paging),
    responses((status = 200, body = Page<SourceRow>)),
)]
pub(super) async fn list(list: List<Nothing>) -> Result<Response, Fault> {
    list.answer(|desk, _, wanted| {
        let snapshot = desk.stand.get();
        let grading = snapshot.taken.picture.rulings.grading();
        // Of one source the last grade holds.
        let grades: BTreeMap<&str, &SourceGrade> =
            grading.grades.iter().map(|grade| (grade.source.as_str(), grade)).collect();
        let sources: Vec<&Source> = snapshot.sources().iter().collect();
        let grade = |source: &Source| grades.get(source.name.as_str()).copied();
        wanted.of_rows(&sources, |source| source.name.clone(), |source| row_of(source, grade(source)))
    })
    .await
}

fn row_of<'a>(source: &'a Source, grade: Option<&'a SourceGrade>) -> SourceRow<'a> {
    SourceRow {
        source: &source.name,
        reliability: grade.map_or(Reliability::F, |grade| grade.reliability),
        graded_by: grade.map(|grade| grade.by.as_str()),
        graded_on: grade.map(|grade| grade.on),
        reason: grade.and_then(|grade| grade.note.as_deref()),
        origins: source.origins,
        reports: source.reports,
    }
}
