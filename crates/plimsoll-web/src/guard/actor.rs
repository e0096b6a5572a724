//! Who acts: the name that the log gets, and what it may do.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use plimsoll_account::{Account, Role, Secret};
use plimsoll_case::Stamp;

use super::rules::is_for_programs;
use super::{SESSION, cookie};
use crate::App;
use crate::clock::now;
use crate::fault::Fault;

/// Who sent a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    /// As the log has it.
    pub(crate) name: String,
    /// What they may do.
    pub(crate) role: Role,
}

/// How somebody was recognised.
#[derive(Clone, Debug)]
pub(crate) enum Way {
    /// There are no accounts: everybody is the one person that the server was started for.
    Open,
    /// By a session of a browser.
    Session(Secret),
    /// By a token of a program.
    Token,
}

impl Actor {
    /// Who acts, now.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(self.name.clone(), now())
    }
}

impl From<Account> for Actor {
    fn from(account: Account) -> Self {
        Self { name: account.name, role: account.role }
    }
}

/// Tells who sends a request, if anybody knows.
pub(crate) async fn identify(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    match recognised(&app, request.headers(), request.uri().path()).await {
        Ok(Some((actor, way))) => {
            request.extensions_mut().insert(actor);
            request.extensions_mut().insert(way);
        }
        Ok(None) => {}
        Err(fault) => return fault.into_response(),
    }
    next.run(request).await
}

async fn recognised(app: &Arc<App>, headers: &HeaderMap, path: &str) -> Result<Option<(Actor, Way)>, Fault> {
    if !app.roll.is_kept() {
        return Ok(Some((Actor { name: app.by.clone(), role: Role::Admin }, Way::Open)));
    }
    let now = app.clock.now();
    if is_for_programs(path)
        && let Some(token) = bearer(headers)
    {
        let account = app.look_up(move |accounts| accounts.bearer(&token, now)).await?;
        return Ok(account.map(|account| (account.into(), Way::Token)));
    }
    let Some(secret) = cookie::get(headers, SESSION, app.transport.is_secure()) else { return Ok(None) };
    let secret = Secret::shown(&secret);
    let shown = secret.clone();
    let account = app.look_up(move |accounts| accounts.session(&shown, now)).await?;
    Ok(account.map(|account| (account.into(), Way::Session(secret))))
}

/// What stands after `Authorization: Bearer`.
fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::shown(token.trim()))
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault::SignedOut)
    }
}

/// The session that a request came in.
#[derive(Clone, Debug)]
pub(crate) struct Session(pub(crate) Secret);

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        match parts.extensions.get::<Way>() {
            Some(Way::Session(secret)) => Ok(Self(secret.clone())),
            Some(Way::Open) => Err(Fault::no_accounts()),
            _ => Err(Fault::SignedOut),
        }
    }
}
