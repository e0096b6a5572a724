//! The validators of formats that exports are checked with: found in `target/validators`, or installed from PyPI where that can be done.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::debian;
use crate::workspace::Workspace;

/// The variable in which the tests find the Python that has them.
pub(crate) const VARIABLE: &str = "PLIMSOLL_VALIDATORS";
/// The variable that makes what is missing a failure.
const CI: &str = "PLIMSOLL_CI";
/// What Debian calls the things that pyicu is built with.
const BUILDS_WITH: [&str; 3] = ["g++", "pkg-config", "libicu-dev"];
/// What is installed, with its versions.
const PINS: &str = include_str!("../validators.txt");

/// The Python that has the validators; none where they cannot be installed, which is said. In CI that is an error.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let folder = workspace.target.join("validators");
    match installed(&folder) {
        Ok(python) => Ok(Some(python)),
        Err(error) if std::env::var_os(CI).is_some() => {
            Err(error.context("the validators of exports are missing, and this is CI"))
        }
        Err(error) => {
            println!("skipped: exports were not checked with followthemoney and stix2-validator: {error:#}");
            Ok(None)
        }
    }
}

fn installed(folder: &Path) -> Result<PathBuf> {
    let (python, stamp) = (folder.join("bin/python"), folder.join("pins.txt"));
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|pins| pins == PINS) {
        println!("found {}", folder.display());
        return Ok(python);
    }
    let python3 = Path::new("python3");
    run(python3, &["-m", "venv", &folder.display().to_string()])
        .context("install Python 3 with its module venv (Debian: `apt-get install python3-venv`)")?;
    let pins: Vec<&str> = PINS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let install = || run(&python, &[&arguments[..], &pins[..]].concat());
    let missing = |error| match debian::can_install() {
        true => debian::install(&BUILDS_WITH).and_then(|()| install()),
        false => Err(error),
    };
    install().or_else(missing).context(
        "PyPI must be reachable, and pyicu, which followthemoney needs, builds with a C++ compiler and ICU (Debian: `apt-get install g++ pkg-config libicu-dev`)",
    )?;
    fs::write(&stamp, PINS).with_context(|| format!("cannot write {}", stamp.display()))?;
    println!("installed {} in {}", pins.join(", "), folder.display());
    Ok(python)
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
