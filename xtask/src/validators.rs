//! The validators of formats that exports are checked with.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::python::Tools;
use crate::workspace::Workspace;

/// The variable in which the tests find the Python that has them.
pub(crate) const VARIABLE: &str = "PLIMSOLL_VALIDATORS";
/// What Debian calls the things that pyicu is built with.
const BUILDS_WITH: [&str; 3] = ["g++", "pkg-config", "libicu-dev"];

const VALIDATORS: Tools = Tools {
    folder: "validators",
    pins: include_str!("../validators.txt"),
    unchecked: "exports were not checked with followthemoney and stix2-validator",
    remedy: |error| {
        match debian::can_install() {
        true => debian::install(&BUILDS_WITH),
        false => Err(error).context(
            "pyicu, which followthemoney needs, builds with a C++ compiler and ICU (Debian: `apt-get install g++ pkg-config libicu-dev`)",
        ),
    }
    },
};

/// The Python that has the validators; none where they cannot be installed, which is said. In CI that is an error.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Option<PathBuf>> {
    Ok(VALIDATORS.ensure(workspace)?.map(|programs| programs.join("python")))
}
