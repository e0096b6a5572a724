use std::io;

use plimsoll_capture::Report;

use crate::index::Index;
use crate::layout::{Column, Columns, Page, Style};
use crate::{Exporter, Rows, Sheet, wording};

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
        let table = match self.rows {
            Rows::Claims => claims(sheet, &index),
            Rows::Origins => origins(sheet, &index),
            Rows::Findings => findings(sheet, &index),
            Rows::Series => series(sheet),
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

fn claims(sheet: &Sheet<'_>, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Claim").styled(Style::Faint),
        Column::short("Figure").styled(Style::Bold),
        Column::words("Item"),
        Column::short("Measure"),
        Column::words("Said by"),
        Column::short("Said on"),
        Column::words("Report"),
    ]);
    for claim in sheet.reports.iter().flat_map(|read| read.claims) {
        table.row([
            index.short(&claim.claim).to_string(),
            wording::figure_with_unit(claim),
            claim.item.clone().unwrap_or_default(),
            wording::named(claim.measure),
            claim.speaker.clone().unwrap_or_default(),
            claim.said_on.map_or_else(String::new, wording::date),
            claim.report.clone(),
        ]);
    }
    table
}

fn origins(sheet: &Sheet<'_>, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Uttered"),
        Column::short("Figure").styled(Style::Bold),
        Column::words("Said by"),
        Column::words("Counter"),
        Column::number("Reports"),
        Column::number("Outlets"),
        Column::short("Claim").styled(Style::Faint),
    ]);
    for origin in &sheet.ledger.origins {
        table.row([
            origin.uttered_on.map_or_else(|| "no date".to_string(), wording::date),
            index.claim(&origin.nearest).map_or_else(String::new, wording::figure_with_unit),
            origin.speaker.clone().unwrap_or_default(),
            origin.counter.clone().unwrap_or_default(),
            origin.reports.len().to_string(),
            origin.outlets.to_string(),
            index.short(&origin.nearest).to_string(),
        ]);
    }
    table
}

fn findings(sheet: &Sheet<'_>, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Finding").styled(Style::Bold),
        Column::words("Report"),
        Column::short("Claim").styled(Style::Faint),
        Column::words("Why"),
    ]);
    for finding in &sheet.ledger.findings {
        table.row([
            wording::heading_of(finding.kind).to_string(),
            finding.report.clone(),
            finding.claim.as_ref().map_or_else(String::new, |id| index.short(id).to_string()),
            finding.why.clone(),
        ]);
    }
    table
}

fn series(sheet: &Sheet<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Series").styled(Style::Bold),
        Column::words("Counter"),
        Column::words("Window"),
        Column::number("Figures"),
        Column::words("First"),
        Column::words("Last"),
    ]);
    for series in &sheet.ledger.series {
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
        let remarks: Vec<&str> = read.report.remarks.iter().map(|remark| remark.code).collect();
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
