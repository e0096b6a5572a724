use axum::response::Response;
use plimsoll_report::rows::TimelineRow;
use serde::Deserialize;
use utoipa::IntoParams;

use super::claims::within;
use super::day::Day;
use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Of which time.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// From this day on
    #[param(inline)]
    since: Option<Day>,
    /// Until this day
    #[param(inline)]
    until: Option<Day>,
}

/// The timeline
///
/// Statements, and between them the figures that several reports or several days have, by date; those without a date last.
#[utoipa::path(
    get,
    path = "/timeline",
    operation_id = "timeline",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<TimelineRow>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let rows = desk.stand.get().timeline().iter();
        let rows: Vec<&TimelineRow> =
            rows.filter(|row| within(row.on, asked.since.as_ref(), asked.until.as_ref())).collect();
        wanted.of_rows(&rows, |row| row.id.to_string(), |row| row)
    })
    .await
}
