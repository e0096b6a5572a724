use crate::{Moment, Place, Problem, Report, format, html, json, plain};

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
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("jsonl" | "ndjson") => Self::JsonLines,
            Some("json") => Self::Json,
            _ => Self::sniff(bytes).unwrap_or(Self::Text),
        }
    }

    /// Tells the kind from the first bytes alone.
    fn sniff(bytes: &[u8]) -> Option<Self> {
        let head =
            bytes[..bytes.len().min(512)].strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let begins =
            |words: &[u8]| head.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
        if [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"].into_iter().any(begins) {
            return Some(Self::Html);
        }
        let quoted = |rest: &[u8]| matches!(rest.trim_ascii_start().first(), Some(b'"' | b'{' | b'}' | b']'));
        match head {
            [b'{', rest @ ..] if quoted(rest) => {
                let mut lines =
                    bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
                let first = lines.next().is_some_and(|line| line.trim_ascii().ends_with(b"}"));
                Some(if first { Self::JsonLines } else { Self::Json })
            }
            [b'[', rest @ ..] if matches!(rest.trim_ascii_start().first(), Some(b'{')) => Some(Self::Json),
            _ => None,
        }
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

impl<'a> Input<'a> {
    /// An input whose kind is told from its name and bytes.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, kind: Kind::of(name, bytes) }
    }

    /// The file's name without folders and ending.
    pub(crate) fn stem(self) -> &'a str {
        Self::stem_of(self.name)
    }

    pub(crate) fn stem_of(name: &str) -> &str {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim_start_matches('.')
    }
}

/// Bytes of one report, or of an input that is held as a whole. A byte may become three in UTF-8, and offsets are 32 bits.
pub(crate) const MOST_BYTES: usize = u32::MAX as usize / 3;

/// Reads all reports of an input. A dump of JSON Lines too large to hold at once is read by [`capture_line`].
///
/// ```
/// use plimsoll_capture::{Input, Options, Zone, capture};
///
/// let bytes = b"Port sees fewer ships\n\nBy Ana Ruiz\n\nThe port counted 40 ships in May, the harbour master said on Monday.";
/// let captured = capture(Input::new("port.txt", bytes), &Options::default());
/// let report = &captured.reports[0];
/// assert_eq!((report.id.as_str(), report.byline.as_deref()), ("port", Some("Ana Ruiz")));
/// assert_eq!(report.zones[0].zone, Zone::Headline);
/// ```
pub fn capture(input: Input<'_>, options: &Options) -> Captured {
    if let Some(problem) = format::refuse(input.name, input.bytes) {
        return Captured { problems: vec![problem], ..Captured::default() };
    }
    if input.kind == Kind::JsonLines {
        return capture_lines(input, options);
    }
    if input.bytes.len() > MOST_BYTES {
        let problem = Problem::TooLarge { place: Place::whole(input.name) };
        return Captured { problems: vec![problem], ..Captured::default() };
    }
    match input.kind {
        Kind::Json => json::capture(input, options),
        Kind::Html => one(html::capture(input, options)),
        _ => one(plain::capture(input, options)),
    }
}

fn one(report: Report) -> Captured {
    Captured { reports: vec![report], problems: Vec::new() }
}

fn capture_lines(input: Input<'_>, options: &Options) -> Captured {
    let mut captured = Captured::default();
    for (line, bytes) in (1..).zip(input.bytes.split(|byte| *byte == b'\n')) {
        match capture_line(input.name, line, bytes, options) {
            None => {}
            Some(Ok(report)) => captured.reports.push(report),
            Some(Err(problem)) => captured.problems.push(problem),
        }
    }
    captured
}

/// Reads one line of JSON Lines, so that a dump of any size is read a line at a time. None for a blank line.
///
/// The hash of the report and the raw spans of its source map are of the line without its line end.
pub fn capture_line(
    name: &str,
    line: u64,
    bytes: &[u8],
    options: &Options,
) -> Option<Result<Report, Problem>> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let is_blank = bytes.trim_ascii().is_empty();
    (!is_blank).then(|| json::capture_line(name, line, bytes, options))
}
