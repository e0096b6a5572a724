//! `plimsoll case verify`

use std::io::Write;

use plimsoll_case::{Case, CaseError, Checked};

use super::args::Verify;
use super::counted;
use crate::console;
use crate::exit::Outcome;
use crate::progress::Count;
use crate::verbs::output;

pub(crate) fn run(verify: &Verify) -> anyhow::Result<Outcome> {
    let mut bar = Count::new("reports read anew");
    let checked = Case::open(&verify.file)
        .and_then(|mut case| case.verify(verify.head.as_deref(), |done, total| bar.at(done, total)));
    bar.end();
    let file = verify.file.display();
    let checked = match checked {
        Ok(checked) => checked,
        Err(
            error @ (CaseError::Damaged { .. } | CaseError::Unreadable { .. } | CaseError::Unfinished(_)),
        ) => {
            console::error(&error.to_string());
            return Ok(Outcome::SomeUnread);
        }
        Err(other) => return Err(super::told(other)),
    };
    if let Some(difference) = &checked.difference {
        console::error(&format!(
            "{file}: {difference}; what came before it holds: {}. Go back to a backup, or compare with one",
            held(&checked)
        ));
        return Ok(Outcome::SomeUnread);
    }
    let mut out = output();
    writeln!(out, "{file} holds: {}", held(&checked))?;
    if checked.of_another_version > 0 {
        writeln!(
            out,
            "{} of another version, which this one cannot judge; `plimsoll case show` reads them anew",
            counted(checked.of_another_version, "reading")
        )?;
    }
    writeln!(out, "last entry of the log: {}", checked.head)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// What was found to hold.
fn held(checked: &Checked) -> String {
    let ledger = if checked.ledger { ", and the ledger" } else { "" };
    format!(
        "{}, {} by their hashes, {}, {}{ledger}",
        counted(checked.entries, "entry").replace("entrys", "entries"),
        counted(checked.reports, "report"),
        counted(checked.decisions, "decision"),
        counted(checked.readings, "reading"),
    )
}
