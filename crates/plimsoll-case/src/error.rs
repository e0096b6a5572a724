use std::path::{Path, PathBuf};

use plimsoll_ledger::DecisionId;

/// Why something could not be done with a case. Each message says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is no file of that name.
    #[error("{path}: there is no such case; begin one with `plimsoll case new {path}`", path = .0.display())]
    Missing(PathBuf),
    /// A case is to be begun where something is.
    #[error("{path}: something is there already, and a case is never overwritten; choose another name", path = .0.display())]
    Exists(PathBuf),
    /// The file cannot be opened or made.
    #[error("{path}: the file cannot be opened or made; check that its folder is there and may be written", path = .0.display())]
    NoAccess(PathBuf),
    /// The file is something else.
    #[error("{path}: this is no case file; name a file that `plimsoll case new` wrote", path = .0.display())]
    NotACase(PathBuf),
    /// `case new` was cut off.
    #[error("{path}: the case was never finished, and nothing is in it; run `plimsoll case new` on it again", path = .0.display())]
    Unfinished(PathBuf),
    /// The file is of a later version.
    #[error("{path}: a later version of Plimsoll wrote this case; open it with that version or a newer one", path = .0.display())]
    TooNew(PathBuf),
    /// Another process is writing.
    #[error("{path}: another process is writing to this case and has not finished; try again when it has", path = .0.display())]
    Busy(PathBuf),
    /// Something else was written than what a change was to follow.
    #[error("the case was changed meanwhile, and nothing was done; look at it again, and decide then")]
    Changed,
    /// The disk is full.
    #[error("{path}: there is no room left on the disk; nothing was changed by this step, and what was added before is safe; make room and run it again", path = .0.display())]
    Full(PathBuf),
    /// The disk does not take or give what it should.
    #[error("{path}: the disk refuses ({reason}); nothing was changed by this step, and what was added before is safe; see that there is room and that the disk is sound, and run it again", path = .path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The file may not be written.
    #[error("{path}: the case may not be written; ask for the right to write it and its folder", path = .0.display())]
    ReadOnly(PathBuf),
    /// The file is damaged.
    #[error("{}: the file is damaged ({reason}); `plimsoll case verify` names the first difference, and a backup holds the rest", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// What is kept does not read as what it should be.
    #[error("{}: {what} does not read as it should ({reason}); run `plimsoll case verify`, and go back to a backup", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Which row.
        what: String,
        /// Why it does not.
        reason: String,
    },
    /// No report, claim, origin, finding or decision has this id.
    #[error("{id}: nothing in this case has an id that begins so; `plimsoll case list` shows what is there")]
    Unknown {
        /// As it was asked for.
        id: String,
    },
    /// Several have.
    #[error("{id}: more than one thing in this case has an id that begins so; give more of its digits")]
    Ambiguous {
        /// As it was asked for.
        id: String,
    },
    /// A decision cannot be made so.
    #[error("{what}; {advice}")]
    Refused {
        /// What is wrong.
        what: String,
        /// What to do.
        advice: String,
    },
    /// A decision was undone before.
    #[error(
        "{0}: the decision is not in force, so there is nothing to undo; `plimsoll case log` shows what became of it"
    )]
    NotInForce(DecisionId),
    /// The words of the case do not compile.
    #[error("the pack of this case cannot be used: {0}; `plimsoll pack check` shows what is wrong")]
    Pack(String),
    /// Anything else of the database.
    #[error("{}: the case cannot be used ({source}); if it stays so, go back to a backup", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database says.
        source: rusqlite::Error,
    },
}

impl CaseError {
    /// What an error of the database means for a person.
    pub(crate) fn of(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_path_buf();
        if is_of_a_value(&error) {
            return Self::Damaged { path, reason: format!("a value is not of its kind: {error}") };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::SystemIoFailure) => Self::Disk { path, reason: error.to_string() },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(path),
            Some(ErrorCode::CannotOpen) => Self::NoAccess(path),
            Some(ErrorCode::NotADatabase) => Self::NotACase(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, reason: error.to_string() },
            _ => Self::Database { path, source: error },
        }
    }

    pub(crate) fn refused(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), advice: advice.into() }
    }
}

/// Whether a value that is kept is not what its column holds.
fn is_of_a_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    matches!(
        error,
        Error::Utf8Error(..)
            | Error::InvalidColumnType(..)
            | Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
    )
}
