//! What was read in the reports of a case, held in memory and brought up to date by what was received since.

use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::Filed;
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use crate::list::apart;
use crate::reading::{Raw, Restored, raw_of};
use crate::{Case, CaseError};

/// Reports whose readings are held twice at a time, as they are kept and as they are.
const STEP: usize = 1024;

/// What was read in the reports of a case, by name. A report that nothing changed is the same in memory.
#[derive(Debug, Default)]
pub(crate) struct Files {
    held: Vec<Held>,
    /// The version that read them.
    version: String,
    /// The last receipt that was taken up: the entry of the log, and its hash.
    last: (i64, String),
    events: Arc<Vec<Event>>,
}

#[derive(Debug)]
struct Held {
    /// Its row.
    row: i64,
    /// Its name, which others may have as well; the report has a name of its own.
    name: String,
    filed: Filed,
    events: Vec<Event>,
}

impl Files {
    /// Takes up what was received since, or all where another version read it or the log is another.
    pub(crate) fn follow(&mut self, case: &Case, version: &str) -> Result<(), CaseError> {
        let last = case.tried(last_received)?;
        let is_same = case.tried(|db| hash_at(db, self.last.0))?.is_some_and(|hash| hash == self.last.1);
        // Whatever breaks off leaves no version behind, so that all is read the next time.
        if std::mem::take(&mut self.version) != version || !is_same {
            self.held = all(case)?;
            (self.version, self.last) = (version.to_string(), last);
            self.settle(true);
            return Ok(());
        }
        let rows = case.tried(|db| received_since(db, self.last.0))?;
        if !rows.is_empty() {
            let gone = |held: &Held| rows.binary_search(&held.row).is_ok();
            let had_events = self.held.iter().any(|held| gone(held) && !held.events.is_empty());
            self.held.retain(|held| !gone(held));
            let begun = self.held.len();
            for row in rows {
                let raw = case.tried(|db| raw_of(db, row))?;
                self.held.push(Held::of(case, raw)?);
            }
            let have_events = self.held[begun..].iter().any(|held| !held.events.is_empty());
            self.settle(had_events || have_events);
        }
        (self.version, self.last) = (version.to_string(), last);
        Ok(())
    }

    /// The reports with their claims, as they were read.
    pub(crate) fn reports(&self) -> Vec<Filed> {
        self.held.iter().map(|held| Arc::clone(&held.filed)).collect()
    }

    /// What the reports tell without a number.
    pub(crate) fn events(&self) -> Arc<Vec<Event>> {
        Arc::clone(&self.events)
    }

    /// Gives each report a name of its own, whatever the order they came in, and puts them in the order of the names.
    fn settle(&mut self, are_events_new: bool) {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        for held in &self.held {
            *times.entry(&held.name).or_default() += 1;
        }
        let is_shared: Vec<bool> = self.held.iter().map(|held| times[held.name.as_str()] > 1).collect();
        let mut is_renamed = false;
        for (held, is_shared) in self.held.iter_mut().zip(is_shared) {
            let hash = &held.filed.0.hash;
            let own = if is_shared { Some(apart(&held.name, hash)) } else { None };
            let own = own.as_ref().unwrap_or(&held.name);
            if held.filed.0.id != *own {
                is_renamed = true;
                rename(Arc::make_mut(&mut held.filed), &mut held.events, own);
            }
        }
        self.held.sort_by(|a, b| {
            let (a, b) = (&a.filed.0, &b.filed.0);
            (&a.id, &a.hash).cmp(&(&b.id, &b.hash))
        });
        if are_events_new || is_renamed {
            self.events = Arc::new(self.held.iter().flat_map(|held| held.events.iter().cloned()).collect());
        }
    }
}

impl Held {
    fn of(case: &Case, raw: Raw) -> Result<Self, CaseError> {
        let row = raw.report;
        let what = |error| case.unreadable(format!("what was read in report {row}"), error);
        raw.restored().map(|restored| Self::from_restored(row, restored)).map_err(what)
    }

    fn from_restored(row: i64, restored: Restored) -> Self {
        let Restored { report, claims, events } = restored;
        Self { row, name: report.id.clone(), filed: Arc::new((report, claims)), events }
    }
}

fn rename((report, claims): &mut (Report, Vec<Claim>), events: &mut [Event], name: &str) {
    claims.iter_mut().for_each(|claim| claim.report = name.into());
    events.iter_mut().for_each(|event| event.report = name.to_string());
    report.id = name.to_string();
}

/// All that was read.
fn all(case: &Case) -> Result<Vec<Held>, CaseError> {
    let mut held: Vec<Held> = Vec::new();
    let mut last = 0;
    loop {
        let step: Vec<Raw> = case.tried(|db| {
            let mut rows =
                db.prepare_cached("SELECT * FROM reading WHERE report > ? ORDER BY report LIMIT ?")?;
            rows.query_map((last, STEP as i64), Raw::of)?.collect()
        })?;
        let Some(end) = step.last() else { break };
        last = end.report;
        let restored: Vec<_> = step.into_par_iter().map(|raw| (raw.report, raw.restored())).collect();
        for (row, restored) in restored {
            let what = |error| case.unreadable(format!("what was read in report {row}"), error);
            held.push(Held::from_restored(row, restored.map_err(what)?));
        }
    }
    Ok(held)
}

/// The last entry of the log by which a report was received; 0: none.
fn last_received(db: &Connection) -> rusqlite::Result<(i64, String)> {
    let last = db
        .prepare_cached("SELECT seq, hash FROM log WHERE kind = 'received' ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.unwrap_or_default())
}

fn hash_at(db: &Connection, seq: i64) -> rusqlite::Result<Option<String>> {
    if seq == 0 {
        return Ok(Some(String::new()));
    }
    db.prepare_cached("SELECT hash FROM log WHERE seq = ?")?.query_row([seq], |row| row.get(0)).optional()
}

/// The reports of which receipts came since an entry of the log, sorted.
fn received_since(db: &Connection, seq: i64) -> rusqlite::Result<Vec<i64>> {
    db.prepare_cached("SELECT DISTINCT report FROM receipt WHERE seq > ? ORDER BY report")?
        .query_map([seq], |row| row.get(0))?
        .collect()
}
