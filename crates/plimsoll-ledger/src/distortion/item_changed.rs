use plimsoll_claim::Measure;

use super::reference::{Reference, reference};
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
    let mut found = changed(view, origin, |index| ammunition(view, index));
    found.extend(changed(view, origin, |index| fate(view, index)));
    found
}

fn changed<T: Ord + Clone>(
    view: &View<'_>,
    origin: &Traced<'_>,
    point: impl Fn(usize) -> Option<T>,
) -> Vec<Finding> {
    let Some(reference) = reference(view, origin, &point) else { return Vec::new() };
    let others = view.first_of_reports(origin, |index| point(index).filter(|own| *own != reference.value));
    others.into_iter().map(|(index, _)| finding(view, index, &reference)).collect()
}

fn finding<T>(view: &View<'_>, index: usize, reference: &Reference<T>) -> Finding {
    let nearest = reference.carriers[0];
    let measure = |index: usize| match view.pile.statements[index].claim.measure {
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
    };
    let why = format!(
        "“{}” ({}) here is “{}” ({}) in {}",
        view.pile.wording(index),
        measure(index),
        view.pile.wording(nearest),
        measure(nearest),
        view.carrier(nearest),
    );
    view.finding(FindingKind::ItemChanged, index, &reference.carriers, why)
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
