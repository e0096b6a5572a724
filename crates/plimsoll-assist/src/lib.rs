//! A second opinion: asks a language model that a person runs for the figures of a report.
//!
//! The model may only propose. What it answers becomes [`Proposal`]s, and [`plimsoll_claim::examine`] holds each of them
//! against the text. This is the one crate that knows a network, and it asks one address: the one it is given.

pub mod answer;
mod endpoint;
mod passage;

use std::time::Duration;

use plimsoll_capture::Report;
use plimsoll_claim::Proposal;

pub use endpoint::AssistError;

use endpoint::Endpoint;

/// Where to ask, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The base address of an OpenAI-compatible interface: `http://localhost:11434/v1`.
    pub url: String,
    /// The model; none: the only one that the endpoint offers.
    pub model: Option<String>,
    /// What the endpoint wants to see as a bearer token.
    pub key: Option<String>,
    /// How long one answer may take, from the question to its last byte.
    pub timeout: Duration,
}

/// What a model answered for one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opinion {
    /// Its proposals, in the order of its answers.
    pub proposals: Vec<Proposal>,
    /// Entries of its answers that are no proposals.
    pub malformed: usize,
}

/// A language model that is asked report by report.
#[derive(Debug)]
pub struct Assistant {
    endpoint: Endpoint,
    model: String,
}

impl Assistant {
    /// Finds the model; asks the endpoint which it offers where none is named.
    pub fn new(options: &Options) -> Result<Self, AssistError> {
        let endpoint = Endpoint::new(options);
        let model = match &options.model {
            Some(model) => model.clone(),
            None => endpoint.only_model()?,
        };
        Ok(Self { endpoint, model })
    }

    /// Asks for the figures of a report, passage by passage. The report's text is sent to the endpoint.
    pub fn propose(&self, report: &Report) -> Result<Opinion, AssistError> {
        let mut opinion = Opinion::default();
        for passage in passage::passages(&report.text) {
            let said = self.endpoint.ask(&self.model, PROMPT, passage)?;
            let read = answer::read(&said).ok_or(AssistError::NoClaims)?;
            opinion.proposals.extend(read.proposals);
            opinion.malformed += read.malformed;
        }
        Ok(opinion)
    }
}

/// What the model is asked to do.
const PROMPT: &str = include_str!("../data/prompt.txt");
