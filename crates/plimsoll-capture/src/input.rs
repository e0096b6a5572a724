use crate::{Moment, Place, Problem, Report};

/// One input as a caller received it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its file name; the stem names the report where the input does not.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// How to read them.
    pub kind: Kind,
}

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text, Markdown included.
    Text,
    /// A web page.
    Html,
    /// One JSON object, or an array of them.
    Json,
    /// One JSON object a line.
    JsonLines,
}

impl Kind {
    /// Tells the kind from the ending of the name, and from the first bytes where the ending tells nothing.
    pub fn of(_name: &str, _bytes: &[u8]) -> Self {
        Self::Text
    }
}

/// What the caller knows beside the bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The date of publication of reports that tell none.
    pub published: Option<Moment>,
}

/// What an input held.
#[derive(Clone, Debug, Default)]
pub struct Captured {
    /// The reports, in order.
    pub reports: Vec<Report>,
    /// What could not be read, in order.
    pub problems: Vec<Problem>,
}

/// Reads all reports of an input.
pub fn capture(_input: Input<'_>, _options: &Options) -> Captured {
    Captured::default()
}

/// Reads one line of JSON Lines, so that a dump of any size is read a line at a time. None for a blank line.
///
/// The hash of the report is of the line without its line end.
pub fn capture_line(
    name: &str,
    line: u64,
    _bytes: &[u8],
    _options: &Options,
) -> Option<Result<Report, Problem>> {
    let place = Place { line: Some(line), ..Place::whole(name) };
    Some(Err(Problem::NoText { place }))
}
