//! `--assist`: claims that a language model proposes beside those read by rule, and what became of its proposals.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plimsoll_assist::{Assistant, Options};
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part, Told, Verdict, examine};
use plimsoll_lexicon::Lexicon;

use crate::args::Assist;
use crate::exit::Outcome;
use crate::{console, reading};

/// The endpoint is asked no more once it failed for so many reports in a row.
const PATIENCE: usize = 3;
/// Reports without a second opinion that are named.
const MOST_NAMED: usize = 10;
/// The environment variable with the key.
const KEY: &str = "PLIMSOLL_ASSIST_KEY";

/// Reads claims by rule and, where one is asked for, takes a second opinion.
#[derive(Debug)]
pub(crate) struct Opinions {
    assistant: Option<Assistant>,
    tally: Mutex<Tally>,
}

/// What became of the proposals.
#[derive(Debug, Default)]
struct Tally {
    proposed: usize,
    taken: usize,
    known: usize,
    refused: BTreeMap<String, usize>,
    failed: Vec<String>,
    in_a_row: usize,
    unasked: usize,
}

impl Opinions {
    /// Finds the model, if one is asked for.
    pub(crate) fn of(assist: &Assist) -> anyhow::Result<Self> {
        let options = assist.assist.clone().map(|url| Options {
            url,
            model: assist.assist_model.clone(),
            key: std::env::var(KEY).ok().filter(|key| !key.is_empty()),
            timeout: Duration::from_secs(assist.assist_timeout),
        });
        let assistant = options.map(|options| Assistant::new(&options)).transpose();
        let assistant = assistant.map_err(|error| anyhow::anyhow!("--assist: {error}; nothing was read"))?;
        Ok(Self { assistant, tally: Mutex::default() })
    }

    /// The claims of a report, in order, and what it tells without a number.
    pub(crate) fn told(&self, report: &Report, lexicon: &Lexicon) -> Told {
        let Told { claims, events } = reading::told(report, lexicon);
        Told { claims: self.claims(report, lexicon, claims), events }
    }

    /// The claims of a report, in order: those by rule, which are given, and those that were proposed.
    pub(crate) fn claims(&self, report: &Report, lexicon: &Lexicon, mut claims: Vec<Claim>) -> Vec<Claim> {
        let Some(assistant) = self.assistant.as_ref().filter(|_| reading::is_read(report)) else {
            return claims;
        };
        if self.tally().in_a_row >= PATIENCE {
            self.tally().unasked += 1;
            return claims;
        }
        match assistant.propose(report) {
            Ok(opinion) => {
                let verdicts = examine(report, lexicon, &claims, &opinion.proposals);
                claims.extend(self.tally().count(verdicts, opinion.malformed));
                claims.sort_by_key(|claim| (claim.part == Part::Text, claim.spans.quantity.start()));
            }
            Err(error) => self.tally().fail(format!("{}: {error}", report.id)),
        }
        claims
    }

    /// Says what became of the proposals; how the run ended, all in all.
    pub(crate) fn conclude(&self, ended: Outcome) -> Outcome {
        if self.assistant.is_none() {
            return ended;
        }
        let tally = self.tally();
        console::note(&tally.in_words());
        let mut failed = tally.failed.clone();
        failed.sort();
        for failure in failed.iter().take(MOST_NAMED) {
            console::error(&format!("{failure}; read by rule alone"));
        }
        let more = failed.len().saturating_sub(MOST_NAMED) + tally.unasked;
        if more > 0 {
            console::error(&format!("{more} more reports without a second opinion; read by rule alone"));
        }
        if failed.is_empty() { ended } else { Outcome::SomeUnread }
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        // It only counts; a panic elsewhere leaves it whole.
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tally {
    fn count(&mut self, verdicts: Vec<Verdict>, malformed: usize) -> Vec<Claim> {
        self.in_a_row = 0;
        self.proposed += verdicts.len() + malformed;
        if malformed > 0 {
            *self.refused.entry("not of the form that was asked for".to_string()).or_default() += malformed;
        }
        let mut taken: Vec<Claim> = Vec::new();
        for verdict in verdicts {
            match verdict {
                Verdict::Claim(claim) if taken.iter().any(|other| other.claim == claim.claim) => {
                    self.known += 1
                }
                Verdict::Claim(claim) => taken.push(*claim),
                Verdict::Known(_) => self.known += 1,
                Verdict::Refused(why) => *self.refused.entry(why.to_string()).or_default() += 1,
            }
        }
        self.taken += taken.len();
        taken
    }

    fn fail(&mut self, failure: String) {
        self.in_a_row += 1;
        self.failed.push(failure);
    }

    /// "12 proposals of the model: 3 became claims, 7 told what the rules had read, 2 were refused (2: …)"
    fn in_words(&self) -> String {
        let refused: usize = self.refused.values().sum();
        let why: Vec<String> = self.refused.iter().map(|(why, count)| format!("{count}: {why}")).collect();
        let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) };
        format!(
            "{} proposals of the model: {} became claims, {} told what the rules had read, {refused} were refused{why}",
            self.proposed, self.taken, self.known
        )
    }
}
