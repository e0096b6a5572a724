//! The window that a time tells, and where it looks ahead.

use jiff::Span;
use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;

use super::OPENING;
use crate::Reading;
use crate::edtf::{Date, Period};
use crate::time::{HALF_A_YEAR, Relation, TimeKind, TimeMention};

/// What a time dates, counted from the day of its utterance where that is told and fits better.
pub(super) fn said_window(time: &TimeMention, said_on: Option<Date>) -> Option<Period> {
    let printed = time.window();
    let Some((said, counted)) = said_on.filter(|said| said.year().is_some()).zip(time.counted) else {
        return printed;
    };
    // "last month", said in February and printed in May, is no April.
    let begins_later = printed.and_then(|period| period.from?.first_day()) > said.last_day();
    if counted.is_length || begins_later { time.window_from(said).or(printed) } else { printed }
}

/// The window a time opens or closes, by its relation or by an event that "since" or "following" dates with it: "since
/// the summit between the two leaders last September".
pub(super) fn window_of(
    reading: &Reading<'_>,
    time: &TimeMention,
    start: usize,
    said_on: Option<Date>,
) -> Option<(Period, Relation)> {
    // "from Friday's earthquake": the day belongs to the event, and opens nothing.
    if reading.kind(time.end) == Some(TokenKind::Possessive) {
        return None;
    }
    if time.relation != Relation::At {
        let window = said_window(time, said_on)?;
        let is_open = matches!(time.relation, Relation::Since | Relation::After);
        let open = is_open && is_weekday(reading, time);
        let window = if open { begun(window, said_on.or(reading.published)) } else { window };
        return Some((window, time.relation));
    }
    let least = start.max(time.first.saturating_sub(OPENING));
    let event =
        (least..time.first).rev().take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'));
    let opens = event.into_iter().any(|at| reading.is_class(at, Class::Opening));
    let from = time.period.and_then(|period| period.from).filter(|_| opens && time.kind == TimeKind::Date)?;
    Some((Period::since(from), Relation::Since))
}

/// "since Thursday", said on a Tuesday: what begins on a day of the week has begun when it is told.
fn begun(window: Period, told_on: Option<Date>) -> Period {
    let told = told_on.and_then(|told| told.first_day());
    let is_later = told.is_some() && window.from.and_then(|from| from.first_day()) >= told;
    if is_later { week_on(window, -1) } else { window }
}

/// "will send 40 from Monday": what is to begin on a day of the week begins behind the day on which that is printed.
pub(super) fn coming(window: Period, published: Option<Date>) -> Period {
    let past = published.and_then(|day| day.last_day());
    let is_past = window.from.and_then(|from| from.first_day()).is_some_and(|from| Some(from) <= past);
    if is_past { week_on(window, 1) } else { window }
}

/// The window with its begin so many weeks later.
fn week_on(window: Period, weeks: i64) -> Period {
    let from = window.from.and_then(|from| from.first_day());
    let Some(day) = from.and_then(|from| from.checked_add(Span::new().weeks(weeks)).ok()) else {
        return window;
    };
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Period { from: Some(Date::day_of(Some(day.year()), month, of_month)), ..window }
}

/// Tokens before "by autumn" in which a word can say that it is to come.
const FORECAST: usize = 12;

/// "expect prices to drop by autumn", "will fall by March": of a time that something is expected by.
pub(super) fn forecasts(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
    let mut before = start.max(time.first.saturating_sub(FORECAST))..time.first;
    before.any(|at| {
        reading.is_class(at, Class::FutureModal)
            || reading.is_class(at, Class::Postponing) && reading.word(at).starts_with("expect")
            || reading.is_class(at, Class::Prospect)
    })
}

/// "March 2024", "the end of last month": a time that no other year can be meant by.
pub(super) fn tells_year(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_year = |at: usize| reading.kind(at) == Some(TokenKind::Number) && reading.word(at).len() == 4;
    let shifts = |hit: &Hit| matches!(hit.meaning, Meaning::Shift(_));
    (time.first..time.end).any(|at| is_year(at) || reading.hits.at(at).any(shifts))
}

/// "by Friday": a day of the week, which comes again before the year does.
pub(super) fn is_weekday(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let names = |hit: &Hit| matches!(hit.meaning, Meaning::Weekday(_));
    (time.first..time.end).any(|at| reading.hits.at(at).any(names))
}

/// What is promised "by March" is promised for a March to come.
pub(super) fn ahead(window: Period, published: Option<Date>) -> Period {
    let past =
        |to: &Date| published.is_some_and(|day| to.last_day() < day.first_day() && to.year().is_some());
    let next = |to: Date| to.year().map_or(to, |year| to.in_year(year.saturating_add(1)));
    match window.to.filter(|to| window.from.is_none() && past(to)) {
        Some(to) => Period::until(next(to)),
        None => window,
    }
}

/// "had promised to deliver 40 by the end of January": whether a time by which something was to come may lie behind, and does so not
/// long ago.
pub(super) fn was_ahead(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
    let mut before = start.max(time.first.saturating_sub(FORECAST))..time.first;
    let Some(past) = before.find(|at| reading.is_any(*at, &["had", "was", "were"])) else { return false };
    let is_said = (start..past).any(|at| reading.has(at, Sort::Saying));
    let ends = time.period.and_then(|period| period.to).and_then(Date::last_day);
    let published = reading.published.and_then(|day| day.first_day());
    let is_near = published.zip(ends).is_some_and(|(day, ends)| {
        let months = |day: jiff::civil::Date| i32::from(day.year()) * 12 + i32::from(day.month());
        months(day) - months(ends) < HALF_A_YEAR
    });
    !is_said && is_near
}

/// A window that is open to the right ends, as far as is known, on the day of the utterance.
pub(super) fn up_to(window: Period, relation: Relation, said_on: Option<Date>) -> Period {
    match relation {
        // "from 2027", said in 2025: it has not begun.
        Relation::Since | Relation::After => {
            let begins = window.from.and_then(|from| from.first_day());
            let to = said_on.filter(|said| begins.is_none() || said.last_day() >= begins);
            Period { to, ..window }
        }
        _ => window,
    }
}
