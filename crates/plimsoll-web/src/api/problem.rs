//! What went wrong, as a program is told it: a problem after RFC 9457.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::fault::{Told, WrongPart};

/// Where the interface for programs begins.
pub(crate) const ROOT: &str = "/api";
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// Why something could not be answered or done (RFC 9457). Programs tell problems apart by `code`, people read `detail`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// `about:blank`: the status and the code say what kind of problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The words of the status.
    title: &'static str,
    /// The status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong, and what to do.
    detail: String,
    /// A stable name: `not-found`, `unknown-parameter`, `invalid-field`, …
    #[schema(pattern = "^[a-z-]+$")]
    code: &'static str,
    /// Which parts of what was sent are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<WrongPart>,
}

/// Turns whatever went wrong under the interface for programs into a problem, whoever answered so: a handler, a guard, the router, a
/// layer that was out of time.
pub(crate) async fn as_problems(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_for_programs =
        path.strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let mut response = next.run(request).await;
    let status = response.status();
    if !is_for_programs || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let told = response.extensions_mut().remove::<Told>().unwrap_or_else(|| of_status(status));
    // Plain data always serialises.
    let body = serde_json::to_vec(&Problem::of(told)).expect("a problem is plain data");
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    Response::from_parts(parts, Body::from(body))
}

impl Problem {
    fn of(told: Told) -> Self {
        let detail = [told.what, told.advice].join(" ");
        Self {
            kind: "about:blank",
            title: told.status.canonical_reason().unwrap_or("Not done"),
            status: told.status.as_u16(),
            detail: detail.trim().to_string(),
            code: told.code,
            errors: told.errors,
        }
    }
}

/// What is told where nobody but the status says what is wrong.
fn of_status(status: StatusCode) -> Told {
    let (code, what, advice) = match status {
        StatusCode::NOT_FOUND => {
            ("not-found", "There is nothing at this address.", "See /api/v1/openapi.json.")
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            ("method-not-allowed", "This cannot be done at this address.", "The header Allow names what can.")
        }
        StatusCode::REQUEST_TIMEOUT => ("timeout", "The answer took too long.", "Ask for less at a time."),
        StatusCode::PAYLOAD_TOO_LARGE => {
            ("too-large", "That is more than is taken at once.", "Send less at a time.")
        }
        StatusCode::MISDIRECTED_REQUEST => (
            "other-host",
            "This server is not asked under that name.",
            "Use the address that “plimsoll serve” printed.",
        ),
        StatusCode::UNAUTHORIZED => {
            ("unauthorized", "Nobody is signed in.", "Send a token as Authorization: Bearer.")
        }
        StatusCode::FORBIDDEN => {
            ("forbidden", "This is not allowed.", "Ask somebody who keeps the accounts.")
        }
        StatusCode::TOO_MANY_REQUESTS => ("too-many", "That was asked too often.", "Wait, and ask again."),
        status if status.is_server_error() => ("fault", "Something broke off.", "Nothing was changed."),
        _ => ("bad-request", "The request cannot be understood.", "See /api/v1/openapi.json."),
    };
    Told::new(status, code, what, advice)
}
