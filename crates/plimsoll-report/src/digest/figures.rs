use plimsoll_claim::{Bound, Claim, Measure};
use rust_decimal::Decimal;

use super::subjects::{Count, Figure, Subject};
use crate::index::Index;
use crate::layout::{Column, Columns, Page, Style};
use crate::wording;

/// What the column of that title is.
const IMPLIED: &str = "Implied: the one figure divided by the other as they are said, their bounds left aside. \
                       It is arithmetic; nobody quoted here said it.";
/// Rows of the table of single figures.
const MOST_SINGLE: usize = 60;

/// The figures: a table for each subject with a history, by counter and window, then all that stand alone.
pub(super) fn write(page: &mut Page, index: &Index<'_>, subjects: &[Subject<'_>]) {
    for subject in subjects.iter().filter(|subject| subject.has_history()) {
        page.heading(&subject.title);
        page.table(2, &history(subject, index));
        if subject.measure == Measure::Capacity {
            page.blank();
            page.paragraph(2, Style::Faint, IMPLIED);
        }
    }
    write_single(page, index, subjects);
}

/// "Counted by South Korea's Ministry of National Defense, since Sep 2023"
fn counted_by(count: &Count<'_>) -> String {
    let who = match count.counter {
        Some(counter) => format!("Counted by {counter}"),
        None => "No counter named".to_string(),
    };
    match count.window {
        Some(window) => format!("{who}, {}", wording::window(window)),
        None => format!("{who}, no window told"),
    }
}

fn history(subject: &Subject<'_>, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Stated"),
        Column::words("Figure").styled(Style::Bold),
        Column::words("Implied"),
        Column::words("Said by"),
        Column::words("Through"),
        Column::number("Reports"),
        Column::short("Claim").styled(Style::Faint),
    ]);
    for count in &subject.counts {
        table.section(counted_by(count));
        for figure in &count.figures {
            table.row([
                figure.stated_on.map_or_else(|| "no date".to_string(), wording::date),
                wording::figure_with_unit(figure.nearest),
                implied(figure.nearest, index).unwrap_or_default(),
                speaker(figure),
                through(figure, index),
                figure.origin.reports.len().to_string(),
                index.short(&figure.origin.nearest).to_string(),
            ]);
        }
    }
    table
}

fn speaker(figure: &Figure<'_>) -> String {
    let speaker = figure.origin.speaker.as_deref().unwrap_or("not told");
    if figure.origin.unclear.is_some() { format!("{speaker} (unclear)") } else { speaker.to_string() }
}

/// Through whom the figure reached the reports, each once.
fn through(figure: &Figure<'_>, index: &Index<'_>) -> String {
    let mut names: Vec<&str> = Vec::new();
    let carriers = figure.origin.claims.iter().filter_map(|id| index.claim(id));
    for name in carriers.flat_map(|claim| &claim.via) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// "448 a container": a capacity over the count of what holds it.
fn implied(capacity: &Claim, index: &Index<'_>) -> Option<String> {
    if capacity.measure != Measure::Capacity {
        return None;
    }
    let holder = index.claim(capacity.of.as_ref()?)?;
    let (whole, parts) = (value(capacity)?, value(holder)?);
    let each = whole.checked_div(parts)?.round_sf(3)?;
    let thing = holder.unit.as_deref().unwrap_or("one");
    (each > Decimal::ZERO).then(|| format!("{} a {thing}", wording::number(each)))
}

/// The number a figure names; a vague word has a least meaning, but no number to divide.
fn value(claim: &Claim) -> Option<Decimal> {
    let quantity = &claim.quantity;
    quantity.high.or(quantity.low).filter(|_| quantity.bound != Bound::Vague)
}

/// Figures that one report gives once.
fn write_single(page: &mut Page, index: &Index<'_>, subjects: &[Subject<'_>]) {
    let mut table = Columns::new(&[
        Column::words("Figure").styled(Style::Bold),
        Column::words("Of what"),
        Column::words("Said by"),
        Column::short("Stated"),
        Column::words("Report"),
        Column::short("Claim").styled(Style::Faint),
    ]);
    let single = subjects.iter().filter(|subject| !subject.has_history());
    let rows: Vec<(&Subject<'_>, &Figure<'_>)> =
        single.flat_map(|subject| subject.figures().map(move |figure| (subject, figure))).collect();
    for (subject, figure) in rows.iter().take(MOST_SINGLE) {
        table.row([
            wording::figure_with_unit(figure.nearest),
            subject.title.clone(),
            figure.origin.speaker.clone().unwrap_or_default(),
            figure.stated_on.map_or_else(String::new, wording::date),
            figure.nearest.report.clone(),
            index.short(&figure.origin.nearest).to_string(),
        ]);
    }
    if table.is_empty() {
        return;
    }
    page.heading("Other figures, each in one report");
    page.table(2, &table);
    if let Some(more) = rows.len().checked_sub(MOST_SINGLE).filter(|more| *more > 0) {
        page.paragraph(2, Style::Faint, &format!("and {more} more; --rows claims lists them all"));
    }
}
