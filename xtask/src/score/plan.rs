//! What is measured, as `xtask/scores.toml` gives it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::workspace::Workspace;

/// Every prediction and every set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    /// The arguments of one run of `plimsoll` each.
    pub(super) predictions: BTreeMap<String, Vec<String>>,
    /// In the order of the table.
    #[serde(rename = "set")]
    pub(super) sets: Vec<Set>,
}

/// One run of a scorer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pub(super) name: String,
    /// The predictions its scorer reads.
    pub(super) needs: Vec<String>,
    /// The scorer's file name and arguments.
    pub(super) scorer: Vec<String>,
    /// What to take from the scorer's answer, in the order of the table.
    pub(super) scores: Vec<Score>,
}

/// One figure to show.
#[derive(Deserialize)]
pub(super) struct Score {
    pub(super) name: String,
    #[serde(flatten)]
    pub(super) measure: Measure,
}

/// Where a score stands in a scorer's answer: JSON pointers.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Measure {
    /// The score itself.
    Figure { at: String },
    /// The share of a count in a total.
    Share { count: String, total: String },
}

impl Measure {
    /// The score, or None where the answer lacks it.
    pub(super) fn of(&self, answer: &Value) -> Option<f64> {
        let figure = |pointer: &str| answer.pointer(pointer).and_then(Value::as_f64);
        match self {
            Self::Figure { at } => figure(at),
            Self::Share { count, total } => {
                let (count, total) = (figure(count)?, figure(total)?);
                (total > 0.0).then(|| count / total)
            }
        }
    }
}

/// What `{shared}` and `{work}` stand for.
pub(super) struct Places {
    pub(super) shared: PathBuf,
    pub(super) work: PathBuf,
}

impl Places {
    /// An argument with its places filled in.
    pub(super) fn fill(&self, argument: &str) -> String {
        argument
            .replace("{shared}", &self.shared.to_string_lossy())
            .replace("{work}", &self.work.to_string_lossy())
    }

    /// Where the output of a prediction goes.
    pub(super) fn prediction(&self, name: &str) -> PathBuf {
        self.work.join(name).with_extension("jsonl")
    }
}

impl Plan {
    /// Reads the plan.
    pub(super) fn read(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root.join("xtask/scores.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_reads_a_figure_or_a_share() {
        let answer = serde_json::json!({"all": {"F1": 0.5}, "right": 3, "of": 4, "none": 0});
        let at = |pointer: &str| Measure::Figure { at: pointer.to_owned() };
        let share = |total: &str| Measure::Share { count: "/right".to_owned(), total: total.to_owned() };
        assert_eq!(at("/all/F1").of(&answer), Some(0.5));
        assert_eq!(at("/all/P").of(&answer), None);
        assert_eq!(share("/of").of(&answer), Some(0.75));
        assert_eq!(share("/none").of(&answer), None);
    }

    #[test]
    fn every_need_is_a_prediction_and_is_read_by_the_scorer() {
        let workspace = Workspace::find().expect("tests run inside the workspace");
        let plan = Plan::read(&workspace).expect("the plan is well formed");
        for set in &plan.sets {
            for need in &set.needs {
                assert!(
                    plan.predictions.contains_key(need),
                    "{} needs {need}, which is no prediction",
                    set.name
                );
                let file = format!("{{work}}/{need}.jsonl");
                assert!(
                    set.scorer.contains(&file),
                    "{} needs {need} and does not hand it to its scorer",
                    set.name
                );
            }
        }
    }
}
