//! Neighbours that are one expression: "Monday, Feb. 26", "the night of 12 May", "the spring of next year".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class, DayPart};

use super::shape::{Atom, Count, Lengths, Parts, Shape};
use crate::Reading;

/// Joins neighbours, in order.
pub(super) fn combine(reading: &Reading<'_>, atoms: Vec<Atom>) -> Vec<Atom> {
    let mut joined: Vec<Atom> = Vec::with_capacity(atoms.len());
    for atom in atoms {
        match joined.last_mut() {
            Some(last) if !last.joins_next => {
                let found = join(reading, last, &atom)
                    .map(|(shape, rule)| (last.first, shape, rule))
                    .or_else(|| portion(reading, last, &atom));
                match found {
                    Some((first, shape, rule)) => {
                        *last = Atom { first, end: atom.end, shape, rule, joins_next: atom.joins_next };
                    }
                    // "overnight from Sunday to Monday": the days tell which night.
                    None if is_night_of(reading, last, &atom) => *last = atom,
                    None => {
                        share_year(reading, last, &atom);
                        joined.push(atom);
                    }
                }
            }
            _ => joined.push(atom),
        }
    }
    joined
}

/// "February and March 2023": both are of one year.
fn share_year(reading: &Reading<'_>, last: &mut Atom, next: &Atom) {
    let (Shape::Date(first), Shape::Date(second)) = (&mut last.shape, next.shape) else { return };
    let month = |parts: Parts| parts.month.is_some() && parts.day.is_none() && parts.moved.is_none();
    let joined = glue(reading, last.end, next.first) == Some(Glue::And);
    if joined && month(*first) && month(second) && first.year.is_none() && first.month < second.month {
        first.year = second.year;
    }
}

/// Whether a night alone stands before the days between which it lies.
fn is_night_of(reading: &Reading<'_>, last: &Atom, next: &Atom) -> bool {
    let is_day = matches!(next.shape, Shape::Date(parts) if parts.has_day());
    last.shape == Shape::Night(None) && is_day && glue(reading, last.end, next.first) == Some(Glue::From)
}

/// What stands between two neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glue {
    Nothing,
    Comma,
    Of,
    On,
    At,
    In,
    Bracket,
    After,
    Before,
    From,
    And,
    Into,
}

fn glue(reading: &Reading<'_>, from: usize, to: usize) -> Option<Glue> {
    if to == from + 2
        && reading.is_mark(from, ',')
        && reading.is(from + 1, "and")
        && reading.in_one_sentence(from, to)
    {
        return Some(Glue::And);
    }
    if to > from + 1
        || to < from
        || reading.sentence_at(from.min(to)) != reading.sentence_at(from.saturating_sub(1))
    {
        return None;
    }
    if to == from {
        return Some(Glue::Nothing);
    }
    let words = [
        ("of", Glue::Of),
        ("on", Glue::On),
        ("at", Glue::At),
        ("in", Glue::In),
        ("after", Glue::After),
        ("before", Glue::Before),
        ("from", Glue::From),
        ("and", Glue::And),
        ("into", Glue::Into),
    ];
    let word = words.into_iter().find(|(word, _)| reading.is(from, word)).map(|found| found.1);
    word.or_else(|| reading.is_mark(from, ',').then_some(Glue::Comma))
        .or_else(|| reading.is_mark(from, '(').then_some(Glue::Bracket))
}

fn join(reading: &Reading<'_>, last: &Atom, next: &Atom) -> Option<(Shape, &'static str)> {
    let glue = glue(reading, last.end, next.first)?;
    let second = match next.shape {
        Shape::Date(second) => second,
        Shape::Length { count, unit, steps: 0 } => return longer(last.shape, glue, count, unit),
        _ => return None,
    };
    match last.shape {
        // "overnight Sunday into Monday"
        Shape::Date(first) if first.part == Some(DayPart::Ni) && glue == Glue::Into && second.has_day() => {
            Some((Shape::Night(Some(second)), "night-of-date"))
        }
        Shape::Date(first) => {
            let rule = fits(first, second, glue)?;
            first.with(second).map(|parts| (Shape::Date(parts), rule))
        }
        Shape::Length { count, unit, steps: 0 } if second.has_day() || second.year.is_some() => {
            let sign = match glue {
                Glue::After => 1,
                Glue::From if second.has_day() => 1,
                Glue::Before => -1,
                _ => return None,
            };
            Some((Shape::From { count, unit, sign, parts: second }, "length-from-date"))
        }
        Shape::Night(None) if second.has_day() => {
            let of_day = Parts { part: Some(DayPart::Ni), ..second };
            let shape = match glue {
                Glue::Into => Shape::Night(Some(second)),
                Glue::Nothing | Glue::On => Shape::Date(of_day),
                _ => return None,
            };
            Some((shape, "night-of-date"))
        }
        Shape::Nth { nth, what, parts: None } if matches!(glue, Glue::Of | Glue::In) && !second.has_day() => {
            Some((Shape::Nth { nth, what, parts: Some(second) }, "nth-of-date"))
        }
        _ => None,
    }
}

/// "the first nine months of 2023": a length at one end of a month or year.
fn portion(reading: &Reading<'_>, last: &Atom, next: &Atom) -> Option<(usize, Shape, &'static str)> {
    let (Shape::Length { count, unit, .. }, Shape::Date(parts)) = (last.shape, next.shape) else {
        return None;
    };
    let of = glue(reading, last.end, next.first)? == Glue::Of && !parts.has_day() && count.whole().is_some();
    let end = |at: usize| {
        reading.find(at, |hit| match hit.meaning {
            Meaning::Ordinal(1) => Some(false),
            Meaning::Shift(-1) | Meaning::Stretching(-1) => Some(true),
            _ => None,
        })
    };
    let inside = (last.first..last.end).find_map(|at| Some((end(at)?, at)));
    let (is_last, at) = inside.or_else(|| last.first.checked_sub(1).and_then(|at| Some((end(at)?, at))))?;
    let article = at.checked_sub(1).filter(|before| reading.is_class(*before, Class::Determiner));
    let shape = Shape::Portion { count, unit, last: is_last, parts };
    of.then_some((article.unwrap_or(at).min(last.first), shape, "portion"))
}

/// "two hours and 40 minutes": a length and a shorter one behind it.
fn longer(last: Shape, glue: Glue, count: Count, unit: CalendarUnit) -> Option<(Shape, &'static str)> {
    let lengths = match last {
        Shape::Length { count, unit, steps: 0 } => Lengths::of(count, unit),
        Shape::Lengths(lengths) => lengths,
        _ => return None,
    };
    let joins = matches!(glue, Glue::Nothing | Glue::Comma | Glue::And) && count != Count::UNSAID;
    let whole = lengths.parts[..lengths.len].iter().all(|(count, _)| count.whole().is_some());
    lengths.and(count, unit).filter(|_| joins && whole).map(|lengths| (Shape::Lengths(lengths), "lengths"))
}

/// The name of the rule by which two parts are one date.
fn fits(first: Parts, second: Parts, glue: Glue) -> Option<&'static str> {
    let weekday_only = first.weekday.is_some() && first.day.is_none() && first.month.is_none();
    let in_unit = |unit| {
        second.moved.is_some_and(|moved| moved.unit == unit)
            && Parts { moved: None, ..second } == Parts::default()
    };
    let year_less = first.year.is_none()
        && (first.month.is_some()
            || first.feast.is_some()
            || first.season.is_some()
            || first.months.is_some());
    let loose = matches!(glue, Glue::Nothing | Glue::Of | Glue::In);
    if weekday_only && second.day.is_some() && matches!(glue, Glue::Nothing | Glue::Comma | Glue::Bracket) {
        Some("weekday-and-date")
    } else if weekday_only && in_unit(CalendarUnit::Week) && loose {
        Some("weekday-of-week")
    } else if first.is_time_only()
        && (second.has_day() || second.is_time_only() || second.month.is_some())
        && (glue != Glue::At || first.clock.is_none() && second.clock.is_some())
        && glue != Glue::Bracket
    {
        Some("time-of-date")
    } else if first.has_day()
        && second.is_time_only()
        && (matches!(glue, Glue::Nothing | Glue::At | Glue::Comma)
            || glue == Glue::In && second.part.is_some())
    {
        Some("date-and-time")
    } else if year_less && (second.is_year_only() || in_unit(CalendarUnit::Year)) && loose {
        Some("date-of-year")
    } else if first.day.is_some() && first.month.is_none() && in_unit(CalendarUnit::Month) && loose {
        Some("day-of-month-moved")
    } else {
        None
    }
}
