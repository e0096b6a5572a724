use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use plimsoll_claim::Measure;
use plimsoll_ledger::Origin;
use serde::Deserialize;
use utoipa::IntoParams;

use super::asked::Nothing;
use super::claims::{is, within};
use super::day::Day;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which origins.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Who said it
    speaker: Option<String>,
    /// The body that keeps the count
    counter: Option<String>,
    /// What the figure measures
    #[param(inline)]
    measure: Option<Measure>,
    /// The pack's class of what is counted
    item_class: Option<String>,
    /// Unit of the figure
    unit: Option<String>,
    /// Carried by so many outlets at least
    outlets: Option<usize>,
    /// Said on this day or later
    #[param(inline)]
    since: Option<Day>,
    /// Said on this day or earlier
    #[param(inline)]
    until: Option<Day>,
}

impl Asked {
    fn fits(&self, origin: &Origin) -> bool {
        is(&self.speaker, origin.speaker.as_deref())
            && is(&self.counter, origin.counter.as_deref())
            && self.measure.is_none_or(|measure| origin.measure == measure)
            && is(&self.item_class, origin.item_class.as_deref())
            && is(&self.unit, origin.unit.as_deref())
            && self.outlets.is_none_or(|least| origin.outlets >= least)
            && within(origin.uttered_on, self.since.as_ref(), self.until.as_ref())
    }
}

/// Origins
///
/// The utterances and documents that claims trace back to: the rows of `plimsoll read --rows origins`.
#[utoipa::path(
    get,
    path = "/origins",
    operation_id = "origins",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<Origin>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let origins = desk.stand.get().ledger().origins.iter().map(Arc::as_ref);
        let origins: Vec<&Origin> = origins.filter(|origin| asked.fits(origin)).collect();
        wanted.of_rows(&origins, |origin| origin.origin.to_string(), |origin| origin)
    })
    .await
}

/// One origin
///
/// With the evidence that joins its claims, its grade, and from whom each outlet has it.
#[utoipa::path(
    get,
    path = "/origins/{origin}",
    operation_id = "origin",
    tag = "ledger",
    params(("origin" = String, Path, description = "Its id")),
    responses((status = 200, body = Origin)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let origin = desk.stand.get().story.origin(&id);
        Answer::of(origin.ok_or(Fault::NotFound("origin"))?)
    })
    .await
}
