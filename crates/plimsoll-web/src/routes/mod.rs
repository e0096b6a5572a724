//! The pages, a file a noun.

mod account;
mod accounts;
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
mod sign_in;
mod sources;
mod timeline;
#[cfg(test)]
mod walked;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{MethodRouter, get, post};
use tower_http::timeout::TimeoutLayer;

pub(crate) use self::shared::{encoded, time};
use crate::fault::Fault;
use crate::{App, api, guard, statics};

/// Bytes of a form that brings no files.
pub(crate) const MOST_FORM: usize = 256 << 10;

/// Time for an answer, the sending of a form included.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(120);
/// Time for files to come in.
pub(crate) const SEND_WITHIN: Duration = Duration::from_secs(1_800);

/// A method router of this server, with its address as axum writes it.
type Address = (&'static str, MethodRouter<Arc<App>>);

/// Pages and forms that are answered at once.
fn pages() -> Vec<Address> {
    vec![
        ("/", get(overview::page)),
        ("/seen", post(overview::seen)),
        ("/reports", get(reports::page)),
        ("/reports/{hash}", get(report::page)),
        ("/reports/{hash}/bytes", get(report::bytes)),
        ("/claims/{id}", get(claims::page)),
        ("/findings", get(findings::list)),
        ("/findings/{id}", get(findings::one)),
        ("/origins", get(origins::list)),
        ("/origins/{id}", get(origins::one)),
        ("/series", get(series::list)),
        ("/series/{id}", get(series::one)),
        ("/timeline", get(timeline::page)),
        ("/estimates", get(estimates::page)),
        ("/sources", get(sources::page)),
        ("/log", get(log::page)),
        ("/add/{number}", get(add::adding)),
        ("/export", get(export::page)),
        ("/export/{form}", get(export::file)),
        ("/decide/{what}", post(decisions::decide)),
        ("/sign-in", get(sign_in::page).post(sign_in::enter)),
        ("/sign-out", post(sign_in::leave)),
        ("/account", get(account::page)),
        ("/account/password", post(account::password)),
        ("/account/sessions", post(account::sessions)),
        ("/account/tokens", post(account::make_token)),
        ("/account/tokens/revoke", post(account::revoke)),
        ("/accounts", get(accounts::page)),
        ("/accounts/new", post(accounts::new)),
        ("/accounts/role", post(accounts::role)),
        ("/accounts/password", post(accounts::password)),
        ("/accounts/remove", post(accounts::remove)),
    ]
}

/// Files come in here, which takes its time.
fn slow() -> Vec<Address> {
    vec![("/add", get(add::page).post(add::take))]
}

/// Events go out here, as long as they come.
fn endless() -> Vec<Address> {
    vec![("/add/{number}/events", get(add::events))]
}

/// What is the same for everybody, signed in or not.
fn open() -> Vec<Address> {
    vec![("/static/{version}/{name}", get(statics::file))]
}

/// Every address there is, each of which has its rule in `guard/rules.rs`.
#[cfg(test)]
pub(crate) fn addresses() -> Vec<&'static str> {
    let all = [pages(), slow(), endless(), open()].into_iter().flatten();
    all.map(|(address, _)| address).collect()
}

fn routes(addresses: Vec<Address>) -> Router<Arc<App>> {
    addresses.into_iter().fold(Router::new(), |router, (address, methods)| router.route(address, methods))
}

/// All pages of a case.
pub fn router(app: Arc<App>) -> Router {
    let within = |time| TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, time);
    let pages = routes(pages()).fallback(async || Fault::NotFound("page"));
    let pages = pages.layer(DefaultBodyLimit::max(MOST_FORM)).layer(within(ANSWER_WITHIN));
    let files = DefaultBodyLimit::max(app.most_bytes.saturating_add(MOST_FORM));
    let slow = routes(slow()).layer(files).layer(within(SEND_WITHIN));
    let pages = pages.merge(slow).merge(routes(endless()));
    guarded(app, pages)
}

/// Everything that is asked of a request before it is answered.
fn guarded(app: Arc<App>, pages: Router<Arc<App>>) -> Router {
    let programs = api::router(app.most_bytes).layer(middleware::from_fn(guard::check_site));
    pages
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_forgery))
        .merge(programs)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_rules))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::identify))
        .merge(routes(open()))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::check_host))
        .layer(middleware::from_fn(api::as_problems))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::add_headers))
        .with_state(app)
}
