//! What the interface for programs is checked with: `schemathesis`, which asks a server whatever its description allows, and what it does not.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::python::Tools;
use crate::workspace::Workspace;

/// The variable in which the test finds the program.
pub(crate) const VARIABLE: &str = "PLIMSOLL_SCHEMATHESIS";
/// The test that starts a server and asks it.
const TEST: [&str; 6] = ["test", "--package", "plimsoll", "--test", "api", "schemathesis"];

const SCHEMATHESIS: Tools = Tools {
    folder: "schemathesis",
    pins: include_str!("../schemathesis.txt"),
    unchecked: "the interface for programs was not checked with schemathesis",
    remedy: Err,
};

/// The program; none where it cannot be installed, which is said. In CI that is an error.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Option<PathBuf>> {
    Ok(SCHEMATHESIS.ensure(workspace)?.map(|programs| programs.join("st")))
}

/// Checks the interface alone; without the program there is nothing to check with.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    let Some(program) = ensure(workspace)? else { return Ok(false) };
    let status = workspace.cargo().args(TEST).env(VARIABLE, program).status();
    Ok(status.context("cannot start `cargo test`")?.success())
}
