//! The browser that the tests of the page are run in: found, or installed where that can be done.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::debian;

/// The variable that names a browser elsewhere, as the tests read it.
const VARIABLE: &str = "CHROME";
/// What browsers that will do are called.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "chrome", "chrome-browser"];
/// Finds Chromium, or installs it as root on Debian. An error says what is missing and how to install it.
pub(crate) fn ensure() -> Result<String> {
    if let Some(found) = found() {
        return Ok(format!("found {}", found.display()));
    }
    if !debian::can_install() {
        bail!(
            "no Chromium, which the tests of the page need: install it (Debian, as root: `apt-get update && apt-get install \
             chromium`; elsewhere any Chromium or Chrome), or name its program in {VARIABLE}"
        );
    }
    debian::install(&["chromium"]).with_context(|| format!("or name a browser in {VARIABLE}"))?;
    let found =
        found().context("chromium was installed and is not on the PATH: name its program in CHROME")?;
    Ok(format!("installed {}", found.display()))
}

fn found() -> Option<PathBuf> {
    let named = env::var_os(VARIABLE).map(PathBuf::from).filter(|path| path.exists());
    named.or_else(|| NAMES.iter().find_map(|name| debian::on_path(name)))
}
