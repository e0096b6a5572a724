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
        Self::of(tempfile::tempdir().unwrap(), &samples(), "html")
    }

    /// The dossier of the sample reports.
    pub(crate) fn dossier_of_samples() -> Self {
        Self::of(tempfile::tempdir().unwrap(), &samples(), "html-dossier")
    }

    /// The dossier of reports given as JSON.
    pub(crate) fn dossier_of_json(json: &str) -> Self {
        let (folder, reports) = written(json);
        Self::of(folder, &reports, "html-dossier")
    }

    /// The page of reports given as JSON.
    pub(crate) fn of_json(json: &str) -> Self {
        let (folder, reports) = written(json);
        Self::of(folder, &reports, "html")
    }

    fn of(folder: TempDir, reports: &Path, format: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
        let output = command.args(["read", "--format", format]).arg(reports).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::write(folder.path().join("page.html"), output.stdout).unwrap();
        Self { folder }
    }

    /// Its address.
    pub(crate) fn address(&self) -> String {
        format!("file://{}", self.folder.path().join("page.html").display())
    }
}

fn samples() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "examples", "reports"].iter().collect()
}

/// Reports given as JSON, in a folder of their own.
fn written(json: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports.json");
    fs::write(&reports, json).unwrap();
    (folder, reports)
}
