//! CSV after RFC 4180, for spreadsheets: a header, a row each, nested values in columns of their own.
//!
//! Columns are named by the way to the value in the JSON object (`quantity_low`). A list becomes one cell, its members
//! separated by `; `. A series takes a row a figure.

mod cell;
mod columns;
mod computed;
mod statement;

use std::sync::Arc;

use csv::{Terminator, WriterBuilder};
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio, Series};

use crate::{Frame, RowForm, Rows};

/// Comma-separated values.
#[derive(Clone, Copy, Debug)]
pub struct Csv;

impl RowForm for Csv {
    fn frame(&self, rows: Rows) -> Frame {
        let header = match rows {
            Rows::Claims => columns::CLAIM,
            Rows::Statements => statement::STATEMENT,
            Rows::Reports => columns::REPORT,
            Rows::Origins => columns::ORIGIN,
            Rows::Series => columns::SERIES,
            Rows::Findings => columns::FINDING,
            Rows::Ratios => computed::RATIO,
            Rows::Estimates => computed::ESTIMATE,
        };
        Frame { before: lines([header.iter().map(|name| (*name).to_string()).collect()]), ..Frame::default() }
    }

    fn claims(&self, claims: &[Claim]) -> Vec<u8> {
        lines(claims.iter().map(columns::claim))
    }

    fn statements(&self, events: &[Event]) -> Vec<u8> {
        lines(events.iter().map(statement::statement))
    }

    fn reports(&self, reports: &[&Report]) -> Vec<u8> {
        lines(reports.iter().map(|report| columns::report(report)))
    }

    fn origins(&self, origins: &[Arc<Origin>]) -> Vec<u8> {
        lines(origins.iter().map(|origin| columns::origin(origin)))
    }

    fn series(&self, series: &[Series]) -> Vec<u8> {
        lines(series.iter().flat_map(columns::series))
    }

    fn findings(&self, findings: &[Arc<Finding>]) -> Vec<u8> {
        lines(findings.iter().map(|finding| columns::finding(finding)))
    }

    fn ratios(&self, ratios: &[Ratio]) -> Vec<u8> {
        lines(ratios.iter().map(computed::ratio))
    }

    fn estimates(&self, estimates: &[Estimate]) -> Vec<u8> {
        lines(estimates.iter().map(computed::estimate))
    }
}

fn lines(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail, and all rows of a kind have as many cells.
        writer.write_record(row.into_iter().map(cell::inert)).expect("rows of equal length");
    }
    writer.into_inner().expect("memory takes everything")
}
