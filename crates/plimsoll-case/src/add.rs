//! Reports come into the case, each whole or not at all.

use rusqlite::{Connection, OptionalExtension};

use crate::log::Change;
use crate::reading::Reading;
use crate::receipt::{OF_REPORT, ReceiptRow};
use crate::{Case, CaseError, Read, Stamp};

/// What became of a report that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Added {
    /// It is in the case.
    Added,
    /// Its bytes were there; that they were received under another name or from another source as well is kept.
    AlsoReceived,
    /// It was there, as it is.
    Already,
}

impl Case {
    /// Adds reports: all of them or, where it fails, none. Adding is idempotent, and the order of adding changes no ledger.
    pub fn add(&mut self, reads: Vec<Read>, stamp: &Stamp) -> Result<Vec<Added>, CaseError> {
        if reads.is_empty() {
            return Ok(Vec::new());
        }
        self.change(|change| reads.iter().map(|read| add(change, read, stamp)).collect())
    }

    /// Whether a receipt's bytes are in the case already under the same name, from the same source: then it need not be read.
    pub fn has(&self, receipt: &crate::Receipt) -> Result<bool, CaseError> {
        let row = ReceiptRow::of(receipt);
        self.tried(|db| {
            let Some(report) = report_of(db, &row.hash)? else { return Ok(false) };
            Ok(receipts(db, report)?.iter().any(|other| other.key() == row.key()))
        })
    }
}

fn add(change: &mut Change<'_>, read: &Read, stamp: &Stamp) -> Result<Added, CaseError> {
    let row = ReceiptRow::of(&read.receipt);
    let known = change.tried(|db| report_of(db, &row.hash))?;
    let others = match known {
        Some(report) => change.tried(|db| receipts(db, report))?,
        None => Vec::new(),
    };
    if others.iter().any(|other| other.key() == row.key()) {
        return Ok(Added::Already);
    }
    let report = match known {
        Some(report) => report,
        None => change.tried(|db| insert_report(db, &row, &read.receipt.bytes))?,
    };
    let seq = change.note(stamp, "received", &row)?;
    change.tried(|db| insert_receipt(db, report, seq, &row))?;
    if others.iter().all(|other| row.key() < other.key()) {
        let reading = Reading::of(read);
        change.tried(|db| reading.put(db, report))?;
    }
    Ok(if known.is_some() { Added::AlsoReceived } else { Added::Added })
}

/// The row of the report with these bytes.
pub(crate) fn report_of(db: &Connection, hash: &str) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached("SELECT id FROM report WHERE hash = ?")?.query_row([hash], |row| row.get(0)).optional()
}

/// The receipts of a report, the one it is read by first.
pub(crate) fn receipts(db: &Connection, report: i64) -> rusqlite::Result<Vec<ReceiptRow>> {
    let mut rows = db.prepare_cached(OF_REPORT)?;
    let found = rows.query_map([report], ReceiptRow::of_row)?.collect::<rusqlite::Result<Vec<_>>>();
    found.map(|mut found| {
        found.sort();
        found
    })
}

fn insert_report(db: &Connection, row: &ReceiptRow, bytes: &[u8]) -> rusqlite::Result<i64> {
    db.prepare_cached("INSERT INTO report (hash, size, bytes) VALUES (?, ?, ?)")?
        .insert((&row.hash, row.size, bytes))
}

fn insert_receipt(db: &Connection, report: i64, seq: i64, row: &ReceiptRow) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO receipt (report, seq, name, source, kind, media_type, published, retrieved_at, tool, operator, note) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    insert.execute((
        report,
        seq,
        &row.name,
        &row.source,
        &row.kind,
        &row.media_type,
        row.published.map(|moment| moment.to_string()),
        row.retrieved_at.to_string(),
        &row.tool,
        &row.operator,
        &row.note,
    ))?;
    Ok(())
}
