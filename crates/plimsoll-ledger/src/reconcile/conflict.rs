use std::collections::BTreeMap;

use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::facet::Facet;
use super::series::DAYS_OF_A_QUARTER;
use rayon::prelude::*;

use crate::sorted::{common, meet};
use crate::view::View;
use crate::{Finding, FindingKind};

/// Two counts that were said further apart than this are two states of affairs.
const DAYS_OF_ONE_STATE: i32 = 31;

/// Figures within a seventh of each other are no conflict: counters round, and count on different days. It is what lies
/// between "more than 11,000" and "10,000".
fn slack() -> Decimal {
    Decimal::new(7, 2)
}

/// Origins said before an origin, of those that could conflict with it, that are looked at: enough for every counter there
/// is, and a bound on the work.
const MOST_LOOKED_AT: usize = 64;

/// Whether two counters' figures of the same thing, over like windows and of one time, leave no number for both.
pub(super) fn cannot_both_hold(view: &View<'_>, a: &Facet<'_>, b: &Facet<'_>) -> bool {
    let (x, y) = (&view.traced[a.origin], &view.traced[b.origin]);
    let (Some(said_x), Some(said_y)) = (x.days, y.days) else { return false };
    if said_x.distance(said_y) > DAYS_OF_ONE_STATE || x.counter == y.counter {
        return false;
    }
    let windows = match (a.since, b.since) {
        (Some(a), Some(b)) => a.distance(b) <= DAYS_OF_A_QUARTER,
        _ => true,
    };
    let ended = |facet: &Facet<'_>| facet.window.is_some_and(|window| window.to.is_some());
    // A month's traffic is less than a total; a total to date is what the two must share.
    let like = windows && ended(a) == ended(b);
    let countries = (view.pile.voices.country(x.voice), view.pile.voices.country(y.voice));
    let own_house = countries.0.is_some() && countries.0 == countries.1;
    like && !own_house && !a.figure.meets(&b.figure, slack())
}

/// Two figures that cannot both hold, and by how many days they were said apart.
type Pair<'f, 'v> = (&'f Facet<'v>, &'f Facet<'v>, i32);

/// True conflicts, told in the reports that carry both figures; if none does, once, of the figure fewer reports have.
pub(super) fn find(view: &View<'_>, facets: &[Option<Facet<'_>>]) -> Vec<Finding> {
    let mut groups: BTreeMap<_, Vec<&Facet<'_>>> = BTreeMap::new();
    for facet in facets.iter().flatten() {
        let is_total = matches!(
            facet.measure,
            Measure::Transferred
                | Measure::Held
                | Measure::Lost
                | Measure::Killed
                | Measure::Injured
                | Measure::Missing
                | Measure::Affected
        );
        let origin = &view.traced[facet.origin];
        let known = facet.supplier.is_some() && origin.counter.is_some() && origin.days.is_some();
        if is_total && known && !facet.figure.vague && facet.item_class.is_some() {
            let key = (facet.measure, facet.item_class, facet.supplier, facet.recipient);
            groups.entry(key).or_default().push(facet);
        }
    }
    let groups: Vec<Vec<&Facet<'_>>> = groups.into_values().collect();
    let pairs = groups.par_iter().flat_map_iter(|facets| pairs(view, facets.clone()));
    let told = pairs.flat_map_iter(|(earlier, later, apart)| {
        conflict(view, earlier, later).into_iter().map(move |told| (told.about, apart, told))
    });
    nearest(view, told.collect())
}

/// The pairs of one thing.
fn pairs<'f, 'v>(view: &View<'_>, mut facets: Vec<&'f Facet<'v>>) -> Vec<Pair<'f, 'v>> {
    facets.sort_by_key(|facet| (view.traced[facet.origin].days, facet.origin));
    let mut found = Vec::new();
    for (place, &later) in facets.iter().enumerate() {
        for &earlier in &facets[place.saturating_sub(MOST_LOOKED_AT)..place] {
            if cannot_both_hold(view, earlier, later) {
                found.push((earlier, later, days_apart(view, earlier, later)));
            }
        }
    }
    found
}

/// Of each claim one finding: a figure is held against the count nearest to it in time.
fn nearest(view: &View<'_>, mut told: Vec<(usize, i32, Told)>) -> Vec<Finding> {
    let id = |index: usize| &view.pile.statements[index].claim.claim;
    told.sort_by(|(a, apart, _), (b, other, _)| (id(*a), apart).cmp(&(id(*b), other)));
    let of_claim = |alike: &[(usize, i32, Told)]| {
        let equals = alike.iter().take_while(|(_, apart, _)| *apart == alike[0].1);
        equals.map(|(.., told)| finding(view, told)).min()
    };
    let claims: Vec<&[(usize, i32, Told)]> = told.chunk_by(|(a, ..), (b, ..)| id(*a) == id(*b)).collect();
    claims.par_iter().filter_map(|alike| of_claim(alike)).collect()
}

fn days_apart(view: &View<'_>, a: &Facet<'_>, b: &Facet<'_>) -> i32 {
    let days = |facet: &Facet<'_>| view.traced[facet.origin].days;
    days(a).zip(days(b)).map_or(i32::MAX, |(a, b)| a.distance(b))
}

/// A statement and what it cannot hold beside.
#[derive(Clone, Debug)]
struct Told {
    about: usize,
    against: Against,
}

#[derive(Clone, Debug)]
enum Against {
    /// An origin, by its place.
    Origin(usize),
    /// Statements of one report.
    Statements(Vec<usize>),
}

fn conflict(view: &View<'_>, a: &Facet<'_>, b: &Facet<'_>) -> Vec<Told> {
    let size = |facet: &Facet<'_>| view.traced[facet.origin].reports.len();
    let (fewer, more) = if size(a) < size(b) { (a, b) } else { (b, a) };
    let (one, other) = (&view.traced[fewer.origin], &view.traced[more.origin]);
    if !meet(&one.reports, &other.reports) {
        return vec![Told { about: one.nearest(), against: Against::Origin(more.origin) }];
    }
    // A report that has both sets them against each other itself: there the later of the two is the finding.
    let in_report = |facet: &Facet<'_>, report: usize| -> Vec<usize> {
        let of_report = view.pile.of_report(report).iter().copied();
        let mut own: Vec<usize> =
            of_report.filter(|&member| view.origin_of[member] == facet.origin).collect();
        own.sort_by_key(|&member| (!view.pile.statements[member].figure.same(&facet.figure), member));
        own
    };
    let tell = |report: usize| {
        let (mut own, mut others) = (in_report(fewer, report), in_report(more, report));
        if own.first() < others.first() {
            std::mem::swap(&mut own, &mut others);
        }
        Some(Told { about: *own.first()?, against: Against::Statements(others) })
    };
    common(&one.reports, &other.reports).filter_map(tell).collect()
}

fn finding(view: &View<'_>, Told { about, against }: &Told) -> Finding {
    let against = match against {
        Against::Origin(origin) => view.traced[*origin].members.as_slice(),
        Against::Statements(statements) => statements,
    };
    let tell = |index: usize| {
        let origin = view.origin(index);
        let on = origin.uttered_on.map(|date| format!(", {date}")).unwrap_or_default();
        format!("“{}” ({}{on})", view.pile.wording(index), origin.counter.unwrap_or("nobody"))
    };
    let why = format!("{} and {} are of the same weeks and cannot both hold", tell(*about), tell(against[0]));
    view.finding(FindingKind::TrueConflict, *about, against, why)
}
