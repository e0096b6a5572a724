use axum::response::Response;
use plimsoll_claim::Date;
use plimsoll_report::rows::TimelineRow;
use serde::Deserialize;
use utoipa::IntoParams;

use super::claims::within;
use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Of which time.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// From this day on
    since: Option<Date>,
    /// Until this day
    until: Option<Date>,
}

/// The timeline
///
/// Statements, and between them the figures that several reports or several days have, by date; those without a date last.
#[utoipa::path(get, path = "/timeline", operation_id = "timeline", tag = "ledger", params(Asked, Paging), responses((status = 200, body = Page<TimelineRow>)))]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let rows = desk.stand.get().timeline().iter();
        let rows: Vec<&TimelineRow> = rows.filter(|row| within(row.on, asked.since, asked.until)).collect();
        wanted.of_rows(&rows, |row| row.id.to_string(), |row| row)
    })
    .await
}
