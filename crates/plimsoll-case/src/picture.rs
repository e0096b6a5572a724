//! The case as it stands: every report with its claims as decided, and the ledger of them.

use std::collections::BTreeMap;

use lz4_flex::block::{compress_prepend_size, decompress_size_prepended};
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Decision, Ledger, Question, ReportClaims, Ruled, Rulings};
use rusqlite::{Connection, OptionalExtension};

use crate::list::apart;
use crate::log::Entry;
use crate::reading::{Raw, Restored};
use crate::{Case, CaseError, parallel};

/// Reports whose readings are held twice at a time, as they are kept and as they are.
const STEP: usize = 1024;
/// How many bytes one byte of an LZ4 block can stand for at most.
const MOST_PRESSED: usize = 255;

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
    /// The last entry of the log that changes what is computed.
    pub head: Entry,
    /// What the ledger without its marks is kept under.
    key: String,
}

impl Picture {
    /// The reports with their claims, as exporters take them.
    pub fn sheet(&self) -> Vec<ReportClaims<'_>> {
        sheet(&self.reports)
    }
}

fn sheet(reports: &[(Report, Vec<Claim>)]) -> Vec<ReportClaims<'_>> {
    reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect()
}

impl Case {
    /// The case as it stands. What another version read is read anew first; the ledger is computed where it is not kept.
    pub fn picture(&mut self) -> Result<Picture, CaseError> {
        loop {
            self.reread(|_, _| {})?;
            let seen = self.snapshot(|case| {
                if case.stale()? > 0 {
                    return Ok::<_, CaseError>(None);
                }
                let (key, rulings) = case.key()?;
                let kept = case.kept_ledger(&key)?;
                let is_new = kept.is_none();
                Ok(Some((case.computed(key, rulings, kept)?, is_new)))
            })?;
            // None: another program, of another version, wrote meanwhile.
            let Some((mut picture, is_new)) = seen else { continue };
            if is_new {
                self.keep_ledger(&picture.key, &picture.ledger)?;
            }
            picture.ledger.mark(&sheet(&picture.reports), &picture.rulings);
            return Ok(picture);
        }
    }

    /// Brings a picture up to what the case is now: in an instant where only judgements, sightings and verdicts came in between, else as
    /// [`Self::picture`] does.
    pub fn renew(&mut self, picture: &mut Picture) -> Result<(), CaseError> {
        let head = self.changed()?;
        if head == picture.head {
            return Ok(());
        }
        let (key, rulings) = self.key()?;
        if key != picture.key {
            *picture = self.picture()?;
            return Ok(());
        }
        picture.ledger.mark(&sheet(&picture.reports), &rulings);
        picture.rulings = rulings;
        picture.head = head;
        Ok(())
    }

    /// The ledger alone.
    pub fn ledger(&mut self) -> Result<Ledger, CaseError> {
        let (key, rulings) = self.key()?;
        let is_marked = rulings.decided().iter().any(|one| matches!(one.decision, Decision::Judge { .. }));
        match self.kept_ledger(&key)? {
            Some(ledger) if !is_marked && self.stale()? == 0 => Ok(ledger),
            _ => self.picture().map(|picture| picture.ledger),
        }
    }

    /// The case with its ledger, without marks: the one given, or else computed.
    pub(crate) fn computed(
        &mut self,
        key: String,
        rulings: Rulings,
        ledger: Option<Ledger>,
    ) -> Result<Picture, CaseError> {
        let reader = self.reader()?;
        let settings = self.settings()?;
        let head = self.changed()?;
        let (reports, events) = self.restored()?;
        let (reports, claims): (Vec<Report>, Vec<Vec<Claim>>) =
            reports.into_iter().map(|one| (one.report, one.claims)).unzip();
        let ruled = Ruled::of(reports.iter().zip(claims).collect(), &rulings);
        let question = Question { as_of: settings.as_of, ..Question::default() };
        let ledger = ledger.unwrap_or_else(|| ruled.traced(&question, reader.limits()));
        let claims = ruled.into_claims();
        let reports = reports.into_iter().zip(claims).collect();
        Ok(Picture { reports, events, ledger, rulings, head, key })
    }

    /// All that was read, by name.
    fn restored(&self) -> Result<(Vec<Restored>, Vec<Event>), CaseError> {
        let mut found: Vec<Restored> = Vec::new();
        let mut last = 0;
        loop {
            let step: Vec<Raw> = self.tried(|db| {
                let mut rows =
                    db.prepare_cached("SELECT * FROM reading WHERE report > ? ORDER BY report LIMIT ?")?;
                rows.query_map((last, STEP as i64), Raw::of)?.collect()
            })?;
            let Some(end) = step.last() else { break };
            last = end.report;
            for (report, restored) in parallel::each(step, |raw| (raw.report, raw.restored())) {
                let restored = restored
                    .map_err(|error| self.unreadable(format!("what was read in report {report}"), error))?;
                found.push(restored);
            }
        }
        name_apart(&mut found);
        found.sort_by(|a, b| (&a.report.id, &a.report.hash).cmp(&(&b.report.id, &b.report.hash)));
        let events = found.iter_mut().flat_map(|one| std::mem::take(&mut one.events)).collect();
        Ok((found, events))
    }

    /// What a ledger without marks is kept under, with the decisions in force: the versions, what was received and set last, whose hashes stand for all
    /// before them, and the decisions that it hangs on.
    pub(crate) fn key(&mut self) -> Result<(String, Rulings), CaseError> {
        let reader = self.reader()?;
        let rulings = self.rulings()?;
        let mut hasher = blake3::Hasher::new();
        for kind in ["created", "setting", "received"] {
            let last = self.tried(|db| last_of(db, kind))?;
            hasher.update(last.unwrap_or_default().as_bytes()).update(b"\n");
        }
        for one in rulings.decided().iter().filter(|one| one.decision.is_traced()) {
            hasher.update(one.id.as_str().as_bytes()).update(b"\n");
        }
        let made_of = hasher.finalize().to_hex();
        Ok((format!("{} {} {made_of}", reader.version(), env!("PLIMSOLL_LEDGER")), rulings))
    }

    pub(crate) fn kept_ledger(&self, key: &str) -> Result<Option<Ledger>, CaseError> {
        let pressed: Option<Vec<u8>> = self.tried(|db| {
            db.prepare_cached("SELECT ledger FROM ledger WHERE key = ?")?
                .query_row([key], |row| row.get(0))
                .optional()
        })?;
        // What does not read is computed anew.
        Ok(pressed.and_then(|pressed| read(&pressed)))
    }

    /// Keeps a ledger; a case that may not be written does without.
    fn keep_ledger(&mut self, key: &str, ledger: &Ledger) -> Result<(), CaseError> {
        let pressed = written(ledger);
        let kept = self.change(|change| {
            change.tried(|db| {
                db.execute("DELETE FROM ledger", [])?;
                db.execute("INSERT INTO ledger (key, ledger) VALUES (?, ?)", (key, &pressed))
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

/// The hash of the last entry of a kind.
fn last_of(db: &Connection, kind: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT hash FROM log WHERE kind = ? ORDER BY seq DESC LIMIT 1")?
        .query_row([kind], |row| row.get(0))
        .optional()
}

/// A ledger as it is kept.
pub(crate) fn written(ledger: &Ledger) -> Vec<u8> {
    // Plain data with text for keys always serialises.
    compress_prepend_size(&serde_json::to_vec(ledger).expect("a ledger is plain data"))
}

fn read(pressed: &[u8]) -> Option<Ledger> {
    // A length that no such block can have asks for memory that nobody has.
    let told = pressed.first_chunk().map(|length| u32::from_le_bytes(*length) as usize)?;
    if told / MOST_PRESSED > pressed.len() {
        return None;
    }
    serde_json::from_slice(&decompress_size_prepended(pressed).ok()?).ok()
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
