//! Lengths of time.

use super::{Found, Rule};
use crate::time::count;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::CalendarUnit;

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
            ("a second ship", "", ""),
            ("a quarter of the load", "", ""),
            ("three-quarters of the load", "", ""),
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
            return Found::one(
                scan.skip_the(first),
                at + 1,
                Shape::Length { count: Count::ONE, unit, steps },
            );
        }
        None => return None,
    };
    let (steps, begin) = stretch_back(scan, first).unwrap_or((0, first));
    if is_other_word(scan, at, unit, first, steps, tied) {
        return None;
    }
    let end = if scan.is_tie(at + 1) && scan.is_any(at + 2, &["old", "long"]) { at + 3 } else { at + 1 };
    let begin = if steps == 0 { begin } else { scan.skip_the(begin) };
    Found::one(begin, end, Shape::Length { count, unit, steps })
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
        CalendarUnit::Minute => scan.is(first, "a") && !plural && scan.is_word(at + 1),
        _ => false,
    }
}

/// "last", "past", "next", "first" before a count: which way the length leads.
fn stretch_back(scan: &Scan<'_, '_>, first: usize) -> Option<(i8, usize)> {
    let steps = |meaning| match meaning {
        Meaning::Shift(steps) | Meaning::Stretching(steps) | Meaning::Step(steps) => Some(steps),
        _ => None,
    };
    scan.pick_back(first, steps).filter(|(steps, _)| *steps != 0)
}

fn bare(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let unit =
        core_unit(core).filter(|unit| !matches!(unit, CalendarUnit::Second | CalendarUnit::Quarter))?;
    let word = scan.word(at);
    let plural = word.ends_with('s') && word.len() > 4;
    let shape = Shape::Length { count: Count::UNSAID, unit, steps: 0 };
    plural.then(|| Found::one(at, at + 1, shape)).flatten()
}
