//! JSON Lines: one object a line, keys in a fixed order.

use std::io;

use serde::Serialize;

use crate::rows::ReportRow;
use crate::{Exporter, Rows, Sheet};

/// Rows of one kind as JSON Lines.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines {
    /// Which.
    pub rows: Rows,
}

impl Exporter for JsonLines {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        match self.rows {
            Rows::Claims => sheet.reports.iter().try_for_each(|read| out.write_all(&rows(read.claims))),
            Rows::Reports => {
                let each = |read: &plimsoll_ledger::ReportClaims<'_>| rows(&[ReportRow::of(read.report)]);
                sheet.reports.iter().try_for_each(|read| out.write_all(&each(read)))
            }
            Rows::Origins => out.write_all(&rows(&sheet.ledger.origins)),
            Rows::Series => out.write_all(&rows(&sheet.ledger.series)),
            Rows::Findings => out.write_all(&rows(&sheet.ledger.findings)),
        }
    }
}

/// The rows as lines.
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Row { report: &'static str }
///
/// assert_eq!(plimsoll_report::jsonl::rows(&[Row { report: "a" }, Row { report: "b" }]),
///            b"{\"report\":\"a\"}\n{\"report\":\"b\"}\n");
/// ```
pub fn rows<T: Serialize>(rows: &[T]) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in rows {
        // Writing to memory does not fail, and no row has a map with keys that are not text.
        serde_json::to_writer(&mut lines, row).expect("rows are plain data");
        lines.push(b'\n');
    }
    lines
}
