//! What is asked of every request before it is answered: the name it was sent to, who sends it, where its form came from, whether
//! they may; and what every answer tells a browser to leave alone.

mod actor;
mod client;
pub(crate) mod cookie;
mod forgery;
mod headers;
mod host;
mod limit;
mod refused;
mod rules;

pub(crate) use actor::{Actor, Session, identify};
pub(crate) use client::{Client, Peer};
pub(crate) use forgery::{Forgery, Visitor, check as check_forgery, check_site};
pub(crate) use headers::add as add_headers;
pub(crate) use host::{Hosts, check as check_host};
pub(crate) use limit::{Limiter, Wait};
pub(crate) use rules::check as check_rules;
#[cfg(test)]
pub(crate) use rules::least_role;

/// The cookie of a session.
pub(crate) const SESSION: &str = "plimsoll_session";
