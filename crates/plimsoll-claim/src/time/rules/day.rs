//! Days of months in letters.

use super::month::{core_month, is_counted, short_year, year_after};
use super::{Found, Rule};
use crate::Date;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::Parts;
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class, TimeRelation};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-month",
        read: day_month,
        examples: &[
            ("It sailed on 13 September 2023 from Varn.", "13 September 2023", "2023-09-13"),
            ("It sailed on the 13th of September.", "the 13th of September", "2023-09-13"),
            ("It fell on 22/Jan/2019.", "22/Jan/2019", "2019-01-22"),
            ("It fell on 2019-Jan-22.", "2019-Jan-22", "2019-01-22"),
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
            ("It lasted from 13 to 15 July.", "13 to 15 July", "2023-07-13/2023-07-15"),
            ("On May 4 and 5 it fell.", "May 4 and 5", "2023-05-04/2023-05-05"),
            ("On May 4 and 5 ships fell.", "May 4", "2023-05-04"),
            ("Those fired on May 4 and 5 failed.", "May 4 and 5", "2023-05-04/2023-05-05"),
            ("It fell on January first 2000.", "January first 2000", "2000-01-01"),
            ("In January first steps were made.", "January", "2024-01"),
            ("On Feb. 30 it fell.", "Feb.", "2024-02"),
            ("On May 4th it ended.", "May 4th", "2023-05-04"),
            ("In March 12 ships sailed.", "March", "2023-03"),
            ("An October 5, 2023 photo", "October 5, 2023", "2023-10-05"),
        ],
    },
];

pub(super) const NUMBER_RULES: &[Rule] = &[Rule {
    name: "day-of-month",
    read: day_only,
    examples: &[
        ("He arrived on the 26th.", "the 26th", "2024-02-26"),
        ("the left of the 26th Brigade", "", ""),
        ("He arrived on the 5th of this month.", "the 5th of this month", "2024-02-05"),
        ("He arrived on Monday the 26th.", "Monday the 26th", "2024-02-26"),
    ],
}];

fn day_month(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
    if let Some(found) = tied_date(scan, at, month_end, month) {
        return Some(found);
    }
    let of = scan.is(at.back(1), "of");
    let tied = scan.is_tie(at.back(1));
    let (day, mut first) = day_back(scan, if of || tied { at - 1 } else { at }, of)?;
    if !is_day_of(month, day) {
        return None;
    }
    let (mut year, mut end) = year_after(scan, month_end, true);
    if let Some((short, after)) = short_year(scan, at, end).filter(|_| year.is_none()) {
        (year, end) = (Some(short), after);
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

/// "22/Jan/2019", "2019-Jan-22".
fn tied_date(scan: &Scan<'_, '_>, at: usize, month_end: usize, month: u8) -> Option<Found> {
    let tied =
        |at: usize| scan.is_tie(at) || scan.is_mark(at, '/') && scan.touches(at) && scan.touches(at + 1);
    let before = at.checked_sub(2).filter(|_| tied(at - 1) && tied(month_end))?;
    let (first, last) = (scan.year(before), scan.year(month_end + 1));
    let (year, day, end) = match (first, last) {
        (Some((year, _)), None) => (year, scan.day(month_end + 1)?.0, month_end + 2),
        (None, Some((year, end))) => (year, scan.day(before)?.0, end),
        _ => return None,
    };
    let parts = Parts { year: Some(year), month: Some(month), day: Some(day), ..Parts::default() };
    is_day_of(month, day).then(|| Found::date(before, end, parts)).flatten()
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

/// Whether a month can have such a day.
fn is_day_of(month: u8, day: u8) -> bool {
    // A leap year has all days that any year has.
    Date::day_of(Some(2000), month, day).last_day().is_some()
}

/// Whether token `at` joins two days: a mark, or a word.
fn joins(scan: &Scan<'_, '_>, at: usize) -> (bool, bool) {
    let mark = scan.is_dash(at) || scan.is_mark(at, '/');
    let until = |meaning| (meaning == Meaning::TimeRelation(TimeRelation::Until)).then_some(());
    let word = scan.is_class(at, Class::RangeJoint) || scan.is(at, "and") || scan.pick(at, until).is_some();
    (mark, word)
}

/// The first day in "5-7 October", "from the 5th to the 7th of October": day, first token, one past its last.
fn day_before_mark(scan: &Scan<'_, '_>, first: usize) -> Option<(u8, usize, usize)> {
    let first = scan.skip_the(first);
    let joint = first.checked_sub(1)?;
    let (mark, word) = joins(scan, joint);
    let last = joint.checked_sub(1).filter(|_| mark || word)?;
    let begin = if scan.is_ordinal_ending(last) { last - 1 } else { last };
    let (day, end) = scan.day(begin)?;
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let placed =
        mark || scan.is_ordinal_ending(last) || scan.pick_back(scan.skip_the(begin), relation).is_some();
    (end == joint && placed).then_some((day, begin, joint))
}

/// The second day in "October 5-7", "October 5 and 7": day, first token, one past its last.
fn second_day(scan: &Scan<'_, '_>, joint: usize) -> Option<(u8, usize, usize)> {
    let (mark, word) = joins(scan, joint);
    let from = joint + 1;
    let (day, end) = scan.day(from + usize::from(word && scan.is(from, "the")))?;
    let closed =
        [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Determiner, Class::Pronoun];
    let past = plimsoll_lexicon::VerbForm::PAST;
    let tells =
        crate::quantity::noun_phrase::verb_form(scan.reading, end).is_some_and(|form| form.is_any(past));
    let alone = !scan.is_word(end) || tells || closed.into_iter().any(|class| scan.is_class(end, class));
    ((mark || word && alone) && scan.month(end).is_none()).then_some((day, from, end))
}

fn month_day(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let month = core_month(core)?;
    let (_, month_end) = scan.month(at)?;
    let tied = usize::from(scan.is_tie(month_end));
    let after_the = month_end + tied + usize::from(scan.is(month_end, "the"));
    let (day, day_end) = scan.day(after_the).or_else(|| ordinal_day(scan, after_the))?;
    if !is_day_of(month, day)
        || is_counted(scan, after_the, day_end)
        || counts_in_month(scan, at, month_end, day_end)
    {
        return None;
    }
    let parts = Parts { month: Some(month), day: Some(day), ..Parts::default() };
    let second = second_day(scan, day_end).filter(|found| found.0 > day && is_day_of(month, found.0));
    if let Some((last, from, last_end)) = second {
        let (year, end) = year_after(scan, last_end, true);
        let parts = Parts { year, ..parts };
        return Found::two((at, day_end, parts), (from, end, Parts { day: Some(last), ..parts }));
    }
    let (year, end) = year_after(scan, day_end, true);
    Found::date(at, end, Parts { year, ..parts })
}

fn ordinal_day(scan: &Scan<'_, '_>, at: usize) -> Option<(u8, usize)> {
    let (number, end) = scan.ordinal(at)?;
    let sure = scan.is(at.back(1), "the") || scan.ends_clause(end) || scan.year(end).is_some();
    u8::try_from(number).ok().filter(|day| sure && (1..=31).contains(day)).map(|day| (day, end))
}

/// "In March 12 ships sailed": after "in" a month takes no day, unless the date goes on or the clause ends.
fn counts_in_month(scan: &Scan<'_, '_>, at: usize, month_end: usize, day_end: usize) -> bool {
    scan.is(at.back(1), "in") && day_end == month_end + 1 && scan.is_word(day_end)
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
    let moved = super::relative::steps_at(
        scan,
        end + usize::from(scan.is(end, "of")) + usize::from(scan.is(end + 1, "the")),
    );
    if let Some((_, _, unit)) = moved {
        let month = scan.unit(unit).is_some_and(|(unit, _)| unit == CalendarUnit::Month);
        return month
            .then(|| Found::date(scan.skip_the(at), end, Parts { day: Some(day), ..Parts::default() }))
            .flatten();
    }
    let placed = placed || scan.is(the, "the") && scan.is_weekday(the.back(1));
    let alone = scan.ends_clause(end)
        || scan.is_class(end, Class::Auxiliary)
        || scan.is_any(end, &["in", "at", "and", "the", "he", "she", "they", "it", "that"])
        || is_subject(scan, end);
    (placed && alone).then(|| Found::date(the, end, Parts { day: Some(day), ..Parts::default() })).flatten()
}
