use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Bound;

use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Roundings of one figure are no more than this.
const MOST_NUMBERS: usize = 16;

/// The number itself became another: 73 became 70.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    // One carrier for each number: an origin of any size has few.
    let mut numbers: BTreeMap<_, usize> = BTreeMap::new();
    for &index in &origin.members {
        numbers.entry((statements[index].figure.value(), statements[index].figure.vague)).or_insert(index);
    }
    let digits = |index: &usize| (*index, statements[*index].figure.digits());
    let some: Vec<(usize, u32)> = numbers.values().take(MOST_NUMBERS).map(digits).collect();
    let is_rough = |index: &usize| {
        let (_, own) = digits(index);
        some.iter().any(|&(other, digits)| digits > own && is_finer(view, other, *index))
    };
    let rough: BTreeSet<_> =
        numbers.iter().filter(|(_, index)| is_rough(index)).map(|(number, _)| *number).collect();
    let is_precise = |index: &usize| {
        !rough.contains(&(statements[*index].figure.value(), statements[*index].figure.vague))
    };
    let precise: Vec<usize> = origin.members.iter().copied().filter(is_precise).collect();
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

/// Whether a figure of fewer digits is the rounder way to put `fine`.
fn is_finer(view: &View<'_>, fine: usize, rough: usize) -> bool {
    let (a, b) = (&view.pile.statements[fine].figure, &view.pile.statements[rough].figure);
    a.coarser(b) && !a.same(b)
}
