use std::collections::BTreeMap;

use plimsoll_claim::Measure;

use super::beside::Beside;
use super::reference::reference;
use crate::statement::{DAYS_OF_AN_OCCASION, MeasureFamily, Voice, has_any};
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// "Factories are at full capacity", and further down in the same report "certain factories".
pub(super) fn in_report(view: &View<'_>, _: &Beside<'_>, report: usize) -> Vec<Finding> {
    let members = view.pile.of_report(report);
    let statements = &view.pile.statements;
    let item = |index: usize| statements[index].claim.item.as_deref().unwrap_or_default();
    let is_part = |index: usize| has_any(&item(index).to_lowercase(), &view.pile.limits.words.part_of_whole);
    let mut rates = members.iter().copied().filter(|&index| {
        statements[index].claim.measure == Measure::Utilisation && !view.pile.is_headline(&statements[index])
    });
    let Some(first) = rates.next().filter(|&first| !is_part(first)) else { return Vec::new() };
    let part = rates.find(|&other| view.origin_of[other] == view.origin_of[first] && is_part(other));
    part.map(|part| {
        let why = format!(
            "“{}” is said of “{}” at first, of “{}” further down",
            view.pile.wording(first),
            item(first),
            item(part),
        );
        view.finding(FindingKind::ScopeChanged, first, &[part], why)
    })
    .into_iter()
    .collect()
}

/// "Every factory is at full capacity" where other reports of the same words have the factories at less.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let words = &view.pile.limits.words;
    let mut by_voice: BTreeMap<Voice, Vec<usize>> = BTreeMap::new();
    for (index, statement) in statements.iter().enumerate() {
        if statement.measure == MeasureFamily::Alone(Measure::Utilisation) && statement.voice != Voice::Nobody
        {
            by_voice.entry(statement.voice).or_default().push(index);
        }
    }
    let item = |index: usize| statements[index].claim.item.as_deref().unwrap_or_default();
    let finding = |rates: &[usize], index: usize| {
        let own = &statements[index];
        let said = own.said?;
        let is_less = |&&other: &&usize| {
            let rate = &statements[other];
            rate.report != own.report
                && rate.figure.value() < own.figure.value()
                && rate.said.is_some_and(|days| days.distance(said) <= DAYS_OF_AN_OCCASION)
                && !has_any(&item(other).to_lowercase(), &words.part_of_whole)
        };
        let less = rates.iter().take(MOST_RATES).find(is_less)?;
        let why = format!(
            "“{}” is said of “{}” here; {} has “{}” of “{}”",
            view.pile.wording(index),
            item(index),
            view.carrier(*less),
            view.pile.wording(*less),
            item(*less),
        );
        Some(view.finding(FindingKind::ScopeChanged, index, &[*less], why))
    };
    let of_voice = |rates: &Vec<usize>| -> Vec<Finding> {
        let all = rates.iter().copied().filter(|&index| has_any(&item(index).to_lowercase(), &words.whole));
        all.filter_map(|index| finding(rates, index)).collect()
    };
    by_voice.values().flat_map(of_voice).collect()
}

/// Rates of one voice that are held against one of its own.
const MOST_RATES: usize = 64;

/// A giver that the outlet whose count it is does not name, or names otherwise. One report alone that names another may
/// have been misread: it takes two.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    if origin.reports.len() < 2 {
        return Vec::new();
    }
    let statements = &view.pile.statements;
    let parties = |index: usize| {
        let claim = statements[index].claim;
        Some((claim.supplier.as_deref()?, claim.recipient.as_deref()))
    };
    let nearest = origin.nearest();
    let Some((giver, _)) = parties(nearest) else { return Vec::new() };
    let Some(reference) = reference(view, origin, |index| parties(index).map(|(giver, _)| giver)) else {
        return Vec::new();
    };
    if reference.value != giver || reference.carriers.len() < 2 {
        return Vec::new();
    }
    let others = view.first_of_reports(origin, |index| {
        let (own, taker) = parties(index).filter(|(own, taker)| *own != giver && *taker != Some(*own))?;
        (taker != Some(giver)).then_some(own)
    });
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    others.iter().for_each(|(_, own)| *told.entry(own).or_default() += 1);
    others
        .iter()
        .filter(|(_, own)| told[own] > 1)
        .map(|(index, own)| {
            let index = *index;
            let why = format!(
                "“{}” comes from {own} here; {} has {giver}",
                view.pile.wording(index),
                view.carrier(nearest),
            );
            view.finding(FindingKind::ScopeChanged, index, &reference.carriers, why)
        })
        .collect()
}
