//! Dates said from elsewhere: from the day of publication, or from the date named before.

use super::{Found, Rule};
use crate::time::count;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Moved, Origin, Parts, Shape};
use plimsoll_lexicon::tables::{CalendarUnit, Class, TimeModifier, TimeOffset, TimeRelation};
use plimsoll_lexicon::{Hit, Meaning};

pub(super) const UNIT_RULES: &[Rule] = &[
    Rule {
        name: "offset",
        read: offset,
        examples: &[
            ("It fell two days ago.", "two days ago", "2024-02-26"),
            ("On Jan. 5 it began. Three weeks later, it fell.", "Three weeks later", "2024-W04"),
            ("It fell a year ago.", "a year ago", "2023"),
            ("It fell a year and a half ago.", "a year and a half ago", "2022-08"),
            ("On Jan. 5 it began. Two days before, they met.", "Two days before", "2024-01-03"),
        ],
    },
    Rule {
        name: "day-beside",
        read: day_beside,
        examples: &[
            ("On Jan. 5 it began. The day before, they met.", "The day before", "2024-01-04"),
            ("the day before yesterday", "the day before yesterday", "2024-02-26"),
            ("It falls day after tomorrow.", "day after tomorrow", "2024-03-01"),
        ],
    },
    Rule {
        name: "unit-moved",
        read: moved,
        examples: &[
            ("It fell last week.", "last week", "2024-W08"),
            ("It fell earlier this month.", "earlier this month", "2024-02"),
            ("It fell late last year.", "late last year", "2023"),
            ("On Jan. 5 it began. It fell the following day.", "the following day", "2024-01-06"),
            ("By the end of the month", "the end of the month", "2024-02"),
            ("It will fall by year-end.", "year-end", "2024"),
            ("It will fall by end of year.", "end of year", "2024"),
            ("one ship of year", "", ""),
            ("In 2021 it began. That year it fell.", "That year", "2021"),
            ("It fell this past weekend.", "this past weekend", "2024-W08-WE"),
            ("It rose in the past quarter.", "the past quarter", "2023-Q4"),
            ("It fell over the weekend.", "the weekend", "2024-W08-WE"),
            ("It will fall over the weekend.", "the weekend", "2024-W09-WE"),
            ("It fell in the last quarter.", "the last quarter", "2023-Q4"),
            ("Sales were below those of the year-earlier quarter.", "year-earlier", "2023"),
            ("in the first half of this year", "the first half of this year", "2024-H1"),
            ("in the 70s of the last century", "the last century", "19"),
        ],
    },
];

/// "last", "the following", "that same" before `first`: steps, from where, and the first token.
pub(super) fn steps_back(scan: &Scan<'_, '_>, first: usize) -> Option<(i8, Origin, usize)> {
    let at = first.checked_sub(1)?;
    let (steps, origin, _) = steps_at(scan, at).filter(|found| found.2 == first)?;
    let before = at.back(1);
    let context = origin == Origin::Context || scan.is(before, "the") || scan.is(before, "that");
    let from = if scan.is_any(before, &["the", "this", "that"]) { before } else { at };
    Some((steps, if context { Origin::Context } else { origin }, from))
}

/// The same from token `at` on: steps, from where, and the token after.
pub(super) fn steps_at(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, Origin, usize)> {
    let steps = |meaning| match meaning {
        Meaning::Shift(steps) | Meaning::Stretching(steps) => Some((steps, Origin::Publication)),
        Meaning::Step(steps) => Some((steps, Origin::Context)),
        _ => None,
    };
    let ((steps_here, origin), end) = scan.pick(at, steps)?;
    match scan.pick(end, steps) {
        Some(((further, _), end)) if steps_here == 0 => Some((further, origin, end)),
        _ => Some((steps_here, origin, end)),
    }
}

fn core_unit(core: Core) -> Option<CalendarUnit> {
    if let Core::Unit(unit) = core { Some(unit) } else { None }
}

fn offset(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core)?;
    let offset = |meaning| if let Meaning::TimeOffset(offset) = meaning { Some(offset) } else { None };
    let half = count::half_after(scan, at + 1);
    let tied = scan.is_tie(at + 1);
    let behind = half.unwrap_or(at + 1 + usize::from(tied));
    let (offset, end) = scan.pick(behind, offset)?;
    let dangling = scan.is_any(behind, &["before", "after"]) && !scan.ends_clause(end);
    if dangling {
        return None;
    }
    let (count, first) = match count::back(scan, at) {
        Some(found) => found,
        None if scan.word(at).ends_with('s') => (Count::UNSAID, at),
        // "the year-earlier quarter"
        None if tied => (Count::ONE, at),
        None => return None,
    };
    let count = if half.is_some() { count.and_a_half() } else { count };
    Found::one(first, end, Shape::Offset { count, unit, offset })
}

/// "the day before", "the week after next", "the day before yesterday".
fn day_beside(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core).filter(|unit| *unit >= CalendarUnit::Day)?;
    let the = scan.skip_the(at);
    if the == at && count::back(scan, at).is_some() {
        return None;
    }
    let offset = |meaning| if let Meaning::TimeOffset(offset) = meaning { Some(offset) } else { None };
    let following = scan.is(at + 1, "following") && scan.ends_clause(at + 2);
    let (offset, end) = if following { (TimeOffset::Later, at + 2) } else { scan.pick(at + 1, offset)? };
    let sign = match offset {
        TimeOffset::Earlier => -1,
        TimeOffset::Later => 1,
        _ => return None,
    };
    let deictic = |meaning| if let Meaning::Deictic(days) = meaning { Some(days) } else { None };
    let moved = match scan.pick(end, deictic) {
        Some((days, end)) if unit == CalendarUnit::Day => {
            (Moved { unit, steps: sign + days, origin: Origin::Publication }, end)
        }
        _ if the == at => return None,
        _ if scan.is_any(end, &["last", "next"]) => {
            (Moved { unit, steps: sign * 2, origin: Origin::Publication }, end + 1)
        }
        _ if scan.ends_clause(end) || scan.is_class(end, Class::Conjunction) => {
            (Moved { unit, steps: sign, origin: Origin::Context }, end)
        }
        _ => return None,
    };
    Found::date(the, moved.1, Parts { moved: Some(moved.0), ..Parts::default() })
}

/// "last week", "earlier that month", "the end of the year".
fn moved(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core).filter(|unit| *unit >= CalendarUnit::Day)?;
    if scan.word(at).ends_with('s') {
        return None;
    }
    if (scan.is_possessive(at + 1) || scan.is_tie(at + 1)) && scan.is(at + 2, "end") {
        let moved = Moved { unit, steps: 0, origin: Origin::Context };
        let parts = Parts { moved: Some(moved), modifier: Some(TimeModifier::End), ..Parts::default() };
        let year = scan.year(at + 3).filter(|_| unit == CalendarUnit::Year);
        return match year {
            Some((year, end)) => Found::date(at, end, Parts { year: Some(year), moved: None, ..parts }),
            None => Found::date(at, at + 3, parts),
        };
    }
    if unit == CalendarUnit::Weekend && scan.is(at.back(1), "the") && dates_weekend(scan, at - 1) {
        let moved = Moved { unit, steps: 0, origin: Origin::Publication };
        let pick = Some((0, Origin::Publication));
        return Found::date(at - 1, at + 1, Parts { moved: Some(moved), pick, ..Parts::default() });
    }
    let stretching = |meaning| matches!(meaning, Meaning::Stretching(_)).then_some(());
    // "the last year" is the twelve months before; "the last quarter" is one of four.
    // Of "the last century" something is told that belongs to the one before this.
    let is_whole = unit == CalendarUnit::Century && scan.is(at.back(3), "of");
    let one_of_many = is_whole || matches!(unit, CalendarUnit::Quarter | CalendarUnit::Weekend);
    let stretches = !one_of_many
        && (scan.pick_back(at, stretching).is_some()
            || scan.is(at.back(1), "last") && scan.is(at.back(2), "the"));
    let found = steps_back(scan, at).filter(|_| !stretches);
    let bare = at.back(1);
    let is_named = matches!(unit, CalendarUnit::Year | CalendarUnit::Month | CalendarUnit::Week);
    let points = is_named && scan.is(bare, "that") && !scan.is_tie(at + 1);
    let (steps, origin, first) = match found {
        Some(found) => found,
        None if scan.is(bare, "the") => (0, Origin::Context, bare),
        // "that year", not "said that year-round supply"
        None if points => (0, Origin::Context, bare),
        // "by end of year"
        None if scan.is(bare, "of") => (0, Origin::Context, at),
        None => return None,
    };
    let moved = Some(Moved { unit, steps, origin });
    let portion = super::quarter::portion_back(scan, first).filter(|_| unit == CalendarUnit::Year);
    if let Some((months, first)) = portion {
        return Found::date(first, at + 1, Parts { moved, months: Some(months), ..Parts::default() });
    }
    let (first, modifier) = scan.lead(first);
    let (first, placed) = later_back(scan, first);
    let counted = unit == CalendarUnit::Year && is_end_of(scan, first);
    let said = found.is_some() || modifier.is_some() || placed || points || counted;
    said.then(|| Found::date(first, at + 1, Parts { moved, modifier, ..Parts::default() })).flatten()
}

/// Tokens of "the first nine months" before its unit.
const END: usize = 4;

/// "the first nine months of" before "the year": so many units at one end of it.
fn is_end_of(scan: &Scan<'_, '_>, first: usize) -> bool {
    let reading = scan.reading;
    let unit = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    let end = |hit: &Hit| matches!(hit.meaning, Meaning::Ordinal(1) | Meaning::Shift(-1));
    let of = first.checked_sub(1).filter(|of| *of > 0 && scan.is(*of, "of"));
    of.is_some_and(|of| {
        reading.hits.at(of - 1).any(unit)
            && (of.saturating_sub(END)..of - 1).any(|at| reading.hits.at(at).any(end))
    })
}

/// "over the weekend", "at the weekend": a weekend that dates something, and is not talked about.
fn dates_weekend(scan: &Scan<'_, '_>, the: usize) -> bool {
    let relation = |meaning| {
        matches!(meaning, Meaning::TimeRelation(TimeRelation::At | TimeRelation::Within)).then_some(())
    };
    scan.pick_back(the, relation).is_some() && !scan.is(the.back(1), "of")
}

/// "earlier", "later in" before `first`.
pub(super) fn later_back(scan: &Scan<'_, '_>, first: usize) -> (usize, bool) {
    let place = |meaning| {
        matches!(meaning, Meaning::TimeOffset(TimeOffset::Earlier | TimeOffset::Later)).then_some(())
    };
    let glue = first.back(1);
    let end = if scan.is_any(glue, &["in", "on"]) { glue } else { first };
    match scan.pick_back(end, place) {
        Some(((), at)) if !scan.is_any(at, &["before", "after"]) => (at, true),
        _ => (first, false),
    }
}
