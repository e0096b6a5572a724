//! The case as pages: a server on this machine.
//!
//! Every page is computed from one case file and leads back to the bytes that were received. The server fetches nothing, loads
//! nothing from elsewhere and listens on this machine alone unless it is told otherwise ([`Exposure`]). Pages work without
//! scripts; with them, cards and lists come in without a new page.
//!
//! Programs ask below `/api/v1` (`api`): the same rows and decisions as JSON.
//!
//! What SQLite does is done on threads that may block. The ledger is computed once and kept until the case changes
//! (`snapshot`).

mod add;
mod api;
mod app;
mod clock;
mod deciding;
mod fault;
mod form;
mod guard;
mod handed_on;
mod listen;
mod marked;
mod pool;
mod roll;
mod routes;
mod shell;
mod snapshot;
mod standing;
mod statics;
mod tls;
mod transport;

pub use app::{App, Settings};
pub use clock::Clock;
pub use handed_on::handed_on;
pub use listen::{Exposure, Refused, Server};
pub use routes::router;
pub use tls::{Tls, TlsError};
pub use transport::Transport;
