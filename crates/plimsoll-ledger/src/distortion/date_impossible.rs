use rustc_hash::FxHashMap;

use super::beside::Beside;
use crate::trace::{Starts, Traced, start_of};
use crate::view::View;
use crate::{Finding, FindingKind};

/// Days by which a page's date may run ahead: Seoul's Monday morning is Sunday in Washington.
const TOLERANCE: i32 = 1;

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A date that cannot be: printed before it was said, or said after it was printed.
pub(super) fn in_report(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Vec<Finding> {
    let printed_before = printed_before(view, beside, report);
    printed_before.into_iter().chain(said_after(view, view.pile.of_report(report))).collect()
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
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let starts = Starts::of(view.pile, &origin.members);
    let Some(last) = starts.last() else { return Vec::new() };
    let mut first_of: FxHashMap<i32, usize> = FxHashMap::default();
    for &index in &origin.members {
        if let Some(start) = start_of(view.pile, index) {
            first_of.entry(start).or_insert(index);
        }
    }
    let mut found = Vec::new();
    for &index in &origin.members {
        let statement = &statements[index];
        // Only what precedes some start needs the middle one.
        let Some(said) = statement.said.filter(|said| said.last < last) else {
            continue;
        };
        let Some(start) = starts.counted_from([statement.report]) else { continue };
        if let (true, Some(&other)) = (said.last < start, first_of.get(&start)) {
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

/// A report dated before the day on which, by other reports, its figure was said. Its best carried figure stands for it.
fn printed_before(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Option<Finding> {
    let index = view
        .pile
        .of_report(report)
        .iter()
        .copied()
        .filter(|&index| view.origin(index).days.is_some())
        .max_by_key(|&index| (view.origin(index).reports.len(), std::cmp::Reverse(index)))?;
    let (origin, statement) = (view.origin(index), &view.pile.statements[index]);
    let said = origin.days.filter(|days| days.is_day())?;
    let published = view.pile.published_day(statement)?;
    if published + TOLERANCE >= said.first {
        return None;
    }
    let told = beside.said_on_the_day(view, view.origin_of[index]).iter().copied();
    let witnesses: Vec<usize> =
        told.filter(|&other| view.pile.statements[other].report != report).take(WITNESSES).collect();
    if witnesses.is_empty() {
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
