//! The tasks of the repository, run as `cargo xtask VERB`.
//!
//! `test` is what has to hold before a change is merged, `score` measures the reading on judged reports, `docs` builds the
//! documentation of the crates. Everything they decide by is data: `xtask/layers.toml`, `xtask/scores.toml`, `docs/floors.toml`.

mod browser;
mod debian;
mod layers;
mod pictures;
mod python;
mod reference;
mod schemathesis;
mod score;
mod test;
mod validators;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Tasks of the repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Check everything that has to hold: format, layers, lints, tests, documentation, floors.
    Test,
    /// Run `plimsoll` on the judged reports in ../shared and print every score beside its floor.
    Score(score::Options),
    /// Install what exports are checked with into target/validators, from PyPI.
    Validators,
    /// Take the pictures of docs/guide anew, after a change of the pages.
    Pictures,
    /// Write docs/reference from what the program says of itself.
    Reference(reference::Options),
    /// Install what the interface for programs is checked with into target/schemathesis, from PyPI, and check it.
    Api,
    /// Build the documentation of the crates.
    Docs {
        /// Open it in the browser.
        #[arg(long)]
        open: bool,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse().verb) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether what was asked for holds.
fn run(verb: &Verb) -> Result<bool> {
    let workspace = Workspace::find()?;
    match verb {
        Verb::Test => test::run(&workspace),
        Verb::Score(options) => score::run(&workspace, options),
        Verb::Validators => validators::ensure(&workspace).map(|python| python.is_some()),
        Verb::Reference(options) => reference::run(&workspace, options),
        Verb::Api => schemathesis::run(&workspace),
        Verb::Pictures => pictures::take(&workspace).map(|()| true),
        Verb::Docs { open } => test::document(&workspace, *open).map(|()| true),
    }
}
