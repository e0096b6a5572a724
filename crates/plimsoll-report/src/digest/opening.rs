use plimsoll_ledger::FindingKind;

use super::subjects::{Count, Figure, Subject};
use crate::Sheet;
use crate::layout::{Page, Style};
use crate::wording;

/// Subjects that get a sentence.
const MOST_SENTENCES: usize = 2;

/// How much there is, and the main counts in sentences.
pub(super) fn write(page: &mut Page, sheet: &Sheet<'_>, subjects: &[Subject<'_>]) {
    page.paragraph(0, Style::Bold, &counts(sheet));
    let told = subjects.iter().filter_map(main_count).take(MOST_SENTENCES);
    for sentence in told {
        page.paragraph(0, Style::Plain, &sentence);
    }
    let single =
        sheet.ledger.findings.iter().filter(|finding| finding.kind == FindingKind::SingleOrigin).count();
    if single > 0 {
        let figures =
            if single == 1 { "One figure rests".to_string() } else { format!("{single} figures rest") };
        page.paragraph(
            0,
            Style::Plain,
            &format!("{figures} on a single origin, however many outlets carry it."),
        );
    }
}

/// "5 reports of 5 outlets give 24 figures, which go back to 9 origins and 3 counters."
fn counts(sheet: &Sheet<'_>) -> String {
    let counts = sheet.ledger.counts;
    if counts.reports == 0 {
        return "No report was read.".to_string();
    }
    let (reports, outlets) = (many(counts.reports, "report"), outlets(sheet));
    if counts.claims == 0 {
        return format!("{reports} of {outlets}: no figure was found.");
    }
    let (claims, origins) = (many(counts.claims, "figure"), many(counts.origins, "origin"));
    let gives = if counts.reports == 1 { "gives" } else { "give" };
    let goes = if counts.claims == 1 { "goes" } else { "go" };
    let counters = match counts.counters {
        0 => "no counter is named".to_string(),
        one => format!("{} stand{} behind them", many(one, "counter"), if one == 1 { "s" } else { "" }),
    };
    format!("{reports} of {outlets} {gives} {claims}, which {goes} back to {origins}; {counters}.")
}

/// "5 outlets (2 of them unnamed, a report each)"
fn outlets(sheet: &Sheet<'_>) -> String {
    let named = many(sheet.ledger.counts.outlets, "outlet");
    match sheet.reports.iter().filter(|read| read.report.outlet.is_none()).count() {
        0 => named,
        unnamed => format!("{named} ({unnamed} of them unnamed, taken as one a report)"),
    }
}

fn many(count: usize, thing: &str) -> String {
    format!("{} {thing}{}", wording::number(count.into()), if count == 1 { "" } else { "s" })
}

/// The longest count of a subject as a sentence, where one body has given several figures.
fn main_count(subject: &Subject<'_>) -> Option<String> {
    let named = subject.counts.iter().filter(|count| count.counter.is_some());
    let main = named.max_by_key(|count| count.figures.len()).filter(|main| main.figures.len() > 1)?;
    let (first, last) = (main.figures.first()?, main.figures.last()?);
    Some(format!(
        "{}: {} went from {} to {}{}, in {}.",
        subject.title,
        main.counter?,
        said(first),
        said(last),
        window(main),
        many(main.figures.len(), "figure"),
    ))
}

fn said(figure: &Figure<'_>) -> String {
    let words = wording::figure_with_unit(figure.nearest);
    match figure.stated_on {
        Some(day) => format!("{words} ({})", wording::date(day)),
        None => format!("{words} (no date)"),
    }
}

fn window(count: &Count<'_>) -> String {
    count.window.map_or_else(String::new, |window| format!(", {}", wording::window(window)))
}
