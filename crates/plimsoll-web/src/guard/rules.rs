//! Who may do what: one table for every address of the server. What has no line in it is done for nobody.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use plimsoll_account::Role;

use self::Least::{Admin, Analyst, Anyone, Never, Viewer};
use super::actor::{Actor, Way};
use super::refused::{program_refused, signed_out};
use crate::App;
use crate::fault::Fault;

/// The least that somebody has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Least {
    /// Signed in or not.
    Anyone,
    Viewer,
    Analyst,
    Admin,
    /// There is no such thing.
    Never,
}

/// Addresses as the router has them; who may look (GET, HEAD); who may change (every other method). An address that ends in `/`
/// stands for all under it.
const RULES: &[(&str, Least, Least)] = &[
    ("/", Viewer, Never),
    ("/seen", Never, Viewer),
    ("/reports", Viewer, Never),
    ("/reports/{hash}", Viewer, Never),
    ("/reports/{hash}/bytes", Viewer, Never),
    ("/claims/{id}", Viewer, Never),
    ("/findings", Viewer, Never),
    ("/findings/{id}", Viewer, Never),
    ("/origins", Viewer, Never),
    ("/origins/{id}", Viewer, Never),
    ("/series", Viewer, Never),
    ("/series/{id}", Viewer, Never),
    ("/timeline", Viewer, Never),
    ("/estimates", Viewer, Never),
    ("/sources", Viewer, Never),
    ("/log", Viewer, Never),
    ("/export", Viewer, Never),
    ("/export/{form}", Viewer, Never),
    ("/decide/{what}", Never, Analyst),
    ("/add", Analyst, Analyst),
    ("/add/{number}", Analyst, Never),
    ("/add/{number}/events", Analyst, Never),
    ("/sign-in", Anyone, Anyone),
    ("/sign-out", Never, Viewer),
    ("/account", Viewer, Never),
    ("/account/password", Never, Viewer),
    ("/account/sessions", Never, Viewer),
    ("/account/tokens", Never, Viewer),
    ("/account/tokens/revoke", Never, Viewer),
    ("/accounts", Admin, Never),
    ("/accounts/new", Never, Admin),
    ("/accounts/role", Never, Admin),
    ("/accounts/password", Never, Admin),
    ("/accounts/remove", Never, Admin),
    ("/api/v1/settings", Viewer, Admin),
    ("/api/", Viewer, Analyst),
    // Answered before anybody is asked who they are.
    ("/static/{version}/{name}", Anyone, Never),
];

/// Where programs ask: tokens hold there and nowhere else.
const PROGRAMS: &str = "/api/";

/// Whether an address is for programs.
pub(crate) fn is_for_programs(path: &str) -> bool {
    path.starts_with(PROGRAMS)
}

/// The least that somebody has to be; none: no rule is written.
fn least(method: &Method, path: &str) -> Option<Least> {
    let holds =
        |rule: &str| rule == path || (rule.len() > 1 && rule.ends_with('/') && path.starts_with(rule));
    let (_, look, change) = RULES.iter().copied().find(|(rule, _, _)| holds(rule))?;
    Some(if is_looking(method) { look } else { change })
}

/// The least role that opens an address; inside, none: anybody may; outside, none: nobody may.
#[cfg(test)]
pub(crate) fn least_role(method: &Method, path: &str) -> Option<Option<Role>> {
    match least(method, path)? {
        Never => None,
        Anyone => Some(None),
        Viewer => Some(Some(Role::Viewer)),
        Analyst => Some(Some(Role::Analyst)),
        Admin => Some(Some(Role::Admin)),
    }
}

/// Whether a method only looks.
pub(super) fn is_looking(method: &Method) -> bool {
    [Method::GET, Method::HEAD].contains(method)
}

impl Least {
    fn allows(self, role: Option<Role>) -> bool {
        match self {
            Anyone => true,
            Viewer => role >= Some(Role::Viewer),
            Analyst => role >= Some(Role::Analyst),
            Admin => role >= Some(Role::Admin),
            Never => false,
        }
    }
}

/// Lets through who may; tells the others what to do.
pub(crate) async fn check(
    State(_): State<Arc<App>>,
    path: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    // Where nothing is, nothing is kept from anybody.
    let Some(path) = path else { return next.run(request).await };
    let Some(least) = least(request.method(), path.as_str()) else { return Fault::Ours.into_response() };
    if least == Never {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let role = request.extensions().get::<Actor>().map(|actor| actor.role);
    // A browser can be made to send what it is signed in for; what changes the case from there is a form with a token.
    let is_by_session = matches!(request.extensions().get::<Way>(), Some(Way::Session(_)));
    let needs_token = is_for_programs(path.as_str()) && is_by_session && !is_looking(request.method());
    match least.allows(role) && !needs_token {
        true => next.run(request).await,
        false if is_for_programs(path.as_str()) => program_refused(role.is_some() && !needs_token),
        false if role.is_some() => Fault::NotAllowed.into_response(),
        false => signed_out(&request),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_a_rule_and_every_rule_an_address() {
        let addresses = crate::routes::addresses();
        for address in &addresses {
            assert!(least(&Method::GET, address).is_some(), "{address} has no rule: say who may, in RULES");
        }
        // What is for programs is listed by its own description.
        for (rule, _, _) in RULES.iter().filter(|(rule, _, _)| !is_for_programs(rule)) {
            assert!(addresses.contains(rule), "{rule} is an address no more: take its rule away");
        }
    }

    #[test]
    fn what_has_no_rule_is_for_nobody() {
        assert_eq!(least(&Method::GET, "/later"), None);
        assert_eq!(least(&Method::GET, "/reports/later/x"), None);
        assert_eq!(least(&Method::DELETE, "/reports"), Some(Never));
        assert_eq!(least(&Method::POST, "/api/v1/decisions"), Some(Analyst));
        assert_eq!(least(&Method::PATCH, "/api/v1/settings"), Some(Admin));
        assert!(!Never.allows(Some(Role::Admin)));
        assert!(!Viewer.allows(None) && Anyone.allows(None));
    }
}
