//! Dates with the month in letters.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Moved, Origin, Parts};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};
use plimsoll_text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-month",
        read: day_month,
        examples: &[
            ("It sailed on 13 September 2023 from Varn.", "13 September 2023", "2023-09-13"),
            ("It sailed on the 13th of September.", "the 13th of September", "2023-09-13"),
            ("BOTOSK, 10 JAN 90 (AFX)", "10 JAN 90", "1990-01-10"),
            ("the fifth of November 1605", "the fifth of November 1605", "1605-11-05"),
        ],
    },
    Rule {
        name: "month-day",
        read: month_day,
        examples: &[
            ("It sailed on Sept. 13, it said.", "Sept. 13", "2023-09-13"),
            ("On March 18, 2024, it will end.", "March 18, 2024", "2024-03-18"),
            ("On May 4th it ended.", "May 4th", "2023-05-04"),
            ("In March 12 ships sailed.", "March", "2023-03"),
            ("An October 5, 2023 photo", "October 5, 2023", "2023-10-05"),
        ],
    },
    Rule {
        name: "month",
        read: month,
        examples: &[
            ("It began in early October 1939.", "early October 1939", "1939-10"),
            ("It began in February of 2020.", "February of 2020", "2020-02"),
            ("since mid-June", "mid-June", "2023-06"),
            ("They may march on.", "", ""),
            ("Then May said no.", "", ""),
        ],
    },
];

pub(super) const NUMBER_RULES: &[Rule] = &[Rule {
    name: "day-of-month",
    read: day_only,
    examples: &[
        ("He arrived on the 26th.", "the 26th", "2024-02-26"),
        ("the left of the 26th Brigade", "", ""),
    ],
}];

fn core_month(core: Core) -> Option<u8> {
    if let Core::Month(month) = core { Some(month) } else { None }
}

/// The year after a date that ends before `end`: ", 2023", "of 2023", "'44". A day before it leaves no doubt, a month
/// alone does ("in October 2000 shells").
fn year_after(scan: &Scan<'_, '_>, end: usize, has_day: bool) -> (Option<i16>, usize) {
    let at = if scan.is_mark(end, ',') || scan.is(end, "of") { end + 1 } else { end };
    let sure = |year: i16| (1900..=2050).contains(&year) && (has_day || year % 100 != 0);
    match scan.year(at) {
        Some((year, after)) if sure(year) || !is_counted(scan, at, after) => (Some(year), after),
        _ => (None, end),
    }
}

/// Whether the number at `at` counts what follows it rather than dates what stands before.
fn is_counted(scan: &Scan<'_, '_>, at: usize, after: usize) -> bool {
    let measures = |meaning| {
        matches!(meaning, Meaning::Unit(_) | Meaning::Item(_) | Meaning::Scale(_) | Meaning::CalendarUnit(_))
            .then_some(())
    };
    scan.is_mark(after, '%') || (scan.digits(at).is_some() && scan.pick(after, measures).is_some())
}

/// Short years follow days in the headers of wire reports only, in capitals.
fn short_year(scan: &Scan<'_, '_>, month_at: usize, end: usize) -> Option<(i16, usize)> {
    let upper =
        scan.word(month_at).len() > 1 && scan.word(month_at).bytes().all(|byte| !byte.is_ascii_lowercase());
    let short = scan.digits(end).filter(|_| upper && scan.word(end).len() == 2)?;
    Some((crate::time::scan::century_of_short(short), end + 1))
}

fn day_month(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
    let of = scan.is(at.back(1), "of");
    let tied = scan.is_tie(at.back(1));
    let (day, mut first) = day_back(scan, if of || tied { at - 1 } else { at }, of)?;
    let (mut year, mut end) = year_after(scan, month_end, true);
    if let Some((short, after)) = short_year(scan, at, end).filter(|_| year.is_none()) {
        (year, end) = (Some(short), after);
    }
    if tied
        && scan.is_tie(month_end)
        && let Some((said, after)) = scan.year(month_end + 1)
    {
        (year, end) = (Some(said), after);
    }
    let parts = Parts { year, month: Some(month), day: Some(day), ..Parts::default() };
    if let Some((earlier, from, to)) = day_before_mark(scan, first) {
        return Found::two(
            (scan.skip_the(from), to, Parts { day: Some(earlier), ..parts }),
            (first, end, parts),
        );
    }
    first = scan.skip_the(first);
    Found::date(first, end, parts)
}

/// The day before a month: "13", "13th", "the fifth of".
fn day_back(scan: &Scan<'_, '_>, end: usize, of: bool) -> Option<(u8, usize)> {
    let last = end.checked_sub(1)?;
    if let Some((day, _)) = scan.day(last).filter(|found| found.1 == end) {
        let before = last.back(1);
        let part_of_number = scan.touches(last) && (scan.is_mark(before, '$') || scan.is_mark(before, ':'));
        return (!part_of_number).then_some((day, last));
    }
    let (number, first) = scan.ordinal_back(end)?;
    let day = u8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    (of || scan.is_ordinal_ending(last)).then_some((day, first))
}

/// The first day in "5-7 October", "5/6 October": day, first token, one past its last.
fn day_before_mark(scan: &Scan<'_, '_>, first: usize) -> Option<(u8, usize, usize)> {
    let mark = first.checked_sub(1)?;
    let joins = scan.is_dash(mark) || scan.is_mark(mark, '/');
    let last = mark.checked_sub(1).filter(|_| joins)?;
    let begin = if scan.is_ordinal_ending(last) { last - 1 } else { last };
    let (day, end) = scan.day(begin)?;
    (end == mark).then_some((day, begin, mark))
}

fn month_day(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
    let tied = usize::from(scan.is_tie(month_end));
    let after_the = month_end + tied + usize::from(scan.is(month_end, "the"));
    let (day, day_end) = scan.day(after_the).or_else(|| ordinal_day(scan, after_the))?;
    if is_counted(scan, after_the, day_end) || counts_in_month(scan, at, month_end, day_end) {
        return None;
    }
    let parts = Parts { month: Some(month), day: Some(day), ..Parts::default() };
    let dash = scan.is_dash(day_end) || scan.is_mark(day_end, '/');
    if let Some((last, last_end)) =
        scan.day(day_end + 1).filter(|found| dash && found.0 > day && scan.month(found.1).is_none())
    {
        let (year, end) = year_after(scan, last_end, true);
        let parts = Parts { year, ..parts };
        return Found::two((at, day_end, parts), (day_end + 1, end, Parts { day: Some(last), ..parts }));
    }
    let (year, end) = year_after(scan, day_end, true);
    Found::date(at, end, Parts { year, ..parts })
}

fn ordinal_day(scan: &Scan<'_, '_>, at: usize) -> Option<(u8, usize)> {
    let (number, end) = scan.ordinal(at)?;
    let the = scan.is(at.back(1), "the");
    u8::try_from(number).ok().filter(|day| the && (1..=31).contains(day)).map(|day| (day, end))
}

/// "In March 12 ships sailed": after "in" a month takes no day, unless the date goes on or the clause ends.
fn counts_in_month(scan: &Scan<'_, '_>, at: usize, month_end: usize, day_end: usize) -> bool {
    scan.is(at.back(1), "in") && day_end == month_end + 1 && scan.is_word(day_end)
}

fn month(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
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
    let dated = scan.pick_back(at, relation).is_some()
        || scan.is_any(before, &["to", "and", "or"]) && is_month_beyond(scan, before)
        || scan.is_any(before, &["every", "each"])
        || scan.is_class(before, Class::Article) && scan.is_capital(at) && is_noun(scan, end);
    let followed = scan.is_any(end, &["to", "and", "or", "through", "until"]) || scan.is_dash(end);
    dated && !scan.is_possessive(end) || followed && scan.month(end + 1).is_some()
}

/// Whether a month stands before the joining word at `at`.
fn is_month_beyond(scan: &Scan<'_, '_>, at: usize) -> bool {
    let last = at.back(1);
    let is_month = scan.reading.find(last, |hit| matches!(hit.meaning, Meaning::Month(_)).then_some(())).is_some();
    is_month || scan.reading.kind(last) == Some(TokenKind::Number)
}

/// Whether a noun in small letters may begin at token `at`: "a March operation".
fn is_noun(scan: &Scan<'_, '_>, at: usize) -> bool {
    let closed = [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Modal, Class::Complementiser];
    scan.is_word(at) && !scan.is_capital(at) && !closed.into_iter().any(|class| scan.is_class(at, class))
}

/// Whether someone begins at token `at`: "on the 26th Defence Minister Hale said", but "on the 26th Brigade".
fn is_subject(scan: &Scan<'_, '_>, at: usize) -> bool {
    let someone = |meaning| matches!(meaning, Meaning::Role(_) | Meaning::Actor(..)).then_some(());
    scan.is_capital(at) && scan.pick(at, someone).is_some()
}

fn day_only(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let (day, end) = scan.day(at).filter(|(_, end)| *end == at + 2)?;
    let the = at.back(1);
    let placed =
        scan.is(the, "the") && scan.is_any(the.back(1), &["on", "by", "until", "of", "since", "from"]);
    let alone = scan.ends_clause(end)
        || scan.is_class(end, Class::Auxiliary)
        || scan.is_any(end, &["in", "at", "and", "the", "he", "she", "they", "it"])
        || is_subject(scan, end);
    (placed && alone).then(|| Found::date(the, end, Parts { day: Some(day), ..Parts::default() })).flatten()
}
