//! Months, with or without a year.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Moved, Origin, Parts};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};
use plimsoll_text::TokenKind;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "month",
    read: month,
    examples: &[
        ("It began in early October 1939.", "early October 1939", "1939-10"),
        ("It fell in January-June 2023.", "January-June 2023", "2023-01/2023-06"),
        ("It began in Dec-2020.", "Dec-2020", "2020-12"),
        ("It fell between march and may.", "march and may", "2023-03/2023-05"),
        ("It fell in march 2023.", "march 2023", "2023-03"),
        ("It grew between March and October.", "March and October", "2023-03/2023-10"),
        ("They march in may colours.", "", ""),
        ("A March operation failed.", "March", "2023-03"),
        ("It began in February of 2020.", "February of 2020", "2020-02"),
        ("since mid-June", "mid-June", "2023-06"),
        ("They may march on.", "", ""),
        ("Then May said no.", "", ""),
    ],
}];

pub(super) fn core_month(core: Core) -> Option<u8> {
    if let Core::Month(month) = core { Some(month) } else { None }
}

/// The year after a date that ends before `end`: ", 2023", "of 2023", "'44". A day before it leaves no doubt, a month
/// alone does ("in October 2000 shells").
pub(super) fn year_after(scan: &Scan<'_, '_>, end: usize, has_day: bool) -> (Option<i16>, usize) {
    let at = if scan.is_mark(end, ',') || scan.is(end, "of") { end + 1 } else { end };
    if scan.is_tie(end)
        && let Some((year, after)) = scan.year(end + 1).filter(|(_, after)| !scan.is_tie(*after))
    {
        return (Some(year), after);
    }
    let sure = |year: i16| (1900..=2050).contains(&year) && (has_day || year % 100 != 0);
    match scan.year(at) {
        Some((year, after)) if sure(year) || !is_counted(scan, at, after) => (Some(year), after),
        _ => (None, end),
    }
}

/// Whether the number at `at` counts what follows it rather than dates what stands before.
pub(super) fn is_counted(scan: &Scan<'_, '_>, at: usize, after: usize) -> bool {
    let measures = |meaning| {
        matches!(meaning, Meaning::Unit(_) | Meaning::Item(_) | Meaning::Scale(_) | Meaning::CalendarUnit(_))
            .then_some(())
    };
    scan.is_mark(after, '%') || (scan.digits(at).is_some() && scan.pick(after, measures).is_some())
}

/// Short years follow days in the headers of wire reports only, in capitals.
pub(super) fn short_year(scan: &Scan<'_, '_>, month_at: usize, end: usize) -> Option<(i16, usize)> {
    let upper =
        scan.word(month_at).len() > 1 && scan.word(month_at).bytes().all(|byte| !byte.is_ascii_lowercase());
    let short = scan.digits(end).filter(|_| upper && scan.word(end).len() == 2)?;
    Some((crate::time::scan::century_of_short(short), end + 1))
}

fn month(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
    if let Some((last, last_end)) = tied_month(scan, month_end) {
        let (year, end) = year_after(scan, last_end, false);
        let begun = year.map(|year| year - i16::from(month > last));
        let of = |year, month| Parts { year, month: Some(month), ..Parts::default() };
        return Found::two((at, month_end, of(begun, month)), (month_end + 1, end, of(year, last)));
    }
    let (year, mut end) = year_after(scan, month_end, false);
    let (first, modifier) = scan.lead(at);
    let (first, pick) = match modifier {
        None => picked(scan, first),
        Some(_) => (first, None),
    };
    let moved = if year.is_none() { moved_year(scan, month_end) } else { None };
    if let Some((_, after)) = moved {
        end = after;
    }
    let backed = year.is_some() || moved.is_some() || modifier.is_some() || pick.is_some();
    if !backed && scan.is_uncertain(at) && !stands_as_month(scan, at, month_end) {
        return None;
    }
    let parts = Parts {
        year,
        month: Some(month),
        modifier,
        pick,
        moved: moved.map(|found| found.0),
        ..Parts::default()
    };
    Found::date(first, end, parts)
}

/// "June" of "January-June".
fn tied_month(scan: &Scan<'_, '_>, tie: usize) -> Option<(u8, usize)> {
    scan.month(tie + 1).filter(|_| scan.is_tie(tie) && scan.is_capital(tie + 1))
}

/// "last September", "the following May": the word before and which it picks.
fn picked(scan: &Scan<'_, '_>, first: usize) -> (usize, Option<(i8, Origin)>) {
    match super::relative::steps_back(scan, first) {
        Some((steps, origin, at)) => (at, Some((steps, origin))),
        None => (first, None),
    }
}

/// "September last year", "March of that year".
pub(super) fn moved_year(scan: &Scan<'_, '_>, end: usize) -> Option<(Moved, usize)> {
    let at = end + usize::from(scan.is(end, "of") || scan.is(end, "in"));
    let at = at + usize::from(scan.is(at, "the"));
    let (steps, origin, unit_at) = super::relative::steps_at(scan, at)?;
    let (unit, after) = scan.unit(unit_at).filter(|(unit, _)| *unit == CalendarUnit::Year)?;
    Some((Moved { unit, steps, origin }, after))
}

/// Whether a word that may be a name or a verb stands where months stand.
fn stands_as_month(scan: &Scan<'_, '_>, at: usize, end: usize) -> bool {
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let before = at.back(1);
    let bound = |meaning| matches!(meaning, Meaning::BoundBefore(_)).then_some(());
    // "until at least March"
    let bounded = scan.pick_back(at, bound).map_or(at, |found| found.1);
    let dated = scan.pick_back(bounded, relation).is_some()
        || scan.is_any(before, &["to", "and", "or"]) && is_month_beyond(scan, before)
        || scan.is_any(before, &["every", "each"])
        || scan.is_class(before, Class::Article) && scan.is_capital(at) && scan.is_noun(end);
    let followed = scan.is_any(end, &["to", "and", "or", "through", "until"]) || scan.is_dash(end);
    dated && !scan.is_possessive(end) || followed && scan.month(end + 1).is_some()
}

/// Whether a month, or a length that ends with one, stands before the joining word at `at`.
fn is_month_beyond(scan: &Scan<'_, '_>, at: usize) -> bool {
    let last = at.back(1);
    let is_unit = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::CalendarUnit(_)).then_some(());
    scan.is_month(last)
        || scan.reading.find(last, is_unit).is_some()
        || scan.reading.kind(last) == Some(TokenKind::Number)
}
