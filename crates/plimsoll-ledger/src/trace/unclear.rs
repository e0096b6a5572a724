use std::collections::{BTreeMap, BTreeSet};

use super::nearest::{Cited, nearness};
use crate::statement::{Days, Pile};

/// Days that the clocks of two capitals can make of one.
const ONE_DAY: i32 = 1;

/// Why the day of an utterance is not clear: as many reports tell one day as another, and those nearest on either side are
/// equally near.
pub(super) fn unclear_day(pile: &Pile<'_>, names: &Cited, members: &[usize]) -> Option<String> {
    let mut told: BTreeMap<Days, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for &index in members.iter().filter(|&&index| !pile.is_mirrored(index)) {
        let statement = &pile.statements[index];
        if let Some(days) = statement.said.filter(|days| days.is_day()) {
            // Members stand the nearest first.
            told.entry(days).or_insert((BTreeSet::new(), index)).0.insert(statement.report);
        }
    }
    let mut sorted: Vec<(Days, usize, usize)> =
        told.into_iter().map(|(days, (reports, first))| (days, reports.len(), first)).collect();
    sorted.sort_by_key(|&(days, reports, _)| (std::cmp::Reverse(reports), days));
    let [(one, most, a), (two, next, b), ..] = sorted.as_slice() else { return None };
    let even = most == next && one.distance(*two) > ONE_DAY;
    let days: Vec<Days> = vec![*one, *two];
    let near = |index: &usize, days: &Days| nearness(pile, names, members, *index, Some(*days));
    if !even || near(a, &days[0]) != near(b, &days[1]) {
        return None;
    }
    let date = |index: &usize| {
        pile.statements[*index].claim.said_on.map_or_else(String::new, |date| date.to_string())
    };
    Some(format!("as many reports have it said on {} as on {}, and none is nearer", date(a), date(b)))
}
