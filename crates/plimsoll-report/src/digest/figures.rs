use std::collections::{BTreeMap, BTreeSet};

use plimsoll_ledger::RatioKind;

use super::subjects::{Count, Figure, Subject};
use crate::index::Index;
use crate::layout::{Canvas, Column, Columns, Style};
use crate::wording;

/// What the columns of those titles are.
pub(crate) const IN_EACH: &str = "In each: the figure divided by the count it was given together with, as both are said, their \
                       bounds left aside. It is arithmetic; nobody quoted here said it. The range is a full load by mass \
                       after the pack, or what others’ figures imply; --rows ratios has the sources.";
/// Other wordings of one figure that are listed.
const MOST_VARIANTS: usize = 6;
/// Rows of the table of single figures.
const MOST_SINGLE: usize = 60;

/// The figures: a table for each subject with a history, by counter and window, then all that stand alone.
pub(super) fn write(page: &mut dyn Canvas, index: &Index<'_>, subjects: &[Subject<'_>]) {
    for subject in subjects.iter().filter(|subject| subject.has_history()) {
        page.heading(&subject.title);
        page.table(&history(subject, index));
        if subject.figures().any(|figure| !index.ratios(&figure.origin.origin).is_empty()) {
            page.aside(IN_EACH);
        }
    }
    write_single(page, index, subjects);
}

/// What heads each count of a subject; where another has the same heading, the item as worded tells them apart.
pub(crate) fn headings(subject: &Subject<'_>) -> Vec<String> {
    let own: Vec<String> = subject.counts.iter().map(counted_by).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for heading in &own {
        *times.entry(heading).or_default() += 1;
    }
    let told_apart = subject.counts.iter().zip(&own).map(|(count, own)| {
        let item = count.figures.first().and_then(|figure| figure.nearest.item.as_deref());
        match item.filter(|_| times.get(own.as_str()).is_some_and(|times| *times > 1)) {
            Some(item) => format!("{own}: {item}"),
            None => own.clone(),
        }
    });
    told_apart.collect()
}

/// The body that keeps the count; an organ behind the body it belongs to: "Ministry of Ports (its Harbour Office)".
pub(crate) fn counter(count: &Count<'_>) -> Option<String> {
    let counter = count.counter?;
    Some(match count.organ_of {
        // "Harbour Office (Norland)" is named so for want of the body before it.
        Some(body) => format!("{body} (its {})", counter.split(" (").next().unwrap_or(counter)),
        // "report", "imagery group": words, not a name.
        None if counter.starts_with(char::is_lowercase) => format!("“{counter}”, not named further"),
        None => counter.to_string(),
    })
}

/// "Counted by South Korea's Ministry of National Defense, since Sep 2023"
pub(crate) fn counted_by(count: &Count<'_>) -> String {
    let who =
        counter(count).map_or_else(|| "No counter named".to_string(), |who| format!("Counted by {who}"));
    match count.window {
        Some(window) => format!("{who}, {}", wording::window(window)),
        None => format!("{who}, no window told"),
    }
}

fn history(subject: &Subject<'_>, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Stated"),
        Column::short("Figure").styled(Style::Bold),
        Column::number("In each"),
        Column::number("Range"),
        Column::words("Said by"),
        Column::words("Through"),
        Column::number("Reports"),
        Column::short("Claim").styled(Style::Faint),
    ]);
    for (count, heading) in subject.counts.iter().zip(headings(subject)) {
        table.section(heading);
        for figure in &count.figures {
            let [in_each, range] = in_each_container(figure, index);
            table.row([
                figure.stated_on.map_or_else(|| "no date".to_string(), wording::date),
                wording::figure_with_unit(figure.nearest),
                in_each,
                range,
                speaker(figure, count.counter),
                through(figure, index),
                figure.origin.reports.len().to_string(),
                index.short(&figure.origin.nearest).to_string(),
            ]);
            if let Some(variants) = variants(figure, index) {
                table.note(variants);
            }
            if let Some(verdict) = verdict(figure, index) {
                table.note(verdict);
            }
        }
    }
    table
}

pub(crate) fn speaker(figure: &Figure<'_>, counter: Option<&str>) -> String {
    let speaker = match figure.origin.speaker.as_deref() {
        None => "not told",
        Some(speaker) if Some(speaker) == counter => "the counter",
        Some(speaker) => speaker,
    };
    if figure.origin.unclear.is_some() { format!("{speaker} (unclear)") } else { speaker.to_string() }
}

/// How other carriers of the same utterance word the figure, where that is not the same: a bound lost on the way shows.
pub(crate) fn variants(figure: &Figure<'_>, index: &Index<'_>) -> Option<String> {
    let own = wording::figure_with_unit(figure.nearest);
    let mut told: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for claim in figure.origin.claims.iter().filter_map(|id| index.claim(id)) {
        told.entry(wording::figure_with_unit(claim)).or_default().insert(&claim.report);
    }
    told.remove(&own);
    let in_reports =
        |count: usize| if count == 1 { "1 report".to_string() } else { format!("{count} reports") };
    let listed: Vec<String> = told
        .iter()
        .take(MOST_VARIANTS)
        .map(|(words, reports)| format!("{words} in {}", in_reports(reports.len())))
        .collect();
    (!listed.is_empty()).then(|| format!("also told as {}", listed.join(", ")))
}

/// Through whom the figure reached the reports, each once: "news agency Harbour Wire" is Harbour Wire.
pub(crate) fn through(figure: &Figure<'_>, index: &Index<'_>) -> String {
    let carriers = figure.origin.claims.iter().filter_map(|id| index.claim(id));
    let all: Vec<&str> = carriers.flat_map(|claim| &claim.via).map(|name| undescribed(name)).collect();
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|name| seen.insert(*name)).collect::<Vec<_>>().join(", ")
}

/// A name without the words before it that describe it; a name that is all description stays.
fn undescribed(name: &str) -> &str {
    let mut starts = name.match_indices(' ').map(|(at, _)| at + 1);
    match name.starts_with(char::is_lowercase) {
        true => starts.find(|at| name[*at..].starts_with(char::is_uppercase)).map_or(name, |at| &name[at..]),
        false => name,
    }
}

/// A figure over those it was given together with: "448".
pub(crate) fn in_each(figure: &Figure<'_>, index: &Index<'_>) -> String {
    let each = index.ratios(&figure.origin.origin).iter().map(|ratio| wording::ratio(ratio));
    each.collect::<Vec<_>>().join(", ")
}

/// What stands in the pack beside it: "390 to 505".
pub(crate) fn range_of_each(figure: &Figure<'_>, index: &Index<'_>) -> String {
    let ranges = index.ratios(&figure.origin.origin).iter();
    let ranges = ranges.filter_map(|ratio| wording::range(ratio.range_low, ratio.range_high, None));
    ranges.collect::<Vec<_>>().join(", ")
}

/// Rounds in each container and the range of a full load, where room is short: "448", "390–505".
fn in_each_container(figure: &Figure<'_>, index: &Index<'_>) -> [String; 2] {
    let rounds = index.ratios(&figure.origin.origin).iter();
    let rounds = rounds.copied().find(|ratio| ratio.kind == RatioKind::RoundsPerContainer);
    let range = rounds.and_then(|ratio| ratio.range_low.zip(ratio.range_high));
    let range = range.map(|(low, high)| format!("{}–{}", wording::number(low), wording::number(high)));
    [rounds.map(wording::ratio).unwrap_or_default(), range.unwrap_or_default()]
}

/// How it lies to what stands in the pack: "448 in each: a full load by mass, not an average".
pub(crate) fn verdict(figure: &Figure<'_>, index: &Index<'_>) -> Option<String> {
    let said = index.ratios(&figure.origin.origin).iter().filter(|ratio| !ratio.verdict.is_empty());
    let said: Vec<String> =
        said.map(|ratio| format!("{}: {}", wording::ratio(ratio), ratio.verdict)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Figures that one report gives once.
fn write_single(page: &mut dyn Canvas, index: &Index<'_>, subjects: &[Subject<'_>]) {
    let mut table = Columns::new(&[
        Column::short("Figure").styled(Style::Bold),
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
            wording::or_empty(figure.origin.speaker.as_deref()),
            figure.stated_on.map_or_else(String::new, wording::date),
            figure.nearest.report.to_string(),
            index.short(&figure.origin.nearest).to_string(),
        ]);
        if let Some(verdict) = verdict(figure, index) {
            table.note(verdict);
        }
    }
    if table.is_empty() {
        return;
    }
    page.heading("Other figures, each in one report");
    page.table(&table);
    if let Some(more) = rows.len().checked_sub(MOST_SINGLE).filter(|more| *more > 0) {
        page.aside(&format!("and {more} more; --rows claims lists them all"));
    }
}
