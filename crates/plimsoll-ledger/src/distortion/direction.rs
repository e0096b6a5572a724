use super::reference::reference;
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Giver and receiver changed places.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let parties = |index: usize| {
        let claim = statements[index].claim;
        Some((claim.supplier.as_deref()?, claim.recipient.as_deref()?))
            .filter(|(giver, taker)| giver != taker)
    };
    let Some(reference) = (origin.reports.len() > 1).then(|| reference(view, origin, parties)).flatten()
    else {
        return Vec::new();
    };
    let nearest = reference.carriers[0];
    let (giver, taker) = &reference.value;
    let reversed = view.first_of_reports(origin, |index| {
        parties(index).filter(|(own_giver, own_taker)| own_giver == taker && own_taker == giver)
    });
    let finding = |(index, (own_giver, own_taker)): (usize, (&str, &str))| {
        let why = format!(
            "“{}” goes from {own_giver} to {own_taker} here, from {giver} to {taker} in {}",
            view.pile.wording(index),
            view.carrier(nearest),
        );
        view.finding(FindingKind::DirectionReversed, index, &reference.carriers, why)
    };
    reversed.into_iter().map(finding).collect()
}
