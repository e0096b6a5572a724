//! `cargo xtask reference`: the pages of docs/reference, from what the program says of itself.
//!
//! Each page is made from one source: the commands from their help, the rows and the interface for programs from its description, the tables of a pack
//! from `plimsoll pack keys`. Examples are what the program prints of the sample reports.

mod api;
mod commands;
mod description;
mod packs;
mod rows;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::description::Description;
use crate::workspace::Workspace;

/// Where the pages are, below the root.
const FOLDER: &str = "docs/reference";
/// Columns of what the program prints.
const WIDTH: &str = "100";

/// Arguments of `reference`.
#[derive(Args)]
pub(crate) struct Options {
    /// Write nothing, and say which pages are not what they should be
    #[arg(long)]
    check: bool,
    /// The program to ask; without this it is built
    #[arg(long, value_name = "PATH")]
    program: Option<PathBuf>,
    /// Build it with this profile
    #[arg(long, default_value = "release")]
    profile: String,
}

/// The program, which is asked about itself.
pub(super) struct Program {
    binary: PathBuf,
    root: PathBuf,
}

/// Writes the pages, or says whether they are as they should be.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let binary = match &options.program {
        Some(program) => program.clone(),
        None => workspace.build(&options.profile)?,
    };
    let program = Program { binary, root: workspace.root.clone() };
    let description = Description::read(&workspace.root)?;
    let pages = [
        ("commands.md", commands::page(&program)?),
        ("api.md", api::page(&description)),
        ("rows.md", rows::page(&program, &description)?),
        ("packs.md", packs::page(&program)?),
    ];
    let folder = workspace.root.join(FOLDER);
    let mut is_right = true;
    for (name, text) in pages {
        let path = folder.join(name);
        let is_same = fs::read_to_string(&path).is_ok_and(|old| old == text);
        if options.check && !is_same {
            println!("{FOLDER}/{name} is not what the program says: run `cargo xtask reference`");
            is_right = false;
        } else if !is_same {
            write(&path, &text)?;
            println!("{FOLDER}/{name}");
        }
    }
    Ok(is_right)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path)).with_context(|| format!("cannot make {FOLDER}"))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

impl Program {
    /// What it prints, run at the root of the repository.
    pub(super) fn says(&self, arguments: &[&str]) -> Result<String> {
        let line = format!("plimsoll {}", arguments.join(" "));
        let output = Command::new(&self.binary)
            .args(arguments)
            .current_dir(&self.root)
            .env("COLUMNS", WIDTH)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot start {}", self.binary.display()))?;
        ensure!(output.status.success(), "`{line}` failed: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no UTF-8"))
    }
}
