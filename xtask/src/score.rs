//! `cargo xtask score`: run `plimsoll` on the judged reports, hand what it prints to the scorers, show every score beside its floor.
//!
//! What is measured is data (`xtask/scores.toml`), and so are the floors (`docs/floors.toml`).

mod cases;
mod floors;
mod judge;
mod plan;
mod predict;
mod prepare;
mod table;

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::floors::Floors;
use self::plan::{Places, Plan, Set};
use self::predict::Predictions;
use self::table::Row;
use crate::workspace::{SHARED_VARIABLE, Workspace};

/// What to score and what to show.
#[derive(Args)]
pub(crate) struct Options {
    /// Show the first N misses of each kind under the table.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Score only the sets whose name starts with NAME.
    #[arg(long, value_name = "NAME", default_value = "")]
    only: String,
    /// Score only the sets that have a floor.
    #[arg(long)]
    floors: bool,
    /// Build with this profile: `quick` builds in a fraction of the time, reads the same and runs slower.
    #[arg(long, value_name = "NAME", default_value = "release")]
    profile: String,
}

impl Options {
    /// Only what can fall below a floor, by the build that takes least time.
    pub(crate) fn floors() -> Self {
        Self { errors: 0, only: String::new(), floors: true, profile: "quick".into() }
    }
}

/// Prints the table; whether every score reaches its floor.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let shared = workspace.shared()?.with_context(|| {
        format!("../shared is absent, so there is nothing to score on: set {SHARED_VARIABLE} to its place")
    })?;
    let plan = Plan::read(workspace)?;
    let floors = Floors::read(workspace, &plan)?;
    let sets: Vec<&Set> = chosen(&plan, &floors, options)?;
    let places = Places { shared, work: workspace.target.join("score") };
    prepare::folder(&places)?;
    let mut predictions = Predictions::new(workspace, &options.profile, &plan, &places)?;
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    for set in sets {
        let judged = judge::set(set, &mut predictions, &places, options.errors)?;
        notes.extend(judged.notes);
        rows.extend(judged.scores.into_iter().map(|(score, outcome)| {
            let floor = floors.of(&set.name, &score);
            Row { set: set.name.clone(), score, outcome, floor }
        }));
    }
    print!("{}", table::render(&rows));
    for note in notes {
        println!("\n{note}");
    }
    let holds = table::verdict(&rows);
    if !holds {
        eprintln!(
            "error: a score is below its floor of docs/floors.toml: `cargo xtask score --errors 20` shows what is missed"
        );
    }
    Ok(holds)
}

/// The sets asked for; a name that fits none is an error that lists them.
fn chosen<'plan>(plan: &'plan Plan, floors: &Floors, options: &Options) -> Result<Vec<&'plan Set>> {
    let named = plan.sets.iter().filter(|set| set.name.starts_with(&options.only));
    let sets: Vec<&Set> = named.filter(|set| !options.floors || floors.cover(&set.name)).collect();
    let names = || plan.sets.iter().map(|set| set.name.as_str()).collect::<Vec<_>>().join(", ");
    ensure!(!sets.is_empty(), "no set to score is named {:?}; there are {}", options.only, names());
    Ok(sets)
}
