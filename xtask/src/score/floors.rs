//! The floors kept in the repository, as `docs/floors.toml` gives them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use super::plan::Plan;
use crate::workspace::Workspace;

/// Set, then score, then floor.
pub(super) struct Floors(BTreeMap<String, BTreeMap<String, f64>>);

impl Floors {
    /// Reads the floors; one for a score that the plan does not have is an error, since it would never be checked.
    pub(super) fn read(workspace: &Workspace, plan: &Plan) -> Result<Self> {
        let path = workspace.root.join("docs/floors.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text, plan).with_context(|| format!("cannot use {}", path.display()))
    }

    fn parse(text: &str, plan: &Plan) -> Result<Self> {
        let floors = Self(toml::from_str(text)?);
        for (set, scores) in &floors.0 {
            for score in scores.keys() {
                if !plan.sets.iter().any(|planned| {
                    planned.name == *set && planned.scores.iter().any(|planned| planned.name == *score)
                }) {
                    bail!("[{set}] {score} is no score of xtask/scores.toml: correct or remove it");
                }
            }
        }
        Ok(floors)
    }

    /// The floor of a score, if it has one.
    pub(super) fn of(&self, set: &str, score: &str) -> Option<f64> {
        self.0.get(set)?.get(score).copied()
    }

    /// Whether a set has any floor.
    pub(super) fn cover(&self, set: &str) -> bool {
        self.0.get(set).is_some_and(|scores| !scores.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floors_of_this_repository_are_scores_of_the_plan() {
        let workspace = Workspace::find().expect("tests run inside the workspace");
        let plan = Plan::read(&workspace).expect("the plan is well formed");
        Floors::read(&workspace, &plan).expect("every floor has its score");
    }

    #[test]
    fn a_floor_without_a_score_is_an_error() {
        let plan: Plan = toml::from_str(
            "[predictions]\n[[set]]\nname = \"times\"\nneeds = []\nscorer = []\nscores = [{ name = \"strict\", at = \"/strict\" }]",
        )
        .expect("the plan is well formed");
        assert!(Floors::parse("[times]\nstrict = 0.5", &plan).is_ok());
        assert!(Floors::parse("[times]\nstirct = 0.5", &plan).is_err());
    }
}
