use plimsoll_claim::Bound;

use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// The number itself became another: 73 became 70.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    view.traced.iter().flat_map(|origin| of_origin(view, origin)).collect()
}

fn of_origin(view: &View<'_>, origin: &Traced) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let precise: Vec<usize> = origin
        .members
        .iter()
        .copied()
        .filter(|&index| origin.members.iter().all(|&other| !is_finer(view, other, index)))
        .collect();
    let Some(&nearest) = precise.first() else { return Vec::new() };
    view.first_of_reports(origin, |index| {
        let (own, other) = (&statements[index].figure, &statements[nearest].figure);
        // "Over six thousand" holds of 6,700: that is rounder, not another number.
        let holds = matches!(own.bound, Bound::MoreThan | Bound::AtLeast) && own.value() < other.value();
        (!own.vague && !other.vague && !own.same(other) && !holds).then_some(())
    })
    .into_iter()
    .map(|(index, ())| {
        let why = format!(
            "“{}” here is “{}” in {}",
            view.pile.wording(index),
            view.pile.wording(nearest),
            view.carrier(nearest),
        );
        view.finding(FindingKind::ValueChanged, index, &precise, why)
    })
    .collect()
}

/// Whether `fine` gives more digits than `rough`.
fn is_finer(view: &View<'_>, fine: usize, rough: usize) -> bool {
    let (a, b) = (&view.pile.statements[fine].figure, &view.pile.statements[rough].figure);
    a.coarser(b) && !a.same(b) && a.digits() > b.digits()
}
