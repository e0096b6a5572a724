use std::io;

use serde::Serialize;
use serde_json::value::RawValue;

use super::FORMAT;
use super::row::{End, Head, ReceivedRow};
use crate::{Exporter, Sheet};

/// What the file says of itself.
const ABOUT: &str = "Everything: one object a line, its kind in `row`. `received` are the bytes, `report` what was captured of them, `decision` what people decided; \
     `claim`, `statement`, `origin`, `series`, `finding`, `ratio` and `estimate` are computed from these. Bounds, alternatives and spans are whole. The last line has the hash of all before it.";

/// Everything as JSON Lines.
#[derive(Clone, Copy, Debug)]
pub struct Archive;

impl Exporter for Archive {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut lines = Lines { out, hasher: blake3::Hasher::new(), rows: 0 };
        lines.add(&Head {
            row: "export".into(),
            format: FORMAT,
            plimsoll: env!("CARGO_PKG_VERSION").to_string(),
            name: sheet.record.name.map(String::from),
            made_at: sheet.record.made_at,
            settings: sheet
                .record
                .settings
                .map(|text| RawValue::from_string(text.to_string()))
                .transpose()?,
            about: ABOUT.to_string(),
        })?;
        sheet.record.received.iter().try_for_each(|one| lines.add(&ReceivedRow::of(one)))?;
        lines.rows("decision", sheet.record.decided)?;
        for read in sheet.reports {
            lines.rows("report", [read.report])?;
            lines.rows("claim", read.claims)?;
        }
        lines.rows("statement", sheet.events)?;
        let ledger = sheet.ledger;
        lines.rows("origin", &ledger.origins)?;
        lines.rows("series", &ledger.series)?;
        lines.rows("finding", &ledger.findings)?;
        lines.rows("ratio", &ledger.ratios)?;
        lines.rows("estimate", &ledger.estimates)?;
        lines.end()
    }
}

/// A row with its kind before its own fields.
#[derive(Serialize)]
struct Row<'a, T> {
    row: &'static str,
    #[serde(flatten)]
    fields: &'a T,
}

struct Lines<'w> {
    out: &'w mut dyn io::Write,
    hasher: blake3::Hasher,
    rows: u64,
}

impl Lines<'_> {
    fn rows<'r, T: Serialize + 'r>(
        &mut self,
        row: &'static str,
        rows: impl IntoIterator<Item = &'r T>,
    ) -> io::Result<()> {
        rows.into_iter().try_for_each(|fields| self.add(&Row { row, fields }))
    }

    fn add(&mut self, row: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(row)?;
        line.push(b'\n');
        self.hasher.update(&line);
        self.rows += 1;
        self.out.write_all(&line)
    }

    fn end(mut self) -> io::Result<()> {
        let hash = format!("blake3:{}", self.hasher.finalize().to_hex());
        let end = End { row: "end".into(), rows: self.rows, hash };
        self.add(&end)
    }
}
