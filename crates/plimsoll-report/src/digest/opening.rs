use plimsoll_claim::Measure;
use plimsoll_ledger::FindingKind;

use super::subjects::{Count, Figure, Subject};
use crate::Sheet;
use crate::layout::{Page, Style};
use crate::wording;

/// Subjects that get a sentence.
const MOST_SENTENCES: usize = 2;

/// Figures of one count that a sentence lists.
const MOST_FIGURES: usize = 6;

/// Counts of one subject that a sentence lists.
const MOST_COUNTS: usize = 4;

/// How much there is, and the main counts in sentences.
pub(super) fn write(page: &mut Page, sheet: &Sheet<'_>, subjects: &[Subject<'_>]) {
    page.paragraph(0, Style::Bold, &counts(sheet));
    let told = subjects.iter().filter_map(main_counts).take(MOST_SENTENCES);
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
            &format!("{figures} on a single origin, though several outlets carry it."),
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

/// What each counter says of a subject, figure by figure, where several figures of it were given.
fn main_counts(subject: &Subject<'_>) -> Option<String> {
    let is_count = !matches!(
        subject.measure,
        Measure::Utilisation
            | Measure::Share
            | Measure::Change
            | Measure::Value
            | Measure::Distance
            | Measure::Duration
            | Measure::Size
            | Measure::Other
    );
    let named = || subject.counts.iter().filter_map(counted);
    let mut counts: Vec<String> = named().take(MOST_COUNTS).collect();
    if let Some(more) = named().count().checked_sub(MOST_COUNTS).filter(|more| *more > 0) {
        counts.push(format!("{} below", many(more, "more count")));
    }
    (is_count && subject.has_history() && !counts.is_empty())
        .then(|| format!("{}. {}.", subject.title, counts.join("; ")))
}

/// "Ministry of Ports, since Sep 2023: 6,700 containers (26 Feb 2024), without a date 7,000 containers"
fn counted(count: &Count<'_>) -> Option<String> {
    let counter = super::figures::counter(count)?;
    let window = count.window.map_or_else(String::new, |window| format!(", {}", wording::window(window)));
    let figures: Vec<String> = match count.figures.as_slice() {
        [first, .., last] if count.figures.len() > MOST_FIGURES => {
            vec![said(first), format!("{} more", count.figures.len() - 2), said(last)]
        }
        all => all.iter().map(said).collect(),
    };
    Some(format!("{counter}{window}: {}", figures.join(", ")))
}

fn said(figure: &Figure<'_>) -> String {
    let words = wording::figure_with_unit(figure.nearest);
    match figure.stated_on {
        Some(day) => format!("{words} ({})", wording::date(day)),
        None => format!("{words} (no date)"),
    }
}
