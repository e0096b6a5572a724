//! Another case is taken into this one.

use plimsoll_ledger::Decided;
use rusqlite::Connection;
use serde::Serialize;

use crate::add::receipts;
use crate::log::Change;
use crate::receipt::ReceiptRow;
use crate::{Added, Case, CaseError, Receipt, Stamp};

/// Reports taken over in one step.
const STEP: usize = 64;

/// What came of taking a case into another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Reports that were not there.
    pub reports: usize,
    /// Receipts of bytes that were there.
    pub receipts: usize,
    /// Decisions that were not there, undoings among them.
    pub decisions: usize,
    /// Whether the other case has other words: its reports are read by those of this one.
    pub other_words: bool,
}

/// The entry that tells where reports and decisions came from.
#[derive(Serialize)]
struct MergedEntry<'m> {
    title: &'m str,
    entries: i64,
    head: &'m str,
}

impl Case {
    /// Takes over what another case holds: receipts and decisions, with who received and who decided. The other stays as it is.
    /// Cut short, it is taken up again by merging once more.
    pub fn merge(
        &mut self,
        other: &mut Self,
        stamp: &Stamp,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Merged, CaseError> {
        let (ours, theirs) = (self.settings()?, other.settings()?);
        let mut merged = Merged { other_words: ours.pack != theirs.pack, ..Merged::default() };
        let reader = self.reader()?;
        let ids = other.tried(report_ids)?;
        for (step, ids) in ids.chunks(STEP).enumerate() {
            let mut reads = Vec::new();
            for &id in ids {
                for receipt in other.receipts_with_bytes(id)? {
                    if !self.has(&receipt)? {
                        // What can be read there can be read here: a receipt is kept only of what was read.
                        reads.push(reader.read_or_blank(receipt));
                    }
                }
            }
            for added in self.add(reads, stamp)? {
                match added {
                    Added::Added => merged.reports += 1,
                    Added::AlsoReceived => merged.receipts += 1,
                    Added::Already => {}
                }
            }
            progress((step * STEP + ids.len()).min(other.count()?), other.count()?);
        }
        self.take_decisions(other, stamp, &mut merged)?;
        Ok(merged)
    }

    fn take_decisions(&mut self, other: &Self, stamp: &Stamp, merged: &mut Merged) -> Result<(), CaseError> {
        let own = self.decided()?;
        let is_new = |one: &Decided| own.iter().all(|other| other.id != one.id);
        let new: Vec<Decided> = other.decided()?.into_iter().filter(is_new).collect();
        merged.decisions = new.len();
        if merged.decisions + merged.reports + merged.receipts == 0 {
            return Ok(());
        }
        let head = other.head()?;
        let title = other.settings()?.title;
        self.change(|change: &mut Change<'_>| {
            for decided in &new {
                change.note(stamp, "decided", decided)?;
            }
            change.note(stamp, "merged", &MergedEntry { title: &title, entries: head.seq, head: &head.hash })
        })?;
        Ok(())
    }

    /// The receipts of a report, each with the bytes.
    pub(crate) fn receipts_with_bytes(&self, report: i64) -> Result<Vec<Receipt>, CaseError> {
        let (rows, bytes) = self.tried(|db| {
            let bytes: Vec<u8> = db
                .prepare_cached("SELECT bytes FROM report WHERE id = ?")?
                .query_row([report], |row| row.get(0))?;
            Ok((receipts(db, report)?, bytes))
        })?;
        let receipt = |row: ReceiptRow| {
            row.receipt(bytes.clone()).ok_or_else(|| {
                self.unreadable(format!("a receipt of {}", row.hash), format!("{:?} is no kind", row.kind))
            })
        };
        rows.into_iter().map(receipt).collect()
    }
}

/// The rows of all reports, in the order they were received.
pub(crate) fn report_ids(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut rows = db.prepare_cached("SELECT id FROM report ORDER BY id")?;
    rows.query_map([], |row| row.get(0))?.collect()
}
