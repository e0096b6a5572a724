//! `cargo xtask pictures`: the pictures of docs/guide, taken anew by the browser test that goes its way.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::browser;
use crate::workspace::Workspace;

/// The test that takes them.
const TEST: [&str; 6] =
    ["test", "-p", "plimsoll-web", "--test", "server", "the_way_of_the_guide_can_be_gone"];
/// Where it leaves them, below the target folder.
const TAKEN: &str = "screenshots/guide";
/// Where they are shown, below the root.
const SHOWN: &str = "docs/guide/pictures";

/// Takes the pictures and puts them where the guide shows them.
pub(crate) fn take(workspace: &Workspace) -> Result<()> {
    println!("{}", browser::ensure()?);
    let status = workspace.cargo().args(TEST).status().context("cargo does not start")?;
    ensure!(status.success(), "the browser test failed; no picture was changed");
    let shown = workspace.root.join(SHOWN);
    fs::create_dir_all(&shown).with_context(|| format!("cannot make {SHOWN}"))?;
    let taken = workspace.target.join(TAKEN);
    for entry in fs::read_dir(&taken).with_context(|| format!("no pictures in {}", taken.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        fs::copy(entry.path(), shown.join(&name))
            .with_context(|| format!("cannot copy {}", name.display()))?;
        println!("{SHOWN}/{}", name.display());
    }
    Ok(())
}
