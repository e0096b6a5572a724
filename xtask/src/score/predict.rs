//! Running `plimsoll`: each prediction once, however many sets need it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::plan::{Places, Plan};
use crate::workspace::Workspace;

/// The exit status that says some input could not be read and the rest was.
const SOME_UNREAD: i32 = 1;
/// The exit status of a wrong usage: the binary does not have the command.
const USAGE: i32 = 2;

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Run {
    /// Everything was read.
    Complete,
    /// Some input could not be read, as said.
    Partial(String),
    /// The binary does not have this command, as said.
    Missing(String),
    /// It ended in some other way, as said.
    Failed(String),
}

impl Run {
    /// From the exit status, None where a signal ended the run, and from what was said on stderr.
    fn from_status(status: Option<i32>, complaint: &str) -> Self {
        let said = complaint
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or("it said nothing")
            .trim()
            .to_owned();
        match status {
            Some(0) => Self::Complete,
            Some(SOME_UNREAD) => Self::Partial(said),
            Some(USAGE) => Self::Missing(said),
            Some(other) => Self::Failed(format!("exit status {other}: {said}")),
            None => Self::Failed(format!("ended by a signal: {said}")),
        }
    }
}

/// The binary and what it has printed so far.
pub(super) struct Predictions<'plan> {
    binary: PathBuf,
    plan: &'plan Plan,
    places: &'plan Places,
    runs: BTreeMap<String, Run>,
}

impl<'plan> Predictions<'plan> {
    /// Builds the binary with a profile other than `dev`, whose folder has another name.
    pub(super) fn new(
        workspace: &Workspace,
        profile: &str,
        plan: &'plan Plan,
        places: &'plan Places,
    ) -> Result<Self> {
        Ok(Self { binary: workspace.build(profile)?, plan, places, runs: BTreeMap::new() })
    }

    /// Makes sure of a prediction and says how its run ended.
    pub(super) fn get(&mut self, name: &str) -> Result<Run> {
        if let Some(run) = self.runs.get(name) {
            return Ok(run.clone());
        }
        let run = self.make(name)?;
        self.runs.insert(name.to_owned(), run.clone());
        Ok(run)
    }

    fn make(&self, name: &str) -> Result<Run> {
        let arguments = self
            .plan
            .predictions
            .get(name)
            .with_context(|| format!("xtask/scores.toml has no prediction {name:?}"))?;
        let path = self.places.prediction(name);
        let output = File::create(&path).with_context(|| format!("cannot create {}", path.display()))?;
        let said = path.with_extension("stderr");
        let complaints = File::create(&said).with_context(|| format!("cannot create {}", said.display()))?;
        let status = Command::new(&self.binary)
            .args(arguments.iter().map(|argument| self.places.fill(argument)))
            .stdout(output)
            .stderr(complaints)
            .status()
            .with_context(|| format!("cannot start {}", self.binary.display()))?;
        let complaint = fs::read(&said).with_context(|| format!("cannot read {}", said.display()))?;
        Ok(Run::from_status(status.code(), &String::from_utf8_lossy(&complaint)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usage_error_means_the_command_is_not_there() {
        let complaint = "\nerror: unrecognized subcommand 'annotate'\n\nUsage: plimsoll\n";
        assert_eq!(
            Run::from_status(Some(2), complaint),
            Run::Missing("error: unrecognized subcommand 'annotate'".to_owned())
        );
    }

    #[test]
    fn unread_input_is_told_and_not_fatal() {
        assert_eq!(Run::from_status(Some(0), ""), Run::Complete);
        assert_eq!(Run::from_status(Some(1), "error: a.bin\n"), Run::Partial("error: a.bin".to_owned()));
    }

    #[test]
    fn any_other_end_is_a_failure() {
        assert_eq!(
            Run::from_status(Some(101), ""),
            Run::Failed("exit status 101: it said nothing".to_owned())
        );
        assert_eq!(Run::from_status(None, "killed"), Run::Failed("ended by a signal: killed".to_owned()));
    }
}
