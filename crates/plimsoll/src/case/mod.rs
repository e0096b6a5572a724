//! `plimsoll case`: one file a subcommand.

mod add;
pub(crate) mod args;
mod backup;
mod decide;
mod export;
mod handed_on;
mod list;
mod log;
mod merge;
mod new;
mod set;
mod show;
mod undo;
mod verify;

use std::path::Path;

use jiff::{Timestamp, Unit};
use plimsoll_case::{Case, CaseError, Picture, Stamp};

use self::args::{Acting, CaseVerb};
use crate::exit::{Outcome, Usage};
use crate::progress::Working;

/// Does what was asked.
pub(crate) fn run(verb: &CaseVerb) -> anyhow::Result<Outcome> {
    match verb {
        CaseVerb::New(new) => new::run(new),
        CaseVerb::Add(add) => add::run(add),
        CaseVerb::List(list) => list::run(list),
        CaseVerb::Show(show) => show::run(show),
        CaseVerb::Decide(decide) => decide::run(decide),
        CaseVerb::Undo(undo) => undo::run(undo),
        CaseVerb::Verify(verify) => verify::run(verify),
        CaseVerb::Backup(backup) => backup::run(backup),
        CaseVerb::Merge(merge) => merge::run(merge),
        CaseVerb::Export(export) => export::run(export),
        CaseVerb::Log(log) => log::run(log),
        CaseVerb::Set(set) => set::run(set),
    }
}

/// Opens a case, and reads anew what another version read.
fn open(path: &Path) -> anyhow::Result<Case> {
    let mut case = Case::open(path).map_err(told)?;
    if case.stale().map_err(told)? > 0 {
        let mut bar = crate::progress::Count::new("reports read anew by this version");
        let read = case.reread(|done, total| bar.at(done, total)).map_err(told)?;
        bar.end();
        crate::console::note(&format!(
            "{read} reports were read anew by this version; decisions stay on the claims they were made on"
        ));
    }
    Ok(case)
}

/// Reads anew what another version read, with a bar.
pub(crate) fn read_anew(path: &Path) -> anyhow::Result<()> {
    open(path).map(drop)
}

/// Reports from which on computing the ledger takes time that a person notices.
const MANY: usize = 2_000;

/// The case as it stands.
fn picture(case: &mut Case) -> anyhow::Result<Picture> {
    let is_long = case.count().map_err(told)? > MANY;
    let sign = Working::at("the reports are taken up, and the ledger of them", is_long);
    let picture = case.picture().map_err(told);
    sign.end();
    picture
}

/// Who acts, and when.
pub(crate) fn stamp(acting: &Acting) -> anyhow::Result<Stamp> {
    let by = actor(acting.by.as_deref())?;
    Ok(Stamp::new(by, acting.when.map_or_else(now, Ok)?))
}

/// Who acts: the name that is given, or that of the login.
pub(crate) fn actor(by: Option<&str>) -> anyhow::Result<String> {
    match by.map(str::trim) {
        Some("") => Err(Usage("--by is empty; write a name that others will know".into()).into()),
        Some(name) => Ok(name.to_string()),
        None => login(),
    }
}

/// The name that a person is logged in under.
fn login() -> anyhow::Result<String> {
    let name = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    let name = name.filter(|name| !name.trim().is_empty());
    name.ok_or_else(|| Usage("nothing tells who you are; give your name with --by".into()).into())
}

/// Now, to the millisecond.
fn now() -> anyhow::Result<Timestamp> {
    Ok(Timestamp::now().round(Unit::Millisecond)?)
}

/// What was asked wrongly is usage; the rest failed.
pub(crate) fn told(error: CaseError) -> anyhow::Error {
    match error {
        CaseError::Missing(_)
        | CaseError::Exists(_)
        | CaseError::Unknown { .. }
        | CaseError::Ambiguous { .. }
        | CaseError::Refused { .. }
        | CaseError::NotInForce(_)
        | CaseError::Pack(_) => Usage(error.to_string()).into(),
        other => other.into(),
    }
}

/// "1 report", "3 reports".
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
