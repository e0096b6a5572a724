use std::cell::OnceCell;

use plimsoll_claim::Period;
use rustc_hash::FxHashMap;

use super::beside::Beside;
use super::reference::reference;
use crate::statement::Days;
use crate::trace::Traced;
use crate::view::{View, start};
use crate::{Finding, FindingKind};

/// The time that is counted became another.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let mut found = start_changed(view, origin);
    found.extend(closed(view, origin));
    found
}

/// The day on which it was said became another.
pub(super) fn in_report(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Vec<Finding> {
    day_changed(view, beside, view.pile.of_report(report)).into_iter().collect()
}

fn start_changed(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let Some(reference) = reference(view, origin, |index| start(view, index)) else { return Vec::new() };
    if reference.contested && !reference.by_body {
        return Vec::new();
    }
    // A report that has one number for two times counts two things.
    let report = |index: usize| view.pile.statements[index].report;
    let elsewhere =
        |index: usize| reference.carriers.iter().copied().find(|&carrier| report(carrier) != report(index));
    view.first_of_reports(origin, |index| start(view, index).filter(|own| own.distance(reference.value) > 0))
        .into_iter()
        .filter_map(|(index, _)| Some((index, elsewhere(index)?)))
        .map(|(index, nearest)| {
            let here = worded(view, index);
            let with_it = match here == index {
                true => String::new(),
                false => format!(", and with it “{}”,", view.pile.wording(index)),
            };
            let why = format!(
                "“{}”{with_it} counts {} here, {} in {}",
                view.pile.wording(here),
                window(view, index),
                window(view, nearest),
                view.carrier(nearest),
            );
            view.finding(FindingKind::WindowChanged, here, &reference.carriers, why)
        })
        .collect()
}

/// Figures before one among which the words of its window are looked for.
const MOST_BEFORE: usize = 64;

/// The claim whose own sentence has the window's words: a report tells its window once, and the figures after it go by it.
fn worded(view: &View<'_>, index: usize) -> usize {
    let claim = |index: usize| view.pile.statements[index].claim;
    let is_worded = |index: usize| claim(index).spans.period.is_some();
    if is_worded(index) {
        return index;
    }
    let of_report = view.pile.of_report(view.pile.statements[index].report);
    let before = of_report.iter().copied().rev().skip_while(|&other| other >= index);
    let words_it = |&other: &usize| claim(other).period == claim(index).period && is_worded(other);
    before.take(MOST_BEFORE).find(words_it).unwrap_or(index)
}

fn window(view: &View<'_>, index: usize) -> String {
    match view.pile.statements[index].claim.period {
        Some(Period { from: Some(from), to: None }) => format!("since {from}"),
        Some(Period { from: Some(from), to: Some(to) }) if from == to => format!("in {from}"),
        Some(Period { from: Some(from), to: Some(to) }) => format!("from {from} to {to}"),
        Some(Period { from: None, to: Some(to) }) => format!("up to {to}"),
        _ => "no time".to_string(),
    }
}

/// A total to date became one month's traffic in the same report.
fn closed(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let said = |index: usize| statements[index].said.or(origin.days);
    let to_date = |index: usize| {
        let period = statements[index].claim.period?;
        let last = period.to.and_then(Days::of);
        let open = last.is_none_or(|last| said(index).is_some_and(|said| last.distance(said) == 0));
        (open && (period.from.is_none() || period.to.is_none())).then_some(())
    };
    let places = OnceCell::new();
    let ended = |index: usize| {
        let last = Days::of(statements[index].claim.period?.to?)?;
        (last.last < said(index)?.first - DAYS_OF_A_MONTH).then_some(())
    };
    view.first_of_reports(origin, ended)
        .into_iter()
        .filter_map(|(index, ())| {
            let of_origin = |other: &usize| view.origin_of[*other] == view.origin_of[index];
            let in_report = view.pile.of_report(statements[index].report).iter().copied().filter(of_origin);
            let other = in_report
                .filter(|&other| to_date(other).is_some())
                .min_by_key(|other| (places.get_or_init(|| places_of(origin)).get(other).copied(), *other))?;
            let why = format!(
                "“{}” counts {} here and {} elsewhere in the report",
                view.pile.wording(index),
                window(view, index),
                window(view, other),
            );
            Some(view.finding(FindingKind::WindowChanged, index, &[other], why))
        })
        .collect()
}

/// The place of each member, the nearest first.
fn places_of(origin: &Traced<'_>) -> FxHashMap<usize, usize> {
    origin.members.iter().enumerate().map(|(place, &member)| (member, place)).collect()
}

/// A window that ended longer ago than this is not "to date".
const DAYS_OF_A_MONTH: i32 = 31;

/// The first figure of a report that is put on another day than that on which at least two others have it said. Where a
/// relay is named the day may be the relay's.
fn day_changed(view: &View<'_>, beside: &Beside<'_>, members: &[usize]) -> Option<Finding> {
    let statements = &view.pile.statements;
    members.iter().copied().find_map(|index| {
        let (own, origin) = (&statements[index], view.origin(index));
        let said = own.said.filter(|days| days.is_day() && own.claim.via.is_empty())?;
        let is_other = |days: Days| days.is_day() && days != said && days.distance(said) <= DAYS_OF_A_MONTH;
        if !origin.days.is_some_and(is_other) {
            return None;
        }
        let witnesses = beside.one_a_report_on_the_day(view, view.origin_of[index]);
        // A page dated before the utterance has its weekdays counted from the wrong day.
        let too_early =
            view.pile.published_day(own).zip(origin.days).is_some_and(|(page, said)| page + 1 < said.first);
        if witnesses.len() < 2 || too_early {
            return None;
        }
        let why = format!(
            "“{}” is said on {} here, on {} in {}",
            view.pile.wording(index),
            own.claim.said_on?,
            origin.uttered_on?,
            view.carrier(witnesses[0]),
        );
        Some(view.finding(FindingKind::WindowChanged, index, witnesses, why))
    })
}
