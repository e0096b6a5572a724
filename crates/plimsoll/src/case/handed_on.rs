//! Archives: what another case, or a run of `plimsoll read`, wrote out whole.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use plimsoll_case::{Case, Merged, Receipt, Settings, Stamp, TOOL, media_type};
use plimsoll_report::{Kept, Restored, restored};

use super::counted;
use crate::console;
use crate::exit::Usage;
use crate::feed::unreadable;
use crate::progress::Count;

/// How an archive begins.
const BEGINS: &[u8] = b"{\"row\":\"export\",";

/// Whether a file begins as an archive does.
pub(crate) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(BEGINS)
}

/// Reads an archive whole and checks every hash in it, before anything of it is taken over.
pub(crate) fn read(path: &Path) -> anyhow::Result<Restored> {
    let wrong = |error: &dyn std::fmt::Display| Usage(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(|error| Usage(unreadable(&path.display().to_string(), &error)))?;
    Ok(restored(BufReader::new(file)).map_err(|error| wrong(&error))?)
}

/// What was set for the case that an archive is of; of one that no case wrote, its name alone.
pub(crate) fn settings(archive: &Restored) -> anyhow::Result<Settings> {
    match &archive.settings {
        Some(text) => Ok(serde_json::from_str(text)
            .map_err(|error| Usage(format!("the settings in the archive: {error}")))?),
        None => Ok(Settings { title: archive.name.clone().unwrap_or_default(), ..Settings::default() }),
    }
}

/// Takes over what an archive holds.
pub(crate) fn take(
    case: &mut Case,
    restored: Restored,
    path: &Path,
    stamp: &Stamp,
) -> anyhow::Result<Merged> {
    if let Some(first) = restored.without_bytes.first() {
        console::note(&format!(
            "{}: {} without their bytes, which cannot be added; the first is {first}",
            path.display(),
            counted(restored.without_bytes.len(), "report"),
        ));
    }
    let receipts = restored.received.into_iter().map(|kept| receipt(kept, path, stamp)).collect();
    let mut bar = Count::new("receipts");
    let merged = case
        .take_over(receipts, restored.decided, stamp, |done, total| bar.at(done, total))
        .map_err(super::told);
    bar.end();
    merged
}

/// What came of it.
pub(crate) fn tell(merged: &Merged, path: &Path) {
    console::note(&format!(
        "{}: {} and {} taken over",
        path.display(),
        counted(merged.reports, "report"),
        counted(merged.decisions, "decision"),
    ));
}

fn receipt(kept: Kept, path: &Path, stamp: &Stamp) -> Receipt {
    Receipt {
        name: kept.name,
        bytes: kept.bytes,
        kind: kept.kind,
        source: kept.source.unwrap_or_else(|| path.display().to_string()),
        retrieved_at: kept.retrieved_at.unwrap_or(stamp.at),
        media_type: kept.media_type.unwrap_or_else(|| media_type(kept.kind).to_string()),
        published: kept.published,
        tool: kept.tool.unwrap_or_else(|| TOOL.to_string()),
        operator: kept.operator.unwrap_or_else(|| stamp.by.clone()),
        note: kept.note,
    }
}
