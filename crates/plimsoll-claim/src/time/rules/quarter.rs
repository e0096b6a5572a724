//! Quarters and halves of a year.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::Parts;
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};

pub(super) const RULES: &[Rule] = &[Rule {
    name: "quarter-code",
    read: quarter_code,
    examples: &[
        ("in Q3 2023 it fell", "Q3 2023", "2023-Q3"),
        ("from 2023 Q1 it fell", "2023 Q1", "2023-Q1"),
        ("in Q4 it fell", "Q4", "2023-Q4"),
    ],
}];

pub(super) const UNIT_RULES: &[Rule] = &[Rule {
    name: "quarter",
    read: quarter,
    examples: &[
        ("in the third quarter of 2023", "the third quarter of 2023", "2023-Q3"),
        ("It fell in the third quarter.", "the third quarter", "2023-Q3"),
        ("Fourth-quarter sales fell.", "Fourth-quarter", "2023-Q4"),
        ("It will rise in the second quarter.", "the second quarter", "2024-Q2"),
        ("It had a fourth-quarter loss.", "fourth-quarter", "2023-Q4"),
        ("a third quarter of the load", "", ""),
    ],
}];

/// "Q3 2023", "2023 Q3", "Q3".
fn quarter_code(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    if let Some((year, end)) = scan.year(at) {
        let letter = end + usize::from(scan.is_tie(end));
        let months = coded_months(scan, letter + 1)?;
        return Found::date(
            at,
            letter + 2,
            Parts { year: Some(year), months: Some(months), ..Parts::default() },
        );
    }
    let months = coded_months(scan, at)?;
    let joined = scan.is(at + 1, "of") || scan.is_tie(at + 1);
    let year = scan.year(at + 1 + usize::from(joined));
    let alone = scan.is(at - 1, "q") && !scan.touches(at + 1);
    let parts = Parts { year: year.map(|found| found.0), months: Some(months), ..Parts::default() };
    (alone || year.is_some())
        .then(|| Found::date(at - 1, year.map_or(at + 1, |found| found.1), parts))
        .flatten()
}

/// The months of "Q3" or "H1" whose number is token `at`.
fn coded_months(scan: &Scan<'_, '_>, at: usize) -> Option<(u8, u8)> {
    let number = scan.digits(at).filter(|number| (1..=4).contains(number) && scan.touches(at))? as u8;
    match (scan.word(at.checked_sub(1)?), number) {
        ("Q" | "q", _) => Some((number * 3 - 2, number * 3)),
        ("H", 1 | 2) => Some((number * 6 - 5, number * 6)),
        _ => None,
    }
}

/// "the first half of", "the third quarter of" before `first`: first and last month.
pub(super) fn portion_back(scan: &Scan<'_, '_>, first: usize) -> Option<((u8, u8), usize)> {
    let of = first.checked_sub(1)?;
    let noun = of.checked_sub(1).filter(|_| scan.is(of, "of"))?;
    let (number, begin) = scan.ordinal_back(noun)?;
    let number = u8::try_from(number).ok()?;
    let months = if scan.is(noun, "half") && number <= 2 {
        (number * 6 - 5, number * 6)
    } else if scan.is(noun, "quarter") && number <= 4 {
        (number * 3 - 2, number * 3)
    } else {
        return None;
    };
    Some((months, scan.skip_the(begin)))
}

/// "the third quarter of 2023", "fourth-quarter", "the second quarter": without a year the one next to publication.
fn quarter(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let tie = usize::from(scan.is_tie(at.back(1)));
    let (number, first) =
        scan.ordinal_back(at.checked_sub(tie)?).filter(|_| core == Core::Unit(CalendarUnit::Quarter))?;
    let number = u8::try_from(number).ok().filter(|number| (1..=4).contains(number))?;
    let parts = Parts { months: Some((number * 3 - 2, number * 3)), ..Parts::default() };
    if let Some((year, end)) = scan.year(at + 1 + usize::from(scan.is_any(at + 1, &["of", "in"]))) {
        return Found::date(scan.skip_the(first), end, Parts { year: Some(year), ..parts });
    }
    let before = first.back(1);
    let part_of_whole = scan.is(at + 1, "of") && !is_time_next(scan, at + 2);
    let counted =
        scan.word(at).ends_with('s') || tie == 0 && scan.is_class(before, Class::Article) || part_of_whole;
    (!counted).then(|| Found::date(scan.skip_the(first), at + 1, parts)).flatten()
}

/// Whether a year, near or far, may begin at token `at`: "of last year", "of the year", "of fiscal 2012".
fn is_time_next(scan: &Scan<'_, '_>, at: usize) -> bool {
    let at = at + usize::from(scan.is(at, "the"));
    let leads = |meaning| {
        matches!(
            meaning,
            Meaning::Shift(_) | Meaning::Step(_) | Meaning::FiscalCue | Meaning::CalendarUnit(_)
        )
        .then_some(())
    };
    scan.pick(at, leads).is_some()
}
