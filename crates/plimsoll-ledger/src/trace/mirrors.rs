//! Copies of a text under another date.
//!
//! A page that is set up again, scraped or dated by the day of its last change has "on Monday" fall on another Monday. Its
//! figures then look like another utterance. They are not: the sentence is the same, and so is its day.

use std::collections::BTreeMap;

use plimsoll_capture::Report;
use plimsoll_claim::Date;

use super::copies::Copies;
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Pile, fold};

/// Days of publication that are one: a page of Seoul's morning is dated the day before in Washington.
const ONE_DATE: i32 = 1;

/// The original of each report that only repeats it under another date. Another outlet may print a text within the time of an
/// occasion; the same outlet prints it once. The original is the report of the agency that others
/// name as their source, else one dated as most copies are, else the earliest.
pub(super) fn mirrors(
    reports: &[&Report],
    set_of: &[usize],
    is_whole: impl Fn(usize, usize) -> bool,
) -> Vec<Option<usize>> {
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (report, &set) in set_of.iter().enumerate() {
        sets.entry(set).or_default().push(report);
    }
    let mut mirror_of = vec![None; reports.len()];
    for members in sets.into_values().filter(|members| members.len() > 1) {
        let Some(original) = original(reports, &members) else { continue };
        for &member in members.iter().filter(|&&member| member != original) {
            let is_own =
                reports[member].outlet.is_some() && reports[member].outlet == reports[original].outlet;
            let most = if is_own { ONE_DATE } else { DAYS_OF_AN_OCCASION };
            let apart = day(reports[member])
                .zip(day(reports[original]))
                .is_some_and(|(own, first)| (own - first).abs() > most);
            if apart && is_whole(member, original) {
                mirror_of[member] = Some(original);
            }
        }
    }
    mirror_of
}

fn original(reports: &[&Report], members: &[usize]) -> Option<usize> {
    let mut dated: BTreeMap<i32, usize> = BTreeMap::new();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for &member in members {
        *dated.entry(day(reports[member])?).or_default() += 1;
        for tag in &reports[member].wires {
            *named.entry(fold(&tag.name)).or_default() += 1;
        }
    }
    let rank = |member: &usize| {
        let report = reports[*member];
        let day = day(report).unwrap_or(i32::MAX);
        let is_named = report.outlet.as_deref().is_some_and(|outlet| named.contains_key(&fold(outlet)));
        (is_named, dated.get(&day).copied(), std::cmp::Reverse((day, *member)))
    };
    members.iter().copied().max_by_key(rank)
}

/// The day of publication.
fn day(report: &Report) -> Option<i32> {
    Days::of(Date::from(report.dated()?)).filter(|days| days.is_day()).map(|days| days.first)
}

/// Gives the statements of mirrors the day that the same sentence has in the original.
pub(crate) fn redate(pile: &mut Pile<'_>, copies: &Copies) {
    pile.mirror_of.clone_from(&copies.mirror_of);
    if copies.mirror_of.iter().all(Option::is_none) {
        return;
    }
    let mut said = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        let spans = &statement.claim.spans;
        let sentence = fold(pile.words(statement, spans.sentence));
        said.entry((statement.report, statement.claim.quantity.text.clone(), sentence)).or_insert(index);
    }
    let mut new: Vec<(usize, Option<Days>)> = Vec::new();
    for ((report, figure, sentence), &index) in &said {
        let original = copies.mirror_of[*report].map(|original| (original, figure.clone(), sentence.clone()));
        if let Some(&other) = original.and_then(|key| said.get(&key)) {
            new.push((index, pile.statements[other].said));
        }
    }
    for (index, days) in new {
        pile.statements[index].said = days;
    }
}
