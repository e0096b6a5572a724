use std::collections::BTreeMap;

use plimsoll_claim::Measure;

use super::conflict::cannot_both_hold;
use super::facet::Facet;
use super::series::{Counted, DAYS_OF_A_QUARTER};
use crate::statement::Days;
use crate::view::View;
use crate::{Finding, FindingKind, Relation, RelationKind, Series};

/// More series than this of one measure, item and parties are only compared with their neighbours in the list.
const MOST_COMPARED: usize = 40;

/// Sets series of the same measure, item and parties side by side: one relation for each pair, between the points that were
/// said nearest in time.
pub(super) fn relate(view: &View<'_>, series: &mut [Counted]) {
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, one) in series.iter().enumerate() {
        let row = &one.row;
        alike
            .entry((row.measure, one.kind.clone(), row.supplier.clone(), row.recipient.clone()))
            .or_default()
            .push(index);
    }
    for group in alike.into_values() {
        for (place, &a) in group.iter().enumerate() {
            for &b in group[place + 1..].iter().take(MOST_COMPARED) {
                if let Some((relation, reverse)) = pair(view, &series[a], &series[b]) {
                    series[a].row.relations.push(relation);
                    series[b].row.relations.push(reverse);
                }
            }
        }
    }
}

fn pair(view: &View<'_>, a: &Counted, b: &Counted) -> Option<(Relation, Relation)> {
    let (one, two) = nearest_in_time(view, a, b)?;
    let (kind, why) = relation(view, (a, one), (b, two));
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
fn nearest_in_time<'c>(view: &View<'_>, a: &'c Counted, b: &'c Counted) -> Option<(&'c Facet, &'c Facet)> {
    let dated = |one: &'c Counted| -> Vec<(i32, &'c Facet)> {
        let day = |facet: &'c Facet| Some((view.traced[facet.origin].days?.first, facet));
        one.facets.iter().filter_map(day).collect()
    };
    let (one, two) = (dated(a), dated(b));
    let mut best: Option<(i32, &Facet, &Facet)> = None;
    let (mut i, mut j) = (0, 0);
    while let (Some(&(x, left)), Some(&(y, right))) = (one.get(i), two.get(j)) {
        let distance = (x - y).abs();
        if best.is_none_or(|(least, ..)| distance <= least) {
            best = Some((distance, left, right));
        }
        if x <= y { i += 1 } else { j += 1 }
    }
    best.map(|(_, left, right)| (left, right)).or_else(|| Some((a.facets.last()?, b.facets.last()?)))
}

fn relation(
    view: &View<'_>,
    (a, one): (&Counted, &Facet),
    (b, two): (&Counted, &Facet),
) -> (RelationKind, String) {
    let (x, y) = (&view.traced[one.origin], &view.traced[two.origin]);
    let say = |facet: &Facet, row: &Series| {
        let on = view.traced[facet.origin].uttered_on.map_or_else(String::new, |date| format!(", {date}"));
        let since =
            row.window.map_or_else(|| "no window told".to_string(), |window| format!("window {window}"));
        let course: Vec<String> = row
            .points
            .iter()
            .filter_map(|point| Some(point.low.or(point.high)?.normalize().to_string()))
            .collect();
        let course =
            if course.len() > 1 { format!("; its figures {}", course.join(" → ")) } else { String::new() };
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
    let apart = x.reports.is_disjoint(&y.reports);
    if close && apart && one.figure.value() == two.figure.value() {
        return (RelationKind::Corroborated, format!("{both} are two counters' figures and meet"));
    }
    (RelationKind::OtherCounter, format!("{both} are two counters' figures"))
}

fn is_organ(organ: &crate::trace::Traced, body: &crate::trace::Traced) -> bool {
    organ.whole.is_some() && organ.whole == body.counter
}

/// Whether a count of it only grows, so that a smaller figure takes something back.
fn is_count(measure: Measure) -> bool {
    matches!(measure, Measure::Killed | Measure::Injured)
}

/// Findings of what the relations say of single figures: a later figure of one count, another window of the same house, and
/// figures of two counters that meet.
pub(super) fn find(view: &View<'_>, series: &[Series]) -> Vec<Finding> {
    let nearest: BTreeMap<&str, usize> =
        view.traced.iter().map(|origin| (origin.id.as_str(), origin.nearest())).collect();
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
            let (Some(&from), Some(&to)) =
                (nearest.get(relation.from.as_str()), nearest.get(relation.to.as_str()))
            else {
                continue;
            };
            let country = |index: usize| view.pile.voices.country(&view.origin(index).voice);
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
