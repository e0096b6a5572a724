use axum::response::Response;
use plimsoll_case::Entry;
use plimsoll_claim::Date;
use plimsoll_ledger::{Counts, SecondLook};
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Nothing;
use super::get::{Answer, Get};
use crate::fault::Fault;

/// What the case amounts to.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseRow<'a> {
    /// What it is about, in a line.
    title: &'a str,
    /// The day of the estimates; null: for each pair of parties, the last on which a figure of theirs was stated.
    as_of: Option<Date>,
    /// How many of each.
    counts: Counts,
    /// Decisions whose ground has changed.
    second_look: &'a [SecondLook],
    /// The last entry of the log, whose hash stands for everything that ever happened to the case.
    head: Entry,
    /// What reads and computes here.
    version: &'a str,
}

/// The case
///
/// What it is about, how many reports, outlets, origins and counters stand behind it, and the last entry of its log.
#[utoipa::path(
    get,
    path = "/case",
    operation_id = "case",
    tag = "case",
    responses((status = 200, body = CaseRow)),
)]
pub(super) async fn one(get: Get<Nothing>) -> Result<Response, Fault> {
    let version = get.version();
    get.answer(move |desk, _| {
        let settings = desk.case.settings()?;
        let head = desk.case.head()?;
        let ledger = desk.stand.get().ledger();
        Answer::of(&CaseRow {
            title: &settings.title,
            as_of: settings.as_of,
            counts: ledger.counts,
            second_look: &ledger.second_look,
            head,
            version: &version,
        })
    })
    .await
}
