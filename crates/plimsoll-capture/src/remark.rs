use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something a reader of the report should know about how it was captured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Remark {
    /// Short stable name in kebab case: `no-date`, `not-english`, `charset-guessed`, …
    pub code: Cow<'static, str>,
    /// The same for a person, as a sentence.
    pub message: String,
}

impl Remark {
    /// A remark.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}
