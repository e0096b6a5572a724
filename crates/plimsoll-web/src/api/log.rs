use axum::response::Response;
use plimsoll_case::Entry;
use serde::Deserialize;
use utoipa::IntoParams;

use super::get::List;
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Only changes of this kind: `created`, `setting`, `received`, `decided`, `merged`, …
    kind: Option<String>,
}

/// The log
///
/// Every change of the case, latest first, whole as it is hashed: the rows of `plimsoll case log --format jsonl`.
#[utoipa::path(
    get,
    path = "/log",
    operation_id = "log",
    tag = "case",
    params(Asked, Paging),
    responses((status = 200, body = Page<Entry>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let fetch = |from, most| {
            let found = desk.case.log(asked.kind.as_deref(), from, most)?;
            Ok((found.entries, found.total))
        };
        wanted.of(fetch, |entry: &Entry| entry.seq.to_string(), |entry| entry)
    })
    .await
}
