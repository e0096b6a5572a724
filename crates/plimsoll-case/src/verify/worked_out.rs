//! What is computed: readings, the index of words, the ledger.

use rusqlite::OptionalExtension;

use super::{Checked, Step, Stop};
use crate::merge::report_ids;
use crate::picture::written;
use crate::reading::Reading;
use crate::reread::{primary, read_all};
use crate::{Case, Follower};

/// Reports read in one step.
const STEP: usize = 64;

pub(super) fn check_readings(
    case: &mut Case,
    checked: &mut Checked,
    progress: &mut dyn FnMut(usize, usize),
) -> Step {
    let reader = case.reader()?;
    let ids = case.tried(report_ids)?;
    for ids in ids.chunks(STEP) {
        let mut current = Vec::new();
        for &id in ids {
            let kept = case.tried(|db| kept(db, id))?;
            let kept = kept.ok_or_else(|| {
                Stop::at("reading", format!("report {id}"), "what was read in it is missing")
            })?;
            if kept.version == reader.version() {
                current.push((id, kept));
            } else {
                checked.of_another_version += 1;
            }
        }
        let receipts = current
            .iter()
            .map(|(id, _)| case.tried(|db| Ok((*id, primary(db, *id)?))))
            .collect::<Result<Vec<_>, _>>()?;
        for ((_, kept), (_, read)) in current.iter().zip(read_all(&reader, receipts)) {
            if let Some(part) = kept.differences(&read).first() {
                let message = format!("its {part} are not what reading the bytes gives");
                return Err(Stop::at("reading", format!("the reading of {}", kept.name), message));
            }
            checked.readings += 1;
        }
        progress(checked.readings + checked.of_another_version, case.count()?);
    }
    let rows: i64 = case.tried(|db| db.query_row("SELECT count(*) FROM reading", [], |row| row.get(0)))?;
    if rows != ids.len() as i64 {
        return Err(Stop::at("reading", "the readings", "there are more than reports"));
    }
    Ok(())
}

fn kept(db: &rusqlite::Connection, id: i64) -> rusqlite::Result<Option<Reading>> {
    Reading::kept(db, id).optional()
}

/// The index of words holds the words of the readings.
pub(super) fn check_search(case: &Case) -> Step {
    let checked = case.db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []);
    match checked {
        Ok(_) => Ok(()),
        Err(error) => match crate::CaseError::of(&case.path, error) {
            crate::CaseError::Damaged { .. } | crate::CaseError::Database { .. } => {
                Err(Stop::at("search", "the index of words", "it is not that of the texts"))
            }
            other => Err(other.into()),
        },
    }
}

pub(super) fn check_ledger(case: &mut Case, checked: &mut Checked) -> Step {
    if checked.of_another_version > 0 {
        return Ok(());
    }
    let (key, rulings) = case.key()?;
    let kept: Option<Vec<u8>> = case.tried(|db| {
        db.prepare("SELECT ledger FROM ledger WHERE key = ?")?.query_row([&key], |row| row.get(0)).optional()
    })?;
    let Some(kept) = kept else { return Ok(()) };
    if written(&Follower::ledger(case, key, &rulings)?) != kept {
        return Err(Stop::at(
            "ledger",
            "the ledger that is kept",
            "it is not what the claims and decisions amount to",
        ));
    }
    checked.ledger = true;
    Ok(())
}
