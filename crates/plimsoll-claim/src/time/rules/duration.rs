//! Lengths of time.

use super::{Found, Rule};
use crate::time::count;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "length",
        read: length,
        examples: &[
            ("It took two years.", "two years", "P2Y"),
            ("a three-day visit", "three-day", "P3D"),
            ("a 20-minute call", "20-minute", "PT20M"),
            ("It took 1/2 hour.", "1/2 hour", "PT30M"),
            ("It took 2 1/2 years.", "2 1/2 years", "P2.5Y"),
            ("It took 2½ hours.", "2½ hours", "PT2.5H"),
            ("over several months", "several months", "PXM"),
            ("It took two and a half years.", "two and a half years", "P2.5Y"),
            ("over the past five months", "the past five months", "P5M"),
            ("over the past decade", "the past decade", "P1DE"),
            ("It took a year and a half.", "a year and a half", "P1.5Y"),
            ("after a quarter of a century", "a quarter of a century", "P25Y"),
            ("a quarter-century later it", "a quarter-century", "P25Y"),
            ("It took two hours and 40 minutes.", "two hours and 40 minutes", "PT2H40M"),
            ("It took two more weeks.", "two more weeks", "P2W"),
            ("It took 1/2 hour.", "1/2 hour", "PT30M"),
            ("It took a minute and 30 seconds.", "a minute and 30 seconds", "PT1M30S"),
            ("over the past year and a half", "the past year and a half", "P1.5Y"),
            ("It took two and a quarter hours.", "two and a quarter hours", "PT2.25H"),
            ("It took one and three-quarter hours.", "one and three-quarter hours", "PT1.75H"),
            ("a minute amount", "", ""),
            ("a second ship", "", ""),
            ("a quarter of the load", "", ""),
            ("three-quarters of the load", "", ""),
        ],
    },
    Rule {
        name: "length-ended",
        read: ended,
        examples: &[
            ("It sold 40 in the year ended June 30.", "the year ended June 30", "P1Y/2023-06-30"),
            ("It sold 40 in the week to Feb. 4.", "the week to Feb. 4", "P1W/2024-02-04"),
            ("It sold 40 in the week to Friday.", "the week to Friday", "P1W/2024-02-23"),
            (
                "In the fiscal year that ended in June 2023 it sold 40.",
                "the fiscal year that ended in June 2023",
                "P1Y/2023-06",
            ),
            ("The year ended badly.", "", ""),
        ],
    },
    Rule { name: "bare-length", read: bare, examples: &[("It took decades.", "decades", "PXDE")] },
];

fn core_unit(core: Core) -> Option<CalendarUnit> {
    if let Core::Unit(unit) = core { Some(unit) } else { None }
}

fn length(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core)?;
    let tied = scan.is_tie(at.back(1));
    let plural = scan.word(at).ends_with('s');
    let count_end = if tied { at - 1 } else { at };
    let between = count_end.back(1);
    let mut counted = count::back(scan, count_end);
    if counted.is_none() && plural && count::is_between(scan, between) {
        counted = count::back(scan, between).filter(|(count, _)| *count != Count::ONE);
    }
    let (count, first) = match counted {
        Some(found) => found,
        None if !plural => {
            let (steps, first) = stretch_back(scan, at)?;
            let (count, end) = with_half(scan, Count::ONE, at + 1);
            return Found::one(scan.skip_the(first), end, Shape::Length { count, unit, steps });
        }
        None => return None,
    };
    // "20 minutes past 3" is a time of day.
    if unit == CalendarUnit::Minute && super::spoken::goes_on(scan, at, first) {
        return None;
    }
    let (steps, begin) = stretch_back(scan, first).unwrap_or((0, first));
    if is_other_word(scan, at, unit, first, steps, tied) {
        return None;
    }
    let (count, end) = match with_half(scan, count, at + 1) {
        (count, end) if end == at + 1 && scan.is_tie(end) && scan.is_class(end + 1, Class::Extent) => {
            (count, end + 2)
        }
        found => found,
    };
    let begin = if steps == 0 { begin } else { scan.skip_the(begin) };
    Found::one(begin, end, Shape::Length { count, unit, steps })
}

/// The count with the "and a half" at `end`, if it stands there, and one past it.
fn with_half(scan: &Scan<'_, '_>, count: Count, end: usize) -> (Count, usize) {
    count::half_after(scan, end).map_or((count, end), |after| (count.and_a_half(), after))
}

/// "a second ship", "three quarters of it", "a minute amount".
fn is_other_word(
    scan: &Scan<'_, '_>,
    at: usize,
    unit: CalendarUnit,
    first: usize,
    steps: i8,
    tied: bool,
) -> bool {
    let plural = scan.word(at).ends_with('s');
    match unit {
        CalendarUnit::Second => !plural && !tied,
        CalendarUnit::Quarter => steps == 0,
        CalendarUnit::Minute => scan.is(first, "a") && !plural && scan.is_noun(at + 1),
        _ => false,
    }
}

/// "the year ended June 30": one unit, up to a date.
fn ended(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit = core_unit(core).filter(|unit| *unit >= CalendarUnit::Day)?;
    let fiscal = || scan.pick_back(at + 1, |meaning| (meaning == Meaning::FiscalCue).then_some(()));
    let first = if unit == CalendarUnit::Year { fiscal().map_or(at, |(_, first)| first) } else { at };
    let the = first.checked_sub(1).filter(|the| scan.is(*the, "the"))?;
    let ((), end) = scan.pick(at + 1, |meaning| (meaning == Meaning::EndingCue).then_some(()))?;
    let is_weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
    let dated = scan.month(end).is_some()
        || scan.day(end).is_some_and(|(_, end)| scan.month(end).is_some())
        || unit == CalendarUnit::Week && scan.pick(end, is_weekday).is_some();
    dated.then(|| Found::one(the, at + 1, Shape::Length { count: Count::ONE, unit, steps: 0 })).flatten()
}

/// "last", "past", "next", "first" before a count: which way the length leads.
fn stretch_back(scan: &Scan<'_, '_>, first: usize) -> Option<(i8, usize)> {
    let steps = |meaning| match meaning {
        Meaning::Shift(steps) | Meaning::Stretching(steps) | Meaning::Step(steps) => Some(steps),
        _ => None,
    };
    scan.pick_back(first, steps).filter(|(steps, at)| *steps != 0 && !is_verb_of_lasting(scan, *at))
}

/// "would last 300 days", "enough to last two winters", "will only last a week": the verb, not the days before now.
fn is_verb_of_lasting(scan: &Scan<'_, '_>, at: usize) -> bool {
    let before = at.back(1 + usize::from(scan.is_class(at.back(1), Class::Adverb)));
    scan.is(at, "last") && (scan.is_class(before, Class::Modal) || scan.is(before, "to"))
}

fn bare(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit =
        core_unit(core).filter(|unit| !matches!(unit, CalendarUnit::Second | CalendarUnit::Quarter))?;
    let counted = || count::back(scan, at).map_or(at, |(_, first)| first);
    if unit == CalendarUnit::Minute && super::spoken::goes_on(scan, at, counted()) {
        return None;
    }
    let word = scan.word(at);
    let plural = word.ends_with('s') && word.len() > 4;
    let shape = Shape::Length { count: Count::UNSAID, unit, steps: 0 };
    plural.then(|| Found::one(at, at + 1, shape)).flatten()
}
