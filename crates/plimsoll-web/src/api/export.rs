use axum::extract::Path;
use axum::response::Response;
use plimsoll_report::FORMS;
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Nothing;
use super::get::{Answer, Get};
use crate::fault::Fault;
use crate::routes::export::{ROWS, asking};

/// A form in which the case can be had.
#[derive(Serialize, ToSchema)]
pub(super) struct FormRow {
    /// What it is called in addresses.
    form: String,
    /// When to use it.
    when: String,
    /// What a file of it is.
    media_type: &'static str,
}

/// The forms in which the case can be had
#[utoipa::path(
    get,
    path = "/export",
    operation_id = "forms",
    tag = "export",
    responses((status = 200, body = Vec<FormRow>)),
)]
pub(super) async fn list(get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(|_, _| {
        let whole = FORMS.iter().map(|form| FormRow {
            form: form.name.to_string(),
            when: form.when.to_string(),
            media_type: form.media_type,
        });
        let rows =
            ROWS.iter().flat_map(|(rows, _)| ["jsonl", "csv"].map(|ending| format!("{rows}.{ending}")));
        let rows = rows.filter_map(|form| {
            let media_type = asking(&form)?.media_type;
            let when = format!("one kind of rows alone: {}", form.split('.').next()?);
            Some(FormRow { when, media_type, form })
        });
        Answer::of(&whole.chain(rows).collect::<Vec<_>>())
    })
    .await
}

/// The case in one form
///
/// With its decisions; what the form cannot hold, the file itself says.
#[utoipa::path(
    get,
    path = "/export/{form}",
    operation_id = "export",
    tag = "export",
    params(("form" = String, Path, description = "One of those that `/export` names")),
    responses((status = 200, body = Vec<u8>, content_type = "*/*")),
)]
pub(super) async fn one(Path(form): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let asking = asking(&form).ok_or(Fault::NotFound("form"))?;
        let body = asking.bytes(desk)?;
        Ok(Answer { body, media_type: asking.media_type, file: Some(asking.file), next: None })
    })
    .await
}
