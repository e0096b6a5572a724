//! The pages, a file a noun.

pub(crate) mod add;
mod claims;
mod decisions;
mod estimates;
pub(crate) mod export;
mod findings;
mod log;
mod origins;
mod overview;
pub(crate) mod report;
mod reports;
mod series;
pub(crate) mod shared;
mod sources;
mod timeline;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{get, post};
use tower_http::timeout::TimeoutLayer;

use crate::fault::Fault;
use crate::{App, api, guard, statics};

/// Bytes of a form that brings no files.
pub(crate) const MOST_FORM: usize = 256 << 10;

/// Time for an answer, the sending of a form included.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(120);
/// Time for files to come in.
pub(crate) const SEND_WITHIN: Duration = Duration::from_secs(1_800);

/// All pages of a case.
pub fn router(app: Arc<App>) -> Router {
    let pages = Router::new()
        .route("/", get(overview::page))
        .route("/seen", post(overview::seen))
        .route("/reports", get(reports::page))
        .route("/reports/{hash}", get(report::page))
        .route("/reports/{hash}/bytes", get(report::bytes))
        .route("/claims/{id}", get(claims::page))
        .route("/findings", get(findings::list))
        .route("/findings/{id}", get(findings::one))
        .route("/origins", get(origins::list))
        .route("/origins/{id}", get(origins::one))
        .route("/series", get(series::list))
        .route("/series/{id}", get(series::one))
        .route("/timeline", get(timeline::page))
        .route("/estimates", get(estimates::page))
        .route("/sources", get(sources::page))
        .route("/log", get(log::page))
        .route("/add/{number}", get(add::adding))
        .route("/export", get(export::page))
        .route("/export/{form}", get(export::file))
        .route("/decide/{what}", post(decisions::decide))
        .fallback(async || Fault::NotFound("page"));
    let pages = pages
        .layer(DefaultBodyLimit::max(MOST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, ANSWER_WITHIN));
    // What is sent here takes its time: files come in, and events go out.
    let slow = Router::new()
        .route(
            "/add",
            get(add::page)
                .post(add::take)
                .layer(DefaultBodyLimit::max(app.most_bytes.saturating_add(MOST_FORM))),
        )
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, SEND_WITHIN))
        .route("/add/{number}/events", get(add::events));
    let pages = pages.merge(slow);
    let pages = pages.layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_forgery));
    let programs = api::router(app.most_bytes).layer(middleware::from_fn(guard::check_site));
    pages
        .merge(programs)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::identify))
        .route("/static/{version}/{name}", get(statics::file))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_host))
        .layer(middleware::from_fn(api::as_problems))
        .layer(middleware::from_fn(guard::add_headers))
        .with_state(app)
}
