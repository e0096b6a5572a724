use std::collections::BTreeMap;

use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::facet::Facet;
use super::series::DAYS_OF_A_QUARTER;
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
pub(super) fn cannot_both_hold(view: &View<'_>, a: &Facet, b: &Facet) -> bool {
    let (x, y) = (&view.traced[a.origin], &view.traced[b.origin]);
    let (Some(said_x), Some(said_y)) = (x.days, y.days) else { return false };
    let windows = match (a.since, b.since) {
        (Some(a), Some(b)) => a.distance(b) <= DAYS_OF_A_QUARTER,
        _ => true,
    };
    let ended = |facet: &Facet| facet.window.is_some_and(|window| window.to.is_some());
    // A month's traffic is less than a total; a total to date is what the two must share.
    let like = windows && ended(a) == ended(b);
    let countries = (view.pile.voices.country(&x.voice), view.pile.voices.country(&y.voice));
    let own_house = countries.0.is_some() && countries.0 == countries.1;
    said_x.distance(said_y) <= DAYS_OF_ONE_STATE
        && like
        && !own_house
        && x.counter != y.counter
        && !a.figure.meets(&b.figure, slack())
}

/// True conflicts, told in the reports that carry both figures; if none does, once, of the figure fewer reports have.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut groups: BTreeMap<_, Vec<Facet>> = BTreeMap::new();
    for origin in 0..view.traced.len() {
        let Some(facet) = Facet::of(view, origin) else { continue };
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
        let known = facet.supplier.is_some()
            && view.traced[origin].counter.is_some()
            && view.traced[origin].days.is_some();
        if is_total && known && !facet.figure.vague && facet.item_class.is_some() {
            let key =
                (facet.measure, facet.item_class.clone(), facet.supplier.clone(), facet.recipient.clone());
            groups.entry(key).or_default().push(facet);
        }
    }
    let mut found = Vec::new();
    for mut facets in groups.into_values() {
        facets.sort_by_key(|facet| (view.traced[facet.origin].days, facet.origin));
        for (place, later) in facets.iter().enumerate() {
            for earlier in facets[place.saturating_sub(MOST_LOOKED_AT)..place].iter() {
                if cannot_both_hold(view, earlier, later) {
                    let apart = days_apart(view, earlier, later);
                    found.extend(conflict(view, earlier, later).into_iter().map(|one| (apart, one)));
                }
            }
        }
    }
    // A figure is held against the count nearest to it in time.
    found.sort_by(|(a, one), (b, other)| (&one.claim, a, one).cmp(&(&other.claim, b, other)));
    found.dedup_by(|(_, one), (_, other)| one.claim == other.claim);
    found.into_iter().map(|(_, one)| one).collect()
}

fn days_apart(view: &View<'_>, a: &Facet, b: &Facet) -> i32 {
    let days = |facet: &Facet| view.traced[facet.origin].days;
    days(a).zip(days(b)).map_or(i32::MAX, |(a, b)| a.distance(b))
}

fn conflict(view: &View<'_>, a: &Facet, b: &Facet) -> Vec<Finding> {
    let size = |facet: &Facet| view.traced[facet.origin].reports.len();
    let (fewer, more) = if size(a) < size(b) { (a, b) } else { (b, a) };
    let (one, other) = (&view.traced[fewer.origin], &view.traced[more.origin]);
    let with_both: Vec<usize> = one.reports.intersection(&other.reports).copied().collect();
    if with_both.is_empty() {
        return vec![finding(view, one.nearest(), &other.members)];
    }
    // A report that has both sets them against each other itself: there the later of the two is the finding.
    let in_report = |facet: &Facet, report: usize| -> Vec<usize> {
        let of_report = view.of_report[report].iter().copied();
        let mut own: Vec<usize> =
            of_report.filter(|&member| view.origin_of[member] == facet.origin).collect();
        own.sort_by_key(|&member| (!view.pile.statements[member].figure.same(&facet.figure), member));
        own
    };
    let tell = |&report: &usize| {
        let (mut own, mut others) = (in_report(fewer, report), in_report(more, report));
        if own.first() < others.first() {
            std::mem::swap(&mut own, &mut others);
        }
        let index = *own.first()?;
        Some(finding(view, index, &others))
    };
    with_both.iter().filter_map(tell).collect()
}

fn finding(view: &View<'_>, index: usize, against: &[usize]) -> Finding {
    let tell = |index: usize| {
        let origin = view.origin(index);
        let on = origin.uttered_on.map(|date| format!(", {date}")).unwrap_or_default();
        format!("“{}” ({}{on})", view.pile.wording(index), origin.counter.as_deref().unwrap_or("nobody"))
    };
    let why = format!("{} and {} are of the same weeks and cannot both hold", tell(index), tell(against[0]));
    view.finding(FindingKind::TrueConflict, index, against, why)
}
