use std::collections::BTreeMap;

use plimsoll_claim::Measure;
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::conflict::cannot_both_hold;
use super::facet::Facet;
use super::series::{Counted, DAYS_OF_A_QUARTER};
use crate::sorted::meet;
use crate::statement::Days;
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind, Relation, RelationKind, Series};

/// As many series of one measure, item and parties are each set beside all others.
const MOST_COMPARED: usize = 40;
/// Further ones are set beside so many of those before them, and of those before them that have a figure in common.
const NEIGHBOURS: usize = 2;

/// Sets series of the same measure, item and parties side by side: one relation for each pair, between the points that were
/// said nearest in time.
pub(super) fn relate(view: &View<'_>, series: &mut [Counted<'_>]) {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, one) in series.iter().enumerate() {
        let row = &one.row;
        alike
            .entry((row.measure, one.kind, row.supplier.as_deref(), row.recipient.as_deref()))
            .or_default()
            .push(index);
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for group in alike.into_values() {
        for (place, &later) in group.iter().enumerate() {
            let from = if place < MOST_COMPARED { 0 } else { place - NEIGHBOURS };
            pairs.extend(group[from..place].iter().map(|&earlier| (earlier, later)));
        }
        if group.len() > MOST_COMPARED {
            pairs.extend(with_one_figure(series, &group));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let related: Vec<_> = pairs.par_iter().map(|&(a, b)| pair(view, &series[a], &series[b])).collect();
    for ((a, b), (relation, reverse)) in
        pairs.into_iter().zip(related).filter_map(|(pair, related)| Some((pair, related?)))
    {
        series[a].row.relations.push(relation);
        series[b].row.relations.push(reverse);
    }
}

/// Series that have a figure in common, each with a few of those before it.
fn with_one_figure(series: &[Counted<'_>], group: &[usize]) -> Vec<(usize, usize)> {
    let figures = |&index: &usize| {
        series[index].facets.iter().filter_map(move |facet| Some((facet.figure.value()?, index)))
    };
    let mut figures: Vec<(Decimal, usize)> = group.iter().flat_map(figures).collect();
    figures.sort_unstable();
    figures.dedup();
    let of_figure = |alike: &[(Decimal, usize)]| {
        let before = |(place, later): (usize, &(Decimal, usize))| {
            let earlier = &alike[place.saturating_sub(NEIGHBOURS)..place];
            earlier.iter().map(|earlier| (earlier.1, later.1)).collect::<Vec<_>>()
        };
        alike.iter().enumerate().flat_map(before).collect::<Vec<_>>()
    };
    figures.chunk_by(|(a, _), (b, _)| a == b).flat_map(of_figure).collect()
}

fn pair(view: &View<'_>, a: &Counted<'_>, b: &Counted<'_>) -> Option<(Relation, Relation)> {
    let (one, two) = nearest_in_time(a, b)?;
    let (kind, mut why) = relation(view, (a, one), (b, two));
    why.shrink_to_fit();
    let (from, to) = (view.traced[one.origin].id.clone(), view.traced[two.origin].id.clone());
    let there = Relation {
        kind,
        from: from.clone(),
        to: to.clone(),
        series: Some(b.row.series.clone()),
        why: why.clone(),
    };
    let back = Relation { kind, from: to, to: from, series: Some(a.row.series.clone()), why };
    Some((there, back))
}

/// The points of two series that were said nearest in time; of those that tell no day the last.
fn nearest_in_time<'v>(a: &Counted<'v>, b: &Counted<'v>) -> Option<(&'v Facet<'v>, &'v Facet<'v>)> {
    let mut best: Option<(i32, usize, usize)> = None;
    let (mut i, mut j) = (0, 0);
    while let (Some(&(x, left)), Some(&(y, right))) = (a.dated.get(i), b.dated.get(j)) {
        let distance = (x - y).abs();
        if best.is_none_or(|(least, ..)| distance <= least) {
            best = Some((distance, left, right));
        }
        if x <= y { i += 1 } else { j += 1 }
    }
    match best {
        Some((_, left, right)) => Some((a.facets[left], b.facets[right])),
        None => Some((*a.facets.last()?, *b.facets.last()?)),
    }
}

/// As many figures at the head of a course, and as many at its end, are told.
const MOST_TOLD: usize = 6;

/// The figures of a series one after the other; of a long one the first and the last.
fn course(row: &Series) -> String {
    let number = |point: &crate::Point| Some(point.low.or(point.high)?.normalize().to_string());
    let all = row.points.len();
    let figures =
        |range: std::ops::Range<usize>| row.points[range].iter().filter_map(number).collect::<Vec<String>>();
    let mut told = figures(0..all.min(MOST_TOLD));
    if all > 2 * MOST_TOLD {
        told.push("…".to_string());
    }
    told.extend(figures(MOST_TOLD.max(all.saturating_sub(MOST_TOLD)).min(all)..all));
    if told.len() > 1 { format!("; its figures {}", told.join(" → ")) } else { String::new() }
}

fn relation(
    view: &View<'_>,
    (a, one): (&Counted<'_>, &Facet<'_>),
    (b, two): (&Counted<'_>, &Facet<'_>),
) -> (RelationKind, String) {
    let (x, y) = (&view.traced[one.origin], &view.traced[two.origin]);
    let say = |facet: &Facet<'_>, row: &Series| {
        let on = view.traced[facet.origin].uttered_on.map_or_else(String::new, |date| format!(", {date}"));
        let since =
            row.window.map_or_else(|| "no window told".to_string(), |window| format!("window {window}"));
        let course = course(row);
        format!(
            "“{}” ({}{on}; {since}{course})",
            view.pile.wording(view.traced[facet.origin].nearest()),
            row.counter.as_deref().unwrap_or("nobody"),
        )
    };
    let both = format!("{} and {}", say(one, &a.row), say(two, &b.row));
    let same_body = a.row.counter == b.row.counter || is_organ(x, y) || is_organ(y, x);
    let unlike = match (a.since, b.since) {
        (Some(a), Some(b)) => a.distance(b) > DAYS_OF_A_QUARTER,
        _ => false,
    };
    if unlike {
        return (
            RelationKind::OtherWindow,
            format!("{both} count from different times and are not to be compared as they stand"),
        );
    }
    if same_body {
        return match a.since.zip(b.since) {
            Some(_) => {
                (RelationKind::OtherCounter, format!("{both} are counts of one body and an organ of it"))
            }
            None => (RelationKind::NotComparable, format!("{both}: one of them tells no window")),
        };
    }
    if cannot_both_hold(view, one, two) {
        return (RelationKind::TrueConflict, format!("{both} cannot both hold"));
    }
    let close = x.days.zip(y.days).is_some_and(|(x, y): (Days, Days)| x.distance(y) <= DAYS_OF_A_QUARTER);
    // Where one report has both, one of the two may rest on the other.
    let apart = || !meet(&x.reports, &y.reports);
    if close && one.figure.value() == two.figure.value() && apart() {
        return (RelationKind::Corroborated, format!("{both} are two counters' figures and meet"));
    }
    (RelationKind::OtherCounter, format!("{both} are two counters' figures"))
}

fn is_organ(organ: &Traced<'_>, body: &Traced<'_>) -> bool {
    organ.whole.is_some() && organ.whole == body.counter
}

/// Whether a count of it only grows, so that a smaller figure takes something back.
fn is_count(measure: Measure) -> bool {
    matches!(measure, Measure::Killed | Measure::Injured)
}

/// Findings of what the relations say of single figures: a later figure of one count, another window of the same house, and
/// figures of two counters that meet.
pub(super) fn find(view: &View<'_>, series: &[Series]) -> Vec<Finding> {
    let nearest = |id: &str| Some(view.traced[view.place(id)?].nearest());
    let mut found = Vec::new();
    for one in series {
        for relation in &one.relations {
            let kind = match relation.kind {
                RelationKind::OtherWindow => FindingKind::OtherWindow,
                RelationKind::Corroborated => FindingKind::Corroborated,
                RelationKind::Update => FindingKind::Update,
                RelationKind::Revision if is_count(one.measure) => FindingKind::Revision,
                _ => continue,
            };
            let Some((from, to)) = nearest(&relation.from).zip(nearest(&relation.to)) else { continue };
            let country = |index: usize| view.pile.voices.country(view.origin(index).voice);
            let one_house = view.origin(from).counter == view.origin(to).counter
                || (country(from).is_some() && country(from) == country(to));
            if kind == FindingKind::OtherWindow && !one_house {
                continue;
            }
            // A pair of series has the relation both ways: the later figure is what the finding is about.
            let day = |index: usize| (view.origin(index).days, index);
            let (earlier, later) =
                if relation.series.is_none() || day(from) < day(to) { (from, to) } else { (to, from) };
            found.push(view.finding(kind, later, &[earlier], relation.why.clone()));
        }
    }
    found
}
