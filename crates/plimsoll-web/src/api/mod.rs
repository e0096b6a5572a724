//! The interface for programs, a file a noun: the rows that the command prints, page by page, and everything that can be decided.
//!
//! Reads are answered by `get`, a page at a time where they are lists (`page`), with tags (`etag`); writes come in by `post`. What goes
//! wrong is a `problem`. The description is made from the handlers (`openapi`).

mod asked;
mod case;
mod claims;
mod day;
mod decisions;
mod estimates;
mod etag;
mod export;
mod files;
mod findings;
mod get;
mod log;
mod openapi;
mod origins;
mod page;
mod post;
mod problem;
mod ratios;
mod reports;
mod series;
mod settings;
mod sources;
mod statements;
mod timeline;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use problem::as_problems;

use crate::App;
use crate::fault::Fault;
use crate::routes::{ANSWER_WITHIN, MOST_FORM, SEND_WITHIN};

/// Where everything of this version is.
pub(crate) const BASE: &str = "/api/v1";

/// What is read and decided.
fn operations() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(case::one))
        .routes(routes!(reports::one))
        .routes(routes!(reports::bytes))
        .routes(routes!(claims::list))
        .routes(routes!(claims::one))
        .routes(routes!(statements::list))
        .routes(routes!(origins::list))
        .routes(routes!(origins::one))
        .routes(routes!(series::list))
        .routes(routes!(series::one))
        .routes(routes!(findings::list))
        .routes(routes!(findings::one))
        .routes(routes!(ratios::list))
        .routes(routes!(estimates::list))
        .routes(routes!(estimates::one))
        .routes(routes!(timeline::list))
        .routes(routes!(sources::list))
        .routes(routes!(decisions::list))
        .routes(routes!(decisions::one))
        .routes(routes!(decisions::sightings))
        .routes(routes!(decisions::verdicts))
        .routes(routes!(decisions::merge))
        .routes(routes!(decisions::split))
        .routes(routes!(decisions::correct))
        .routes(routes!(decisions::set_aside))
        .routes(routes!(decisions::grade))
        .routes(routes!(decisions::judge))
        .routes(routes!(decisions::add_claim))
        .routes(routes!(decisions::add_sighting))
        .routes(routes!(decisions::write_verdict))
        .routes(routes!(decisions::undo))
        .routes(routes!(settings::one, settings::change))
        .routes(routes!(log::list))
        .routes(routes!(export::list))
        .routes(routes!(export::one))
}

/// What brings reports.
fn addings() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(reports::list, reports::add)).routes(routes!(files::add))
}

/// Everything that programs can ask.
pub(crate) fn router(most_bytes: usize) -> Router<Arc<App>> {
    let (operations, _) = operations().split_for_parts();
    let operations = operations
        .layer(DefaultBodyLimit::max(MOST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, ANSWER_WITHIN));
    let (addings, _) = addings().split_for_parts();
    let addings = addings
        .layer(DefaultBodyLimit::max(most_bytes.saturating_add(MOST_FORM)))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, SEND_WITHIN));
    let all = operations
        .merge(addings)
        .route("/openapi.json", get(description))
        .fallback(async || Fault::NotFound("address"));
    Router::new().nest(BASE, all)
}

/// What can be asked, as OpenAPI 3.1.
async fn description() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")],
        openapi::TEXT.as_str(),
    )
}
