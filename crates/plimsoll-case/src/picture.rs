//! The case as it stands: every report with its claims as decided, and the ledger of them.

use std::sync::Arc;

use plimsoll_claim::Event;
use plimsoll_ledger::{Decision, Filed, Ledger, ReportClaims, Rulings};
use rusqlite::{Connection, OptionalExtension};

use crate::follower::Follower;
use crate::log::Entry;
use crate::pressed::{open, press};
use crate::{Case, CaseError};

/// The case as it stands.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The reports with their claims as decided, by name. A report's name is alone in the case.
    pub reports: Vec<Filed>,
    /// What the reports tell without a number.
    pub events: Arc<Vec<Event>>,
    /// Origins, series, findings and estimates.
    pub ledger: Ledger,
    /// The decisions in force.
    pub rulings: Rulings,
    /// The last entry of the log that changes what is computed.
    pub head: Entry,
}

impl Picture {
    /// The reports with their claims, as exporters take them.
    pub fn sheet(&self) -> Vec<ReportClaims<'_>> {
        self.reports.iter().map(ReportClaims::from).collect()
    }
}

impl Case {
    /// The case as it stands. What another version read is read anew first; the ledger is computed where it is not kept, and kept.
    pub fn picture(&mut self) -> Result<Picture, CaseError> {
        Follower::default().kept(self)
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

    /// Whether the ledger of a key is kept.
    pub(crate) fn is_ledger_kept(&self, key: &str) -> Result<bool, CaseError> {
        self.tried(|db| db.prepare_cached("SELECT 1 FROM ledger WHERE key = ?")?.exists([key]))
    }

    /// Keeps a ledger; a case that may not be written does without.
    pub(crate) fn keep_ledger(&mut self, key: &str, ledger: &Ledger) -> Result<(), CaseError> {
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
    press(&serde_json::to_vec(ledger).expect("a ledger is plain data"))
}

fn read(pressed: &[u8]) -> Option<Ledger> {
    serde_json::from_slice(&open(pressed)?).ok()
}
