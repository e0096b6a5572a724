//! Forms come from pages of this server only. A form carries a hash, under a key that only this process has, of the session it is sent
//! in, or of a cookie of random digits where nobody is signed in. Another site can make a browser send a form, but can read neither.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method, header, request::Parts};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::actor::{Actor, Way};
use super::cookie;
use super::rules::is_for_programs;
use crate::App;
use crate::fault::Fault;

const COOKIE: &str = "plimsoll_visitor";
/// Tells these hashes from all others.
const CONTEXT: &str = "plimsoll 2026-11-26 form token";

/// The key of this process.
#[derive(Clone)]
pub(crate) struct Forgery([u8; 32]);

impl std::fmt::Debug for Forgery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Forgery")
    }
}

/// Who asks, as far as pages and their forms go.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// What the forms of a page carry.
    pub(crate) token: String,
    /// Who it is, if that is known.
    pub(crate) actor: Option<Actor>,
    /// Whether they signed in, and can sign out.
    pub(crate) is_signed_in: bool,
}

impl Forgery {
    /// A key that nobody knows.
    pub(crate) fn new() -> Self {
        Self(random())
    }

    fn token(&self, cookie: &str) -> String {
        let key = blake3::derive_key(CONTEXT, &self.0);
        blake3::keyed_hash(&key, cookie.as_bytes()).to_hex().to_string()
    }
}

impl Visitor {
    /// Refuses a form that does not carry the visitor's token.
    pub(crate) fn sent(&self, token: &str) -> Result<(), Fault> {
        let same = |one: &str, other: &str| blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes());
        if same(&self.token, token) { Ok(()) } else { Err(Fault::Forged) }
    }
}

/// Random bytes of the operating system.
fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// Refuses what another site makes a browser send to the interface for programs, which has no cookies and no tokens of forms.
pub(crate) async fn check_site(request: Request, next: Next) -> Response {
    if changes(&request) && !is_of_this_site(request.headers()) {
        return Fault::Forged.into_response();
    }
    next.run(request).await
}

fn changes(request: &Request) -> bool {
    ![Method::GET, Method::HEAD].contains(request.method())
}

/// Gives a visitor a cookie, and refuses what another site makes a browser send.
pub(crate) async fn check(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    // A program that shows a token has no pages, and no browser sends one by itself.
    if matches!(request.extensions().get::<Way>(), Some(Way::Token)) {
        return next.run(request).await;
    }
    if changes(&request) && !is_of_this_site(request.headers()) {
        return Fault::Forged.into_response();
    }
    let is_secure = app.transport.is_secure();
    let way = request.extensions().get::<Way>().cloned();
    let session = match &way {
        Some(Way::Session(secret)) => Some(secret.reveal().to_string()),
        _ => None,
    };
    let is_signed_in = session.is_some();
    let kept = session.or_else(|| cookie::get(request.headers(), COOKIE, is_secure));
    let fresh = kept.is_none() && !is_for_programs(request.uri().path());
    let bound = kept.unwrap_or_else(|| blake3::Hash::from_bytes(random()).to_hex().to_string());
    let actor = request.extensions().get::<Actor>().cloned();
    request.extensions_mut().insert(Visitor { token: app.forgery.token(&bound), actor, is_signed_in });
    let mut response = next.run(request).await;
    if fresh && let Ok(value) = cookie::set(COOKIE, &bound, is_secure) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// What a browser says of where a form comes from; where it says nothing the token decides.
fn is_of_this_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text("sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, name)| name == host),
        (Some(_), None) => false,
        (None, _) => true,
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault::Ours)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn what_another_site_sends_is_refused() {
        let host = ("host", "localhost:7467");
        assert!(is_of_this_site(&headers(&[host])));
        assert!(is_of_this_site(&headers(&[host, ("origin", "http://localhost:7467")])));
        assert!(is_of_this_site(&headers(&[host, ("sec-fetch-site", "same-origin")])));
        assert!(!is_of_this_site(&headers(&[host, ("origin", "http://evil.example")])));
        assert!(!is_of_this_site(&headers(&[host, ("origin", "null")])));
        assert!(!is_of_this_site(&headers(&[host, ("sec-fetch-site", "cross-site")])));
        assert!(!is_of_this_site(&headers(&[host, ("sec-fetch-site", "same-site")])));
    }

    #[test]
    fn a_token_is_of_one_visitor_and_one_process() {
        let (one, other) = (Forgery::new(), Forgery::new());
        assert_eq!(one.token("a"), one.token("a"));
        assert_ne!(one.token("a"), one.token("b"));
        assert_ne!(one.token("a"), other.token("a"));
    }
}
