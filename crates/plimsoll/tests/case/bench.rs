//! A folder with reports of our own, and the command run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: Option<i32>,
}

/// A folder for one test, removed at its end.
pub(crate) struct Bench(TempDir);

impl Bench {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a folder `reports` of so many reports.
    pub(crate) fn with_reports(count: usize) -> Self {
        let bench = Self::new();
        fs::create_dir(bench.path("reports")).unwrap();
        for number in 0..count {
            fs::write(bench.path(&format!("reports/{number:04}.txt")), report(number)).unwrap();
        }
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
        command.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("NO_COLOR", "1").env("USER", "tester");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(&self.command(arguments).output().unwrap())
    }

    /// Runs what must succeed.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, Some(0), "{arguments:?}: {}", ran.err);
        ran.out
    }
}

/// What a finished command left.
pub(crate) fn ran(output: &Output) -> Ran {
    Ran {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code(),
    }
}

/// A report that no other is like: another number, day and outlet.
pub(crate) fn report(number: usize) -> String {
    let (outlet, day) = (["Strait Wire", "Harbour Gazette", "Lantern Daily"][number % 3], number % 28 + 1);
    format!(
        "{outlet} counts containers\n\nBy Ada Quill\n\n{day} March 2031\n\nThe defence ministry of South Korea said on Monday that North \
         Korea had sent more than {} containers to Russia since September 2030. They could hold up to {} rounds of 152 mm \
         artillery shells, the minister said.\n",
        6_700 + number,
        300_000 + 1_000 * number,
    )
}
