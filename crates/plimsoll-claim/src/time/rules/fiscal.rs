//! Years of accounts: "fiscal 2012", "FY2012", "the 2012 fiscal year", "the current fiscal year".

use super::{Found, Rule};
use crate::time::scan::{Core, Scan, century_of_short};
use crate::time::shape::{Moved, Origin, Parts};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::CalendarUnit;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "fiscal-year",
    read: numbered,
    examples: &[
        ("In fiscal 2023 it lost.", "fiscal 2023", "FY2023"),
        ("In FY2023 it lost.", "FY2023", "FY2023"),
        ("in the fiscal year 2012", "the fiscal year 2012", "FY2012"),
        ("the third quarter of fiscal 2012", "the third quarter of fiscal 2012", "FY2012-Q3"),
        ("in the 2012 fiscal year", "the 2012 fiscal year", "FY2012"),
    ],
}];

pub(super) const UNIT_RULES: &[Rule] = &[Rule {
    name: "fiscal-year-named",
    read: named,
    examples: &[
        ("in the last fiscal year", "the last fiscal year", "FY2023"),
        ("in the current fiscal year", "the current fiscal year", "FY2024"),
    ],
}];

fn is_cue(meaning: Meaning) -> Option<()> {
    (meaning == Meaning::FiscalCue).then_some(())
}

/// "fiscal 2012", "FY12"; "the 2012 fiscal year".
fn numbered(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let parts = |year| Parts { year: Some(year), fiscal: true, ..Parts::default() };
    if let Some(((), first)) = scan.pick_back(at, is_cue) {
        let code = scan.word(first).bytes().all(|byte| byte.is_ascii_uppercase());
        let short = || {
            scan.digits(at)
                .filter(|_| code && scan.word(at).len() == 2)
                .map(|year| (century_of_short(year), at + 1))
        };
        let (year, end) = scan.year(at).or_else(short)?;
        return Found::date(scan.skip_the(first), end, parts(year));
    }
    let (year, end) = scan.year(at)?;
    let ((), end) = scan.pick(end, is_cue).filter(|(_, end)| scan.unit(end - 1).is_some())?;
    Found::date(scan.skip_the(at), end, parts(year))
}

/// "the current fiscal year".
fn named(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let ((), first) = scan.pick_back(at + 1, is_cue).filter(|_| core == Core::Unit(CalendarUnit::Year))?;
    let (steps, _, begin) = super::relative::steps_back(scan, first)?;
    let moved = Some(Moved { unit: CalendarUnit::Year, steps, origin: Origin::Publication });
    Found::date(begin, at + 1, Parts { moved, fiscal: true, ..Parts::default() })
}
