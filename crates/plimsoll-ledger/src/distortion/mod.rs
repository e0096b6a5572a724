//! What reports changed, each against a named carrier nearer the origin. One kind a file.

mod alternatives_merged;
mod beside;
mod bound;
mod capacity_as_delivery;
mod date_impossible;
mod direction;
mod headline_disagrees;
mod item_changed;
mod place_garbled;
mod ratio;
mod reference;
mod scope_changed;
mod self_contradiction;
mod speaker_changed;
mod unit_converted;
mod value_changed;
mod window_changed;

use crate::Finding;
use crate::trace::Traced;
use crate::view::View;

pub(crate) use alternatives_merged::Alternatives;
pub(crate) use beside::Beside;

/// A kind of distortion by the carriers of one utterance.
type OfOrigin = fn(&View<'_>, &Traced<'_>) -> Vec<Finding>;
/// A kind of distortion in one report.
type InReport = fn(&View<'_>, &Beside<'_>, usize) -> Vec<Finding>;

/// What the carriers of one utterance made of it, a kind a function.
const OF_ORIGINS: &[OfOrigin] = &[
    bound::of_origin,
    capacity_as_delivery::of_origin,
    date_impossible::of_origin,
    direction::of_origin,
    item_changed::of_origin,
    scope_changed::of_origin,
    speaker_changed::of_origin,
    value_changed::of_origin,
    window_changed::of_origin,
];

/// What one report made of its figures, a kind a function.
const IN_REPORTS: &[InReport] = &[
    capacity_as_delivery::in_report,
    date_impossible::in_report,
    headline_disagrees::in_report,
    place_garbled::in_report,
    ratio::in_report,
    scope_changed::in_report,
    self_contradiction::in_report,
    unit_converted::in_report,
    window_changed::in_report,
];

/// The distortions of an origin; nothing but the origin and its reports is looked at.
pub(crate) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    downstream(view, OF_ORIGINS.iter().flat_map(|kind| kind(view, origin)))
}

/// The distortions of a report; nothing but its figures, their origins and what stands beside all is looked at.
pub(crate) fn in_report(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Vec<Finding> {
    downstream(view, IN_REPORTS.iter().flat_map(|kind| kind(view, beside, report)))
}

/// Whom a figure was put down to that only passed it on, each with its statement.
pub(crate) fn hands(view: &View<'_>, origin: &Traced<'_>) -> Vec<(usize, Finding)> {
    speaker_changed::hands(view, origin)
}

/// The distortions that no origin and no report shows alone.
pub(crate) fn of_all(view: &View<'_>) -> Vec<Finding> {
    downstream(view, scope_changed::find(view).into_iter())
}

/// Those that were made where they are found, and not further up.
pub(crate) fn downstream(view: &View<'_>, found: impl Iterator<Item = Finding>) -> Vec<Finding> {
    found.filter(|found| !is_upstream(view, found)).collect()
}

/// Whether what a report is held against came through that very report's outlet: then the change was made further down.
fn is_upstream(view: &View<'_>, found: &Finding) -> bool {
    let index = |id| view.statement_of(id);
    let Some((own, other)) = found.claim.as_ref().and_then(index).zip(found.against.first().and_then(index))
    else {
        return false;
    };
    let statements = &view.pile.statements;
    let folded = |name| view.pile.voices.known(name).folded;
    let outlet = view.pile.outlet_name(statements[own].report).map(folded);
    view.pile.hands(&statements[other]).any(|hand| Some(folded(hand)) == outlet)
}
