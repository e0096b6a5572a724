//! The browser that the tests of the page are run in: found, or installed where that can be done.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The variable that names a browser elsewhere, as the tests read it.
const VARIABLE: &str = "CHROME";
/// What browsers that will do are called.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "chrome", "chrome-browser"];
/// The commands that install it on Debian.
const INSTALL: [&[&str]; 2] =
    [&["apt-get", "update"], &["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]];

/// Finds Chromium, or installs it as root on Debian. An error says what is missing and how to install it.
pub(crate) fn ensure() -> Result<String> {
    if let Some(found) = found() {
        return Ok(format!("found {}", found.display()));
    }
    if !is_on_path("apt-get") || !is_root() {
        bail!(
            "no Chromium, which the tests of the page need: install it (Debian, as root: `apt-get update && apt-get install \
             chromium`; elsewhere any Chromium or Chrome), or name its program in {VARIABLE}"
        );
    }
    for command in INSTALL {
        install(command)?;
    }
    let found =
        found().context("chromium was installed and is not on the PATH: name its program in CHROME")?;
    Ok(format!("installed {}", found.display()))
}

fn found() -> Option<PathBuf> {
    let named = env::var_os(VARIABLE).map(PathBuf::from).filter(|path| path.exists());
    named.or_else(|| NAMES.iter().find_map(|name| on_path(name)))
}

fn install(command: &[&str]) -> Result<()> {
    let line = command.join(" ");
    println!("{line}");
    let status =
        Command::new(command[0]).args(&command[1..]).env("DEBIAN_FRONTEND", "noninteractive").status();
    let status = status.with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!(
            "`{line}` failed, so there is no Chromium for the tests of the page: install it by hand, or name one in {VARIABLE}"
        );
    }
    Ok(())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn is_on_path(name: &str) -> bool {
    on_path(name).is_some()
}

/// Whether this may install: `id` says so; where there is no such command, it may not.
fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
