use crate::Sheet;
use crate::layout::{Canvas, Column, Columns, Style};
use crate::wording;

/// Reports that are listed one by one.
const MOST_LISTED: usize = 40;

/// What was read, each report with the number of its figures.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>) {
    let mut table = Columns::new(&[
        Column::words("Report").styled(Style::Bold),
        Column::words("Outlet"),
        Column::short("Published"),
        Column::number("Figures"),
    ]);
    for read in sheet.reports.iter().take(MOST_LISTED) {
        let published = read.report.dated().map_or_else(|| "no date".to_string(), wording::moment);
        let outlet = read.report.outlet.clone().unwrap_or_else(|| "–".to_string());
        table.row([read.report.id.clone(), outlet, published, read.claims.len().to_string()]);
    }
    if table.is_empty() {
        return;
    }
    page.heading("Reports read");
    page.table(&table);
    if let Some(more) = sheet.reports.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        page.aside(&format!("and {more} more; --rows reports lists them all"));
    }
}
