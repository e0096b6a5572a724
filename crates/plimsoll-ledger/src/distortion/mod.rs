//! What reports changed, each against a named carrier nearer the origin. One kind a file.

mod alternatives_merged;
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

use crate::ledger::in_order;
use crate::view::View;
use crate::{Finding, parallel};

/// A kind of distortion: from the view to its findings.
type Find = fn(&View<'_>) -> Vec<Finding>;

const KINDS: &[Find] = &[
    alternatives_merged::find,
    bound::find,
    capacity_as_delivery::find,
    date_impossible::find,
    direction::find,
    headline_disagrees::find,
    item_changed::find,
    place_garbled::find,
    ratio::find,
    scope_changed::find,
    self_contradiction::find,
    speaker_changed::find,
    unit_converted::find,
    value_changed::find,
    window_changed::find,
];

/// All distortions of a pile, by kind.
pub(crate) fn find(view: &View<'_>) -> Vec<Vec<Finding>> {
    let of_kind = |kind: &Find| {
        let mut found = kind(view);
        found.retain(|found| !is_upstream(view, found));
        in_order(&mut found);
        found
    };
    parallel::each(KINDS, of_kind)
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
