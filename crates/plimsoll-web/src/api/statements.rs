use axum::response::Response;
use plimsoll_claim::event::EventKind;
use plimsoll_claim::{Event, Modality};
use serde::Deserialize;
use utoipa::IntoParams;

use super::claims::{is, within};
use super::day::Day;
use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which statements.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Of the report of this name
    report: Option<String>,
    /// What happened
    #[param(inline)]
    kind: Option<EventKind>,
    /// What the text commits to
    #[param(inline)]
    modality: Option<Modality>,
    /// Who tells it
    speaker: Option<String>,
    /// Told on this day or later
    #[param(inline)]
    since: Option<Day>,
    /// Told on this day or earlier
    #[param(inline)]
    until: Option<Day>,
}

impl Asked {
    fn fits(&self, event: &Event) -> bool {
        is(&self.report, Some(&event.report))
            && self.kind.is_none_or(|kind| event.kind == kind)
            && self.modality.is_none_or(|modality| event.modality == modality)
            && is(&self.speaker, event.speaker.as_deref())
            && within(event.said_on, self.since.as_ref(), self.until.as_ref())
    }
}

/// Statements
///
/// What the reports tell without a number: the rows of `plimsoll read --rows statements`.
#[utoipa::path(
    get,
    path = "/statements",
    operation_id = "statements",
    tag = "claims",
    params(Asked, Paging),
    responses((status = 200, body = Page<Event>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let events = desk.stand.get().taken.picture.events.iter();
        let events: Vec<&Event> = events.filter(|event| asked.fits(event)).collect();
        wanted.of_rows(&events, |event| format!("{} {}", event.statement, event.report), |event| event)
    })
    .await
}
