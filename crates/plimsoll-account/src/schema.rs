//! The tables, and how the file is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations, SchemaVersion};

use crate::AccountError;

/// Marks the file as accounts: "PliA".
const APPLICATION_ID: i32 = 0x506c_6941;
/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Every change of the tables, in order; a new one is a file beside the others and a line here.
static MIGRATIONS: [M<'static>; 1] = [M::up(include_str!("../migrations/01-accounts.sql"))];

fn migrations() -> Migrations<'static> {
    Migrations::from_slice(&MIGRATIONS)
}

/// Sets what holds of every connection.
pub(crate) fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    // What is taken away leaves no trace in the file.
    db.pragma_update(None, "secure_delete", true)
}

/// Whether the file is marked as accounts, or blank and then marked.
pub(crate) fn is_ours(db: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let is_blank: bool = db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    if id == 0 && is_blank {
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    Ok(id == APPLICATION_ID || (id == 0 && is_blank))
}

/// Brings the tables to this version.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<(), AccountError> {
    let found = migrations().current_version(db).map_err(|error| migration_error(path, error))?;
    if matches!(found, SchemaVersion::Outside(_)) {
        return Err(AccountError::TooNew(path.to_path_buf()));
    }
    migrations().to_latest(db).map_err(|error| migration_error(path, error))
}

fn migration_error(path: &Path, error: rusqlite_migration::Error) -> AccountError {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => AccountError::of(path, err),
        other => AccountError::NotAccounts { path: path.to_path_buf(), reason: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_hold_together() {
        super::migrations().validate().expect("migrations");
    }
}
