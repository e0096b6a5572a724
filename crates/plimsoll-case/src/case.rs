use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::log::{self, Change};
use crate::{CaseError, New, Reader, Settings, Stamp, schema, settings};

/// A case: what was received and what was decided, in one file.
///
/// Several may be open on one file, in one process or many: readers never wait, and a writer waits ten seconds for another.
pub struct Case {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    reader: Option<Arc<Reader>>,
    /// The hash of the last entry that the next change must find.
    expected: Option<String>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Case").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Case {
    /// Begins a case. What is there already is never overwritten, but for a case that was cut off while it was begun.
    pub fn create(path: &Path, new: &New, stamp: &Stamp) -> Result<Self, CaseError> {
        new.check()?;
        let is_there = fs::metadata(path).is_ok_and(|found| found.len() > 0);
        let mut case =
            Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        if is_there && !case.may_be_begun() {
            return Err(CaseError::Exists(path.to_path_buf()));
        }
        case.tried(schema::claim)?;
        case.tried(schema::prepare)?;
        schema::migrate(&mut case.db, path)?;
        case.change(|change| settings::begin(change, new, stamp))?;
        Ok(case)
    }

    /// Opens a case.
    pub fn open(path: &Path) -> Result<Self, CaseError> {
        if fs::metadata(path).is_err() {
            return Err(CaseError::Missing(path.to_path_buf()));
        }
        let mut case = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if case.tried(schema::is_blank)? {
            return Err(CaseError::Unfinished(path.to_path_buf()));
        }
        if !case.tried(schema::is_case)? {
            return Err(CaseError::NotACase(path.to_path_buf()));
        }
        case.tried(schema::prepare)?;
        schema::migrate(&mut case.db, path)?;
        if case.is_unfinished()? {
            return Err(CaseError::Unfinished(path.to_path_buf()));
        }
        Ok(case)
    }

    /// The same case once more, for another thread.
    pub fn again(&self) -> Result<Self, CaseError> {
        Ok(Self { reader: self.reader.clone(), ..Self::open(&self.path)? })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How reports of this case are read: by its words and this version. Shared by threads.
    pub fn reader(&mut self) -> Result<Arc<Reader>, CaseError> {
        if let Some(reader) = &self.reader {
            return Ok(Arc::clone(reader));
        }
        let reader = Arc::new(Reader::of(&self.settings()?)?);
        self.reader = Some(Arc::clone(&reader));
        Ok(reader)
    }

    /// What was set for this case.
    pub fn settings(&self) -> Result<Settings, CaseError> {
        settings::read(self)
    }

    pub(crate) fn forget_reader(&mut self) {
        self.reader = None;
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, CaseError> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(|error| CaseError::of(path, error))?;
        Ok(Self { db, path: path.to_path_buf(), reader: None, expected: None })
    }

    /// Whether what is there holds nothing, or was cut off while it was begun.
    fn may_be_begun(&self) -> bool {
        let is_ours =
            || self.tried(schema::is_case).unwrap_or(false) && self.is_unfinished().unwrap_or(false);
        self.tried(schema::is_blank).unwrap_or(false) || is_ours()
    }

    /// Whether it was never finished: no entry stands in its log.
    fn is_unfinished(&self) -> Result<bool, CaseError> {
        self.tried(|db| {
            let has_log =
                db.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'log'", [], |row| {
                    row.get::<_, i64>(0)
                })?;
            Ok(has_log == 0 || log::head(db)?.is_none())
        })
    }

    /// What the database answers, its errors made ours.
    pub(crate) fn tried<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, CaseError> {
        ask(&self.db).map_err(|error| CaseError::of(&self.path, error))
    }

    /// Looks at the case as it is at one moment, whatever others write meanwhile.
    pub(crate) fn snapshot<T, E: From<CaseError>>(
        &mut self,
        look: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.tried(|db| db.execute_batch("BEGIN DEFERRED"))?;
        let seen = look(self);
        let ended = self.tried(|db| db.execute_batch("COMMIT"));
        let seen = seen?;
        ended?;
        Ok(seen)
    }

    /// Changes the case: all of it or nothing. Other writers wait.
    pub(crate) fn change<T>(
        &mut self,
        change: impl FnOnce(&mut Change<'_>) -> Result<T, CaseError>,
    ) -> Result<T, CaseError> {
        let path = self.path.clone();
        let ours = |error| CaseError::of(&path, error);
        let transaction = Transaction::new(&mut self.db, TransactionBehavior::Immediate).map_err(ours)?;
        let mut open = Change::begin(&transaction, &path)?;
        if self.expected.as_ref().is_some_and(|expected| !open.follows(expected)) {
            return Err(CaseError::Changed);
        }
        let done = change(&mut open)?;
        transaction.commit().map_err(ours)?;
        Ok(done)
    }

    /// Lets changes be made only where the last entry of the log is the one with this hash: what somebody decides on what he saw is not
    /// done on something else. None: whatever is there.
    pub fn expect(&mut self, last: Option<String>) {
        self.expected = last;
    }

    /// A row that does not read as it should.
    pub(crate) fn unreadable(&self, what: impl Into<String>, reason: impl ToString) -> CaseError {
        CaseError::Unreadable { path: self.path.clone(), what: what.into(), reason: reason.to_string() }
    }
}
