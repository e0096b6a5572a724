//! Dates in digits.

use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::Parts;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "iso-date",
        read: iso,
        examples: &[
            ("Updated 2023-10-05 by staff", "2023-10-05", "2023-10-05"),
            ("flight 2023-10-99", "", ""),
        ],
    },
    Rule {
        name: "slashed-date",
        read: slashed,
        examples: &[
            ("Updated 10/25/2023 by staff", "10/25/2023", "2023-10-25"),
            ("Updated 25/10/2023", "25/10/2023", "2023-10-25"),
        ],
    },
    Rule {
        name: "dotted-date",
        read: dotted,
        examples: &[("Updated 13.09.2023.", "13.09.2023", "2023-09-13")],
    },
];

/// The date, if there is such a day.
fn parts(year: u32, month: u32, day: u32) -> Option<Parts> {
    let (year, month, day) = (i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Parts { year: Some(year), month: Some(month), day: Some(day), ..Parts::default() })
}

/// Three numbers tied by `is_mark`, beginning at `at`.
fn tied(scan: &Scan<'_, '_>, at: usize, is_mark: impl Fn(usize) -> bool) -> Option<[u32; 3]> {
    let all_tied = (1..5).all(|step| scan.touches(at + step));
    let marks = is_mark(at + 1) && is_mark(at + 3) && !is_mark(at + 5);
    let before = at.back(1);
    if !all_tied || !marks || scan.touches(at) && is_mark(before) {
        return None;
    }
    Some([scan.digits(at)?, scan.digits(at + 2)?, scan.digits(at + 4)?])
}

fn iso(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let [year, month, day] = tied(scan, at, |at| scan.is_mark(at, '-') || scan.is_mark(at, '/'))?;
    (scan.word(at).len() == 4)
        .then(|| parts(year, month, day))
        .flatten()
        .and_then(|parts| Found::date(at, at + 5, parts))
}

/// Month first, as American papers write, unless only the other way there is such a day.
fn slashed(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let [month, day, year] = tied(scan, at, |at| scan.is_mark(at, '/'))?;
    let whole = scan.word(at + 4).len() == 4 && (1900..=2100).contains(&year);
    whole
        .then(|| parts(year, month, day).or_else(|| parts(year, day, month)))
        .flatten()
        .and_then(|parts| Found::date(at, at + 5, parts))
}

fn dotted(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let word = scan.word(at);
    if word.len() < 8 || word.len() > 10 || word.contains(',') {
        return None;
    }
    let mut numbers = word.split('.').map(str::parse);
    let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    (1900..=2100)
        .contains(&year)
        .then(|| parts(year, month, day))
        .flatten()
        .and_then(|parts| Found::date(at, at + 1, parts))
}
