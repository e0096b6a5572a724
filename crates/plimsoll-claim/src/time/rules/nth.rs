//! Days and weeks counted within a month or year, and those like the one named before.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Cycle, Moved, Origin, Parts, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, TimeOffset};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "nth",
        read: nth,
        examples: &[
            ("on the second Tuesday of November", "the second Tuesday of November", "2023-11-14"),
            ("on the last day of January", "the last day of January", "2024-01-31"),
            ("in the first week of February", "the first week of February", "2024-W05"),
            ("He said last Monday it fell.", "last Monday", "2024-02-26"),
            ("a second day of talks", "", ""),
        ],
    },
    Rule {
        name: "same-unit",
        read: same,
        examples: &[
            ("It fell in the same month last year.", "the same month last year", "2023-02"),
            (
                "In January it rose from the same month a year earlier.",
                "the same month a year earlier",
                "2023-01",
            ),
            ("They met in the same month.", "the same month", "2024-02"),
            ("It fell in the same weeks of 2022.", "the same weeks of 2022", "2022"),
        ],
    },
];

/// Units that are counted within a month or a year.
fn cycle(core: Core) -> Option<Cycle> {
    match core {
        Core::Weekday(day) => Some(Cycle::Weekday(day)),
        Core::Unit(
            unit @ (CalendarUnit::Day | CalendarUnit::Week | CalendarUnit::Weekend | CalendarUnit::Month),
        ) => Some(Cycle::Unit(unit)),
        _ => None,
    }
}

/// "the second Tuesday of", "the last week of", before a month or a year.
fn nth(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let what = cycle(core)?;
    let last = |meaning| (meaning == Meaning::Shift(-1)).then_some(());
    let (nth, first) = match scan.pick_back(at, last) {
        Some(((), first)) => (-1, first),
        None => scan.ordinal_back(at).and_then(|(nth, first)| Some((i8::try_from(nth).ok()?, first)))?,
    };
    let of = scan.is(at + 1, "of") || (scan.is(at + 1, "in") && nth > 0);
    let date = at + 2 + usize::from(scan.is(at + 2, "the"));
    let dated = scan.month(date).is_some()
        || scan.year(date).is_some()
        || super::relative::steps_at(scan, date).is_some_and(|(_, _, at)| scan.unit(at).is_some());
    (of && dated && nth != 0)
        .then(|| Found::one(scan.skip_the(first), at + 1, Shape::Nth { nth, what, parts: None }))
        .flatten()
}

/// "the same month last year", "the same week a year earlier", "the same quarter of 2022".
fn same(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Unit(
        unit @ (CalendarUnit::Day | CalendarUnit::Week | CalendarUnit::Month | CalendarUnit::Quarter),
    ) = core
    else {
        return None;
    };
    let same = at.checked_sub(1).filter(|same| scan.is_same(*same))?;
    let (parts, end) = other_year(scan, at + 1)?;
    // "the same weeks of 2022": a stretch like that named before.
    let unit = Some(unit).filter(|_| !scan.reading.word(at).ends_with('s'));
    Found::one(scan.skip_the(same), end, Shape::Same { unit, parts })
}

/// "last year", "of 2022", "a year earlier" from token `at` on, and one past it.
pub(super) fn other_year(scan: &Scan<'_, '_>, at: usize) -> Option<(Parts, usize)> {
    if let Some((moved, end)) = super::month::moved_year(scan, at) {
        return Some((Parts { moved: Some(moved), ..Parts::default() }, end));
    }
    let joined = at + usize::from(scan.is(at, "of") || scan.is(at, "in"));
    if let Some((year, end)) = scan.year(joined).filter(|_| joined > at) {
        return Some((Parts { year: Some(year), ..Parts::default() }, end));
    }
    let offset = |meaning| match meaning {
        Meaning::TimeOffset(TimeOffset::Ago) => Some(Origin::Publication),
        Meaning::TimeOffset(TimeOffset::Earlier) => Some(Origin::Context),
        _ => None,
    };
    let (unit, end) =
        scan.unit(at + 1).filter(|_| scan.is_class(at, plimsoll_lexicon::tables::Class::Article))?;
    let (origin, end) = scan.pick(end, offset).filter(|_| unit == CalendarUnit::Year)?;
    Some((Parts { moved: Some(Moved { unit, steps: -1, origin }), ..Parts::default() }, end))
}

impl Scan<'_, '_> {
    /// "same" before a unit.
    pub(super) fn is_same(&self, at: usize) -> bool {
        self.pick(at, |meaning| (meaning == Meaning::Step(0)).then_some(())).is_some()
            && self.is(at.back(1), "the")
    }
}
