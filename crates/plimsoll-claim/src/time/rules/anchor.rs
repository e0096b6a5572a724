//! Words that point at a time without naming it.

use super::nth::other_year;
use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{TimeReference, TimeRelation};

pub(super) const REFERENCE_RULES: &[Rule] = &[Rule {
    name: "reference",
    read: reference,
    examples: &[
        ("It is now there.", "now", "PRESENT_REF"),
        ("It fell recently.", "recently", "PAST_REF"),
        ("It goes past the border.", "", ""),
        ("This time, it fell.", "", ""),
        ("In 2021 it began. Since then it has grown.", "then", "2021"),
        ("It began and then fell.", "", ""),
        ("In Q3 2023 it rose from the same period in 2022.", "the same period in 2022", "2022-Q3"),
        ("In 2023 it rose from the same period a year earlier.", "the same period a year earlier", "2022"),
    ],
}];

pub(super) const UNIT_RULES: &[Rule] = &[Rule {
    name: "recent",
    read: recent,
    examples: &[
        ("in recent weeks", "recent weeks", "PXW"),
        ("in the coming days", "the coming days", "PXD"),
        ("in the four previous weeks", "the four previous weeks", "P4W"),
    ],
}];

fn reference(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Reference(reference) = core else { return None };
    let is_reference = |meaning| matches!(meaning, Meaning::TimeReference(_)).then_some(());
    let (_, end) = scan.pick(at, is_reference)?;
    if scan.is(at, "past") {
        let the = at.back(1);
        return (scan.is(the, "the") && scan.ends_clause(end))
            .then(|| Found::one(the, end, Shape::Reference(reference)))
            .flatten();
    }
    let is_cue = |meaning| (meaning == Meaning::FiscalCue).then_some(());
    let season = |meaning| matches!(meaning, Meaning::Season(_)).then_some(());
    if scan.unit(end).is_some() || scan.pick(end, is_cue).is_some() || scan.pick(end, season).is_some() {
        return None;
    }
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let relates = scan.pick_back(at, relation).is_some();
    let is_then = reference == TimeReference::Then;
    if scan.is(at, "then") && !follows_then(scan, at) {
        return None;
    }
    if is_then && !relates || scan.is(at, "former") && scan.is(at.back(1), "the") && !scan.is_word(end) {
        return None;
    }
    if let Some((parts, end)) = other_year(scan, end).filter(|_| is_then) {
        return Found::one(at, end, Shape::Same { unit: None, parts });
    }
    let at = if reference == TimeReference::Future { scan.skip_the(at) } else { at };
    let shape = if is_then { Shape::Then } else { Shape::Reference(reference) };
    Found::one(at, end, shape)
}

/// "since then", "by then": not "and then", "the then minister", "by then-president".
fn follows_then(scan: &Scan<'_, '_>, at: usize) -> bool {
    let leads = |meaning| {
        matches!(meaning, Meaning::TimeRelation(TimeRelation::Since | TimeRelation::Until)).then_some(())
    };
    scan.pick_back(at, leads).is_some() && !scan.is_tie(at + 1)
}

/// "recent weeks": a length that leads to the anchor, of unsaid number.
fn recent(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Unit(unit) = core else { return None };
    let steps = |meaning| match meaning {
        Meaning::Shift(steps) | Meaning::Stretching(steps) | Meaning::Step(steps) => Some(steps),
        Meaning::TimeReference(TimeReference::Past) => Some(-1),
        _ => None,
    };
    let (steps, first) = scan.pick_back(at, steps).filter(|_| scan.word(at).ends_with('s'))?;
    let (count, first) = crate::time::count::back(scan, first)
        .filter(|(count, _)| count.whole().is_some_and(|whole| whole > 1))
        .unwrap_or((Count::UNSAID, first));
    let shape = Shape::Length { count, unit, steps };
    Found::one(scan.skip_the(first), at + 1, shape)
}
