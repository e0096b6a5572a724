//! What `plimsoll account` can be asked.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use plimsoll_account::Role;

use crate::case::args::Acting;

const ACCOUNT_HELP: &str = "\
Accounts lie in a file of their own beside the case (FILE.accounts), for a case is handed on. As long as there is one, everybody who opens `plimsoll serve FILE` signs in.

Examples:
  plimsoll account new convoy.case \"R. Vane\"              the first account keeps the others: it is an admin's
  plimsoll account new convoy.case \"B. Quay\" --role viewer
  plimsoll account list convoy.case
  plimsoll account role convoy.case \"B. Quay\" analyst
  plimsoll account password convoy.case \"B. Quay\"         where it was forgotten
  plimsoll account token convoy.case \"R. Vane\" --for \"nightly export\" --role viewer --days 30
  plimsoll account remove convoy.case \"B. Quay\"

Roles: a viewer looks and exports, an analyst adds and decides as well, an admin keeps accounts as well.
Passwords are asked for on the terminal, or read as one line from standard input; they have 15 characters or more.
Every change stands in the log of the case. docs/serve.md tells the rest.";

/// What is done with the accounts of a case.
#[derive(Debug, Subcommand)]
#[command(after_help = ACCOUNT_HELP)]
pub(crate) enum AccountVerb {
    /// Makes an account; the first one is an admin's
    New(New),
    /// Lists the accounts, with their roles and tokens
    List(Of),
    /// Gives an account another role; its sessions end
    Role(SetRole),
    /// Sets a password; all sessions end, and tokens are revoked
    Password(Changed),
    /// Removes an account; its name stays taken, for it stands in the log
    Remove(Changed),
    /// Makes a token for a program, and prints it this once
    Token(Token),
    /// Revokes a token, by its number
    Revoke(Revoke),
}

/// Arguments of `account list`.
#[derive(Args, Debug)]
pub(crate) struct Of {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Arguments of `account new`.
#[derive(Args, Debug)]
pub(crate) struct New {
    #[command(flatten)]
    pub(crate) of: Changed,
    /// What it may do: viewer, analyst or admin; without it analyst, and admin for the first
    #[arg(long)]
    pub(crate) role: Option<Role>,
}

/// An account that is changed.
#[derive(Args, Debug)]
pub(crate) struct Changed {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The name, as the log has it
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Arguments of `account role`.
#[derive(Args, Debug)]
pub(crate) struct SetRole {
    #[command(flatten)]
    pub(crate) of: Changed,
    /// What it may do: viewer, analyst or admin
    #[arg(value_name = "ROLE")]
    pub(crate) role: Role,
}

/// Arguments of `account token`.
#[derive(Args, Debug)]
pub(crate) struct Token {
    #[command(flatten)]
    pub(crate) of: Changed,
    /// What it is for
    #[arg(long = "for", value_name = "WORDS")]
    pub(crate) called: String,
    /// What it may do; no more than its owner
    #[arg(long, default_value = "viewer")]
    pub(crate) role: Role,
    /// Days it holds, 366 at most
    #[arg(long, value_name = "COUNT", default_value_t = 90)]
    pub(crate) days: u16,
}

/// Arguments of `account revoke`.
#[derive(Args, Debug)]
pub(crate) struct Revoke {
    #[command(flatten)]
    pub(crate) of: Changed,
    /// Its number, as `plimsoll account list` shows it
    #[arg(value_name = "NUMBER")]
    pub(crate) token: i64,
}
