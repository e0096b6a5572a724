//! What was done with accounts, as the log of the case has it: who and what, and never a secret.

use std::fmt;

use jiff::Timestamp;
use plimsoll_case::{Case, Entry, Stamp};
use serde::{Deserialize, Serialize};

use crate::{AccountError, Role};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Event {
    /// An account was made.
    Made {
        /// Its name.
        account: String,
        /// What it may do.
        role: Role,
    },
    /// It may do more or less.
    RoleChanged {
        /// Its name.
        account: String,
        /// From now on.
        role: Role,
        /// Until then.
        before: Role,
    },
    /// It has another password.
    PasswordChanged {
        /// Its name.
        account: String,
    },
    /// It was removed.
    Removed {
        /// Its name.
        account: String,
    },
    /// A token for a program was made.
    TokenMade {
        /// Whose.
        account: String,
        /// Its number.
        token: i64,
        /// What it is called.
        called: String,
        /// What it may do.
        role: Role,
        /// How long it holds.
        ends_at: Timestamp,
    },
    /// It holds no longer.
    TokenRevoked {
        /// Whose.
        account: String,
        /// Its number.
        token: i64,
        /// What it is called.
        called: String,
    },
    /// Somebody signed in.
    SignedIn {
        /// As whom.
        account: String,
    },
    /// Sign-ins were tried too often, and are refused for a while.
    SignInRefused {
        /// Under which name; none: under names of no account, or from one address.
        account: Option<String>,
    },
}

impl Event {
    /// The kind of these entries in the log.
    pub const KIND: &'static str = "account";

    /// Writes it into the log of the case.
    pub fn record(&self, case: &mut Case, stamp: &Stamp) -> Result<(), AccountError> {
        case.record(Self::KIND, self, stamp)?;
        Ok(())
    }

    /// What an entry of the log says, if it is of these.
    pub fn of(entry: &Entry) -> Option<Self> {
        (entry.kind == Self::KIND).then(|| serde_json::from_str(&entry.content).ok()).flatten()
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made { account, role } => write!(f, "Account {account} made, as {role}"),
            Self::RoleChanged { account, role, before } => {
                write!(f, "Account {account} is {role} from here on; before, {before}")
            }
            Self::PasswordChanged { account } => write!(f, "Password of {account} changed"),
            Self::Removed { account } => write!(f, "Account {account} removed"),
            Self::TokenMade { account, token, called, role, ends_at } => {
                let day = ends_at.strftime("%-d %b %Y");
                write!(f, "Token {token} of {account} made: {called}, as {role}, until {day}")
            }
            Self::TokenRevoked { account, token, called } => {
                write!(f, "Token {token} of {account} revoked: {called}")
            }
            Self::SignedIn { account } => write!(f, "{account} signed in"),
            Self::SignInRefused { account: Some(account) } => {
                write!(f, "Sign-ins as {account} refused for a while: too many failed")
            }
            Self::SignInRefused { account: None } => {
                f.write_str("Sign-ins refused for a while: too many failed, under names of no account or from one address")
            }
        }
    }
}
