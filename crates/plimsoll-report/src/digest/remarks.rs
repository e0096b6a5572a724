use std::collections::BTreeMap;

use crate::Sheet;
use crate::layout::{Page, Style};

/// Reports named behind one remark.
const MOST_NAMED: usize = 12;

/// What is odd about the reports, said once for all that share it.
pub(super) fn write(page: &mut Page, sheet: &Sheet<'_>) {
    let mut reports_by_remark: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for read in sheet.reports {
        for remark in &read.report.remarks {
            reports_by_remark.entry((remark.code, &remark.message)).or_default().push(&read.report.id);
        }
    }
    if reports_by_remark.is_empty() && sheet.unread == 0 {
        return;
    }
    page.heading("Remarks");
    for ((_, message), reports) in reports_by_remark {
        page.hanging(2, "· ", Style::Plain, &format!("{}: {}", named(&reports), message));
    }
    if sheet.unread > 0 {
        let inputs =
            if sheet.unread == 1 { "One input".to_string() } else { format!("{} inputs", sheet.unread) };
        page.hanging(2, "· ", Style::Warning, &format!("{inputs} could not be read; see standard error."));
    }
}

fn named(reports: &[&str]) -> String {
    let names = reports.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    match reports.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}
