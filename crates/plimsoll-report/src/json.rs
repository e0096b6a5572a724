//! JSON: one array of the objects that JSON Lines gives a line each.

use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio, Series};

use crate::{Frame, JsonLines, RowForm, Rows};

/// What stands between two objects.
const BETWEEN: &[u8] = b",\n";

/// One array.
#[derive(Clone, Copy, Debug)]
pub struct Json;

impl RowForm for Json {
    fn frame(&self, _: Rows) -> Frame {
        Frame { before: b"[\n".to_vec(), between: BETWEEN, after: b"\n]\n" }
    }

    fn claims(&self, claims: &[Claim]) -> Vec<u8> {
        joined(JsonLines.claims(claims))
    }

    fn statements(&self, events: &[Event]) -> Vec<u8> {
        joined(JsonLines.statements(events))
    }

    fn reports(&self, reports: &[&Report]) -> Vec<u8> {
        joined(JsonLines.reports(reports))
    }

    fn origins(&self, origins: &[Arc<Origin>]) -> Vec<u8> {
        joined(JsonLines.origins(origins))
    }

    fn series(&self, series: &[Series]) -> Vec<u8> {
        joined(JsonLines.series(series))
    }

    fn findings(&self, findings: &[Arc<Finding>]) -> Vec<u8> {
        joined(JsonLines.findings(findings))
    }

    fn ratios(&self, ratios: &[Ratio]) -> Vec<u8> {
        joined(JsonLines.ratios(ratios))
    }

    fn estimates(&self, estimates: &[Estimate]) -> Vec<u8> {
        joined(JsonLines.estimates(estimates))
    }
}

/// Lines as elements of an array. No object has a line end in it: JSON escapes those of its texts.
fn joined(mut lines: Vec<u8>) -> Vec<u8> {
    if lines.last() == Some(&b'\n') {
        lines.pop();
    }
    let mut elements = Vec::with_capacity(lines.len() + lines.len() / 64);
    for byte in lines {
        match byte {
            b'\n' => elements.extend_from_slice(BETWEEN),
            byte => elements.push(byte),
        }
    }
    elements
}
