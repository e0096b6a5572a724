use axum::response::Response;
use plimsoll_ledger::Ratio;
use serde::Deserialize;
use utoipa::IntoParams;

use super::claims::is;
use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which ratios.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The body that keeps the count that is divided
    counter: Option<String>,
    /// The pack's class of what is counted
    item_class: Option<String>,
}

/// Ratios
///
/// Figures that were given together, one divided by the other: the rows of `plimsoll read --rows ratios`.
#[utoipa::path(
    get,
    path = "/ratios",
    operation_id = "ratios",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<Ratio>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let ratios = desk.stand.get().ledger().ratios.iter();
        let fits = |ratio: &&Ratio| {
            is(&asked.counter, ratio.counter.as_deref()) && is(&asked.item_class, ratio.item_class.as_deref())
        };
        let ratios: Vec<&Ratio> = ratios.filter(fits).collect();
        wanted.of_rows(&ratios, |ratio| ratio.ratio.clone(), |ratio| ratio)
    })
    .await
}
