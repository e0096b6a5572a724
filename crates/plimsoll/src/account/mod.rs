//! `plimsoll account`: who may sign in to a case.

pub(crate) mod args;
mod list;
mod secret;

use std::io::Write;
use std::path::Path;

use plimsoll_account::{AccountError, Accounts, Name, NewToken, Role};
use plimsoll_case::{Case, Stamp};

use self::args::{AccountVerb, Changed, New, Revoke, SetRole, Token};
use crate::case;
use crate::console;
use crate::exit::{Outcome, Usage};
use crate::verbs::output;

/// Does what was asked.
pub(crate) fn run(verb: &AccountVerb) -> anyhow::Result<Outcome> {
    match verb {
        AccountVerb::New(new) => self::new(new),
        AccountVerb::List(of) => list::run(of),
        AccountVerb::Role(role) => set_role(role),
        AccountVerb::Password(of) => set_password(of),
        AccountVerb::Remove(of) => remove(of),
        AccountVerb::Token(token) => make_token(token),
        AccountVerb::Revoke(revoke) => self::revoke(revoke),
    }
}

/// What is changed, by whom.
struct Opened {
    accounts: Accounts,
    case: Case,
    name: Name,
    stamp: Stamp,
}

fn open(of: &Changed, accounts: Accounts) -> anyhow::Result<Opened> {
    let case = Case::open(&of.file).map_err(case::told)?;
    Ok(Opened { accounts, case, name: Name::asked(&of.name), stamp: case::stamp(&of.acting)? })
}

fn opened(of: &Changed) -> anyhow::Result<Opened> {
    // That the case is missing is told before that its accounts are.
    Case::open(&of.file).map_err(case::told)?;
    open(of, Accounts::open(&of.file).map_err(told)?)
}

fn new(new: &New) -> anyhow::Result<Outcome> {
    let name = Name::new(&new.of.name).map_err(told)?;
    Case::open(&new.of.file).map_err(case::told)?;
    let is_first = !Accounts::are_there(&new.of.file)
        || Accounts::open(&new.of.file).and_then(|accounts| accounts.list()).map_err(told)?.is_empty();
    let role = new.role.unwrap_or(if is_first { Role::Admin } else { Role::Analyst });
    if is_first && role != Role::Admin {
        return Err(Usage(format!(
            "the first account keeps the others, so it is an admin's; leave --role {role} out"
        ))
        .into());
    }
    let password = secret::new_password(&name)?.hashed();
    let accounts = Accounts::open_or_begin(&new.of.file).map_err(told)?;
    let Opened { mut accounts, mut case, stamp, .. } = open(&new.of, accounts)?;
    accounts.add(&mut case, &name, role, &password, &stamp).map_err(told)?;
    console::note(&format!("{} may sign in, as {role}", console::plain(name.as_str())));
    if is_first {
        console::note(&format!(
            "from now on everybody signs in who opens {}; the accounts lie in {}, which is not handed on with the case",
            new.of.file.display(),
            Accounts::beside(&new.of.file).display()
        ));
    }
    Ok(Outcome::Done)
}

fn set_role(role: &SetRole) -> anyhow::Result<Outcome> {
    let Opened { mut accounts, mut case, name, stamp } = opened(&role.of)?;
    accounts.set_role(&mut case, &name, role.role, &stamp).map_err(told)?;
    Ok(Outcome::Done)
}

fn set_password(of: &Changed) -> anyhow::Result<Outcome> {
    let Opened { mut accounts, mut case, name, stamp } = opened(of)?;
    accounts.named(&name).map_err(told)?;
    let password = secret::new_password(&name)?.hashed();
    accounts.set_password(&mut case, &name, &password, None, &stamp).map_err(told)?;
    console::note("the password is set; all sessions ended, and tokens were revoked");
    Ok(Outcome::Done)
}

fn remove(of: &Changed) -> anyhow::Result<Outcome> {
    let Opened { mut accounts, mut case, name, stamp } = opened(of)?;
    accounts.remove(&mut case, &name, &stamp).map_err(told)?;
    Ok(Outcome::Done)
}

fn make_token(token: &Token) -> anyhow::Result<Outcome> {
    let Opened { mut accounts, mut case, name, stamp } = opened(&token.of)?;
    let new = NewToken { called: token.called.clone(), role: token.role, days: token.days };
    let secret = accounts.make_token(&mut case, &name, &new, &stamp).map_err(told)?;
    console::note("this is the only time the token is shown");
    let mut out = output();
    writeln!(out, "{}", secret.reveal())?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn revoke(revoke: &Revoke) -> anyhow::Result<Outcome> {
    let Opened { mut accounts, mut case, name, stamp } = opened(&revoke.of)?;
    accounts.revoke(&mut case, &name, revoke.token, &stamp).map_err(told)?;
    Ok(Outcome::Done)
}

/// Whether a case has an account, so that people sign in; what keeps them from it is told before the server starts.
pub(crate) fn are_kept(case: &Path) -> anyhow::Result<bool> {
    if !Accounts::are_there(case) {
        return Ok(false);
    }
    let accounts = Accounts::open(case).map_err(told)?;
    if accounts.list().map_err(told)?.is_empty() {
        console::note(&format!(
            "nobody can sign in yet: make the first account with `plimsoll account new {} NAME`",
            case.display()
        ));
    }
    Ok(true)
}

/// What was asked wrongly is usage; the rest failed.
fn told(error: AccountError) -> anyhow::Error {
    match error {
        AccountError::Case(error) => case::told(error),
        AccountError::Missing(_) | AccountError::Refused { .. } | AccountError::Exposed(_) => {
            Usage(console::plain(&error.to_string())).into()
        }
        other => other.into(),
    }
}
