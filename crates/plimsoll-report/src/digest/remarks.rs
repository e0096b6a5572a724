use std::collections::BTreeMap;

use crate::Sheet;
use crate::layout::{Canvas, Style};

/// Reports named behind one remark.
const MOST_NAMED: usize = 12;

/// What is odd about the reports, said once for all that share it.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>) {
    let remarks = by_words(sheet);
    if remarks.is_empty() && sheet.unread == 0 {
        return;
    }
    page.heading("Remarks");
    for (message, reports) in remarks {
        page.item(Style::Plain, &format!("{}: {}", named(&reports), message));
    }
    if let Some(unread) = unread(sheet) {
        page.item(Style::Warning, &unread);
    }
}

/// Each remark with the reports that share it, sorted by what it is about.
pub(crate) fn by_words<'a>(sheet: &Sheet<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut reports_by_remark: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for read in sheet.reports {
        for remark in &read.report.remarks {
            reports_by_remark
                .entry((remark.code.as_ref(), &remark.message))
                .or_default()
                .push(&read.report.id);
        }
    }
    reports_by_remark.into_iter().map(|((_, message), reports)| (message, reports)).collect()
}

/// How much could not be read.
pub(crate) fn unread(sheet: &Sheet<'_>) -> Option<String> {
    match sheet.unread {
        0 => None,
        1 => Some("One input could not be read; see standard error.".to_string()),
        several => Some(format!("{several} inputs could not be read; see standard error.")),
    }
}

fn named(reports: &[&str]) -> String {
    let names = reports.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    match reports.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}
