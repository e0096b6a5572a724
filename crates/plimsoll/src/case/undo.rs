//! `plimsoll case undo`

use super::args::Undo;
use crate::console;
use crate::exit::Outcome;

pub(crate) fn run(undo: &Undo) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&undo.acting)?;
    let mut case = super::open(&undo.file)?;
    let made = case.undo(&undo.id, undo.reason.clone(), &stamp).map_err(super::told)?;
    console::note(&format!("undone; undo {} to have it back", made.id));
    Ok(Outcome::Done)
}
