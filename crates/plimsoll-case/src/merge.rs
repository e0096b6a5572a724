//! What another case holds is taken into this one.

use plimsoll_ledger::Decided;
use rusqlite::Connection;
use serde::Serialize;

use crate::add::receipts;
use crate::receipt::ReceiptRow;
use crate::{Added, Case, CaseError, Receipt, Stamp};

/// Reports taken over in one step.
const STEP: usize = 64;

/// What came of taking over what another case holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
        other: &Self,
        stamp: &Stamp,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Merged, CaseError> {
        let theirs = other.settings()?;
        let mut merged = Merged { other_words: self.settings()?.pack != theirs.pack, ..Merged::default() };
        let ids = other.tried(report_ids)?;
        let mut done = 0;
        for step in ids.chunks(STEP) {
            let mut received = Vec::new();
            for &id in step {
                received.extend(other.receipts_of(id)?);
            }
            self.take_receipts(received, stamp, &mut merged)?;
            done += step.len();
            progress(done, ids.len());
        }
        self.take_decisions(other.decided()?, stamp, &mut merged)?;
        if merged.reports + merged.receipts + merged.decisions > 0 {
            let head = other.head()?;
            let entry = MergedEntry { title: &theirs.title, entries: head.seq, head: &head.hash };
            self.change(|change| change.note(stamp, "merged", &entry))?;
        }
        Ok(merged)
    }

    /// Takes over receipts and decisions that were written out elsewhere, with who received and who decided. Idempotent.
    pub fn take_over(
        &mut self,
        received: Vec<Receipt>,
        decided: Vec<Decided>,
        stamp: &Stamp,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Merged, CaseError> {
        let mut merged = Merged::default();
        let (total, mut left) = (received.len(), received.into_iter());
        loop {
            let step: Vec<Receipt> = left.by_ref().take(STEP).collect();
            if step.is_empty() {
                break;
            }
            self.take_receipts(step, stamp, &mut merged)?;
            progress(total - left.len(), total);
        }
        self.take_decisions(decided, stamp, &mut merged)?;
        Ok(merged)
    }

    fn take_receipts(
        &mut self,
        received: Vec<Receipt>,
        stamp: &Stamp,
        merged: &mut Merged,
    ) -> Result<(), CaseError> {
        let reader = self.reader()?;
        let mut reads = Vec::new();
        for receipt in received {
            if !self.has(&receipt)? {
                // What was read there keeps its place here, whether it can be read here or not.
                reads.push(reader.read_or_blank(receipt));
            }
        }
        for added in self.add(reads, stamp)? {
            match added {
                Added::Added => merged.reports += 1,
                Added::AlsoReceived => merged.receipts += 1,
                Added::Already => {}
            }
        }
        Ok(())
    }

    fn take_decisions(
        &mut self,
        decided: Vec<Decided>,
        stamp: &Stamp,
        merged: &mut Merged,
    ) -> Result<(), CaseError> {
        let own = self.decided()?;
        let is_new = |one: &Decided| one.is_sound() && own.iter().all(|other| other.id != one.id);
        let new: Vec<Decided> = decided.into_iter().filter(is_new).collect();
        merged.decisions += new.len();
        if new.is_empty() {
            return Ok(());
        }
        self.change(|change| {
            new.iter().try_for_each(|decided| change.note(stamp, "decided", decided).map(drop))
        })
    }

    /// Every receipt with its bytes, in the order the reports came: what is handed on with a case. `see` is given the name that
    /// the report has alone in the case.
    pub fn each_receipt<E: From<CaseError>>(
        &self,
        mut see: impl FnMut(&str, Receipt) -> Result<(), E>,
    ) -> Result<(), E> {
        for id in self.tried(report_ids)? {
            let name = self.tried(|db| crate::one::own_name(db, id))?;
            for receipt in self.receipts_of(id)? {
                see(&name, receipt)?;
            }
        }
        Ok(())
    }

    /// The receipts of a report, each with the bytes.
    fn receipts_of(&self, report: i64) -> Result<Vec<Receipt>, CaseError> {
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
