//! A case as JSON Lines: everything that was received and decided, to be read by other tools and into another case.
//!
//! The first line tells of the case, then comes a line a receipt, then a line a decision. Bytes stand once, with the first
//! receipt of a report: as text where they are UTF-8, else in base64.

use std::io::{self, BufRead, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plimsoll_ledger::Decided;
use serde::{Deserialize, Serialize};

use crate::merge::report_ids;
use crate::receipt::ReceiptRow;
use crate::{Added, Case, CaseError, Merged, Receipt, Settings, Stamp, TOOL, hash};

/// How far the form of the lines goes back.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Case(About),
    Received(Box<Received>),
    Decided(Box<Decided>),
}

#[derive(Serialize, Deserialize)]
struct About {
    form: u32,
    tool: String,
    #[serde(flatten)]
    settings: Settings,
    /// The last entry of its log, by which its owner can tell from which state it was written.
    head: String,
}

#[derive(Serialize, Deserialize)]
struct Received {
    #[serde(flatten)]
    row: ReceiptRow,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// Why lines are not taken.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A line is none of a case.
    #[error("line {line}: this is no line of a case ({reason}); export the case again")]
    NotALine {
        /// Its number, from 1.
        line: usize,
        /// Why not.
        reason: String,
    },
    /// Bytes are not those that were received.
    #[error(
        "line {line}: the bytes do not have the hash beside them: they were changed; export the case again"
    )]
    OtherBytes {
        /// Its number, from 1.
        line: usize,
    },
    /// The lines cannot be read.
    #[error("the lines cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The case refuses them.
    #[error(transparent)]
    Case(#[from] CaseError),
}

/// Whether an input begins as a case in JSON Lines does.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"{\"case\":{\"form\":")
}

/// Rows that exports write behind those of a case: they are computed from what stands in those, and passed by.
const COMPUTED: [&str; 9] =
    ["report", "claim", "statement", "origin", "series", "finding", "ratio", "estimate", "end"];

/// Whether a line has a computed row for its only member.
fn is_computed(line: &str) -> bool {
    let name = line.strip_prefix("{\"").and_then(|rest| rest.split_once("\":"));
    name.is_some_and(|(name, _)| COMPUTED.contains(&name))
}

impl Case {
    /// Writes everything that was received and decided as JSON Lines.
    pub fn write_archive(&self, out: &mut dyn Write) -> Result<(), ArchiveError> {
        let about =
            About { form: FORM, tool: TOOL.to_string(), settings: self.settings()?, head: self.head()?.hash };
        line(out, &Line::Case(about))?;
        for id in self.tried(report_ids)? {
            let mut bytes = Some(());
            for receipt in self.receipts_with_bytes(id)? {
                line(out, &Line::Received(Box::new(received(&receipt, bytes.take().is_some()))))?;
            }
        }
        for decided in self.decided()? {
            line(out, &Line::Decided(Box::new(decided)))?;
        }
        Ok(())
    }

    /// Takes over what stands in such lines, and gives settings that are not set here yet. Idempotent, as adding is.
    pub fn read_archive(&mut self, lines: impl BufRead, stamp: &Stamp) -> Result<Merged, ArchiveError> {
        let mut merged = Merged::default();
        let mut reading = Reading { case: self, stamp, bytes: None, batch: Vec::new(), merged: &mut merged };
        for (line, text) in (1..).zip(lines.lines()) {
            let text = text?;
            if !text.trim().is_empty() && !is_computed(&text) {
                reading.line(line, &text)?;
            }
        }
        reading.flush()?;
        Ok(merged)
    }
}

/// Lines being taken over.
struct Reading<'r> {
    case: &'r mut Case,
    stamp: &'r Stamp,
    /// The bytes of the report that came last, and their hash.
    bytes: Option<(String, Vec<u8>)>,
    batch: Vec<Receipt>,
    merged: &'r mut Merged,
}

/// Receipts added in one step.
const STEP: usize = 64;

impl Reading<'_> {
    fn line(&mut self, line: usize, text: &str) -> Result<(), ArchiveError> {
        let parsed = serde_json::from_str(text)
            .map_err(|error| ArchiveError::NotALine { line, reason: error.to_string() })?;
        match parsed {
            Line::Case(about) if about.form > FORM => {
                let reason = "a later version of Plimsoll wrote it".to_string();
                return Err(ArchiveError::NotALine { line, reason });
            }
            Line::Case(about) => self.merged.other_words = about.settings.pack != self.case.settings()?.pack,
            Line::Received(received) => self.received(line, *received)?,
            Line::Decided(decided) => {
                self.flush()?;
                if !decided.is_sound() {
                    let reason = "the id of the decision is not that of what it says".to_string();
                    return Err(ArchiveError::NotALine { line, reason });
                }
                if self.case.take_decision(*decided, self.stamp)? {
                    self.merged.decisions += 1;
                }
            }
        }
        Ok(())
    }

    fn received(&mut self, line: usize, received: Received) -> Result<(), ArchiveError> {
        let wrong = |reason: &str| ArchiveError::NotALine { line, reason: reason.to_string() };
        if let Some(bytes) = bytes_of(&received).map_err(|reason| wrong(&reason))? {
            if hash::bytes(&bytes) != received.row.hash {
                return Err(ArchiveError::OtherBytes { line });
            }
            self.bytes = Some((received.row.hash.clone(), bytes));
        }
        let known = self.bytes.as_ref().filter(|(hash, _)| *hash == received.row.hash);
        let (_, bytes) =
            known.ok_or_else(|| wrong("its bytes stand neither in it nor in the line before"))?;
        let receipt = received.row.receipt(bytes.clone()).ok_or_else(|| wrong("its kind is unknown"))?;
        self.batch.push(receipt);
        if self.batch.len() >= STEP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ArchiveError> {
        let reader = self.case.reader()?;
        let mut reads = Vec::new();
        for receipt in self.batch.drain(..) {
            if !self.case.has(&receipt)? {
                reads.push(reader.read_or_blank(receipt));
            }
        }
        for added in self.case.add(reads, self.stamp)? {
            match added {
                Added::Added => self.merged.reports += 1,
                Added::AlsoReceived => self.merged.receipts += 1,
                Added::Already => {}
            }
        }
        Ok(())
    }
}

fn received(receipt: &Receipt, has_bytes: bool) -> Received {
    let row = ReceiptRow::of(receipt);
    let text = String::from_utf8(receipt.bytes.clone()).ok();
    let base64 = text.is_none().then(|| STANDARD.encode(&receipt.bytes));
    Received { row, text: text.filter(|_| has_bytes), base64: base64.filter(|_| has_bytes) }
}

fn bytes_of(received: &Received) -> Result<Option<Vec<u8>>, String> {
    match (&received.text, &received.base64) {
        (Some(text), _) => Ok(Some(text.clone().into_bytes())),
        (None, Some(coded)) => STANDARD.decode(coded).map(Some).map_err(|error| error.to_string()),
        (None, None) => Ok(None),
    }
}

fn line(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}
