//! The file itself: pages, trees, references.

use super::{Step, Stop};
use crate::Case;

pub(super) fn check(case: &Case) -> Step {
    let found: Vec<String> = case.tried(|db| {
        let mut rows = db.prepare("PRAGMA integrity_check(1)")?;
        rows.query_map([], |row| row.get(0))?.collect()
    })?;
    if let Some(first) = found.iter().find(|line| line.as_str() != "ok") {
        return Err(Stop::at("file", "the file", format!("it is damaged: {first}")));
    }
    let loose: i64 =
        case.tried(|db| db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)))?;
    if loose > 0 {
        return Err(Stop::at("file", "the file", format!("{loose} rows belong to nothing that is there")));
    }
    Ok(())
}
