//! Pages made by the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A page in a folder of its own, removed at the end of the test.
pub(crate) struct Made {
    folder: TempDir,
}

impl Made {
    /// The page of the sample reports.
    pub(crate) fn of_samples() -> Self {
        let samples: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "..", "..", "examples", "reports"].iter().collect();
        Self::of(tempfile::tempdir().unwrap(), &samples)
    }

    /// The page of reports given as JSON.
    pub(crate) fn of_json(json: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("reports.json");
        fs::write(&reports, json).unwrap();
        Self::of(folder, &reports)
    }

    fn of(folder: TempDir, reports: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
        let output = command.args(["read", "--format", "html"]).arg(reports).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::write(folder.path().join("page.html"), output.stdout).unwrap();
        Self { folder }
    }

    /// Its address.
    pub(crate) fn address(&self) -> String {
        format!("file://{}", self.folder.path().join("page.html").display())
    }
}
