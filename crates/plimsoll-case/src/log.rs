//! The log: every change of the case, each entry hashed together with the one before it.

use std::error::Error;
use std::path::Path;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Case, CaseError, Stamp, hash};

/// A change of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub seq: i64,
    /// When, in UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// What kind of change: `created`, `setting`, `received`, `decided`, `merged`, or a word of who recorded it ([`Case::record`]).
    pub kind: String,
    /// What exactly, as JSON.
    pub content: String,
    /// The hash of the entry before it; empty for the first.
    pub previous: String,
    /// Its own hash: over all of the above.
    pub hash: String,
}

/// A part of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogPage {
    /// The entries, latest first.
    pub entries: Vec<Entry>,
    /// How many there are that fit what was asked.
    pub total: usize,
}

impl Entry {
    /// Whether its hash is that of what it says.
    pub fn is_sound(&self) -> bool {
        self.hash
            == hash::entry(
                &self.previous,
                self.seq,
                [&self.at.to_string(), &self.by, &self.kind, &self.content],
            )
    }
}

impl Case {
    /// The log, latest entry first; `kind`: only changes of this kind.
    pub fn log(&self, kind: Option<&str>, offset: usize, limit: usize) -> Result<LogPage, CaseError> {
        self.tried(|db| {
            let total = db
                .prepare_cached("SELECT count(*) FROM log WHERE ?1 IS NULL OR kind = ?1")?
                .query_row([kind], |row| row.get::<_, i64>(0))?;
            let mut rows = db.prepare_cached(
                "SELECT * FROM log WHERE ?1 IS NULL OR kind = ?1 ORDER BY seq DESC LIMIT ?2 OFFSET ?3",
            )?;
            let entries =
                rows.query_map((kind, limit as i64, offset as i64), entry)?.collect::<Result<_, _>>()?;
            Ok(LogPage { entries, total: usize::try_from(total).unwrap_or_default() })
        })
    }

    /// The entries after number `seq`, earliest first: what is new since.
    pub fn log_since(&self, seq: i64, limit: usize) -> Result<Vec<Entry>, CaseError> {
        self.tried(|db| {
            let mut rows = db.prepare_cached("SELECT * FROM log WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
            rows.query_map((seq, limit as i64), entry)?.collect()
        })
    }

    /// Writes an entry into the log that changes nothing of the case itself: that an account was made, that something was handed
    /// on. `kind` is a word of the caller's own.
    pub fn record<T: Serialize>(&mut self, kind: &str, content: &T, stamp: &Stamp) -> Result<i64, CaseError> {
        self.change(|change| change.note(stamp, kind, content))
    }

    /// The number of the last entry that changes what is computed: while it stays, so does the picture.
    pub fn last_change(&self) -> Result<i64, CaseError> {
        self.tried(|db| {
            db.prepare_cached(
                "SELECT max(last) FROM (SELECT max(seq) AS last FROM log WHERE kind = 'created' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'setting' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'received' \
                 UNION ALL SELECT max(seq) FROM log WHERE kind = 'decided')",
            )?
            .query_row([], |row| row.get(0))
        })
    }

    /// The last entry that changes what is computed: when the case was last changed, and by whom.
    pub fn changed(&self) -> Result<Entry, CaseError> {
        let seq = self.last_change()?;
        self.tried(|db| db.prepare_cached("SELECT * FROM log WHERE seq = ?")?.query_row([seq], entry))
    }

    /// The last entry: its hash stands for everything that ever happened to the case.
    pub fn head(&self) -> Result<Entry, CaseError> {
        self.tried(head)?.ok_or_else(|| CaseError::Unfinished(self.path.clone()))
    }
}

/// The last entry.
pub(crate) fn head(db: &Connection) -> rusqlite::Result<Option<Entry>> {
    db.prepare_cached("SELECT * FROM log ORDER BY seq DESC LIMIT 1")?.query_row([], entry).optional()
}

/// Does something with every entry of some kinds, earliest first.
pub(crate) fn each<E: From<rusqlite::Error>>(
    db: &Connection,
    kind: Option<&str>,
    mut take: impl FnMut(Entry) -> Result<(), E>,
) -> Result<(), E> {
    let mut rows = db.prepare_cached("SELECT * FROM log WHERE ?1 IS NULL OR kind = ?1 ORDER BY seq")?;
    let entries = rows.query_map([kind], entry)?;
    for found in entries {
        take(found?)?;
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get("seq")?,
        at: parsed(row, "at")?,
        by: row.get("by")?,
        kind: row.get("kind")?,
        content: row.get("content")?,
        previous: row.get("previous")?,
        hash: row.get("hash")?,
    })
}

/// A column that is written as text and means something else. What means the same in other letters is refused: every byte counts.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static> + ToString,
{
    let index = row.as_ref().column_index(column)?;
    let text: String = row.get(index)?;
    let wrong = |error: Box<dyn Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error)
    };
    let value: T = text.parse().map_err(|error| wrong(Box::new(error)))?;
    if value.to_string() == text {
        Ok(value)
    } else {
        Err(wrong(format!("{text:?} is written otherwise").into()))
    }
}

/// A change under way. Nothing of it is in the case until all of it is.
#[derive(Debug)]
pub(crate) struct Change<'c> {
    pub(crate) db: &'c Transaction<'c>,
    pub(crate) path: &'c Path,
    head: (i64, String),
}

impl<'c> Change<'c> {
    pub(crate) fn begin(db: &'c Transaction<'c>, path: &'c Path) -> Result<Self, CaseError> {
        let head = head(db).map_err(|error| CaseError::of(path, error))?;
        let head = head.map_or((0, String::new()), |entry| (entry.seq, entry.hash));
        Ok(Self { db, path, head })
    }

    /// Whether the last entry before it has this hash.
    pub(crate) fn follows(&self, hash: &str) -> bool {
        self.head.1 == hash
    }

    /// Writes an entry into the log; answers its number.
    pub(crate) fn note<T: Serialize>(
        &mut self,
        stamp: &Stamp,
        kind: &str,
        content: &T,
    ) -> Result<i64, CaseError> {
        // Plain data with text for keys always serialises.
        let content = serde_json::to_string(content).expect("entries are plain data");
        let (seq, previous) = (self.head.0 + 1, &self.head.1);
        let at = stamp.at.to_string();
        let hash = hash::entry(previous, seq, [&at, &stamp.by, kind, &content]);
        self.tried(|db| {
            db.prepare_cached(
                "INSERT INTO log (seq, at, by, kind, content, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute((seq, &at, &stamp.by, kind, &content, previous, &hash))
        })?;
        self.head = (seq, hash);
        Ok(seq)
    }

    pub(crate) fn tried<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, CaseError> {
        ask(self.db).map_err(|error| CaseError::of(self.path, error))
    }
}
