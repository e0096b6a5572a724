//! The interface as `schemathesis` of PyPI sees it: it asks whatever the description allows, and what it does not, and holds every answer to it.
//!
//! `cargo xtask test` and `cargo xtask api` install it and name the program in `PLIMSOLL_SCHEMATHESIS`. Without it this test says so and passes;
//! where `PLIMSOLL_CI` is set it fails.

use std::path::PathBuf;
use std::process::Command;

use crate::program::{Serving, root};

/// Examples that are made for each operation and phase.
const EXAMPLES: &str = "25";

fn program() -> Option<PathBuf> {
    let default = root().join("target/schemathesis/bin/st");
    let named = std::env::var_os("PLIMSOLL_SCHEMATHESIS").map(PathBuf::from);
    let found = named.or_else(|| default.exists().then_some(default));
    if found.is_none() {
        let why = "no target/schemathesis: `cargo xtask api` installs it from PyPI";
        assert!(std::env::var_os("PLIMSOLL_CI").is_none(), "{why}");
        eprintln!("skipped: {why}");
    }
    found
}

#[test]
fn schemathesis_finds_no_fault() {
    let Some(program) = program() else { return };
    let serving = Serving::samples();
    let config = root().join("crates/plimsoll/tests/api/schemathesis.toml");
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(program)
        .arg("--config-file")
        .arg(config)
        .args(["run", &format!("http://{}/api/v1/openapi.json", serving.host), "--checks", "all"])
        .args(["--max-examples", EXAMPLES, "--generation-deterministic", "--workers", "1", "--no-color"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}
