//! What is asked of every request before it is answered: the name it was sent to, where its form came from, who acts; and what every
//! answer tells a browser to leave alone.

mod actor;
mod forgery;
mod headers;
mod host;

pub use actor::Role;
pub(crate) use actor::{Actor, identify};
pub(crate) use forgery::{Forgery, Visitor, check as check_forgery, check_site};
pub(crate) use headers::add as add_headers;
pub(crate) use host::{Hosts, check as check_host};
