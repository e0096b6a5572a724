//! `plimsoll case backup`

use plimsoll_case::Case;

use super::args::Backup;
use crate::console;
use crate::exit::Outcome;

pub(crate) fn run(backup: &Backup) -> anyhow::Result<Outcome> {
    let case = Case::open(&backup.file).map_err(super::told)?;
    case.backup(&backup.copy).map_err(super::told)?;
    let head = case.head().map_err(super::told)?;
    console::note(&format!("{} written, up to entry {} ({})", backup.copy.display(), head.seq, head.hash));
    Ok(Outcome::Done)
}
