use thiserror::Error;

/// Why some input holds no report. Each message names the input, what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// The bytes are of a format that is not read.
    #[error("{name}: this is {found}, not text; {advice}")]
    NotText {
        /// The input.
        name: String,
        /// What the bytes look like.
        found: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// The bytes do not parse as JSON.
    #[error("{place}: this is not valid JSON ({reason}); mend or remove it")]
    NotJson {
        /// The input, with the line.
        place: Place,
        /// What the parser found.
        reason: String,
    },
    /// A JSON value that should be a report is something else.
    #[error("{place}: {found} stands where a report should be; write one JSON object a report")]
    NotAnObject {
        /// The input, with the line.
        place: Place,
        /// What it is instead.
        found: &'static str,
    },
    /// A report's text is missing.
    #[error("{place}: the report has no text; give it in the field `text` (or `maintext`, `raw_text`)")]
    NoText {
        /// The input, with the line.
        place: Place,
    },
    /// A field that should be text is something else.
    #[error("{place}: `{field}` is {found}, not text; write it in quotation marks")]
    FieldNotText {
        /// The input, with the line.
        place: Place,
        /// The field.
        field: String,
        /// What it is instead.
        found: &'static str,
    },
    /// More bytes than offsets of 32 bits can name.
    #[error("{place}: more than 1.4 GB cannot be read as one; cut it, or give reports as JSON Lines")]
    TooLarge {
        /// The input, with the line.
        place: Place,
    },
}

/// An input, or a line or an element of it; prints as `name`, `name:12` or `name[3]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The input's name.
    pub name: String,
    /// Line of JSON Lines, from 1.
    pub line: Option<u64>,
    /// Element of a JSON array, from 0.
    pub element: Option<usize>,
}

impl Place {
    /// The whole input.
    pub fn whole(name: impl Into<String>) -> Self {
        Self { name: name.into(), line: None, element: None }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(element) = self.element {
            write!(f, "[{element}]")?;
        }
        Ok(())
    }
}
