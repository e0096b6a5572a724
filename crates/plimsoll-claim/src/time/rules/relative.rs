//! Dates said from elsewhere: from the day of publication, or from the date named before.

use super::{Found, Rule};
use crate::time::count;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Moved, Origin, Parts, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, DayPart, TimeOffset};

pub(super) const UNIT_RULES: &[Rule] = &[
    Rule {
        name: "offset",
        read: offset,
        examples: &[
            ("It fell two days ago.", "two days ago", "2024-02-26"),
            ("On Jan. 5 it began. Three weeks later, it fell.", "Three weeks later", "2024-W04"),
            ("It fell a year ago.", "a year ago", "2023"),
            ("On Jan. 5 it began. Two days before, they met.", "Two days before", "2024-01-03"),
        ],
    },
    Rule {
        name: "day-beside",
        read: day_beside,
        examples: &[
            ("On Jan. 5 it began. The day before, they met.", "The day before", "2024-01-04"),
            ("the day before yesterday", "the day before yesterday", "2024-02-26"),
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
            ("in the first half of this year", "the first half of this year", "2024-H1"),
        ],
    },
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "deictic",
        read: deictic,
        examples: &[
            ("It fell yesterday.", "yesterday", "2024-02-27"),
            ("It falls tomorrow.", "tomorrow", "2024-02-29"),
        ],
    },
    Rule {
        name: "weekday",
        read: weekday,
        examples: &[
            ("He said on Monday it fell.", "Monday", "2024-02-26"),
            ("Last Friday it fell.", "Last Friday", "2024-02-23"),
            ("They will meet on Friday.", "Friday", "2024-03-01"),
        ],
    },
    Rule {
        name: "season",
        read: season,
        examples: &[
            ("in the summer of 1942", "the summer of 1942", "1942-SU"),
            ("last summer", "last summer", "2023-SU"),
            ("They fall back.", "", ""),
        ],
    },
    Rule {
        name: "named-day",
        read: named,
        examples: &[("at Christmas 2023", "Christmas 2023", "2023-12-25")],
    },
    Rule {
        name: "day-part",
        read: part,
        examples: &[
            ("It fell this morning.", "this morning", "2024-02-28TMO"),
            ("on the night of 12 May 2023", "the night of 12 May 2023", "2023-05-12TNI"),
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
    let (offset, end) = scan.pick(at + 1, offset)?;
    let dangling = scan.is_any(at + 1, &["before", "after"]) && !scan.ends_clause(end);
    if dangling {
        return None;
    }
    let (count, first) = match count::back(scan, at) {
        Some(found) => found,
        None if scan.word(at).ends_with('s') => (Count::UNSAID, at),
        None => return None,
    };
    Found::one(first, end, Shape::Offset { count, unit, offset })
}

/// "the day before", "the week after next", "the day before yesterday".
fn day_beside(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core).filter(|unit| *unit >= CalendarUnit::Day)?;
    let the = at.checked_sub(1).filter(|the| scan.is(*the, "the"))?;
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
        _ if scan.is_any(end, &["last", "next"]) => {
            (Moved { unit, steps: sign * 2, origin: Origin::Publication }, end + 1)
        }
        _ if scan.ends_clause(end) => (Moved { unit, steps: sign, origin: Origin::Context }, end),
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
    if scan.is_possessive(at + 1) && scan.is(at + 2, "end") {
        let moved = Moved { unit, steps: 0, origin: Origin::Context };
        return Found::date(at, at + 3, Parts { moved: Some(moved), ..Parts::default() });
    }
    let stretching = |meaning| matches!(meaning, Meaning::Stretching(_)).then_some(());
    let stretches =
        scan.pick_back(at, stretching).is_some() || scan.is(at.back(1), "last") && scan.is(at.back(2), "the");
    let found = steps_back(scan, at).filter(|_| !stretches);
    let bare = at.back(1);
    let (steps, origin, first) = match found {
        Some(found) => found,
        None if scan.is(bare, "the") => (0, Origin::Context, bare),
        None => return None,
    };
    let moved = Some(Moved { unit, steps, origin });
    let portion = super::year::portion_back(scan, first).filter(|_| unit == CalendarUnit::Year);
    if let Some((months, first)) = portion {
        return Found::date(first, at + 1, Parts { moved, months: Some(months), ..Parts::default() });
    }
    let (first, modifier) = scan.lead(first);
    let (first, placed) = later_back(scan, first);
    let said = found.is_some() || modifier.is_some() || placed;
    said.then(|| Found::date(first, at + 1, Parts { moved, modifier, ..Parts::default() })).flatten()
}

/// "earlier", "later in" before `first`.
fn later_back(scan: &Scan<'_, '_>, first: usize) -> (usize, bool) {
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

fn deictic(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Deictic(steps) = core else { return None };
    let (first, _) = later_back(scan, at);
    let moved = Some(Moved { unit: CalendarUnit::Day, steps, origin: Origin::Publication });
    let parts = Parts { moved, ..Parts::default() };
    if scan.is(at, "tonight") {
        return Found::date(first, at + 1, Parts { part: Some(DayPart::Ni), ..parts });
    }
    Found::date(first, at + 1, parts)
}

fn weekday(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Weekday(day) = core else { return None };
    let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
    let (_, end) = scan.pick(at, weekday)?;
    let (first, pick) = match steps_back(scan, at) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (at, None),
    };
    Found::date(first, end, Parts { weekday: Some(day), pick, ..Parts::default() })
}

fn season(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Season(season) = core else { return None };
    let (first, modifier) = scan.lead(at);
    let (first, pick) = match steps_back(scan, first) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (scan.skip_the(first), None),
    };
    let (year_at, the) = (at + 1 + usize::from(scan.is(at + 1, "of")), scan.is(first, "the"));
    let year = scan.year(year_at);
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let clear = !scan.is_uncertain(at)
        || (the && !scan.is(at + 1, "of") && scan.pick_back(first, relation).is_some());
    let bare_in = scan.is(at.back(1), "in") && scan.ends_clause(at + 1);
    if year.is_none() && pick.is_none() && modifier.is_none() && !clear && !bare_in {
        return None;
    }
    let (year, end) = year.map_or((None, at + 1), |(year, end)| (Some(year), end));
    Found::date(first, end, Parts { year, season: Some(season), modifier, pick, ..Parts::default() })
}

fn named(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Named(month, day) = core else { return None };
    let named = |meaning| matches!(meaning, Meaning::NamedDay(..)).then_some(());
    let (_, mut end) = scan.pick(at, named)?;
    let year = scan.year(end);
    end = year.map_or(end, |found| found.1);
    let (first, pick) = match steps_back(scan, at) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (at, None),
    };
    let parts = Parts {
        year: year.map(|found| found.0),
        month: Some(month),
        day: Some(day),
        pick,
        ..Parts::default()
    };
    Found::date(first, end, parts)
}

/// Whether a weekday stands before token `at`, which makes no name of a part of the day ("Operation Dawn").
fn is_weekday_back(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.pick_back(at, |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(())).is_some()
}

/// "this morning", "that night", "the early morning hours".
fn part(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Part(part) = core else { return None };
    if scan.is_capital(at) && scan.is_capital(at.back(1)) && !is_weekday_back(scan, at) {
        return None;
    }
    let hours = usize::from(scan.is(at + 1, "hours"));
    let (first, modifier) = scan.lead(at);
    let (first, moved) = match steps_back(scan, first) {
        Some((steps, origin, first)) => {
            let early = scan.is(first.back(1), "early") || scan.is(first.back(1), "late");
            (first - usize::from(early), Some(Moved { unit: CalendarUnit::Day, steps, origin }))
        }
        None => (scan.skip_the(first), None),
    };
    Found::date(first, at + 1 + hours, Parts { part: Some(part), moved, modifier, ..Parts::default() })
}
