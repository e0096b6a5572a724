//! Passwords are typed, or piped in: an argument would stand in the list of processes and in the history of the shell.

use std::io::{BufRead as _, IsTerminal as _, Read as _, stdin};

use anyhow::Context as _;
use plimsoll_account::{Name, Password};

use super::told;
use crate::exit::Usage;

/// Bytes of a line that are read, at most.
const MOST: u64 = 4096;

/// A password for an account: typed twice without an echo, or one line of standard input.
pub(super) fn new_password(of: &Name) -> anyhow::Result<Password> {
    let words = if stdin().is_terminal() { typed()? } else { piped()? };
    Password::new(&words, of).map_err(told)
}

fn typed() -> anyhow::Result<String> {
    let ask = |prompt: &str| rpassword::prompt_password(prompt).context("the terminal takes no password");
    let first = ask("Password, 15 characters or more: ")?;
    if ask("Again: ")? != first {
        return Err(Usage("the password was not typed the same twice; run the command again".into()).into());
    }
    Ok(first)
}

fn piped() -> anyhow::Result<String> {
    let mut line = String::new();
    stdin().lock().take(MOST).read_line(&mut line).context("standard input is no text in UTF-8")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_string())
}
