//! Reports are read anew where another version of Plimsoll, or other words, read them.

use rayon::prelude::*;
use rusqlite::Connection;

use crate::add::receipts;
use crate::reading::Reading;
use crate::{Case, CaseError, Reader, Receipt};

/// Reports read anew in one step.
const STEP: usize = 64;

impl Case {
    /// How many reports were read by another version or other words.
    pub fn stale(&mut self) -> Result<usize, CaseError> {
        let version = self.reader()?.version().to_string();
        self.tried(|db| {
            db.prepare_cached("SELECT count(*) FROM listed WHERE version <> ?")?
                .query_row([version], |row| row.get::<_, i64>(0))
        })
        .map(|count| usize::try_from(count).unwrap_or_default())
    }

    /// Reads anew what is stale, a few at a time, and tells how many of how many are done. Decisions stay as they are.
    pub fn reread(&mut self, mut progress: impl FnMut(usize, usize)) -> Result<usize, CaseError> {
        let total = self.stale()?;
        let reader = self.reader()?;
        let mut done = 0;
        while done < total {
            let step = self.tried(|db| stale_receipts(db, reader.version()))?;
            if step.is_empty() {
                break;
            }
            done += step.len();
            let readings = read_all(&reader, step);
            self.change(|change| {
                readings.iter().try_for_each(|(report, reading)| change.tried(|db| reading.put(db, *report)))
            })?;
            progress(done, total);
        }
        Ok(done)
    }
}

/// Some of the reports that are stale, each with the receipt it is read by.
fn stale_receipts(db: &Connection, version: &str) -> rusqlite::Result<Vec<(i64, Receipt)>> {
    let mut rows =
        db.prepare_cached("SELECT report FROM listed WHERE version <> ? ORDER BY report LIMIT ?")?;
    let reports =
        rows.query_map((version, STEP as i64), |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    reports.into_iter().map(|report| Ok((report, primary(db, report)?))).collect()
}

/// The receipt that a report is read by, with its bytes.
pub(crate) fn primary(db: &Connection, report: i64) -> rusqlite::Result<Receipt> {
    let bytes: Vec<u8> =
        db.prepare_cached("SELECT bytes FROM report WHERE id = ?")?.query_row([report], |row| row.get(0))?;
    let first = receipts(db, report)?.into_iter().next();
    first.and_then(|first| first.receipt(bytes)).ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// What is read in each of these receipts.
pub(crate) fn read_all(reader: &Reader, receipts: Vec<(i64, Receipt)>) -> Vec<(i64, Reading)> {
    let read = |(report, receipt)| (report, Reading::of(&reader.read_or_blank(receipt)));
    receipts.into_par_iter().map(read).collect()
}
