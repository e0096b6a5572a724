use std::path::{Path, PathBuf};

use plimsoll_case::CaseError;

/// Why something could not be done with accounts. Each message says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// There are none.
    #[error("{}: this case has no accounts; make the first with `plimsoll account new {} NAME`", .0.display(), .0.display())]
    Missing(PathBuf),
    /// The file can be read by others.
    #[error("{path}: others on this machine can read the accounts; run `chmod 600 {path}`", path = .0.display())]
    Exposed(PathBuf),
    /// The file is something else, or damaged.
    #[error("{}: these are no accounts of a case ({reason}); go back to a backup, or move the file away and make the accounts anew", .path.display())]
    NotAccounts {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The file is of a later version.
    #[error("{path}: a later version of Plimsoll wrote these accounts; use that version or a newer one", path = .0.display())]
    TooNew(PathBuf),
    /// It cannot be done so.
    #[error("{what}; {advice}")]
    Refused {
        /// What is wrong.
        what: String,
        /// What to do.
        advice: String,
    },
    /// The log of the case.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// The file cannot be made or opened.
    #[error("{}: the accounts cannot be opened or made ({source}); see that their folder is there and may be written", .path.display())]
    NoAccess {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Anything else of the database.
    #[error("{}: the accounts cannot be used ({source})", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database says.
        source: rusqlite::Error,
    },
}

impl AccountError {
    pub(crate) fn of(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_path_buf();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::NotAccounts { path, reason: error.to_string() }
            }
            _ => Self::Database { path, source: error },
        }
    }

    pub(crate) fn refused(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), advice: advice.into() }
    }
}
