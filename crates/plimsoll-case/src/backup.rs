//! A copy of the case that holds together, made while it is in use.

use std::fs::{self, File};
use std::path::Path;

use crate::{Case, CaseError};

impl Case {
    /// Writes a copy to a new file. It appears under its name only when all of it is written.
    pub fn backup(&self, to: &Path) -> Result<(), CaseError> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(CaseError::Exists(to.to_path_buf()));
        }
        let unfinished = to.with_extension("unfinished");
        let trouble = |error: &std::io::Error| match error.kind() {
            std::io::ErrorKind::StorageFull => CaseError::Full(to.to_path_buf()),
            _ => CaseError::NoAccess(to.to_path_buf()),
        };
        if fs::symlink_metadata(&unfinished).is_ok() {
            fs::remove_file(&unfinished).map_err(|error| trouble(&error))?;
        }
        let name = unfinished.to_string_lossy();
        let copied = self
            .db
            .execute("VACUUM INTO ?", [name.as_ref()])
            .map_err(|error| CaseError::of(to, error))
            .and_then(|_| {
                File::open(&unfinished).and_then(|file| file.sync_all()).map_err(|error| trouble(&error))
            })
            .and_then(|()| fs::rename(&unfinished, to).map_err(|error| trouble(&error)));
        // That the name is written down as well; where a folder cannot be asked for it, the system does it in its own time.
        if let Some(Ok(folder)) = to.parent().map(File::open) {
            let _ = folder.sync_all();
        }
        if copied.is_err() {
            // What is left of it is of no use to anybody.
            let _ = fs::remove_file(&unfinished);
        }
        copied
    }
}
