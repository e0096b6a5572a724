use std::io;
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId};
use plimsoll_ledger::{Finding, Origin, Series};

use crate::index::Index;
use crate::layout::{Column, Columns, Page, Style};
use crate::{Exporter, Rows, Sheet, computed, statements, wording};

/// Rows of one kind as a table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Which.
    pub rows: Rows,
    /// Columns of the page.
    pub width: usize,
    /// Whether words stand out by colour.
    pub colour: bool,
}

impl Exporter for Table {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let index = Index::of(sheet);
        let short = |id: &ClaimId| index.short(id).to_string();
        let figure = |origin: &Origin| {
            index.claim(&origin.nearest).map_or_else(String::new, wording::figure_with_unit)
        };
        let table = match self.rows {
            Rows::Claims => claims(sheet.reports.iter().flat_map(|read| read.claims), short),
            Rows::Statements => statements::table(sheet.events, short),
            Rows::Origins => origins(&sheet.ledger.origins, figure, short),
            Rows::Findings => findings(&sheet.ledger.findings, short),
            Rows::Series => series(&sheet.ledger.series),
            Rows::Ratios => computed::ratios(&sheet.ledger.ratios, short),
            Rows::Estimates => computed::estimates(&sheet.ledger.estimates),
            Rows::Reports => reports(sheet),
        };
        out.write_all(printed(&table, self.width, self.colour).as_bytes())
    }
}

/// What was captured, a row a report.
pub fn captured<'a>(reports: impl IntoIterator<Item = &'a Report>, width: usize, colour: bool) -> String {
    let mut table = Columns::new(&[
        Column::words("Report").styled(Style::Bold),
        Column::words("Outlet"),
        Column::short("Published"),
        Column::short("Language"),
        Column::number("Bytes"),
        Column::number("Zones"),
        Column::words("Title"),
    ]);
    for report in reports {
        table.row([
            report.id.clone(),
            report.outlet.clone().unwrap_or_default(),
            report.dated().map_or_else(|| "no date".to_string(), wording::moment),
            report.language.code().to_string(),
            wording::number(report.text.len().into()),
            report.zones.len().to_string(),
            report.title.clone().unwrap_or_default(),
        ]);
    }
    printed(&table, width, colour)
}

fn printed(table: &Columns, width: usize, colour: bool) -> String {
    if table.is_empty() {
        return String::new();
    }
    let mut page = Page::new(width, colour);
    page.table(0, table);
    page.into_text()
}

/// Claims; `named` says how an id is shown.
pub(crate) fn claims<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    named: impl Fn(&ClaimId) -> String,
) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Claim").styled(Style::Faint),
        Column::short("Figure").styled(Style::Bold),
        Column::words("Item"),
        Column::short("Measure"),
        Column::words("Said by"),
        Column::short("Said on"),
        Column::words("Report"),
    ]);
    for claim in claims {
        table.row([
            named(&claim.claim),
            wording::figure_with_unit(claim),
            wording::or_empty(claim.item.as_deref()),
            wording::named(claim.measure),
            wording::or_empty(claim.speaker.as_deref()),
            claim.said_on.map_or_else(String::new, wording::date),
            claim.report.to_string(),
        ]);
    }
    table
}

/// Origins; `figure` says what each figure is.
pub(crate) fn origins(
    origins: &[Arc<Origin>],
    figure: impl Fn(&Origin) -> String,
    named: impl Fn(&ClaimId) -> String,
) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Uttered"),
        Column::short("Figure").styled(Style::Bold),
        Column::words("Said by"),
        Column::words("Counter"),
        Column::number("Reports"),
        Column::number("Outlets"),
        Column::short("Grade"),
        Column::short("Claim").styled(Style::Faint),
    ]);
    for origin in origins {
        table.row([
            origin.uttered_on.map_or_else(|| "no date".to_string(), wording::date),
            figure(origin),
            wording::or_empty(origin.speaker.as_deref()),
            wording::or_empty(origin.counter.as_deref()),
            origin.reports.len().to_string(),
            origin.outlets.to_string(),
            wording::grade(&origin.grade),
            named(&origin.nearest),
        ]);
    }
    table
}

/// Findings.
pub(crate) fn findings(findings: &[Arc<Finding>], named: impl Fn(&ClaimId) -> String) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Finding").styled(Style::Bold),
        Column::words("Report"),
        Column::short("Claim").styled(Style::Faint),
        Column::words("Why"),
    ]);
    for finding in findings {
        table.row([
            wording::heading_of(finding.kind).to_string(),
            finding.report.to_string(),
            finding.claim.as_ref().map_or_else(String::new, &named),
            finding.why.to_string(),
        ]);
    }
    table
}

/// Series.
pub(crate) fn series(all: &[Series]) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Series").styled(Style::Bold),
        Column::words("Counter"),
        Column::words("Window"),
        Column::number("Figures"),
        Column::words("First"),
        Column::words("Last"),
    ]);
    for series in all {
        let said = |point: Option<&plimsoll_ledger::Point>| {
            point.map_or_else(String::new, |point| wording::point(point.low, point.high, point.bound))
        };
        table.row([
            wording::subject(
                series.item_class.as_deref(),
                series.measure,
                series.supplier.as_deref(),
                series.recipient.as_deref(),
            ),
            series.counter.clone().unwrap_or_default(),
            series.window.map_or_else(String::new, wording::window),
            series.points.len().to_string(),
            said(series.points.first()),
            said(series.points.last()),
        ]);
    }
    table
}

fn reports(sheet: &Sheet<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Report").styled(Style::Bold),
        Column::words("Outlet"),
        Column::short("Published"),
        Column::short("Language"),
        Column::number("Figures"),
        Column::words("Remarks"),
    ]);
    for read in sheet.reports {
        let remarks: Vec<&str> = read.report.remarks.iter().map(|remark| remark.code.as_ref()).collect();
        table.row([
            read.report.id.clone(),
            read.report.outlet.clone().unwrap_or_default(),
            read.report.dated().map_or_else(|| "no date".to_string(), wording::moment),
            read.report.language.code().to_string(),
            read.claims.len().to_string(),
            remarks.join(", "),
        ]);
    }
    table
}
