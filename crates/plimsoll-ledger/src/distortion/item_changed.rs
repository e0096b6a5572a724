use plimsoll_claim::Measure;

use super::reference::reference;
use crate::statement::has_any;
use crate::trace::{Traced, is_fate};
use crate::view::View;
use crate::{Finding, FindingKind};

/// Rockets became shells; what waited became what was delivered; what was delivered became what was fired; the injured became
/// the dead.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    if origin.reports.len() < 2 {
        return Vec::new();
    }
    let mut found = changed(view, origin, |index| ammunition(view, index), thing);
    found.extend(changed(view, origin, |index| fate(view, index), told));
    found
}

/// How a finding is put into words: of a figure here and the nearest carrier's.
type Wording = fn(&View<'_>, usize, usize) -> String;

fn changed<T: Ord + Clone>(
    view: &View<'_>,
    origin: &Traced<'_>,
    point: impl Fn(usize) -> Option<T>,
    wording: Wording,
) -> Vec<Finding> {
    let Some(reference) = reference(view, origin, &point) else { return Vec::new() };
    let others = view.first_of_reports(origin, |index| point(index).filter(|own| *own != reference.value));
    let finding = |index: usize| {
        let why = wording(view, index, reference.carriers[0]);
        view.finding(FindingKind::ItemChanged, index, &reference.carriers, why)
    };
    others.into_iter().map(|(index, _)| finding(index)).collect()
}

fn thing(view: &View<'_>, index: usize, nearest: usize) -> String {
    let (here, there) = (view.pile.wording(index), view.pile.wording(nearest));
    let (fate, other) = (measure(view, index), measure(view, nearest));
    format!("“{here}” ({fate}) here is “{there}” ({other}) in {}", view.carrier(nearest))
}

fn told(view: &View<'_>, index: usize, nearest: usize) -> String {
    let (here, there) = (view.pile.wording(index), view.pile.wording(nearest));
    let (fate, other) = (measure(view, index), measure(view, nearest));
    format!("“{here}” is told as {fate}; in {} it is {other}: “{there}”", view.carrier(nearest))
}

fn measure(view: &View<'_>, index: usize) -> &'static str {
    match view.pile.statements[index].claim.measure {
        Measure::Transferred => "delivered",
        Measure::Held => "held",
        Measure::Used => "used",
        Measure::Pledged => "promised",
        Measure::Produced => "made",
        Measure::Capacity => "room",
        Measure::Killed => "killed",
        Measure::Injured => "injured",
        Measure::Missing => "missing",
        _ => "counted",
    }
}

/// Shell or rocket, by the words of a claim that names a calibre; "rounds" may be either.
fn ammunition(view: &View<'_>, index: usize) -> Option<&'static str> {
    let statement = &view.pile.statements[index];
    statement.calibre?;
    let words = &view.pile.limits.words;
    let item = statement.claim.item.as_deref().unwrap_or_default().to_lowercase();
    if has_any(&item, &words.rocket) || statement.claim.item_class.as_deref() == Some("rocket_round") {
        Some("rocket")
    } else {
        has_any(&item, &words.shell).then_some("shell")
    }
}

/// What became of the things counted; room and sightings are left to other findings.
fn fate(view: &View<'_>, index: usize) -> Option<Measure> {
    let measure = view.pile.statements[index].claim.measure;
    let of_things = matches!(
        measure,
        Measure::Transferred | Measure::Held | Measure::Used | Measure::Pledged | Measure::Produced
    );
    (of_things || is_fate(measure)).then_some(measure)
}
