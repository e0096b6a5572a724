//! From where dates without a year are counted.
//!
//! In news, from the day of publication: the latest such date on or before it, the next one where the words say it is to
//! come. In a narrative, from the date named before.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use rustc_hash::FxHashMap;

use super::civil;
use super::shape::{Atom, Origin, Parts, Shape};
use crate::{Date, Reading};

/// Fewest old dates with a year that make a narrative.
const FEWEST_OLD: usize = 4;
/// Most tokens back that a sign of the tense is looked for.
const TENSE_REACH: usize = 12;
/// Months that lie as near behind as ahead.
pub(crate) const HALF_A_YEAR: i32 = 6;
/// Days by which a report's date can run behind the dates in it: it is day there when it is night here.
const SLACK: i32 = 1;

/// Whether the text tells of long ago rather than of the days before its publication.
pub(super) fn is_narrative(published: Option<Date>, atoms: &[Atom]) -> bool {
    let latest = published.and_then(Date::year).map_or(i16::MAX, |year| year - 2);
    let (mut old, mut fresh, mut news) = (0, 0, 0);
    for atom in atoms {
        let Shape::Date(parts) = atom.shape else { continue };
        match parts.year {
            Some(year) if year <= latest => old += usize::from(parts.month.is_some() || published.is_some()),
            Some(_) => fresh += 1,
            None if parts.weekday.is_some() && parts.day.is_none() => news += 1,
            None if parts.moved.is_some_and(|moved| moved.origin == Origin::Publication) => news += 1,
            None => {}
        }
    }
    old >= FEWEST_OLD && old > 3 * news && old > fresh
}

/// Whether the words before token `first`, then those after it, say that it is to come; `default` where they are silent.
pub(super) fn is_future(reading: &Reading<'_>, first: usize, default: bool) -> bool {
    let sentence = &reading.sentences[reading.sentence_at(first)].tokens;
    let start = sentence.start.max(first.saturating_sub(TENSE_REACH));
    let before = (start..first).rev().take_while(|at| !reading.is_mark(*at, ';'));
    let after = first..sentence.end.min(first + TENSE_REACH);
    before.chain(after).find_map(|at| tense_at(reading, at, default)).unwrap_or(default)
}

/// The year of a month (and day) for want of another: the next such where the words say that it is to come, the last where they do
/// not, the nearest where they leave it open.
pub(super) fn year_by_tense(
    reading: &Reading<'_>,
    first: usize,
    coming: bool,
    anchor: Date,
    (month, day): (u8, Option<u8>),
) -> Option<i16> {
    if is_open(reading, first, coming) {
        return nearest_year(anchor, month);
    }
    year_near(anchor, month, day, is_future(reading, first, coming))
}

/// "was due in January", "had promised to deliver by January", "could arrive in May": whether the nearest word before that tells a tense
/// leaves open if a time is past.
fn is_open(reading: &Reading<'_>, first: usize, coming: bool) -> bool {
    let sentence = &reading.sentences[reading.sentence_at(first)].tokens;
    let start = sentence.start.max(first.saturating_sub(TENSE_REACH));
    let mut before = (start..first).rev().take_while(|at| !reading.is_mark(*at, ';'));
    // "said that the ships were due in May": as somebody said it, it was to come.
    let is_reported = |at: usize| (sentence.start..at).any(|at| reading.has(at, Sort::Saying));
    let cue = |at: usize| {
        let covers = |hit: &plimsoll_lexicon::Hit| hit.meaning == Meaning::FutureCue && hit.end() > at;
        (at.saturating_sub(1)..=at).find(|start| reading.hits.at(*start).any(covers))
    };
    let was_due = |at: usize| {
        let be = at.checked_sub(1 + usize::from(reading.is_class(at.saturating_sub(1), Class::Adverb)));
        be.is_some_and(|be| reading.is_any(be, &["was", "were", "been", "had"]) && !is_reported(be))
    };
    let might = |at: usize| reading.is_class(at, Class::Chance) && !reading.is_capital(at);
    let tells = before.find(|at| might(*at) || tense_at(reading, *at, false).is_some());
    tells
        .is_some_and(|at| !coming && might(at) && !reading.is(at + 1, "have") || cue(at).is_some_and(was_due))
}

/// The year in which a month is nearest to the day counted from, the last of two that are as near.
fn nearest_year(anchor: Date, month: u8) -> Option<i16> {
    let (year, now) = civil::month(anchor)?;
    let away = match i32::from(month) - i32::from(now) {
        ahead if ahead >= HALF_A_YEAR => -1,
        ahead if ahead < -HALF_A_YEAR => 1,
        _ => 0,
    };
    civil::move_year(year, away)
}

/// Whether token `at` says that something is to come (true) or past (false).
fn tense_at(reading: &Reading<'_>, at: usize, infinitive: bool) -> Option<bool> {
    if infinitive && is_infinitive(reading, at) {
        return Some(true);
    }
    // "are expected": found from its end on as well
    let cue =
        |hit: &plimsoll_lexicon::Hit| (hit.meaning == Meaning::FutureCue && hit.end() > at).then_some(true);
    if let Some(cue) = at.checked_sub(1).and_then(|before| reading.find(before, cue)) {
        return Some(cue);
    }
    let tense = reading.find(at, |hit| match hit.meaning {
        Meaning::FutureCue => Some(true),
        Meaning::Verb(form) | Meaning::ReportingVerb { form, .. } | Meaning::MeasureVerb { form, .. }
            if form.is_any(VerbForm::PAST) && !form.is_any(VerbForm::BASE) =>
        {
            Some(false)
        }
        _ => None,
    });
    tense.or_else(|| reading.is_any(at, &["was", "were", "had", "has", "have"]).then_some(false))
}

/// "to deliver": what is meant to be done is to come.
fn is_infinitive(reading: &Reading<'_>, at: usize) -> bool {
    let base = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Verb(form) | Meaning::ReportingVerb { form, .. } | Meaning::MeasureVerb { form, .. } => {
            form.is_any(VerbForm::BASE).then_some(())
        }
        _ => None,
    };
    reading.is(at, "to") && reading.find(at + 1, base).is_some()
}

/// The year of a month (and day) counted from `anchor`: the latest on or before it, or the next one.
pub(super) fn year_near(anchor: Date, month: u8, day: Option<u8>, future: bool) -> Option<i16> {
    let (year, now) = civil::month(anchor)?;
    if let (Some(day), Some(today)) = (day, civil::day(anchor)) {
        let latest = if future { today } else { civil::move_day(today, SLACK)? };
        let candidates: [i32; 3] = if future { [0, 1, 1] } else { [1, 0, -1] };
        let fits = |at: jiff::civil::Date| if future { at >= latest } else { at <= latest };
        let years = candidates.into_iter().filter_map(|steps| civil::move_year(year, steps));
        return years
            .filter_map(|year| Some((year, Date::day_of(Some(year), month, day).first_day()?)))
            .find(|(_, at)| fits(*at))
            .map(|found| found.0)
            .or(Some(year));
    }
    let away = if future { i32::from(month < now) } else { -i32::from(month > now) };
    civil::move_year(year, away)
}

/// The year next to `anchor` in which a day falls on a weekday.
pub(super) fn year_of_weekday(anchor: Date, month: u8, day: u8, weekday: u8) -> Option<i16> {
    let year = anchor.year()?;
    let fits = |year: &i16| {
        let date = Date::day_of(Some(*year), month, day).first_day();
        date.is_some_and(|date| date.weekday().to_monday_one_offset().unsigned_abs() == weekday)
    };
    [0, -1, 1].into_iter().filter_map(|steps| civil::move_year(year, steps)).find(fits)
}

/// The year of "last September", "next May", "that March" counted from `anchor`.
pub(super) fn year_picked(anchor: Date, month: u8, steps: i8) -> Option<i16> {
    let (year, now) = civil::month(anchor).or_else(|| Some((anchor.year()?, 6)))?;
    let away = match steps {
        0 => 0,
        ..0 => -i32::from(month >= now),
        1.. => i32::from(month <= now),
    };
    civil::move_year(year, away)
}

/// The year of a month in a narrative whose last date is `focus`: the tale goes on, a little back or far on.
pub(super) fn year_told(focus: Date, month: u8) -> Option<i16> {
    const FAR_BACK: i16 = 8;
    let year = focus.year()?;
    let back = focus.month().map_or(0, |now| i16::from(now) - i16::from(month));
    civil::move_year(year, i32::from(back >= FAR_BACK))
}

/// The days that the text gives a year, each with it; none where it gives several.
pub(super) fn days_with_year(atoms: &[Atom]) -> FxHashMap<(u8, u8), Option<i16>> {
    let mut days: FxHashMap<(u8, u8), Option<i16>> = FxHashMap::default();
    for atom in atoms {
        let Shape::Date(Parts { year: Some(year), month: Some(month), day: Some(day), .. }) = atom.shape
        else {
            continue;
        };
        days.entry((month, day))
            .and_modify(|known| *known = known.filter(|known| *known == year))
            .or_insert(Some(year));
    }
    days
}
