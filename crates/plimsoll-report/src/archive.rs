//! Everything in one file of JSON Lines: an object a line, whose only member says which row it is.
//!
//! First comes what was received and decided, from which all else is computed; a case writes these lines itself and reads them back
//! ([`write_archive`]), and is then the same case. The computed rows behind them are for other programs.

use std::io;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use plimsoll_capture::{Kind, Moment};
use serde::Serialize;

use crate::{Exporter, Received, Sheet};

/// The version of the layout.
const FORM: u32 = 1;
/// What the file says of itself.
const ABOUT: &str = "Everything. `received` are the bytes and `decided` what people decided; `report`, `claim`, `statement`, `origin`, `series`, `finding`, `ratio` and \
     `estimate` are computed from these. Bounds, alternatives and spans are whole. The last line has the hash of all before it.";

/// Everything as JSON Lines.
#[derive(Clone, Copy, Debug)]
pub struct Archive;

impl Exporter for Archive {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        write_archive(sheet, out, |lines| {
            let record = sheet.record;
            line(lines, "export", &Head::of(sheet))?;
            record.received.iter().try_for_each(|one| line(lines, "received", &Bytes::of(one)))?;
            record.decided.iter().try_for_each(|one| line(lines, "decided", one))
        })
    }
}

/// Writes an archive whose first lines, of what was received and decided, are those that `kept` writes.
pub fn write_archive(
    sheet: &Sheet<'_>,
    out: &mut dyn io::Write,
    kept: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut lines = Hashed { out, hasher: blake3::Hasher::new(), lines: 0 };
    kept(&mut lines)?;
    for read in sheet.reports {
        line(&mut lines, "report", read.report)?;
        read.claims.iter().try_for_each(|claim| line(&mut lines, "claim", claim))?;
    }
    sheet.events.iter().try_for_each(|event| line(&mut lines, "statement", event))?;
    let ledger = sheet.ledger;
    ledger.origins.iter().try_for_each(|row| line(&mut lines, "origin", row))?;
    ledger.series.iter().try_for_each(|row| line(&mut lines, "series", row))?;
    ledger.findings.iter().try_for_each(|row| line(&mut lines, "finding", row))?;
    ledger.ratios.iter().try_for_each(|row| line(&mut lines, "ratio", row))?;
    ledger.estimates.iter().try_for_each(|row| line(&mut lines, "estimate", row))?;
    let end = End { lines: lines.lines, hash: format!("blake3:{}", lines.hasher.finalize().to_hex()) };
    line(lines.out, "end", &end)
}

/// What the file is.
#[derive(Serialize)]
struct Head<'a> {
    form: u32,
    tool: &'static str,
    name: Option<&'a str>,
    made_at: Option<Timestamp>,
    about: &'static str,
}

/// The last line: without it, or with another hash, the file is not whole.
#[derive(Serialize)]
struct End {
    /// Lines before this one.
    lines: u64,
    /// Of all bytes before this line.
    hash: String,
}

/// The bytes of one report with what was noted of them, as a case writes them too.
#[derive(Serialize)]
struct Bytes<'a> {
    report: &'a str,
    name: &'a str,
    kind: &'static str,
    published: Option<Moment>,
    source: Option<&'a str>,
    hash: &'a str,
    size: usize,
    retrieved_at: Option<Timestamp>,
    media_type: Option<&'a str>,
    tool: Option<&'a str>,
    operator: Option<&'a str>,
    note: Option<&'a str>,
    /// The bytes, where they are UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// The bytes, where they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

impl<'a> Head<'a> {
    fn of(sheet: &Sheet<'a>) -> Self {
        let tool = concat!("plimsoll ", env!("CARGO_PKG_VERSION"));
        Self { form: FORM, tool, name: sheet.record.name, made_at: sheet.record.made_at, about: ABOUT }
    }
}

impl<'a> Bytes<'a> {
    fn of(received: &Received<'a>) -> Self {
        let text = std::str::from_utf8(received.bytes).ok();
        Self {
            report: received.report,
            name: received.name,
            kind: match received.kind {
                Kind::Text => "text",
                Kind::Html => "html",
                Kind::Json => "json",
                Kind::JsonLines => "jsonl",
            },
            published: received.published,
            source: received.source,
            hash: received.hash,
            size: received.bytes.len(),
            retrieved_at: received.retrieved_at,
            media_type: received.media_type,
            tool: received.tool,
            operator: received.operator,
            note: received.note,
            text,
            base64: text.is_none().then(|| BASE64_STANDARD.encode(received.bytes)),
        }
    }
}

/// Writes a row as the only member of an object, in one line.
fn line<T: Serialize>(out: &mut dyn io::Write, row: &'static str, fields: &T) -> io::Result<()> {
    let fields = serde_json::to_string(fields)?;
    writeln!(out, "{{\"{row}\":{fields}}}")
}

/// Lines on their way out, hashed and counted.
struct Hashed<'w> {
    out: &'w mut dyn io::Write,
    hasher: blake3::Hasher,
    lines: u64,
}

impl io::Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.lines += bytes[..written].iter().filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>();
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
