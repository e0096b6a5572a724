//! docs/reference is what the program says of itself.

use std::path::PathBuf;
use std::process::Command;

/// The program that is built beside this test; where it is not, as when this crate is tested alone, there is nothing to ask.
fn program() -> Option<PathBuf> {
    let here = std::env::current_exe().ok()?;
    let folder = here.parent()?.parent()?;
    let program = folder.join(format!("plimsoll{}", std::env::consts::EXE_SUFFIX));
    program.exists().then_some(program)
}

#[test]
fn the_reference_is_what_the_program_says() {
    let Some(program) = program() else {
        assert!(std::env::var_os("PLIMSOLL_CI").is_none(), "plimsoll is not built: test the whole workspace");
        eprintln!("skipped: plimsoll is not built; `cargo test --workspace` builds it");
        return;
    };
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["reference", "--check", "--program"])
        .arg(program)
        .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("xtask starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}
