use axum::extract::Path;
use axum::response::Response;
use plimsoll_claim::Measure;
use plimsoll_ledger::Series;
use serde::Deserialize;
use utoipa::IntoParams;

use super::asked::Nothing;
use super::claims::is;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which series.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The body that keeps the count
    counter: Option<String>,
    /// What is measured
    #[param(inline)]
    measure: Option<Measure>,
    /// The pack's class of what is counted
    item_class: Option<String>,
    /// Who gives
    supplier: Option<String>,
    /// Who gets
    recipient: Option<String>,
}

impl Asked {
    fn fits(&self, series: &Series) -> bool {
        is(&self.counter, series.counter.as_deref())
            && self.measure.is_none_or(|measure| series.measure == measure)
            && is(&self.item_class, series.item_class.as_deref())
            && is(&self.supplier, series.supplier.as_deref())
            && is(&self.recipient, series.recipient.as_deref())
    }
}

/// Series
///
/// The successive figures of one counter over one window: the rows of `plimsoll read --rows series`.
#[utoipa::path(
    get,
    path = "/series",
    operation_id = "series",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<Series>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let series = desk.stand.get().ledger().series.iter();
        let series: Vec<&Series> = series.filter(|series| asked.fits(series)).collect();
        wanted.of_rows(&series, |series| series.series.clone(), |series| series)
    })
    .await
}

/// One series
///
/// Its figures, earliest first, and how they stand to one another and to other series.
#[utoipa::path(
    get,
    path = "/series/{series}",
    operation_id = "one_series",
    tag = "ledger",
    params(("series" = String, Path, description = "Its id")),
    responses((status = 200, body = Series)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let series = desk.stand.get().ledger().series.iter().find(|series| series.series == id);
        Answer::of(series.ok_or(Fault::NotFound("series"))?)
    })
    .await
}
