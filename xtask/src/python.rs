//! Programs of PyPI that tests check with: found below the target folder, or installed there where that can be done.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// The variable that makes what is missing a failure.
const CI: &str = "PLIMSOLL_CI";

/// Programs that are installed together.
pub(crate) struct Tools {
    /// Their folder, below the target folder.
    pub(crate) folder: &'static str,
    /// What is installed, with its versions.
    pub(crate) pins: &'static str,
    /// What is not checked without them.
    pub(crate) unchecked: &'static str,
    /// What makes an installation that failed possible, and then is tried again; an error says what a person can do.
    pub(crate) remedy: fn(anyhow::Error) -> Result<()>,
}

impl Tools {
    /// The folder of their programs; none where they cannot be installed, which is said. In CI that is an error.
    pub(crate) fn ensure(&self, workspace: &Workspace) -> Result<Option<PathBuf>> {
        match self.installed(&workspace.target.join(self.folder)) {
            Ok(programs) => Ok(Some(programs)),
            Err(error) if std::env::var_os(CI).is_some() => {
                Err(error.context(format!("{}, and this is CI", self.unchecked)))
            }
            Err(error) => {
                println!("skipped: {}: {error:#}", self.unchecked);
                Ok(None)
            }
        }
    }

    fn installed(&self, folder: &Path) -> Result<PathBuf> {
        let (programs, stamp) = (folder.join("bin"), folder.join("pins.txt"));
        let python = programs.join("python");
        if python.exists() && fs::read_to_string(&stamp).is_ok_and(|pins| pins == self.pins) {
            println!("found {}", folder.display());
            return Ok(programs);
        }
        run(Path::new("python3"), &["-m", "venv", &folder.display().to_string()])
            .context("install Python 3 with its module venv (Debian: `apt-get install python3-venv`)")?;
        let pins: Vec<&str> =
            self.pins.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        let install = || run(&python, &[&arguments[..], &pins[..]].concat());
        install()
            .or_else(|error| (self.remedy)(error).and_then(|()| install()))
            .context("PyPI must be reachable")?;
        fs::write(&stamp, self.pins).with_context(|| format!("cannot write {}", stamp.display()))?;
        println!("installed {} in {}", pins.join(", "), folder.display());
        Ok(programs)
    }
}

fn run(program: &Path, arguments: &[&str]) -> Result<()> {
    let line = format!("{} {}", program.display(), arguments.join(" "));
    let output =
        Command::new(program).args(arguments).output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.lines().rev().take(3).collect();
        bail!("`{line}` failed: {}", last.into_iter().rev().collect::<Vec<_>>().join(" "));
    }
    Ok(())
}
