use std::collections::BTreeSet;

use plimsoll_claim::{Bound, Measure, Modality};

use super::reference::{Reference, weighed};
use crate::statement::has_any;
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// "More than" became "up to", "about" got lost, "could hold" became "equals".
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    if origin.reports.len() < 2 {
        return Vec::new();
    }
    let statements = &view.pile.statements;
    let nearest = statements[origin.nearest()].figure.value();
    // A rounder figure is another finding; vague words bound nothing.
    let comparable = |index: usize| {
        let figure = &statements[index].figure;
        !figure.vague
            && figure
                .ends()
                .any(|end| Some(end) == nearest || statements[origin.nearest()].figure.high == Some(end))
    };
    // A range cannot come from one of its ends: who has it is nearer.
    let is_range = |index: &usize| statements[*index].figure.bound == Bound::Range;
    let ranges: BTreeSet<usize> =
        origin.members.iter().copied().filter(is_range).map(|index| statements[index].report).collect();
    let own_bound = |index: usize| {
        let votes = comparable(index) && !is_borrowed(view, index) && (ranges.is_empty() || is_range(&index));
        votes.then_some(statements[index].figure.bound)
    };
    let mut found = Vec::new();
    if let Some(mut reference) = weighed(view, origin, own_bound, |bound| *bound == Bound::Exact) {
        let contested = reference.contested;
        let changed = view.first_of_reports(origin, |index| {
            let eligible = comparable(index)
                && !view.pile.is_headline(&statements[index])
                && !ranges.contains(&statements[index].report);
            reference.contested = contested || is_borrowed(view, index);
            eligible.then(|| change(&reference, statements[index].figure.bound)).flatten()
        });
        found.extend(changed.into_iter().map(|(index, kind)| bound_finding(view, index, kind, &reference)));
    }
    found.extend(equalled(view, origin));
    found.extend(told_as_fact(view, origin));
    found
}

/// Whether a figure has its bound from the alternative before it: "about 3 million of one or 500,000 of the other". Such
/// a bound is no witness, and only its opposite is held against a report.
fn is_borrowed(view: &View<'_>, index: usize) -> bool {
    let claim = view.pile.statements[index].claim;
    !claim.alternative_to.is_empty() && claim.quantity.text.starts_with(|c: char| c.is_ascii_digit())
}

/// What the bound of one carrier makes of the nearer one. Where the nearer carriers disagree, only opposite bounds are held
/// against a report.
fn change(reference: &Reference<Bound>, own: Bound) -> Option<FindingKind> {
    let (above, below) = (is_above as fn(Bound) -> bool, is_below as fn(Bound) -> bool);
    let opposite = (above(reference.value) && below(own)) || (below(reference.value) && above(own));
    match (reference.value, own) {
        (nearer, own) if nearer == own => None,
        _ if opposite => Some(FindingKind::BoundChanged),
        _ if reference.contested => None,
        (Bound::About, Bound::Exact) => Some(FindingKind::HedgeDropped),
        (Bound::Exact, Bound::About) => None,
        _ => Some(FindingKind::BoundChanged),
    }
}

fn is_above(bound: Bound) -> bool {
    matches!(bound, Bound::MoreThan | Bound::AtLeast)
}

fn is_below(bound: Bound) -> bool {
    matches!(bound, Bound::LessThan | Bound::AtMost)
}

fn bound_finding(view: &View<'_>, index: usize, kind: FindingKind, reference: &Reference<Bound>) -> Finding {
    let nearest = reference.carriers[0];
    let why = format!(
        "“{}” here is “{}” in {}",
        view.pile.wording(index),
        view.pile.wording(nearest),
        view.carrier(nearest),
    );
    view.finding(kind, index, &reference.carriers, why)
}

/// "Equals" where nearer carriers have "could hold".
fn equalled(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let is_capacity = |index: usize| statements[index].claim.measure == Measure::Capacity;
    let modal =
        |index: usize, modality: Modality| is_capacity(index) && statements[index].claim.modality == modality;
    let hedged: Vec<usize> =
        origin.members.iter().copied().filter(|&index| modal(index, Modality::Hedged)).collect();
    let Some(&nearest) = hedged.first() else { return Vec::new() };
    let own: BTreeSet<usize> = hedged.iter().map(|&index| statements[index].report).collect();
    view.first_of_reports(origin, |index| {
        (modal(index, Modality::Asserted) && sets_equal(view, index)).then_some(())
    })
    .into_iter()
    .filter(|(index, ())| !own.contains(&statements[*index].report))
    .map(|(index, ())| {
        let why = format!(
            "the containers are set equal to “{}”; {} has that they could hold “{}”",
            view.pile.wording(index),
            view.carrier(nearest),
            view.pile.wording(nearest),
        );
        view.finding(FindingKind::HedgeDropped, index, &hedged, why)
    })
    .collect()
}

/// Whether the words just before the figure set it equal to something.
fn sets_equal(view: &View<'_>, index: usize) -> bool {
    const BEFORE: usize = 40;
    let statement = &view.pile.statements[index];
    let text = view.pile.text(statement);
    let spans = &statement.claim.spans;
    let end = spans.quantity.start() as usize;
    let start = text.floor_char_boundary(end.saturating_sub(BEFORE).max(spans.sentence.start() as usize));
    let before = text.get(start..end).unwrap_or_default().to_lowercase();
    has_any(&before, &view.pile.limits.words.sets_equal)
}

/// "Is believed to have sent" told as "has sent". Room told as contents is a finding of its own.
fn told_as_fact(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let goods = |index: &usize| {
        let claim = statements[*index].claim;
        claim.measure != Measure::Capacity && !statements[*index].figure.vague
    };
    let modality = |index: usize| Some(statements[index].claim.modality).filter(|_| goods(&index));
    let Some(reference) = weighed(view, origin, modality, |modality| *modality == Modality::Asserted) else {
        return Vec::new();
    };
    // Only a body's own words are sure to have had the hedge.
    if reference.value != Modality::Hedged || reference.contested || !reference.by_body {
        return Vec::new();
    }
    let nearest = reference.carriers[0];
    view.first_of_reports(origin, |index| {
        let is_fact = modality(index) == Some(Modality::Asserted)
            && statements[index].claim.measure == statements[nearest].claim.measure
            && !view.pile.is_headline(&statements[index]);
        is_fact.then_some(())
    })
    .into_iter()
    .map(|(index, ())| {
        let why = format!(
            "“{}” is told as a fact; {} has it as likely or possible",
            view.pile.wording(index),
            view.carrier(nearest),
        );
        view.finding(FindingKind::HedgeDropped, index, &reference.carriers, why)
    })
    .collect()
}
