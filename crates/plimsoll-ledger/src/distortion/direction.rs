use super::reference::reference;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Giver and receiver changed places.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let parties = |index: usize| {
        let claim = statements[index].claim;
        Some((claim.supplier.as_deref()?, claim.recipient.as_deref()?))
            .filter(|(giver, taker)| giver != taker)
    };
    let mut found = Vec::new();
    for origin in view.traced.iter().filter(|origin| origin.reports.len() > 1) {
        let Some(reference) = reference(view, origin, parties) else { continue };
        let nearest = reference.carriers[0];
        let (giver, taker) = &reference.value;
        let reversed = view.first_of_reports(origin, |index| {
            parties(index).filter(|(own_giver, own_taker)| own_giver == taker && own_taker == giver)
        });
        for (index, (own_giver, own_taker)) in reversed {
            let why = format!(
                "“{}” goes from {own_giver} to {own_taker} here, from {giver} to {taker} in {}",
                view.pile.wording(index),
                view.carrier(nearest),
            );
            found.push(view.finding(FindingKind::DirectionReversed, index, &reference.carriers, why));
        }
    }
    found
}
