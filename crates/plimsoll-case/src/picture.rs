//! The case as it stands: every report with its claims as decided, and the ledger of them.

use std::collections::BTreeMap;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Ledger, Question, ReportClaims, Ruled, Rulings};
use rusqlite::OptionalExtension;

use crate::list::apart;
use crate::log::Entry;
use crate::reading::Restored;
use crate::{Case, CaseError};

/// The case as it stands.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The reports with their claims as decided, by name. A report's name is alone in the case.
    pub reports: Vec<(Report, Vec<Claim>)>,
    /// What the reports tell without a number.
    pub events: Vec<Event>,
    /// Origins, series, findings and estimates.
    pub ledger: Ledger,
    /// The decisions in force.
    pub rulings: Rulings,
    /// The last entry of the log that went into it.
    pub head: Entry,
}

impl Picture {
    /// The reports with their claims, as exporters take them.
    pub fn sheet(&self) -> Vec<ReportClaims<'_>> {
        self.reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect()
    }
}

impl Case {
    /// The case as it stands. What another version read is read anew first; the ledger is computed where it is not kept.
    pub fn picture(&mut self) -> Result<Picture, CaseError> {
        self.reread(|_, _| {})?;
        let key = self.key()?;
        let kept = self.kept_ledger(&key)?;
        let picture = self.computed(kept)?;
        self.keep_ledger(&key, &picture.ledger)?;
        Ok(picture)
    }

    /// The ledger alone.
    pub fn ledger(&mut self) -> Result<Ledger, CaseError> {
        self.reread(|_, _| {})?;
        let key = self.key()?;
        match self.kept_ledger(&key)? {
            Some(ledger) => Ok(ledger),
            None => self.picture().map(|picture| picture.ledger),
        }
    }

    /// The case with its ledger: the one given, or else computed.
    pub(crate) fn computed(&mut self, ledger: Option<Ledger>) -> Result<Picture, CaseError> {
        let reader = self.reader()?;
        let settings = self.settings()?;
        let rulings = self.rulings()?;
        let head = self.head()?;
        let (reports, events) = self.restored()?;
        let parts: Vec<(&Report, Vec<Claim>)> =
            reports.iter().map(|one| (&one.report, one.claims.clone())).collect();
        let ruled = Ruled::of(parts, &rulings);
        let question = Question { as_of: settings.as_of, ..Question::default() };
        let ledger = ledger.unwrap_or_else(|| ruled.ledger(&question, reader.limits()));
        let claims = ruled.into_claims();
        let reports = reports.into_iter().map(|one| one.report).zip(claims).collect();
        Ok(Picture { reports, events, ledger, rulings, head })
    }

    /// All that was read, by name.
    fn restored(&self) -> Result<(Vec<Restored>, Vec<Event>), CaseError> {
        let mut found: Vec<Restored> = Vec::new();
        let mut fault = None;
        self.tried(|db| {
            let mut rows = db.prepare_cached("SELECT * FROM reading ORDER BY report")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                match Restored::of(row) {
                    Ok(restored) => found.push(restored),
                    Err(error) => {
                        fault = Some((format!("report {}", row.get::<_, i64>("report")?), error.to_string()));
                        break;
                    }
                }
            }
            Ok(())
        })?;
        if let Some((name, reason)) = fault {
            return Err(self.unreadable(format!("what was read in {name}"), reason));
        }
        name_apart(&mut found);
        found.sort_by(|a, b| (&a.report.id, &a.report.hash).cmp(&(&b.report.id, &b.report.hash)));
        let events = found.iter_mut().flat_map(|one| std::mem::take(&mut one.events)).collect();
        Ok((found, events))
    }

    /// What a ledger is kept under: all that made it. The hash of the last change that bears on it stands for all changes.
    pub(crate) fn key(&mut self) -> Result<String, CaseError> {
        let reader = self.reader()?;
        let last: String = self.tried(|db| {
            db.prepare_cached(
                "SELECT hash FROM log WHERE seq = (SELECT max(last) FROM ( \
                 SELECT max(seq) AS last FROM log WHERE kind = 'created' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'setting' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'received' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'decided'))",
            )?
            .query_row([], |row| row.get(0))
        })?;
        Ok(format!("{} {} {last}", reader.version(), env!("PLIMSOLL_LEDGER")))
    }

    pub(crate) fn kept_ledger(&self, key: &str) -> Result<Option<Ledger>, CaseError> {
        let text: Option<String> = self.tried(|db| {
            db.prepare_cached("SELECT ledger FROM ledger WHERE key = ?")?
                .query_row([key], |row| row.get(0))
                .optional()
        })?;
        // What does not read is computed anew.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps a ledger; a case that may not be written does without.
    fn keep_ledger(&mut self, key: &str, ledger: &Ledger) -> Result<(), CaseError> {
        let is_kept = self.tried(|db| {
            db.prepare_cached("SELECT count(*) FROM ledger WHERE key = ?")?
                .query_row([key], |row| row.get::<_, i64>(0))
        })?;
        if is_kept > 0 {
            return Ok(());
        }
        // Plain data with text for keys always serialises.
        let text = serde_json::to_string(ledger).expect("a ledger is plain data");
        let kept = self.change(|change| {
            change.tried(|db| {
                db.execute("DELETE FROM ledger", [])?;
                db.execute("INSERT INTO ledger (key, ledger) VALUES (?, ?)", (key, &text))
            })
        });
        match kept {
            Ok(_)
            | Err(
                CaseError::Busy(_) | CaseError::Full(_) | CaseError::Disk { .. } | CaseError::ReadOnly(_),
            ) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

/// Gives reports that share a name names of their own, whatever the order they came in.
fn name_apart(found: &mut [Restored]) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found.iter() {
        *times.entry(&one.report.id).or_default() += 1;
    }
    let shared: Vec<bool> = found.iter().map(|one| times[one.report.id.as_str()] > 1).collect();
    for (one, is_shared) in found.iter_mut().zip(shared) {
        if is_shared {
            let name = apart(&one.report.id, &one.report.hash);
            one.claims.iter_mut().for_each(|claim| claim.report.clone_from(&name));
            one.events.iter_mut().for_each(|event| event.report.clone_from(&name));
            one.report.id = name;
        }
    }
}
