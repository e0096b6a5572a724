//! Copies of a text under another date.
//!
//! A page that is set up again, scraped or dated by the day of its last change has "on Monday" fall on another Monday. Its
//! figures then look like another utterance. They are not: the sentence is the same, and so is its day.

use std::collections::BTreeSet;

use plimsoll_capture::Report;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::copies::{Copies, wholes};
use crate::keys::{Key, Parts};
use crate::memo::{Asked, Known};
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Pile, fold, printed_on};

/// Days of publication that are one: a page of Seoul's morning is dated the day before in Washington.
const ONE_DATE: i32 = 1;

/// The original of each report that only repeats it under another date. Another outlet may print a text within the time of an
/// occasion; the same outlet prints it once. The original is the report of the agency that others
/// name as their source, else one dated as most copies are, else the earliest.
pub(super) fn mirrors(
    reports: &[&Report],
    set_of: &[usize],
    numbers: &[u64],
    known: &mut Mirrors,
) -> Vec<Option<usize>> {
    let mut by_set: Vec<usize> = (0..reports.len()).collect();
    by_set.sort_by_key(|&report| set_of[report]);
    let sets: Vec<&[usize]> =
        by_set.chunk_by(|&a, &b| set_of[a] == set_of[b]).filter(|members| members.len() > 1).collect();
    let found = sets.par_iter().map(|members| {
        let place = |report: usize| members.binary_search(&report).unwrap_or_default() as u32;
        let found = || {
            let (original, mirrors) = of_set(reports, members)?;
            Some((place(original), mirrors.into_iter().map(place).collect()))
        };
        known.or(key(members, numbers), found)
    });
    let found: Vec<Asked<_>> = found.collect();
    known.take_up(&found);
    let mut mirror_of = vec![None; reports.len()];
    for (members, found) in sets.iter().zip(&found) {
        let Some((original, mirrors)) = &found.value else { continue };
        let original = members[*original as usize];
        mirrors.iter().for_each(|&mirror| mirror_of[members[mirror as usize]] = Some(original));
    }
    mirror_of
}

/// Originals and mirrors by the reports of a set of copies, as places among them.
pub(crate) type Mirrors = Known<Option<(u32, Box<[u32]>)>>;

/// The key of a set of reports, if they have numbers.
fn key(members: &[usize], numbers: &[u64]) -> Option<Key> {
    let mut parts = Parts::default();
    for &member in members {
        parts.number(usize::try_from(*numbers.get(member)?).unwrap_or(usize::MAX));
    }
    Some(parts.done())
}

/// The original of a set of copies and its mirrors.
fn of_set(reports: &[&Report], members: &[usize]) -> Option<(usize, Vec<usize>)> {
    let original = original(reports, members)?;
    let is_redated = |member: &usize| {
        let (member, original) = (reports[*member], reports[original]);
        let is_own = member.outlet.is_some() && member.outlet == original.outlet;
        let most = if is_own { ONE_DATE } else { DAYS_OF_AN_OCCASION };
        let days = printed_on(member).zip(printed_on(original));
        days.is_some_and(|(own, first)| (own - first).abs() > most)
    };
    let redated: Vec<usize> = members.iter().copied().filter(is_redated).collect();
    Some((original, wholes(reports, original, &redated)))
}

fn original(reports: &[&Report], members: &[usize]) -> Option<usize> {
    let mut dated: FxHashMap<i32, usize> = FxHashMap::default();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for &member in members {
        *dated.entry(printed_on(reports[member])?).or_default() += 1;
        for tag in &reports[member].wires {
            named.insert(fold(&tag.name));
        }
    }
    let rank = |member: &usize| {
        let report = reports[*member];
        let day = printed_on(report).unwrap_or(i32::MAX);
        let is_outlet = |outlet: &str| !named.is_empty() && named.contains(&fold(outlet));
        let is_named = report.outlet.as_deref().is_some_and(is_outlet);
        (is_named, dated.get(&day).copied(), std::cmp::Reverse((day, *member)))
    };
    members.iter().copied().max_by_key(rank)
}

/// The statements of mirrors, with the day that the same sentence has in the original.
pub(crate) fn redated(pile: &Pile<'_>, copies: &Copies) -> Vec<(usize, Option<Days>)> {
    if copies.mirror_of.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut is_original = vec![false; pile.reports.len()];
    copies.mirror_of.iter().flatten().for_each(|original| is_original[*original] = true);
    let with_sentences = |report: usize| pile.of_report(report).iter().copied().zip(pile.sentences(report));
    let said = (0..pile.reports.len()).into_par_iter().map(|report| {
        let mut said: FxHashMap<u128, usize> = FxHashMap::default();
        if is_original[report] {
            for (index, sentence) in with_sentences(report) {
                said.entry(*sentence).or_insert(index);
            }
        }
        said
    });
    let said: Vec<FxHashMap<u128, usize>> = said.collect();
    let redated = (0..pile.reports.len()).into_par_iter().flat_map_iter(|report| {
        let Some(original) = copies.mirror_of[report] else { return Vec::new() };
        let mut first = FxHashSet::default();
        let own = with_sentences(report).filter_map(|(index, sentence)| {
            let days = said[original].get(sentence).map(|&other| pile.statements[other].said)?;
            first.insert(*sentence).then_some((index, days))
        });
        own.collect()
    });
    redated.collect()
}
