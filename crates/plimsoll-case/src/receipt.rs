//! What was received, and how an input is cut into the bytes of its reports.

use jiff::Timestamp;
use plimsoll_capture::{Kind, Moment, Place, Problem};
use rusqlite::Row;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{Stamp, TOOL, hash, kind, log};

/// An input as a caller received it; it may hold many reports.
#[derive(Clone, Debug)]
pub struct Incoming<'a> {
    /// Its file name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// How to read them.
    pub kind: Kind,
    /// Where it came from: an address, or the path as it was given.
    pub source: String,
    /// When it was retrieved.
    pub retrieved_at: Timestamp,
    /// What it was said to be; none: by its kind.
    pub media_type: Option<String>,
    /// The date of publication of reports that tell none.
    pub published: Option<Moment>,
    /// Who received it.
    pub operator: String,
    /// Anything a person wants to keep with it.
    pub note: Option<String>,
}

/// The bytes of one report, and how they were received: the minimum that the Berkeley Protocol asks to be kept. Who added
/// them to the case, and when, stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// What the report is called where it does not say itself: a file name, with the line or element of a dump.
    pub name: String,
    /// Its bytes, as received.
    pub bytes: Vec<u8>,
    /// How they are read.
    pub kind: Kind,
    /// Where they came from.
    pub source: String,
    /// When they were retrieved.
    pub retrieved_at: Timestamp,
    /// What they are.
    pub media_type: String,
    /// The date of publication, where the report tells none.
    pub published: Option<Moment>,
    /// With what they were received.
    pub tool: String,
    /// Who received them.
    pub operator: String,
    /// Anything a person wants to keep with it.
    pub note: Option<String>,
}

/// A receipt as the log has it: everything but the bytes, which it names by their hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ReceiptRow {
    // In the order by which the least of a report's receipts is found.
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) published: Option<Moment>,
    pub(crate) source: String,
    pub(crate) hash: String,
    pub(crate) size: u64,
    pub(crate) retrieved_at: Timestamp,
    pub(crate) media_type: String,
    pub(crate) tool: String,
    pub(crate) operator: String,
    pub(crate) note: Option<String>,
}

impl<'a> Incoming<'a> {
    /// An input whose kind is told from its name and bytes, with its name for a source, received by whom and when the stamp says.
    pub fn new(name: &'a str, bytes: &'a [u8], stamp: &Stamp) -> Self {
        Self {
            name,
            bytes,
            kind: Kind::of(name, bytes),
            source: name.to_string(),
            retrieved_at: stamp.at,
            operator: stamp.by.clone(),
            media_type: None,
            published: None,
            note: None,
        }
    }

    /// The reports in it, each with its own bytes, and what is no report.
    pub fn receipts(&self) -> (Vec<Receipt>, Vec<Problem>) {
        match self.kind {
            Kind::JsonLines => (self.lines(1), Vec::new()),
            Kind::Json => self.elements(),
            _ => (vec![self.whole()], Vec::new()),
        }
    }

    /// The reports of whole lines of JSON Lines, of which the first has number `first`.
    pub fn lines(&self, first: u64) -> Vec<Receipt> {
        let lines = (first..).zip(self.bytes.split(|byte| *byte == b'\n'));
        let full = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
        full.map(|(number, line)| {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            self.receipt(format!("{}:{number}.json", stem(self.name)), line, Kind::Json)
        })
        .collect()
    }

    fn whole(&self) -> Receipt {
        self.receipt(self.name.to_string(), self.bytes, self.kind)
    }

    /// One object, an array of them, or objects one after another. A dump that is not in UTF-8 is refused where it holds more
    /// than one report: where its parts begin cannot be told without changing them.
    fn elements(&self) -> (Vec<Receipt>, Vec<Problem>) {
        let text = std::str::from_utf8(self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self.bytes));
        let Ok(text) = text else { return (vec![self.whole()], Vec::new()) };
        let parsed = match text.trim_start().starts_with('[') {
            true => array(text),
            false => objects(text),
        };
        let problem = parsed.1.map(|reason| Problem::NotJson {
            place: Place { element: Some(parsed.0.len()), ..Place::whole(self.name) },
            reason,
        });
        if parsed.0.len() < 2 && !text.trim_start().starts_with('[') {
            // What does not parse is told of by reading.
            return (vec![self.whole()], Vec::new());
        }
        let part = |(at, raw): (usize, &&RawValue)| {
            self.receipt(format!("{}:{at}.json", stem(self.name)), raw.get().as_bytes(), Kind::Json)
        };
        (parsed.0.iter().enumerate().map(part).collect(), problem.into_iter().collect())
    }

    fn receipt(&self, name: String, bytes: &[u8], kind: Kind) -> Receipt {
        Receipt {
            name,
            bytes: bytes.to_vec(),
            kind,
            source: self.source.clone(),
            retrieved_at: self.retrieved_at,
            media_type: self.media_type.clone().unwrap_or_else(|| kind::media_type(kind).to_string()),
            published: self.published,
            tool: TOOL.to_string(),
            operator: self.operator.clone(),
            note: self.note.clone(),
        }
    }
}

impl ReceiptRow {
    pub(crate) fn of(receipt: &Receipt) -> Self {
        Self {
            name: receipt.name.clone(),
            kind: kind::name(receipt.kind).to_string(),
            published: receipt.published,
            source: receipt.source.clone(),
            hash: hash::bytes(&receipt.bytes),
            size: receipt.bytes.len() as u64,
            retrieved_at: receipt.retrieved_at,
            media_type: receipt.media_type.clone(),
            tool: receipt.tool.clone(),
            operator: receipt.operator.clone(),
            note: receipt.note.clone(),
        }
    }

    /// What tells two receipts of the same bytes apart. The least is the one that a report is read by.
    pub(crate) fn key(&self) -> (&str, &str, Option<Moment>, &str) {
        (&self.name, &self.kind, self.published, &self.source)
    }

    /// The receipt, with its bytes.
    pub(crate) fn receipt(&self, bytes: Vec<u8>) -> Option<Receipt> {
        Some(Receipt {
            name: self.name.clone(),
            bytes,
            kind: kind::named(&self.kind)?,
            source: self.source.clone(),
            retrieved_at: self.retrieved_at,
            media_type: self.media_type.clone(),
            published: self.published,
            tool: self.tool.clone(),
            operator: self.operator.clone(),
            note: self.note.clone(),
        })
    }

    pub(crate) fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let published: Option<String> = row.get("published")?;
        Ok(Self {
            name: row.get("name")?,
            kind: row.get("kind")?,
            published: published.map(|_| log::parsed(row, "published")).transpose()?,
            source: row.get("source")?,
            hash: row.get("hash")?,
            size: row.get("size")?,
            retrieved_at: log::parsed(row, "retrieved_at")?,
            media_type: row.get("media_type")?,
            tool: row.get("tool")?,
            operator: row.get("operator")?,
            note: row.get("note")?,
        })
    }
}

/// The receipts of one report, as [`ReceiptRow::of_row`] reads them.
pub(crate) const OF_REPORT: &str = "SELECT receipt.*, report.hash, report.size FROM receipt \
    JOIN report ON report.id = receipt.report WHERE receipt.report = ?";

/// The file's name without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The elements of an array, as far as it parses, and why no further.
fn array(text: &str) -> (Vec<&RawValue>, Option<String>) {
    let mut parts = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Elements(&mut parts).deserialize(&mut json).and_then(|()| json.end());
    (parts, read.err().map(|error| error.to_string()))
}

/// Takes the elements of an array one by one, so that those before a fault are kept.
struct Elements<'p, 'a>(&'p mut Vec<&'a RawValue>);

impl<'a> DeserializeSeed<'a> for Elements<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Elements<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of reports")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(raw) = elements.next_element()? {
            self.0.push(raw);
        }
        Ok(())
    }
}

fn objects(text: &str) -> (Vec<&RawValue>, Option<String>) {
    let mut parts = Vec::new();
    for part in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        match part {
            Ok(part) => parts.push(part),
            Err(error) => return (parts, Some(error.to_string())),
        }
    }
    (parts, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
        let (receipts, _) =
            Incoming::new(name, bytes, &Stamp::new("R. Vane", Timestamp::UNIX_EPOCH)).receipts();
        let shown = |one: Receipt| (one.name, String::from_utf8_lossy(&one.bytes).into_owned());
        receipts.into_iter().map(shown).collect()
    }

    #[test]
    fn a_dump_is_cut_into_the_bytes_of_its_reports() {
        let one = r#"{"text": "a"}"#;
        let two = r#"{"text": "b"}"#;
        let of = |name: &str, bytes: &str| received(name, bytes.as_bytes());
        let is = |name: &str, text: &str| (name.to_string(), text.to_string());
        assert_eq!(of("x.txt", "one"), [is("x.txt", "one")]);
        assert_eq!(
            of("in/d.jsonl", &format!("{one}\r\n\n{two}\n")),
            [is("d:1.json", one), is("d:3.json", two)]
        );
        assert_eq!(of("d.json", &format!("[{one}, {two}]")), [is("d:0.json", one), is("d:1.json", two)]);
        assert_eq!(of("d.json", &format!("{one} {two}")), [is("d:0.json", one), is("d:1.json", two)]);
        assert_eq!(of("d.json", &format!("[{one}, {two}, {{")), [is("d:0.json", one), is("d:1.json", two)]);
        assert_eq!(of("d.json", one), [is("d.json", one)]);
        assert_eq!(of("d.json", "{broken"), [is("d.json", "{broken")]);
    }
}
