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

use crate::Finding;
use crate::view::View;

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

/// All distortions of a pile.
pub(crate) fn find(view: &View<'_>) -> Vec<Finding> {
    KINDS.iter().flat_map(|kind| kind(view)).collect()
}
