use plimsoll_ledger::{Assumption, Estimate, EstimateMethod};

use crate::Sheet;
use crate::layout::{Canvas, Column, Columns, Style};
use crate::wording;

/// What estimates are, said once above them.
pub(crate) const WHAT_THEY_ARE: &str = "Computed from the figures above and the pack’s ratios; nobody quoted here said it. An interval is \
     what the ends of all assumptions allow; nine draws in ten lie within the narrower one, each assumption drawn evenly \
     from its range. No interval says that the truth lies in it.";
/// Estimates that are shown whole.
const MOST_SHOWN: usize = 6;

/// The estimates that have an interval, each with what it rests on.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>) {
    let estimates = with_interval(sheet);
    if estimates.is_empty() {
        return;
    }
    page.heading("Estimates");
    page.aside(WHAT_THEY_ARE);
    for estimate in estimates.iter().take(MOST_SHOWN) {
        page.subheading(Style::Bold, &heading(estimate));
        for sentence in sentences(estimate).iter().chain(&briefly(estimate)) {
            page.item(Style::Plain, sentence);
        }
    }
    if let Some(more) = estimates.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        page.aside(&format!("and {more} more; --rows estimates lists them all"));
    }
}

/// The estimates that have an interval; the others say why they have none in `--rows estimates`.
pub(crate) fn with_interval<'a>(sheet: &Sheet<'a>) -> Vec<&'a Estimate> {
    sheet.ledger.estimates.iter().filter(|estimate| estimate.low.is_some()).collect()
}

/// "Containers sent, Norland → Sarvia, by 27 Aug 2024: 13,000 to 17,300 containers"
pub(crate) fn heading(estimate: &Estimate) -> String {
    let interval = wording::range(estimate.low, estimate.high, Some(&estimate.unit)).unwrap_or_default();
    let day = estimate.as_of.map_or_else(String::new, |day| format!(", by {}", wording::date(day)));
    format!("{}{day}: {interval}", wording::estimated(estimate))
}

/// What is to be said of an estimate besides its numbers.
pub(crate) fn sentences(estimate: &Estimate) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(inner) = wording::range(estimate.inner_low, estimate.inner_high, None) {
        let draws = wording::number(estimate.draws.into());
        said.push(format!("nine in ten of {draws} draws (seed {}): {inner}", estimate.seed));
    }
    said.push(format!("made from {}", estimate.why));
    said.extend(estimate.condition.clone());
    said.extend(estimate.moved_most_by.as_ref().map(|name| format!("moved most by: {name}")));
    said.extend(estimate.statement.as_ref().map(|statement| statement.words.clone()));
    said.extend(
        (!estimate.set_aside.is_empty()).then(|| format!("set aside: {}", estimate.set_aside.join("; "))),
    );
    said
}

/// What an estimate rests on, a line each; the containers of one that multiplies them stand with the estimate before it.
fn briefly(estimate: &Estimate) -> Vec<String> {
    let is_by_ratio = estimate.method == EstimateMethod::ContainersByRatio;
    let is_own = |one: &&Assumption| !is_by_ratio || (one.claims.is_empty() && one.unit.is_some());
    let line = |one: &Assumption| {
        let range = range_of(one);
        let range = if range.is_empty() { String::new() } else { format!(": {range}") };
        format!("assumed: {}{range} ({}; narrows {})", one.name, one.source, narrows(one))
    };
    let mut lines: Vec<String> = estimate.assumptions.iter().filter(is_own).map(line).collect();
    if is_by_ratio {
        lines.push("assumed: all that the estimate of the containers assumes".to_string());
    }
    lines
}

/// What an estimate rests on.
pub(crate) fn assumptions(estimate: &Estimate) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Assumption"),
        Column::short("Range").styled(Style::Bold),
        Column::number("Narrows by"),
        Column::words("From"),
    ]);
    for one in &estimate.assumptions {
        table.row([one.name.clone(), range_of(one), narrows(one), one.source.clone()]);
    }
    table
}

/// An assumption's range; of one that is missing, that it is.
pub(crate) fn range_of(one: &Assumption) -> String {
    match (&one.unit, wording::range(one.low, one.high, one.unit.as_deref())) {
        (_, Some(range)) => range,
        (Some(_), None) => "missing".to_string(),
        (None, None) => String::new(),
    }
}

/// By how much the estimate would narrow, were the assumption known.
pub(crate) fn narrows(one: &Assumption) -> String {
    format!("{} %", one.narrows_percent)
}
