use serde::Serialize;

/// Something a reader of the report should know about how it was captured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Remark {
    /// Short stable name in kebab case: `no-date`, `not-english`, `charset-guessed`, …
    pub code: &'static str,
    /// The same for a person, as a sentence.
    pub message: String,
}

impl Remark {
    /// A remark.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
