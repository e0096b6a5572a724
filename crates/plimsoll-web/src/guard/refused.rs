//! What those are told who may not.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde_json::json;

use super::rules::is_looking;
use crate::fault::Fault;
use crate::routes::encoded;

/// Leads to the sign-in, and back from there.
pub(super) fn signed_out(request: &Request) -> Response {
    let is_page = is_looking(request.method()) && !request.headers().contains_key("hx-request");
    if !is_page {
        return Fault::SignedOut.into_response();
    }
    // Over a link of another site a browser brings no cookie of ours, even where somebody is signed in. Asked by a page of our own,
    // it does.
    if request.headers().get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        let again = (HeaderName::from_static("refresh"), HeaderValue::from_static("0"));
        return ([again], Html("<!doctype html><title>Plimsoll</title><p>Opening the page.")).into_response();
    }
    let asked = request.uri().path_and_query().map_or("/", |path| path.as_str());
    match asked {
        "/" => Redirect::to("/sign-in").into_response(),
        asked => Redirect::to(&format!("/sign-in?back={}", encoded(asked))).into_response(),
    }
}

/// What a program is told (RFC 9457).
pub(super) fn program_refused(is_known: bool) -> Response {
    let (status, title, detail) = if is_known {
        (
            StatusCode::FORBIDDEN,
            "Not allowed",
            "The role of this token does not allow it; make one of a higher role, or ask an admin.",
        )
    } else {
        (
            StatusCode::UNAUTHORIZED,
            "No token",
            "Send a token that holds, as “Authorization: Bearer plimsoll_…”; the page “Your account” makes one.",
        )
    };
    let body = json!({"type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail});
    let mut response = (status, body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
