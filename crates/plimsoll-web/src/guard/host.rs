//! The name a request was sent to. A page elsewhere can make a name of its own lead to this machine (DNS rebinding); a browser then
//! sends that name along.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::App;

/// Names under which the server may be asked.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    pub(crate) fn new(names: Vec<String>) -> Self {
        Self { names }
    }

    fn allows(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host))
    }
}

/// Refuses requests that were sent to another name, before anything is looked at.
pub(crate) async fn check(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut named = request.headers().get_all(header::HOST).iter();
    let host = named.next().and_then(|host| host.to_str().ok());
    let is_alone = named.next().is_none() && request.version() <= Version::HTTP_11;
    match host {
        Some(host) if is_alone && app.hosts.allows(host) => next.run(request).await,
        _ => (
            StatusCode::MISDIRECTED_REQUEST,
            "This server is not asked under that name. Use the address that “plimsoll serve” printed.\n",
        )
            .into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    #[test]
    fn only_given_names_are_answered() {
        let hosts = Hosts::new(vec!["localhost:7467".into(), "127.0.0.1:7467".into()]);
        assert!(hosts.allows("localhost:7467") && hosts.allows("LOCALHOST:7467"));
        for host in ["", "localhost", "localhost:80", "evil.example:7467", "localhost:7467.evil.example"] {
            assert!(!hosts.allows(host), "{host}");
        }
    }
}
