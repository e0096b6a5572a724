use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::series::DAYS_OF_A_QUARTER;
use crate::statement::{Days, MeasureFamily};
use crate::view::{View, start};
use crate::{Finding, FindingKind};

/// A multiple holds if the quotient is within this share of it.
fn tolerance() -> Decimal {
    Decimal::new(1, 1)
}

/// Statements of a report before and after a multiple in which its base and its result are looked for.
const NEIGHBOURS: usize = 24;

/// Multiples of a report ("twofold since February") checked against the figures they compare, with the arithmetic; and against
/// the windows of the two, which must be alike for the multiple to mean anything.
pub(crate) fn multiples(view: &View<'_>, report: usize) -> Vec<Finding> {
    let members = view.pile.of_report(report);
    let is_multiple = |index: usize| {
        let statement = &view.pile.statements[index];
        statement.measure == MeasureFamily::Alone(Measure::Change)
            && matches!(statement.claim.unit.as_deref(), Some("times" | "time"))
    };
    let of_multiple = |(place, &index): (usize, &usize)| {
        let near = &members[place.saturating_sub(NEIGHBOURS)..members.len().min(place + NEIGHBOURS)];
        checked(view, index, near)
    };
    let multiples = members.iter().enumerate().filter(|(_, index)| is_multiple(**index));
    multiples.flat_map(of_multiple).collect()
}

fn checked(view: &View<'_>, index: usize, near: &[usize]) -> Vec<Finding> {
    let Some((result, base)) = compared(view, index, near) else { return Vec::new() };
    let statements = &view.pile.statements;
    let values = (
        statements[result].figure.value(),
        statements[base].figure.value(),
        statements[index].figure.value(),
    );
    let (Some(after), Some(before), Some(multiple)) = values else { return Vec::new() };
    if before <= Decimal::ZERO || multiple <= Decimal::ZERO {
        return Vec::new();
    }
    let quotient = after / before;
    let holds = (quotient - multiple).abs() <= multiple * tolerance();
    let verdict = if holds { "holds" } else { "does not hold" };
    let arithmetic = format!(
        "“{}”: {} / {} = {} against {}, which {verdict}",
        view.pile.wording(index),
        after.normalize(),
        before.normalize(),
        quotient.round_dp(2).normalize(),
        multiple.normalize(),
    );
    let mut found =
        vec![view.finding(FindingKind::RelativeChecked, index, &[result, base], arithmetic.clone())];
    if let (Some(own), Some(other)) = (start(view, result), told_start(view, base))
        && own.distance(other) > DAYS_OF_A_QUARTER
    {
        let window = |index: usize| {
            view.pile.statements[index].claim.period.map(|period| period.to_string()).unwrap_or_default()
        };
        let witness = view
            .origin(base)
            .members
            .iter()
            .copied()
            .find(|&member| start(view, member) == Some(other))
            .unwrap_or(base);
        let why = format!(
            "{arithmetic}; but the two count from different times ({} and {} in {}), so part of the rise is the longer window",
            window(result),
            window(witness),
            view.pile.source(witness),
        );
        found.push(view.finding(FindingKind::WindowChanged, index, &[result, witness], why));
    }
    found
}

/// The start of a figure's window as the nearest carrier that tells it.
fn told_start(view: &View<'_>, index: usize) -> Option<Days> {
    start(view, index).or_else(|| view.origin(index).members.iter().find_map(|&member| start(view, member)))
}

/// The figure a multiple is about and the one it is measured from: the claim it points at, or else the figure before it;
/// and an earlier, smaller figure of the same thing, done with it alike, of the time it counts from where that is told; else
/// one that stands beside the multiple, for no words tie the others to it.
fn compared(view: &View<'_>, index: usize, near: &[usize]) -> Option<(usize, usize)> {
    let statements = &view.pile.statements;
    let own = &statements[index];
    let about = own.claim.of.as_ref().and_then(|id| view.statement_of(id));
    let counted =
        |&&other: &&usize| matches!(statements[other].claim.measure, Measure::Transferred | Measure::Held);
    let before = || near.iter().filter(counted).rfind(|&&other| other < index).copied();
    let result = about.or_else(before)?;
    let since = own.claim.period.and_then(|period| Days::resolved(period.from?, view.pile.published(own)));
    let base = near.iter().filter(counted).copied().find(|&other| {
        let origin = view.origin(other);
        let in_time = since.zip(origin.days).map(|(since, days)| since.distance(days) <= 31);
        other != result
            && statements[other].item == statements[result].item
            && statements[other].claim.unit == statements[result].claim.unit
            && statements[other].claim.measure == statements[result].claim.measure
            && view.origin_of[other] != view.origin_of[result]
            && statements[other].figure.value() < statements[result].figure.value()
            && in_time.unwrap_or_else(|| is_beside(view, index, other))
    })?;
    Some((result, base))
}

/// Whether two figures of a report stand in one sentence or in two that follow on each other.
fn is_beside(view: &View<'_>, index: usize, other: usize) -> bool {
    let (own, other) = (&view.pile.statements[index], &view.pile.statements[other]);
    let (a, b) = (own.claim.spans.sentence, other.claim.spans.sentence);
    let between = a.end().min(b.end()) as usize..a.start().max(b.start()) as usize;
    let text = view.pile.text(own);
    own.claim.part == other.claim.part
        && (between.is_empty() || text.get(between).is_some_and(|between| between.trim().is_empty()))
}
