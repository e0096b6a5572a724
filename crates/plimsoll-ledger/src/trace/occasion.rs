use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cluster::Cluster;
use super::starts::Starts;
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Pile, Voice};

/// Parts the statements of one voice by occasion: exact days first, then months and years that hold one of them, then those
/// that tell no day.
pub(super) fn by_day(pile: &Pile<'_>, voice: Voice, group: &[usize]) -> Vec<Cluster> {
    let mut exact: Vec<(Days, usize)> = Vec::new();
    let mut coarse: Vec<(Days, usize)> = Vec::new();
    let mut undated = Vec::new();
    for &index in group {
        match pile.statements[index].said {
            Some(days) if days.is_day() => exact.push((days, index)),
            Some(days) => coarse.push((days, index)),
            None => undated.push(index),
        }
    }
    exact.sort_unstable();
    coarse.sort_unstable_by_key(|&(days, index)| (days.last - days.first, days, index));
    let mut clusters: Vec<Cluster> = Vec::new();
    for (days, index) in exact {
        match clusters.last_mut() {
            Some(Cluster { days: Some(last), members, .. })
                if days.first - last.last <= DAYS_OF_AN_OCCASION
                    && may_be_told_on(pile, (index, days), members, *last) =>
            {
                last.last = days.last;
                members.push(index);
            }
            _ => clusters.push(Cluster { voice, days: Some(days), members: vec![index] }),
        }
    }
    let exact = clusters.len();
    for alike in coarse.chunk_by(|(a, _), (b, _)| a == b) {
        let days = alike[0].0;
        let members = alike.iter().map(|(_, index)| *index);
        match largest_about(&clusters, exact, days) {
            Some(at) => clusters[at].members.extend(members),
            None => clusters.push(Cluster { voice, days: Some(days), members: members.collect() }),
        }
    }
    repair(pile, &mut clusters, group);
    place_undated(pile, voice, &mut clusters, undated);
    clusters
}

/// The cluster with most members that was said within a day of `days`, of equals the first. The first `exact` clusters are
/// in the order of their days.
fn largest_about(clusters: &[Cluster], exact: usize, days: Days) -> Option<usize> {
    let ends = |cluster: &Cluster| cluster.days.map_or((i32::MAX, i32::MIN), |own| (own.first, own.last));
    let from = clusters[..exact].partition_point(|cluster| ends(cluster).1 < days.first - 1);
    let to = clusters[..exact].partition_point(|cluster| ends(cluster).0 <= days.last + 1);
    let about = (from..to.max(from)).chain(exact..clusters.len());
    let fits = |at: &usize| clusters[*at].days.is_some_and(|own| own.distance(days) <= 1);
    about.filter(fits).max_by_key(|&at| (clusters[at].members.len(), Reverse(at)))
}

/// Whether a figure can belong to what was said some days before: another number on another day is another count, "152" on
/// Monday and "153" a week later.
fn may_be_told_on(pile: &Pile<'_>, (index, days): (usize, Days), members: &[usize], last: Days) -> bool {
    let figure = &pile.statements[index].figure;
    let first = members.first().map(|&member| &pile.statements[member].figure);
    days == last || first.is_none_or(|first| figure.same(first) || figure.coarser(first))
}

/// A day that only one report tells, before the time that the others count from, is that report's error: the figure belongs
/// to the others.
fn repair(pile: &Pile<'_>, clusters: &mut Vec<Cluster>, group: &[usize]) {
    let starts = Starts::of(pile, group);
    let is_early = |cluster: &Cluster| {
        let [only] = cluster.members.as_slice() else { return false };
        let own = pile.statements[*only].report;
        let start = starts.counted_from([own]);
        start.zip(cluster.days).is_some_and(|(start, days)| days.last < start)
    };
    let (early, mut kept): (Vec<Cluster>, Vec<Cluster>) = clusters.drain(..).partition(is_early);
    let largest = kept.iter().enumerate().max_by_key(|(at, one)| (one.members.len(), usize::MAX - at));
    match largest.map(|(at, _)| at) {
        Some(at) => kept[at].members.extend(early.into_iter().flat_map(|one| one.members)),
        None => kept = early,
    }
    *clusters = kept;
}

/// Statements that tell no day go to the last occasion before their report, else to the one most reports tell.
fn place_undated(pile: &Pile<'_>, voice: Voice, clusters: &mut Vec<Cluster>, undated: Vec<usize>) {
    if undated.is_empty() {
        return;
    }
    if clusters.is_empty() {
        clusters.push(Cluster { voice, days: None, members: undated });
        return;
    }
    let any = Occasions::of(clusters.iter().enumerate());
    let mut of_months: BTreeMap<u8, Occasions> = BTreeMap::new();
    let mut found = Vec::new();
    for index in undated {
        let published = pile.published_day(&pile.statements[index]);
        let of_month = unresolved_month(pile, index).and_then(|month| {
            let of_month = of_months.entry(month).or_insert_with(|| {
                let is_of_month = |(_, cluster): &(usize, &Cluster)| {
                    cluster.days.is_some_and(|days| holds_month(days, month))
                };
                Occasions::of(clusters.iter().enumerate().filter(is_of_month))
            });
            of_month.last_before(published)
        });
        found.extend(of_month.or_else(|| any.last_before(published)).map(|at| (at, index)));
    }
    for (at, index) in found {
        clusters[at].members.push(index);
    }
}

/// How many members a cluster has, and its place; of equals the first.
type Size = (usize, Reverse<usize>);

/// Clusters by the day on which they begin.
#[derive(Debug, Default)]
struct Occasions {
    largest: Option<Size>,
    /// The largest that begins on each day.
    by_first: BTreeMap<i32, Size>,
}

impl Occasions {
    fn of<'c>(clusters: impl Iterator<Item = (usize, &'c Cluster)>) -> Self {
        let mut occasions = Self::default();
        for (at, cluster) in clusters {
            let size = (cluster.members.len(), Reverse(at));
            occasions.largest = occasions.largest.max(Some(size));
            if let Some(days) = cluster.days {
                let largest = occasions.by_first.entry(days.first).or_insert(size);
                *largest = size.max(*largest);
            }
        }
        occasions
    }

    /// The last that begins no later than the day after `published`, else the largest.
    fn last_before(&self, published: Option<i32>) -> Option<usize> {
        let before = published.and_then(|day| self.by_first.range(..=day + 1).next_back());
        before.map(|(_, size)| *size).or(self.largest).map(|(_, at)| at.0)
    }
}

/// The month of a day whose year nothing tells.
fn unresolved_month(pile: &Pile<'_>, index: usize) -> Option<u8> {
    let statement = &pile.statements[index];
    statement.claim.said_on.filter(|_| statement.said.is_none())?.month()
}

fn holds_month(days: Days, month: u8) -> bool {
    let epoch = jiff::civil::date(1970, 1, 1);
    let of = |day: i32| {
        epoch.checked_add(jiff::Span::new().days(day)).map_or(0, |date| date.month().unsigned_abs())
    };
    of(days.first) == month || of(days.last) == month
}
