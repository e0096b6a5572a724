//! JSON Lines: one object a line, keys in a fixed order.

use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio, Series};
use serde::Serialize;

use crate::rows::ReportRow;
use crate::{Frame, RowForm, Rows};

/// JSON Lines.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl RowForm for JsonLines {
    fn frame(&self, _: Rows) -> Frame {
        Frame::default()
    }

    fn claims(&self, claims: &[Claim]) -> Vec<u8> {
        rows(claims)
    }

    fn statements(&self, events: &[Event]) -> Vec<u8> {
        rows(events)
    }

    fn reports(&self, reports: &[&Report]) -> Vec<u8> {
        rows(&reports.iter().map(|report| ReportRow::of(report)).collect::<Vec<_>>())
    }

    fn origins(&self, origins: &[Arc<Origin>]) -> Vec<u8> {
        rows(origins)
    }

    fn series(&self, series: &[Series]) -> Vec<u8> {
        rows(series)
    }

    fn findings(&self, findings: &[Arc<Finding>]) -> Vec<u8> {
        rows(findings)
    }

    fn ratios(&self, ratios: &[Ratio]) -> Vec<u8> {
        rows(ratios)
    }

    fn estimates(&self, estimates: &[Estimate]) -> Vec<u8> {
        rows(estimates)
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
