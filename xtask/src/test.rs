//! `cargo xtask test`: the steps, each with what to do when it fails.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::{SHARED_VARIABLE, Workspace};
use crate::{browser, layers, schemathesis, score, validators};

/// One cargo command that must succeed.
struct Step {
    arguments: &'static [&'static str],
    /// What to do when it fails.
    remedy: &'static str,
}

const FORMAT: Step = Step { arguments: &["fmt", "--all", "--check"], remedy: "run `cargo fmt --all`" };
const LINTS: Step = Step {
    arguments: &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    remedy: "correct what clippy names; an exception needs an `#[expect]` with its reason",
};
const TESTS: Step = Step {
    arguments: &["test", "--workspace"],
    remedy: "read the first failure above; `cargo test -p CRATE NAME` runs it alone",
};
const DOCUMENTATION: Step = Step {
    arguments: &["doc", "--workspace", "--no-deps"],
    remedy: "correct the documentation comment rustdoc names",
};

/// Runs every step in order, cheapest first, and stops at the first that fails.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    perform(workspace, &FORMAT)?;
    announce("layers");
    println!("{}", layers::check(workspace)?);
    perform(workspace, &LINTS)?;
    announce("browser");
    println!("{}", browser::ensure()?);
    announce("validators");
    let python = validators::ensure(workspace)?;
    let schemathesis = schemathesis::ensure(workspace)?;
    let mut tests = command(workspace, &TESTS);
    tests.envs(python.map(|python| (validators::VARIABLE, python)));
    tests.envs(schemathesis.map(|program| (schemathesis::VARIABLE, program)));
    finish(tests, &TESTS)?;
    document(workspace, false)?;
    floors(workspace)
}

/// Builds the documentation; a warning is an error.
pub(crate) fn document(workspace: &Workspace, open: bool) -> Result<()> {
    let mut command = command(workspace, &DOCUMENTATION);
    command.env("RUSTDOCFLAGS", "-D warnings");
    if open {
        command.arg("--open");
    }
    finish(command, &DOCUMENTATION)
}

/// The scores against their floors, where there are judged reports to score on.
fn floors(workspace: &Workspace) -> Result<bool> {
    announce("score --floors");
    if workspace.shared()?.is_none() {
        println!("skipped: ../shared is absent (set {SHARED_VARIABLE} if it is elsewhere)");
        return Ok(true);
    }
    score::run(workspace, &score::Options::floors())
}

fn perform(workspace: &Workspace, step: &Step) -> Result<()> {
    finish(command(workspace, step), step)
}

fn command(workspace: &Workspace, step: &Step) -> Command {
    let mut command = workspace.cargo();
    command.args(step.arguments);
    command
}

fn finish(mut command: Command, step: &Step) -> Result<()> {
    let line = format!("cargo {}", step.arguments.join(" "));
    announce(&line);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed: {}", step.remedy);
    }
    Ok(())
}

fn announce(line: &str) {
    println!("\n== {line}");
}
