//! The pages, a file a noun.

mod claims;
mod decisions;
mod findings;
mod overview;
mod report;
mod reports;
mod shared;

pub(crate) use shared::modality;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};

use crate::fault::Fault;
use crate::{App, guard, statics};

/// Bytes of a form that brings no files.
const MOST_FORM: usize = 256 << 10;

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
        .route("/decide/{what}", post(decisions::decide))
        .fallback(async || Fault::NotFound("page"));
    pages
        .layer(DefaultBodyLimit::max(MOST_FORM))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_forgery))
        .route("/static/{version}/{name}", get(statics::file))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_host))
        .layer(middleware::from_fn(guard::add_headers))
        .with_state(app)
}
