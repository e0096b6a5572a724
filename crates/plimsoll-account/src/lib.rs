//! Accounts of a case: who may sign in, as what; sessions of browsers and tokens of programs.
//!
//! They lie in a file of their own beside the case ([`Accounts::beside`]), for a case is handed on and must hold no password, not
//! even hashed. What is done with them stands in the log of the case ([`Event`]), without any secret. This crate asks no clock:
//! the caller says when.

mod account;
mod error;
mod event;
mod name;
mod password;
mod role;
mod schema;
mod secret;
mod session;
mod store;
mod token;

pub use account::{Account, Knock};
pub use error::AccountError;
pub use event::Event;
pub use name::Name;
pub use password::{Hashed, LEAST as LEAST_PASSWORD, Password};
pub use role::Role;
pub use secret::Secret;
pub use session::{IDLE, LIFETIME};
pub use store::Accounts;
pub use token::{MOST_DAYS, NewToken, Token};
