//! Years and what is made of them: spans, decades, centuries, quarters, halves.

use super::{Found, Rule};
use crate::quantity::noun_phrase::is_plural;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Parts, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "decade",
        read: decade,
        examples: &[("in the late 1990s", "the late 1990s", "199"), ("in the '60s", "the '60s", "196")],
    },
    Rule {
        name: "decade-of-era",
        read: decade_of_era,
        examples: &[("in the 470s BC it fell", "the 470s BC", "BC047")],
    },
    Rule {
        name: "era",
        read: era,
        examples: &[
            ("in 490 BC it fell", "490 BC", "BC0490"),
            ("in AD 70 it fell", "AD 70", "0070"),
            ("the years 499 to 493 BC", "499 to 493 BC", "BC0499/BC0493"),
            ("in June 479 BC", "June 479 BC", "BC0479-06"),
        ],
    },
    Rule {
        name: "year-span",
        read: span,
        examples: &[("in 1914-18", "1914-18", "1914/1918"), ("the 2023/24 season", "2023/24", "2023/2024")],
    },
    Rule {
        name: "year",
        read: year,
        examples: &[
            ("in 1939 it fell", "1939", "1939"),
            ("the 1967 war", "1967", "1967"),
            ("late in 1943 it fell", "late in 1943", "1943"),
            ("the first half of 2023", "the first half of 2023", "2023-H1"),
            ("It sent 2000 shells.", "", ""),
            ("about 1950 containers", "", ""),
            ("It breaches Resolution 1874.", "", ""),
            ("The index closed at 1987.", "", ""),
        ],
    },
];

pub(super) const UNIT_RULES: &[Rule] = &[Rule {
    name: "century",
    read: century,
    examples: &[
        ("in the 20th century", "the 20th century", "19"),
        ("in the fifth century BC", "the fifth century BC", "BC04"),
    ],
}];

fn decade(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let plural = (scan.is(at + 1, "s") || scan.is_possessive(at + 1)) && scan.touches(at + 1);
    let number = scan.digits(at).filter(|number| plural && number % 10 == 0)?;
    // "1000s of shells"
    if number == 1000 && scan.is(at + 2, "of") {
        return None;
    }
    let (start, first) = match scan.word(at).len() {
        4 if (1000..=2090).contains(&number) => (number as i16, at),
        2 if matches!(
            scan.reading.kind(at.back(1)),
            Some(plimsoll_text::TokenKind::Mark('\'' | '’' | '‘'))
        ) && scan.touches(at) =>
        {
            (crate::time::scan::century_of_short(number), at - 1)
        }
        _ => return None,
    };
    let (first, _) = scan.lead(first);
    Found::one(scan.skip_the(first), at + 2, Shape::Decade(start))
}

/// "the 470s BC".
fn decade_of_era(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let plural = (scan.is(at + 1, "s") || scan.is_possessive(at + 1)) && scan.touches(at + 1);
    let number = scan.digits(at).filter(|number| plural && number % 10 == 0 && *number <= 3000)? as i16;
    let (sign, end) = era_at(scan, at + 2)?;
    let start = if sign < 0 { -8 - number } else { number };
    let (first, _) = scan.lead(at);
    Found::one(scan.skip_the(first), end, Shape::Decade(start))
}

fn era_at(scan: &Scan<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let era = |meaning| if let Meaning::Era(sign) = meaning { Some(sign) } else { None };
    scan.pick(at, era).filter(|_| scan.word(at).starts_with(char::is_uppercase))
}

/// "490 BC", "AD 70", "499 to 493 BC".
fn era(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let parts = |year| Parts { year: Some(year), ..Parts::default() };
    if let Some((year, end)) = scan.year_of_era(at) {
        let (first, modifier) = scan.lead(at);
        return Found::date(first, end, Parts { modifier, ..parts(year) });
    }
    let number = scan.digits(at).filter(|number| (1..=3000).contains(number))? as i16;
    let joint = at + 1;
    let joins = scan.is_dash(joint) || scan.is_class(joint, Class::RangeJoint) || scan.is(joint, "and");
    if let Some((year, end)) = scan.year_of_era(joint + 1).filter(|_| joins) {
        let earlier = if year <= 0 { 1 - number } else { number };
        return Found::two((at, joint, parts(earlier)), (joint + 1, end, parts(year)));
    }
    let before = at.back(1);
    (scan.word(before) == "AD").then(|| Found::date(before, at + 1, parts(number))).flatten()
}

/// "1914-18", "1914–1918", "2023/24".
fn span(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let (year, end) = scan.year(at).filter(|(year, _)| *year >= 1200)?;
    let joined = scan.is_dash(end) || scan.is_mark(end, '/');
    let second = scan.digits(end + 1).filter(|_| joined && scan.touches(end) && scan.touches(end + 1))?;
    let second = match scan.word(end + 1).len() {
        2 => year / 100 * 100 + second as i16,
        4 => i16::try_from(second).ok()?,
        _ => return None,
    };
    let ends = !scan.is_dash(end + 2) && second > year && second <= 2100 && !scan.is_mark(end + 2, '/');
    let parts = |year| Parts { year: Some(year), ..Parts::default() };
    ends.then(|| Found::two((at, end, parts(year)), (end + 1, end + 2, parts(second)))).flatten()
}

fn year(scan: &Scan<'_, '_>, at: usize, _: Core) -> Option<Found> {
    let apostrophe = at.back(1);
    let short = scan.word(at).len() == 2 && scan.year(apostrophe).is_some();
    let from = if short { apostrophe } else { at };
    let (year, end) = scan.year(from)?;
    if !is_year(scan, from, end, year) {
        return None;
    }
    let (first, modifier) = scan.lead(from);
    let parts = Parts { year: Some(year), modifier, ..Parts::default() };
    if modifier.is_none()
        && let Some((months, first)) = super::quarter::portion_back(scan, first)
    {
        return Found::date(first, end, Parts { months: Some(months), ..parts });
    }
    let named = first.back(1);
    let first = if scan.is(named, "year") { scan.skip_the(named) } else { first };
    Found::date(first, end, parts)
}

/// Whether a number of four digits is a year: what stands around it does not count with it, and something speaks for it.
fn is_year(scan: &Scan<'_, '_>, at: usize, end: usize, year: i16) -> bool {
    let before = at.back(1);
    let glued = scan.touches(at)
        && scan.holds(before)
        && !scan.is_mark(before, '(')
        && !is_quote(scan, before)
        && !scan.is_dash(before)
        || scan.touches(end) && (scan.is_word(end) || scan.is_mark(end, '%'))
        || scan.touches(end) && scan.is_dash(end) && scan.digits(end + 1).is_some();
    let joined = |at: usize| scan.is_tie(at) || scan.is_mark(at, '/');
    let dated_on = joined(end) && scan.month(end + 1).is_some_and(|(_, end)| joined(end));
    // "closed at 1987": a value or an hour.
    if glued || dated_on || scan.is(before, "at") && !scan.is_word(end) || counts(scan, at, end) {
        return false;
    }
    let relation =
        |meaning| matches!(meaning, Meaning::TimeRelation(_) | Meaning::TimeModifier(_)).then_some(());
    let dated = scan.pick_back(at, relation).is_some()
        || scan.is_any(before, &["year", "and", "or", "to", "the"])
        || scan.is_dash(before)
        || scan.is_mark(before, '(')
        || scan.is_class(before, Class::PossessivePronoun)
        || scan.is_possessive(end);
    let is_season = |meaning| {
        matches!(meaning, Meaning::Season(_) | Meaning::NamedDay(..) | Meaning::Feast(_)).then_some(())
    };
    let named = scan.is_capital(before) && !dated;
    let modern = !named && (1700..=2050).contains(&year) && (year % 100 != 0 || dated);
    modern || (dated && year >= 1000) || scan.pick_back(at, is_season).is_some()
}

fn is_quote(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.holds(at) && scan.reading.is_quote(at)
}

/// Whether the number counts what follows, or is bounded like a figure.
fn counts(scan: &Scan<'_, '_>, at: usize, end: usize) -> bool {
    let figure = |meaning| matches!(meaning, Meaning::BoundBefore(_) | Meaning::UnitBefore(_)).then_some(());
    let unit = |meaning| {
        matches!(
            meaning,
            Meaning::Unit(_)
                | Meaning::Item(_)
                | Meaning::Scale(_)
                | Meaning::CalendarUnit(_)
                | Meaning::Suffix(_)
        )
        .then_some(())
    };
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let bounded = scan.pick_back(at, figure).is_some() && scan.pick_back(at, relation).is_none();
    let plural = scan.is_word(end)
        && scan.word(end).ends_with('s')
        && !scan.is_capital(end)
        && scan.reading.hits.at(end).is_empty();
    let people = scan.is_class(end, Class::IrregularPlural);
    let before = at.back(1);
    let dated = scan.is_any(before, &["in", "since", "until", "the", "during"])
        || scan.is_class(before, Class::PossessivePronoun);
    let in_range = || is_range_of_hundreds(scan, at) || is_range_of_hundreds(scan, at.back(2));
    // "In 2023 ships of the guard stopped 40 boats": the sentence opens with when it was.
    let opens = scan.is_capital(before) && scan.is_any(before, &["in", "since", "during"]);
    let item = |meaning| matches!(meaning, Meaning::Item(_)).then_some(());
    if opens && !bounded && scan.pick(end, item).is_some() {
        return false;
    }
    bounded || scan.pick(end, unit).is_some() || ((plural || people) && !dated) || in_range()
}

/// "1000 to 2000 stores": two round figures and what they count, no span of years; "From 1900 to 2000 sales grew" is one.
fn is_range_of_hundreds(scan: &Scan<'_, '_>, first: usize) -> bool {
    let is_round = |at: usize| scan.digits(at).is_some_and(|number| number >= 1000 && number % 100 == 0);
    let noun = first + 3;
    let opens = first == 0 || scan.is_capital(first.back(1));
    is_round(first)
        && scan.is_class(first + 1, Class::RangeJoint)
        && is_round(first + 2)
        && !opens
        && (is_plural(scan.reading, noun) || scan.is_class(noun, Class::IrregularPlural))
}

fn century(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let tie = usize::from(scan.is_tie(at.back(1)));
    let (number, first) =
        scan.ordinal_back(at.checked_sub(tie)?).filter(|_| core == Core::Unit(CalendarUnit::Century))?;
    let number = i16::try_from(number).ok().filter(|number| (1..=30).contains(number))?;
    let (first, _) = scan.lead(first);
    let first = scan.skip_the(first);
    match era_at(scan, at + 1) {
        Some((sign, end)) if sign < 0 => Found::one(first, end, Shape::Century(1 - number)),
        Some((_, end)) => Found::one(first, end, Shape::Century(number)),
        None => Found::one(first, at + 1, Shape::Century(number)),
    }
}
