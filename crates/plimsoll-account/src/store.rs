use std::fmt;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::{AccountError, schema};

/// The accounts of a case, in a file of their own.
pub struct Accounts {
    db: Connection,
    path: PathBuf,
}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Accounts")
    }
}

impl Accounts {
    /// Where the accounts of a case lie: beside it.
    pub fn beside(case: &Path) -> PathBuf {
        let mut path = case.as_os_str().to_owned();
        path.push(".accounts");
        path.into()
    }

    /// Whether a case has accounts, so that people sign in.
    pub fn are_there(case: &Path) -> bool {
        // What cannot be looked at is taken to be there: better nobody comes in than anybody.
        Self::beside(case).try_exists().unwrap_or(true)
    }

    /// Opens the accounts of a case.
    pub fn open(case: &Path) -> Result<Self, AccountError> {
        if !Self::are_there(case) {
            return Err(AccountError::Missing(case.to_path_buf()));
        }
        Self::connect(Self::beside(case))
    }

    /// Opens them, or begins with none. Nobody but the owner of the file may read it.
    pub fn open_or_begin(case: &Path) -> Result<Self, AccountError> {
        let path = Self::beside(case);
        if !Self::are_there(case) {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                    return Err(AccountError::NoAccess { path, source: error });
                }
                _ => {}
            }
        }
        Self::connect(path)
    }

    fn connect(path: PathBuf) -> Result<Self, AccountError> {
        if is_exposed(&path) {
            return Err(AccountError::Exposed(path));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let ours = |error| AccountError::of(&path, error);
        let mut db = Connection::open_with_flags(&path, flags).map_err(ours)?;
        if !schema::is_ours(&db).map_err(ours)? {
            let reason = "it is something else".to_string();
            return Err(AccountError::NotAccounts { path, reason });
        }
        schema::prepare(&db).map_err(ours)?;
        schema::migrate(&mut db, &path)?;
        Ok(Self { db, path })
    }

    pub(crate) fn tried<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, AccountError> {
        ask(&self.db).map_err(|error| AccountError::of(&self.path, error))
    }

    /// Changes the accounts: all of it or nothing. What the log of the case is to have is written there last before it holds, so
    /// that nothing is changed without a trace.
    pub(crate) fn change<T>(
        &mut self,
        change: impl FnOnce(&Open<'_>) -> Result<T, AccountError>,
    ) -> Result<T, AccountError> {
        let path = self.path.clone();
        let ours = |error| AccountError::of(&path, error);
        let transaction = Transaction::new(&mut self.db, TransactionBehavior::Immediate).map_err(ours)?;
        let done = change(&Open { db: &transaction, path: &path })?;
        transaction.commit().map_err(ours)?;
        Ok(done)
    }
}

/// A change under way.
pub(crate) struct Open<'c> {
    db: &'c Connection,
    path: &'c Path,
}

impl Open<'_> {
    pub(crate) fn tried<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, AccountError> {
        ask(self.db).map_err(|error| AccountError::of(self.path, error))
    }
}

/// Whether others on this machine can read or write a file.
#[cfg(unix)]
fn is_exposed(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_: &Path) -> bool {
    false
}
