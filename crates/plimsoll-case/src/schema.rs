//! The tables, and how the file is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations, SchemaVersion};

use crate::CaseError;

/// Marks the file as a case: "Plim".
const APPLICATION_ID: i32 = 0x506c_696d;
/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of a page of the file.
const PAGE: u32 = 8_192;
/// Statements kept ready.
const STATEMENTS: usize = 64;

/// Every change of the tables, in order; a new one is a file beside the others and a line here.
static MIGRATIONS: [M<'static>; 2] =
    [M::up(include_str!("../migrations/01-case.sql")), M::up(include_str!("../migrations/02-pressed.sql"))];

fn migrations() -> Migrations<'static> {
    Migrations::from_slice(&MIGRATIONS)
}

/// Sets what holds of every connection.
pub(crate) fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "temp_store", "memory")?;
    db.pragma_update(None, "cache_size", -65_536)
}

/// Whether the file is marked as a case.
pub(crate) fn is_case(db: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok(id == APPLICATION_ID)
}

/// Whether the file holds no table at all.
pub(crate) fn is_blank(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
}

/// Marks the file as a case. Pages are of a size that holds several reports, so that little room is left between them.
pub(crate) fn claim(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "page_size", PAGE)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)
}

/// Brings the tables to this version.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<(), CaseError> {
    let found = migrations().current_version(db).map_err(|error| migration_error(path, error))?;
    if matches!(found, SchemaVersion::Outside(_)) {
        return Err(CaseError::TooNew(path.to_path_buf()));
    }
    migrations().to_latest(db).map_err(|error| migration_error(path, error))
}

fn migration_error(path: &Path, error: rusqlite_migration::Error) -> CaseError {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => CaseError::of(path, err),
        other => CaseError::Unreadable {
            path: path.to_path_buf(),
            what: "the version of its tables".into(),
            reason: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_hold_together() {
        super::migrations().validate().expect("migrations");
    }
}
