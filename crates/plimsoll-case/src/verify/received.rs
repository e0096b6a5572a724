//! What was received: every receipt of the log is there as it was written, and nothing else is.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;

use super::history::each;
use super::{Checked, Step, Stop};
use crate::merge::report_ids;
use crate::receipt::ReceiptRow;
use crate::{Case, hash};

pub(super) fn check(case: &Case, checked: &mut Checked) -> Step {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut receipts = 0;
    each(case, |entry| {
        if entry.kind != "received" {
            return Ok(());
        }
        let place = || format!("the receipt of entry {}", entry.seq);
        let row: ReceiptRow = serde_json::from_str(&entry.content)
            .map_err(|error| Stop::at("log", place(), format!("it does not read as it should: {error}")))?;
        match case.tried(|db| kept(db, entry.seq))? {
            None => return Err(Stop::at("received", place(), "it is missing")),
            Some(kept) if kept != row => {
                let message = format!("{} is not what the log says", difference(&kept, &row));
                return Err(Stop::at("received", place(), message));
            }
            Some(_) => {}
        }
        receipts += 1;
        told.insert(row.hash);
        Ok(())
    })?;
    check_bytes(case, &told, checked)?;
    let kept: i64 = case.tried(|db| db.query_row("SELECT count(*) FROM receipt", [], |row| row.get(0)))?;
    if kept != receipts {
        return Err(Stop::at("received", "the receipts", "some stand in no entry of the log"));
    }
    Ok(())
}

fn kept(db: &rusqlite::Connection, seq: i64) -> rusqlite::Result<Option<ReceiptRow>> {
    db.prepare_cached(
        "SELECT receipt.*, report.hash, report.size FROM receipt JOIN report ON report.id = receipt.report \
         WHERE receipt.seq = ?",
    )?
    .query_row([seq], ReceiptRow::of_row)
    .optional()
}

/// The first part in which two receipts differ.
fn difference(kept: &ReceiptRow, told: &ReceiptRow) -> &'static str {
    let parts = [
        ("its name", kept.name != told.name),
        ("how it is read", kept.kind != told.kind),
        ("its date of publication", kept.published != told.published),
        ("its source", kept.source != told.source),
        ("the hash of its bytes", kept.hash != told.hash),
        ("its size", kept.size != told.size),
        ("when it was retrieved", kept.retrieved_at != told.retrieved_at),
        ("its media type", kept.media_type != told.media_type),
        ("the tool", kept.tool != told.tool),
        ("who received it", kept.operator != told.operator),
    ];
    parts.into_iter().find(|(_, differs)| *differs).map_or("its note", |(name, _)| name)
}

fn check_bytes(case: &Case, told: &BTreeSet<String>, checked: &mut Checked) -> Step {
    for id in case.tried(report_ids)? {
        let (hash, size, bytes): (String, i64, Vec<u8>) = case.tried(|db| {
            db.prepare_cached("SELECT hash, size, bytes FROM report WHERE id = ?")?
                .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        })?;
        let place = format!("report {hash}");
        if !told.contains(&hash) {
            return Err(Stop::at("received", place, "no entry of the log tells of it"));
        }
        if hash::bytes(&bytes) != hash || bytes.len() as i64 != size {
            return Err(Stop::at("received", place, "its bytes do not have this hash: they were changed"));
        }
        checked.reports += 1;
    }
    if checked.reports != told.len() {
        return Err(Stop::at("received", "the reports", "some that the log tells of are missing"));
    }
    Ok(())
}
