//! An OpenAI-compatible interface over HTTP: which models there are, and one question with its answer.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use thiserror::Error;
use ureq::Agent;
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};

use crate::Options;

/// Bytes of an answer: a longer one is no list of figures.
const LONGEST_ANSWER: u64 = 4 * 1024 * 1024;

/// Why there is no second opinion.
#[derive(Debug, Error)]
pub enum AssistError {
    /// The endpoint cannot be reached, or breaks off.
    #[error("{url} gave no answer ({why})")]
    Unreachable {
        /// What was asked.
        url: String,
        /// What happened.
        why: String,
    },
    /// It took too long.
    #[error("{url} took longer than {seconds} s")]
    Slow {
        /// What was asked.
        url: String,
        /// How long it had.
        seconds: u64,
    },
    /// It refused.
    #[error("{url} answered with status {status}")]
    Status {
        /// What was asked.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// It said something that this interface does not say.
    #[error("{url} did not answer as an OpenAI-compatible interface does")]
    Shape {
        /// What was asked.
        url: String,
    },
    /// The model did not answer with a list of claims.
    #[error("the model's answer holds no list of claims")]
    NoClaims,
    /// No model was named, and there is not exactly one.
    #[error("{url} offers {}; name one with --assist-model", offered(.models))]
    Models {
        /// What was asked.
        url: String,
        /// Their names.
        models: Vec<String>,
    },
}

fn offered(models: &[String]) -> String {
    match models {
        [] => "no model".to_string(),
        models => format!("several models ({})", models.join(", ")),
    }
}

#[derive(Deserialize)]
struct Models {
    data: Vec<Model>,
}

#[derive(Deserialize)]
struct Model {
    id: String,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    content: String,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    agent: Agent,
    base: String,
    key: Option<String>,
    timeout: Duration,
}

impl Endpoint {
    pub(crate) fn new(options: &Options) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(options.timeout))
            .http_status_as_error(false)
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            // A key must not follow to another host, nor a report.
            .max_redirects(0)
            .build()
            .into();
        let base = options.url.trim_end_matches('/').trim_end_matches("/chat/completions").to_string();
        Self { agent, base, key: options.key.clone(), timeout: options.timeout }
    }

    /// The name of the one model that the endpoint offers.
    pub(crate) fn only_model(&self) -> Result<String, AssistError> {
        let url = format!("{}/models", self.base);
        let mut request = self.agent.get(&url);
        if let Some(key) = &self.key {
            request = request.header("Authorization", format!("Bearer {key}"));
        }
        let models: Models = self.body(&url, request.call())?;
        let mut models: Vec<String> = models.data.into_iter().map(|model| model.id).collect();
        match models.len() {
            1 => Ok(models.remove(0)),
            _ => Err(AssistError::Models { url, models }),
        }
    }

    /// One question; the same question has the same answer as far as the model allows.
    pub(crate) fn ask(&self, model: &str, prompt: &str, passage: &str) -> Result<String, AssistError> {
        let url = format!("{}/chat/completions", self.base);
        let question = json!({
            "model": model,
            "temperature": 0,
            "seed": 0,
            "stream": false,
            "messages": [{"role": "system", "content": prompt}, {"role": "user", "content": passage}],
        });
        let mut request = self.agent.post(&url).header("Content-Type", "application/json");
        if let Some(key) = &self.key {
            request = request.header("Authorization", format!("Bearer {key}"));
        }
        let completion: Completion = self.body(&url, request.send(question.to_string()))?;
        let said = completion.choices.into_iter().next().map(|choice| choice.message.content);
        said.ok_or(AssistError::Shape { url })
    }

    fn body<T: for<'de> Deserialize<'de>>(
        &self,
        url: &str,
        response: Result<Response<ureq::Body>, ureq::Error>,
    ) -> Result<T, AssistError> {
        let mut response = response.map_err(|error| self.failed(url, &error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(AssistError::Status { url: url.to_string(), status: status.as_u16() });
        }
        let body = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_vec();
        let body = body.map_err(|error| self.failed(url, &error))?;
        serde_json::from_slice(&body).map_err(|_| AssistError::Shape { url: url.to_string() })
    }

    fn failed(&self, url: &str, error: &ureq::Error) -> AssistError {
        match error {
            ureq::Error::Timeout(_) => {
                AssistError::Slow { url: url.to_string(), seconds: self.timeout.as_secs() }
            }
            other => AssistError::Unreachable { url: url.to_string(), why: other.to_string() },
        }
    }
}
