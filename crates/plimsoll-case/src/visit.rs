//! What is new since somebody last looked.

use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde::Serialize;

use crate::log::parsed;
use crate::{Case, CaseError, Entry, Stamp};

/// What is new since a person last looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Since {
    /// When that was; none: never.
    pub at: Option<Timestamp>,
    /// The last entry of the log that the person saw; 0: none.
    pub seq: i64,
    /// How many reports were added since.
    pub reports: usize,
    /// How many decisions were made since.
    pub decisions: usize,
}

impl Case {
    /// What is new since `person` last looked.
    pub fn new_since_visit(&self, person: &str) -> Result<Since, CaseError> {
        self.tried(|db| {
            let last = db
                .prepare_cached("SELECT seq, at FROM visit WHERE person = ?")?
                .query_row([person], |row| Ok((row.get::<_, i64>("seq")?, parsed::<Timestamp>(row, "at")?)))
                .optional()?;
            let seq = last.map_or(0, |(seq, _)| seq);
            let count = |kind: &str| {
                db.prepare_cached("SELECT count(*) FROM log WHERE kind = ? AND seq > ?")?
                    .query_row((kind, seq), |row| row.get::<_, i64>(0))
                    .map(|count| usize::try_from(count).unwrap_or_default())
            };
            Ok(Since {
                at: last.map(|(_, at)| at),
                seq,
                reports: count("received")?,
                decisions: count("decided")?,
            })
        })
    }

    /// Keeps that somebody has seen everything up to now.
    pub fn visited(&mut self, stamp: &Stamp) -> Result<(), CaseError> {
        let Entry { seq, .. } = self.head()?;
        self.change(|change| {
            change.tried(|db| {
                db.prepare_cached(
                    "INSERT INTO visit (person, seq, at) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (person) DO UPDATE SET seq = ?2, at = ?3",
                )?
                .execute((&stamp.by, seq, stamp.at.to_string()))
            })
        })?;
        Ok(())
    }
}
