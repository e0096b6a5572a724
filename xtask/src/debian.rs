//! What Debian installs for the tests, where that can be done.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Whether this may install: as root, with `apt-get`. Where there is no `id` to ask, it may not.
pub(crate) fn can_install() -> bool {
    let output = Command::new("id").arg("-u").output();
    on_path("apt-get").is_some() && output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Installs packages.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    run(&["update"])?;
    run(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// The program of this name that the PATH has.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn run(arguments: &[&str]) -> Result<()> {
    let line = format!("apt-get {}", arguments.join(" "));
    println!("{line}");
    let mut command = Command::new("apt-get");
    let status = command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").status();
    if !status.with_context(|| format!("cannot start `{line}`"))?.success() {
        bail!("`{line}` failed: install by hand what it names");
    }
    Ok(())
}
