use std::collections::BTreeSet;
use std::io::{self, BufRead};

use jiff::Timestamp;
use plimsoll_capture::{Input, Kind, Moment, Options, Report, capture, capture_line};
use plimsoll_claim::Date;
use plimsoll_ledger::Decided;
use serde::Deserialize;

use super::FORMAT;
use super::row::{End, Head, ReceivedRow, kind_named};
use crate::{Received, hash_of};

/// What an archive restores: all that is not computed.
#[derive(Debug, Default)]
pub struct Restored {
    /// The name of the case.
    pub name: Option<String>,
    /// What was set for the case, as a JSON object.
    pub settings: Option<String>,
    /// When the archive was made.
    pub made_at: Option<Timestamp>,
    /// What was received, in order.
    pub received: Vec<Kept>,
    /// What was decided, in order.
    pub decided: Vec<Decided>,
    /// Reports whose bytes the archive does not have.
    pub without_bytes: Vec<String>,
    /// Hash and report of everything received.
    kept: BTreeSet<(String, String)>,
}

/// The bytes of one report, and what was noted when they were received. Fields as in [`Received`].
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields of `Received`")]
pub struct Kept {
    pub report: String,
    pub hash: String,
    pub bytes: Vec<u8>,
    pub name: String,
    pub kind: Kind,
    pub published: Option<Moment>,
    pub source: Option<String>,
    pub retrieved_at: Option<Timestamp>,
    pub media_type: Option<String>,
    pub tool: Option<String>,
    pub operator: Option<String>,
    pub note: Option<String>,
}

/// Why a file is no whole archive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// It cannot be read.
    #[error("the archive cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// A line is not what it should be.
    #[error("line {line}: {why}")]
    Line {
        /// From 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// The end is missing.
    #[error("the last line is missing: the archive was cut off after line {lines}; export it again")]
    CutOff {
        /// Lines that are there.
        lines: u64,
    },
    /// Bytes were changed.
    #[error(
        "the hash in the last line is not that of the lines before it: the archive was changed after it was made"
    )]
    Changed,
}

#[derive(Deserialize)]
struct RowKind<'a> {
    #[serde(borrow)]
    row: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct ReportId {
    report: String,
    hash: String,
}

/// Reads an archive back, line by line. Every hash in it is checked; computed rows are passed by, to be computed again.
pub fn restored(mut input: impl BufRead) -> Result<Restored, ArchiveError> {
    let mut restored = Restored::default();
    let (mut hasher, mut lines, mut line) = (blake3::Hasher::new(), 0, String::new());
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Err(ArchiveError::CutOff { lines });
        }
        let wrong = |why: String| ArchiveError::Line { line: lines + 1, why };
        let kind = parsed::<RowKind<'_>>(&line).map_err(wrong)?.row;
        if lines == 0 && kind != "export" {
            return Err(wrong("this is no archive of Plimsoll: the first line is no `export`".to_string()));
        }
        if kind == "end" {
            let end: End = parsed(&line).map_err(wrong)?;
            let hash = format!("blake3:{}", hasher.finalize().to_hex());
            return if end.hash == hash && end.rows == lines {
                Ok(restored)
            } else {
                Err(ArchiveError::Changed)
            };
        }
        restored.take(&kind, &line).map_err(wrong)?;
        hasher.update(line.as_bytes());
        lines += 1;
    }
}

fn parsed<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

impl Restored {
    fn take(&mut self, kind: &str, line: &str) -> Result<(), String> {
        match kind {
            "export" => {
                let head: Head = parsed(line)?;
                if head.format > FORMAT {
                    return Err(format!(
                        "the archive has format {}, this program knows up to {FORMAT}: use a newer one",
                        head.format
                    ));
                }
                (self.name, self.made_at) = (head.name, head.made_at);
                self.settings = head.settings.map(|raw| raw.get().to_string());
            }
            "received" => {
                let kept = Kept::of(parsed(line)?)?;
                self.kept.insert((kept.hash.clone(), kept.report.clone()));
                self.received.push(kept);
            }
            "decision" => {
                let decided: Decided = parsed(line)?;
                if !decided.is_sound() {
                    return Err(format!("the id of decision {} is not that of what it says", decided.id));
                }
                self.decided.push(decided);
            }
            "report" => {
                let own: ReportId = parsed(line)?;
                let key = (own.hash, own.report);
                if !self.kept.contains(&key) {
                    self.without_bytes.push(key.1);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Kept {
    fn of(row: ReceivedRow<'_>) -> Result<Self, String> {
        let bytes = row.bytes().ok_or("the row has neither text nor base64")?;
        let hash = hash_of(&bytes);
        if hash != row.hash {
            return Err(format!("the bytes of {} have another hash than the row says", row.report));
        }
        let kind = kind_named(&row.kind).ok_or_else(|| format!("{:?} is no kind of bytes", row.kind))?;
        let own = |text: Option<std::borrow::Cow<'_, str>>| text.map(std::borrow::Cow::into_owned);
        Ok(Self {
            published: row.published.as_deref().map(moment).transpose()?,
            report: row.report.into_owned(),
            hash,
            bytes,
            name: row.name.into_owned(),
            kind,
            source: own(row.source),
            retrieved_at: row.retrieved_at,
            media_type: own(row.media_type),
            tool: own(row.tool),
            operator: own(row.operator),
            note: own(row.note),
        })
    }

    /// The report, captured from the bytes as it was then. None where they hold none.
    pub fn capture(&self) -> Option<Report> {
        let options = Options { published: self.published };
        let report = match self.kind {
            Kind::JsonLines => capture_line(&self.name, 1, &self.bytes, &options)?.ok(),
            kind => capture(Input { name: &self.name, bytes: &self.bytes, kind }, &options)
                .reports
                .into_iter()
                .next(),
        };
        // A report whose input gives it no id has its place in that input for one.
        report.map(|report| Report { id: self.report.clone(), ..report })
    }

    /// The same, borrowed.
    pub fn received(&self) -> Received<'_> {
        Received {
            report: &self.report,
            hash: &self.hash,
            bytes: &self.bytes,
            name: &self.name,
            kind: self.kind,
            published: self.published,
            source: self.source.as_deref(),
            retrieved_at: self.retrieved_at,
            media_type: self.media_type.as_deref(),
            tool: self.tool.as_deref(),
            operator: self.operator.as_deref(),
            note: self.note.as_deref(),
        }
    }
}

/// A day, month or year that a person gave.
fn moment(text: &str) -> Result<Moment, String> {
    let date: Date = text.parse().map_err(|_| format!("{text:?} is no date"))?;
    let moment = match (date.year(), date.month(), date.day()) {
        (Some(year), Some(month), Some(day)) => Moment::day(year, month, day),
        (Some(year), Some(month), None) => Moment::month(year, month),
        (Some(year), None, None) => Moment::year(year),
        _ => None,
    };
    moment.ok_or_else(|| format!("{text:?} is no date"))
}
