//! Times of day as they are spoken: "half past three", "ten to nine", "eight o'clock", "five-thirty".

use super::clock::said;
use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Clock, Parts};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{BoundKind, CalendarUnit, Class, TimeReference, TimeRelation};

pub(super) const RULES: &[Rule] = &[Rule {
    name: "clock-spoken",
    read: hour_in_words,
    examples: &[
        ("It fell at half past three.", "half past three", "XXXX-XX-XXT03:30"),
        ("It was a quarter to nine.", "a quarter to nine", "XXXX-XX-XXT08:45"),
        ("It fell at ten past nine.", "ten past nine", "XXXX-XX-XXT09:10"),
        ("It fell at 20 minutes past eight.", "20 minutes past eight", "XXXX-XX-XXT08:20"),
        ("It began at eight o'clock.", "eight o'clock", "XXXX-XX-XXT08:00"),
        ("It fell at five-thirty on Monday.", "five-thirty on Monday", "2024-02-26T05:30"),
        ("It shrank by a quarter to nine ships.", "", ""),
        ("It took two minutes to three minutes.", "two minutes", "PT2M"),
        ("It sold five-thirty shares.", "", ""),
    ],
}];

/// The value of a number word of one token.
pub(super) fn cardinal(scan: &Scan<'_, '_>, at: usize) -> Option<u32> {
    let cardinal = |meaning| if let Meaning::Cardinal(number) = meaning { Some(number) } else { None };
    scan.pick(at, cardinal).filter(|(_, end)| *end == at + 1).map(|found| found.0)
}

/// An hour of twelve, in digits or in a word.
fn hour_at(scan: &Scan<'_, '_>, at: usize) -> Option<u32> {
    scan.digits(at).or_else(|| cardinal(scan, at)).filter(|hour| (1..=12).contains(hour))
}

fn hour_in_words(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Hour(hour) = core else { return None };
    if let Some((first, minutes)) = minutes_back(scan, at) {
        return spoken(scan, first, at + 1, hour, minutes);
    }
    if scan.pick(at + 1, |meaning| (meaning == Meaning::ClockCue).then_some(())).is_some() {
        return spoken(scan, at, at + 2, hour, 0);
    }
    let minutes = cardinal(scan, at + 2).filter(|minutes| (10..60).contains(minutes) && minutes % 5 == 0)?;
    let said = scan.is_tie(at + 1) && is_dated(scan, at) && !scan.is_noun(at + 3);
    said.then(|| spoken(scan, at, at + 3, hour, i32::try_from(minutes).ok()?)).flatten()
}

/// "at", "around", "it was" before a time of day.
fn is_dated(scan: &Scan<'_, '_>, first: usize) -> bool {
    let dates = |meaning| {
        let relation = matches!(
            meaning,
            Meaning::TimeRelation(
                TimeRelation::At | TimeRelation::Since | TimeRelation::After | TimeRelation::Before
            )
        );
        (relation || meaning == Meaning::BoundBefore(BoundKind::About)).then_some(())
    };
    scan.pick_back(first, dates).is_some() || scan.is_class(first.back(1), Class::Be)
}

/// "half past", "a quarter to", "20 minutes past", "ten past" before the hour at `at`: the first token, and the minutes after
/// the hour.
pub(super) fn minutes_back(scan: &Scan<'_, '_>, at: usize) -> Option<(usize, i32)> {
    let side = |meaning| match meaning {
        Meaning::TimeReference(TimeReference::Past) | Meaning::TimeRelation(TimeRelation::After) => Some(1),
        _ => None,
    };
    let before = at.back(1);
    let (sign, end) = match scan.pick_back(at, side) {
        Some((sign, first)) => (sign, first),
        None if scan.is_class(before, Class::RangeJoint) => (-1, before),
        None => return None,
    };
    let (minutes, first) = minutes_ending(scan, end, sign)?;
    // "two minutes to three minutes", "by a quarter to nine ships"
    let in_words = scan.digits(at).is_none() && sign < 0;
    let counts = || scan.unit(at + 1).is_some() || scan.is_noun(at + 1) || !is_dated(scan, first);
    (!in_words || !is_hour_word(scan, at) || !counts()).then_some((first, sign * minutes))
}

fn is_hour_word(scan: &Scan<'_, '_>, at: usize) -> bool {
    cardinal(scan, at).is_some()
}

/// The minutes that end before token `end`, and where they begin.
fn minutes_ending(scan: &Scan<'_, '_>, end: usize, sign: i32) -> Option<(i32, usize)> {
    let last = end.back(1);
    let unit = scan.unit(last).map(|(unit, _)| unit);
    if unit == Some(CalendarUnit::Quarter) {
        let first = if scan.is_class(last.back(1), Class::Article) { last - 1 } else { last };
        return Some((15, first));
    }
    if sign > 0 && scan.is(last, "half") {
        return Some((30, last));
    }
    if unit == Some(CalendarUnit::Minute) {
        let (count, first) = crate::time::count::back(scan, last)?;
        return Some((count.whole().filter(|minutes| (1..60).contains(minutes))?, first));
    }
    // "ten past nine": fives are said without their unit.
    let minutes = cardinal(scan, last).or_else(|| scan.digits(last))?;
    let is_said = (5..30).contains(&minutes) && minutes.is_multiple_of(5) && is_dated(scan, last);
    Some((i32::try_from(minutes).ok().filter(|_| is_said)?, last))
}

/// Whether minutes at `at` are those of a clock time that goes on: "20 minutes past 3", "five minutes to midnight".
pub(super) fn goes_on(scan: &Scan<'_, '_>, at: usize, first: usize) -> bool {
    let past = |meaning| (meaning == Meaning::TimeReference(TimeReference::Past)).then_some(());
    let noon = |meaning| matches!(meaning, Meaning::ClockWord(_)).then_some(());
    if scan.pick(at + 1, past).is_some() {
        return hour_at(scan, at + 2).is_some() || scan.pick(at + 2, noon).is_some();
    }
    // "at five minutes to nine", but not "two minutes to three minutes"
    let hour = || {
        hour_at(scan, at + 2).is_some()
            && scan.unit(at + 3).is_none()
            && !scan.is_noun(at + 3)
            && is_dated(scan, first)
    };
    scan.is(at + 1, "to") && (scan.pick(at + 2, noon).is_some() || hour())
}

/// The clock time so many minutes from an hour.
pub(super) fn spoken(
    scan: &Scan<'_, '_>,
    first: usize,
    end: usize,
    hour: u32,
    minutes: i32,
) -> Option<Found> {
    let (clock, end) = said(scan, end, hour, Some(0), None)?;
    let total = (i32::from(clock.hour) * 60 + minutes).rem_euclid(24 * 60);
    let clock =
        Clock { hour: u8::try_from(total / 60).ok()?, minute: u8::try_from(total % 60).ok(), ..clock };
    Found::date(first, end, Parts { clock: Some(clock), ..Parts::default() })
}
