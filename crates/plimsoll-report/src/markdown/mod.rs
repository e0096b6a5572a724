//! Markdown as GitHub renders it: tables, headings, lists. What reports say is escaped, so that none of it is markup.

mod digest;
mod escape;
mod table;

use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Event};
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio, Series};

use crate::computed;
use crate::layout::{Column, Columns};
use crate::table as columns;
use crate::{Frame, RowForm, Rows, statements, wording};

pub use digest::MarkdownDigest;
pub(crate) use escape::escaped;

/// A table of rows.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl RowForm for Markdown {
    fn frame(&self, rows: Rows) -> Frame {
        let empty = match rows {
            Rows::Claims => columns::claims([], whole),
            Rows::Statements => statements::table(&[], whole),
            Rows::Reports => reports(&[]),
            Rows::Origins => columns::origins(&[], figure, whole),
            Rows::Series => columns::series(&[]),
            Rows::Findings => columns::findings(&[], whole),
            Rows::Ratios => computed::ratios(&[], whole),
            Rows::Estimates => computed::estimates(&[]),
        };
        Frame { before: table::head(&empty).into_bytes(), ..Frame::default() }
    }

    fn claims(&self, claims: &[Claim]) -> Vec<u8> {
        table::body(&columns::claims(claims, whole)).into_bytes()
    }

    fn statements(&self, events: &[Event]) -> Vec<u8> {
        table::body(&statements::table(events, whole)).into_bytes()
    }

    fn reports(&self, all: &[&Report]) -> Vec<u8> {
        table::body(&reports(all)).into_bytes()
    }

    fn origins(&self, origins: &[Arc<Origin>]) -> Vec<u8> {
        table::body(&columns::origins(origins, figure, whole)).into_bytes()
    }

    fn series(&self, series: &[Series]) -> Vec<u8> {
        table::body(&columns::series(series)).into_bytes()
    }

    fn findings(&self, findings: &[Arc<Finding>]) -> Vec<u8> {
        table::body(&columns::findings(findings, whole)).into_bytes()
    }

    fn ratios(&self, ratios: &[Ratio]) -> Vec<u8> {
        table::body(&computed::ratios(ratios, whole)).into_bytes()
    }

    fn estimates(&self, estimates: &[Estimate]) -> Vec<u8> {
        table::body(&computed::estimates(estimates)).into_bytes()
    }
}

/// All digits of an id: rows are written before all ids are known, so none can be cut short.
fn whole(id: &ClaimId) -> String {
    id.to_string()
}

fn figure(origin: &Origin) -> String {
    let said = wording::point(origin.low, origin.high, origin.bound);
    match &origin.unit {
        Some(unit) => format!("{said} {}", wording::named_unit(unit, false)),
        None => said,
    }
}

fn reports(reports: &[&Report]) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Report"),
        Column::words("Outlet"),
        Column::short("Published"),
        Column::short("Language"),
        Column::words("Title"),
        Column::words("Remarks"),
    ]);
    for report in reports {
        let remarks: Vec<&str> = report.remarks.iter().map(|remark| remark.code.as_ref()).collect();
        table.row([
            report.id.clone(),
            report.outlet.clone().unwrap_or_default(),
            report.dated().map_or_else(|| "no date".to_string(), wording::moment),
            report.language.code().to_string(),
            report.title.clone().unwrap_or_default(),
            remarks.join(", "),
        ]);
    }
    table
}
