use crate::statement::Days;
use crate::trace::{Traced, counted_from, window_starts};
use crate::view::View;
use crate::{Finding, FindingKind};

/// Days by which a page's date may run ahead: Seoul's Monday morning is Sunday in Washington.
const TOLERANCE: i32 = 1;

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A date that cannot be: printed before it was said, said after it was printed, or said before the time that is counted
/// began.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        (0..view.of_report.len()).filter_map(|report| printed_before(view, report)).collect();
    found.extend(view.of_report.iter().filter_map(|members| said_after(view, members)));
    found.extend(view.traced.iter().flat_map(|origin| said_before(view, origin)));
    found
}

/// A report that dates an utterance after its own publication.
fn said_after(view: &View<'_>, members: &[usize]) -> Option<Finding> {
    members.iter().find_map(|&index| {
        let statement = &view.pile.statements[index];
        let (said, published) = (statement.said?, view.pile.published_day(statement)?);
        let why = format!(
            "“{}” is dated {}, after the report itself ({})",
            view.pile.wording(index),
            statement.claim.said_on?,
            view.pile.published(statement)?,
        );
        let finding = || view.finding(FindingKind::DateImpossible, index, &[], why);
        (said.first > published + TOLERANCE).then(finding)
    })
}

/// Carriers that date a figure before the time from which another report counts.
fn said_before(view: &View<'_>, origin: &Traced) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let starts = window_starts(view.pile, &origin.members);
    let first = starts.last().map(|(start, _)| *start);
    let mut found = Vec::new();
    for &index in &origin.members {
        let statement = &statements[index];
        // Only what precedes some start needs the middle one.
        let Some(said) = statement.said.filter(|said| first.is_some_and(|first| said.last < first)) else {
            continue;
        };
        let Some(start) = counted_from(&starts, |report| report == statement.report) else { continue };
        let tells = |&&other: &&usize| start_of(view, other) == Some(start);
        if let (true, Some(&other)) = (said.last < start, origin.members.iter().find(tells)) {
            let why = format!(
                "“{}” is dated {}, before the time it counts from ({} in {})",
                view.pile.wording(index),
                statement.claim.said_on.map(|date| date.to_string()).unwrap_or_default(),
                statements[other].claim.period.map(|period| period.to_string()).unwrap_or_default(),
                view.carrier(other),
            );
            found.push(view.finding(FindingKind::DateImpossible, index, &[other], why));
        }
    }
    found
}

fn start_of(view: &View<'_>, index: usize) -> Option<i32> {
    let statement = &view.pile.statements[index];
    Days::resolved(statement.claim.period?.from?, view.pile.published(statement)).map(|days| days.first)
}

/// A report dated before the day on which, by other reports, its figure was said. Its best carried figure stands for it.
fn printed_before(view: &View<'_>, report: usize) -> Option<Finding> {
    let index = view.of_report[report]
        .iter()
        .copied()
        .filter(|&index| view.origin(index).days.is_some())
        .max_by_key(|&index| (view.origin(index).reports.len(), std::cmp::Reverse(index)))?;
    let (origin, statement) = (view.origin(index), &view.pile.statements[index]);
    let said = origin.days.filter(|days| days.is_day())?;
    let published = view.pile.published_day(statement)?;
    let witnesses: Vec<usize> = origin
        .members
        .iter()
        .copied()
        .filter(|&other| {
            view.pile.statements[other].report != report && view.pile.statements[other].said == Some(said)
        })
        .take(WITNESSES)
        .collect();
    if published + TOLERANCE >= said.first || witnesses.is_empty() {
        return None;
    }
    let why = format!(
        "the report is dated {}, but “{}” was said on {}, by {}",
        view.pile.published(statement)?,
        view.pile.wording(index),
        origin.uttered_on?,
        view.carrier(witnesses[0]),
    );
    Some(view.finding(FindingKind::DateImpossible, index, &witnesses, why))
}
