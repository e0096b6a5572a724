//! Who acts: the name that the log gets, and what it may do.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use plimsoll_case::Stamp;

use crate::App;
use crate::app::now;
use crate::fault::Fault;

/// What somebody may do; each role may do what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks, and exports.
    Viewer,
    /// Adds, and decides.
    Analyst,
    /// Keeps accounts and settings.
    Admin,
}

/// Who sent a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    /// As the log has it.
    pub(crate) name: String,
    /// What they may do.
    pub(crate) role: Role,
}

impl Actor {
    /// Who acts, now.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(self.name.clone(), now())
    }
}

/// Tells who sends a request: without accounts, everybody is the one person that the server was started for.
pub(crate) async fn identify(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Actor { name: app.by.clone(), role: Role::Admin });
    next.run(request).await
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault::Ours)
    }
}
