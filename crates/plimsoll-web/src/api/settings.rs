use axum::http::StatusCode;
use axum::response::Response;
use plimsoll_case::Settings;
use plimsoll_claim::Date;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::asked::Nothing;
use super::get::{Answer, Get};
use super::post::{Made, Post};
use crate::fault::Fault;

/// The settings
///
/// Title, pack and day of the estimates.
#[utoipa::path(
    get,
    path = "/settings",
    operation_id = "settings",
    tag = "case",
    responses((status = 200, body = Settings)),
)]
pub(super) async fn one(get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(|desk, _| Answer::of(&desk.case.settings()?)).await
}

/// What is to be set; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SettingsRequest)]
pub(super) struct Change {
    /// What the case is about, in a line.
    #[schema(nullable = false)]
    #[serde(default, deserialize_with = "some")]
    title: Option<String>,
    /// The day of the estimates; null: for each pair of parties, the last on which a figure of theirs was stated.
    #[schema(value_type = Option<Date>)]
    #[serde(default, deserialize_with = "some")]
    as_of: Option<Option<Date>>,
}

/// What is there, be it null.
fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Change the settings
///
/// Asks for `If-Match` with the ETag that reading them gave, so that nobody undoes unseen what another has set.
#[utoipa::path(
    patch,
    path = "/settings",
    operation_id = "change_settings",
    tag = "case",
    request_body = Change,
    params(("If-Match" = String, Header, description = "The ETag of the settings as they were read")),
    responses((status = 200, body = Settings)),
)]
pub(super) async fn change(post: Post<Change>) -> Result<Response, Fault> {
    let change = |desk: &mut crate::app::Desk, actor: &crate::guard::Actor, sent: Change| {
        let mut settings = desk.case.settings()?;
        settings.title = sent.title.unwrap_or(settings.title);
        settings.as_of = sent.as_of.unwrap_or(settings.as_of);
        desk.case.set(&settings, &actor.stamp())?;
        Ok(Made { status: StatusCode::OK, answer: Answer::of(&settings)?, at: None })
    };
    post.with_condition()?.make(change).await
}
