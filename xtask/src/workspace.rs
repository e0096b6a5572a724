//! Where things are: the root of the workspace, its target folder, the judged reports beside it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The variable that names another place for the judged reports than `../shared`.
pub(crate) const SHARED_VARIABLE: &str = "PLIMSOLL_SHARED";

/// The places a task needs.
pub(crate) struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
}

/// The part of `cargo metadata` that says where things are.
#[derive(Deserialize)]
struct Places {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// Finds the workspace by asking cargo, so that a target folder set elsewhere is respected.
    pub(crate) fn find() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").context("no CARGO_MANIFEST_DIR: run this as `cargo xtask`")?;
        let folder = Path::new(&manifest).parent().context("the xtask crate has no parent folder")?;
        let answer = metadata(folder, &["--no-deps"])?;
        let places: Places =
            serde_json::from_slice(&answer).context("cannot read what `cargo metadata` printed")?;
        Ok(Self { root: places.workspace_root, target: places.target_directory })
    }

    /// A cargo command run at the root.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root);
        command
    }

    /// Builds `plimsoll` with a profile other than `dev`, whose folder has another name, and says where it is.
    pub(crate) fn build(&self, profile: &str) -> Result<PathBuf> {
        let status = self
            .cargo()
            .args(["build", "--quiet", "--profile", profile, "--package", "plimsoll"])
            .status()
            .context("cannot start `cargo build`")?;
        ensure!(status.success(), "`cargo build --profile {profile} --package plimsoll` failed");
        Ok(self.target.join(profile).join(format!("plimsoll{}", env::consts::EXE_SUFFIX)))
    }

    /// The judged reports, or None where there are none; an explicit place that does not exist is an error.
    pub(crate) fn shared(&self) -> Result<Option<PathBuf>> {
        if let Some(named) = env::var_os(SHARED_VARIABLE) {
            let path = self.root.join(named);
            ensure!(
                path.is_dir(),
                "{SHARED_VARIABLE} names {}, which is no folder: correct or unset it",
                path.display()
            );
            return Ok(Some(path));
        }
        let path = self.root.join("../shared");
        if !path.is_dir() {
            return Ok(None);
        }
        path.canonicalize().map(Some).with_context(|| format!("cannot open {}", path.display()))
    }

    /// What `cargo metadata` prints about the workspace and everything it depends on.
    pub(crate) fn metadata(&self) -> Result<Vec<u8>> {
        metadata(&self.root, &[])
    }
}

/// The cargo that runs this task, so that the toolchain stays the same.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn metadata(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new(cargo())
        .current_dir(folder)
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .output()
        .context("cannot start `cargo metadata`")?;
    ensure!(output.status.success(), "`cargo metadata` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}
