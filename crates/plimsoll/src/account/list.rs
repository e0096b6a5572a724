//! `plimsoll account list`

use std::io::Write;

use jiff::Timestamp;
use plimsoll_account::{Accounts, Token};
use plimsoll_case::Case;
use plimsoll_report::{Listing, listing};

use super::args::Of;
use super::told;
use crate::case;
use crate::console;
use crate::exit::Outcome;
use crate::verbs::output;

pub(super) fn run(of: &Of) -> anyhow::Result<Outcome> {
    Case::open(&of.file).map_err(case::told)?;
    let accounts = Accounts::open(&of.file).map_err(told)?;
    let mut rows = Vec::new();
    for account in accounts.list().map_err(told)? {
        let tokens: Vec<String> = accounts.tokens(&account).map_err(told)?.iter().map(token).collect();
        rows.push(vec![
            account.name.clone(),
            account.role.to_string(),
            time(account.made_at),
            account.signed_in_at.map_or_else(|| "never".to_string(), time),
            tokens.join("; "),
        ]);
    }
    let foot = match rows.len() {
        1 => "1 account".to_string(),
        count => format!("{count} accounts"),
    };
    let head = &["Name", "Role", "Made", "Signed in", "Tokens"];
    let listed = Listing { head, words: &[0, 4], numbers: &[], rows, foot };
    let mut out = output();
    out.write_all(listing(&listed, console::width(), console::has_colour()).as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn token(token: &Token) -> String {
    format!("{} {}: {}, until {}", token.id, token.called, token.role, token.ends_at.strftime("%Y-%m-%d"))
}

fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%MZ").to_string()
}
