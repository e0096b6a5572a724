//! `plimsoll case merge`

use plimsoll_case::Case;

use super::args::Merge;
use super::handed_on;
use crate::console;
use crate::exit::Outcome;
use crate::progress::Count;

pub(crate) fn run(merge: &Merge) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&merge.acting)?;
    let other = Case::open(&merge.other).map_err(super::told)?;
    let mut case = super::open(&merge.file)?;
    let mut bar = Count::new("reports");
    let merged = case.merge(&other, &stamp, |done, total| bar.at(done, total)).map_err(super::told);
    bar.end();
    let merged = merged?;
    handed_on::tell(&merged, &merge.other);
    if merged.other_words {
        console::note(&format!(
            "{} has another pack; its reports are read by the pack of {}",
            merge.other.display(),
            merge.file.display()
        ));
    }
    Ok(Outcome::Done)
}
