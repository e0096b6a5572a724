//! The word before a date, and dates that are the two ends of a range.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{BoundKind, CalendarUnit, Class, TimeModifier, TimeOffset, TimeRelation};

use super::inside::length_before;
use super::meant::Meant;
use super::resolve::Resolver;
use super::shape::{Atom, Parts, Shape};
use super::{Relation, TimeKind, TimeMention};
use super::{civil, infer};
use crate::Reading;
use crate::edtf::{Date, Period};

/// The mentions that the expressions are, ranges as one.
pub(super) fn mentions(
    reading: &Reading<'_>,
    atoms: &[Atom],
    resolver: &mut Resolver<'_, '_>,
) -> Vec<TimeMention> {
    let mut mentions = Vec::with_capacity(atoms.len());
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        let said = relation_before(reading, atom.first);
        match atoms.get(at + 1).filter(|next| is_range(reading, atom, next, said)) {
            Some(next) => {
                mentions.push(range(reading, atom, next, resolver));
                at += 2;
            }
            None => {
                mentions.push(single(reading, atom, said, resolver));
                at += 1;
            }
        }
    }
    mentions
}

/// The relation that the words before token `first` say; a bound may stand between ("since at least").
fn relation_before(reading: &Reading<'_>, first: usize) -> Option<TimeRelation> {
    let relation =
        |meaning| if let Meaning::TimeRelation(relation) = meaning { Some(relation) } else { None };
    let ending = |end: usize, pick: &dyn Fn(Meaning) -> Option<TimeRelation>| {
        (1..=4usize).rev().filter_map(|len| end.checked_sub(len)).find_map(|from| {
            let same = reading.sentence_at(from) == reading.sentence_at(first);
            let hit = |hit: &plimsoll_lexicon::Hit| (hit.end() == end).then(|| pick(hit.meaning)).flatten();
            if same { reading.find(from, hit).map(|found| (found, from)) } else { None }
        })
    };
    if let Some((found, _)) = ending(first, &relation) {
        return Some(found);
    }
    let bound = |meaning| matches!(meaning, Meaning::BoundBefore(_)).then_some(TimeRelation::At);
    ending(first, &bound).and_then(|(_, from)| ending(from, &relation)).map(|found| found.0)
}

/// Whether two neighbours are the ends of one range.
fn is_range(reading: &Reading<'_>, first: &Atom, second: &Atom, said: Option<TimeRelation>) -> bool {
    if first.joins_next {
        return true;
    }
    if ends_with(reading, first, second) {
        return true;
    }
    let (Some(one), Some(two)) = (grain(first.shape), grain(second.shape)) else { return false };
    let glue = first.end;
    let times = is_clock(first.shape) && is_clock(second.shape);
    let two = if times { one } else { two };
    let next_to =
        second.first == glue + 1 && reading.sentence_at(first.first) == reading.sentence_at(second.first);
    let from = said == Some(TimeRelation::Between);
    next_to
        && (from && reading.is_any(glue, &["and", "until", "till"])
            || (from || one == two) && reading.is_any(glue, &["to", "through", "thru"])
            || one == two && reading.is_hyphen(glue))
}

/// Whether a length leads up to a date: "the six months to June", "the year ended Dec. 31".
fn ends_with(reading: &Reading<'_>, first: &Atom, second: &Atom) -> bool {
    let dated = grain(second.shape).is_some_and(|grain| (1..=3).contains(&grain));
    let length = matches!(first.shape, Shape::Length { count, .. } if count.whole().is_some());
    let ending = |hit: &plimsoll_lexicon::Hit| (hit.meaning == Meaning::EndingCue).then(|| hit.end());
    length
        && dated
        && reading.in_one_sentence(first.first, second.first)
        && reading.find(first.end, |hit| ending(hit).filter(|end| *end == second.first)).is_some()
}

/// Whether it says a time of the clock.
fn is_clock(shape: Shape) -> bool {
    matches!(shape, Shape::Date(parts) if parts.clock.is_some())
}

/// How fine a date is; none: no end of a range.
fn grain(shape: Shape) -> Option<u8> {
    match shape {
        Shape::Date(parts) if parts.is_time_only() => Some(4),
        Shape::Date(parts) if parts.has_day() => Some(3),
        Shape::Date(parts) if parts.month.is_some() => Some(2),
        Shape::Date(_) | Shape::Decade(_) | Shape::Century(_) => Some(1),
        Shape::Reference(plimsoll_lexicon::tables::TimeReference::Present) => Some(0),
        _ => None,
    }
}

fn single(
    reading: &Reading<'_>,
    atom: &Atom,
    said: Option<TimeRelation>,
    resolver: &mut Resolver<'_, '_>,
) -> TimeMention {
    let relation = match said {
        None | Some(TimeRelation::At) => Relation::At,
        Some(TimeRelation::Since | TimeRelation::Between) => Relation::Since,
        Some(TimeRelation::Until | TimeRelation::AsOf) => Relation::Until,
        Some(TimeRelation::After) => Relation::After,
        Some(TimeRelation::Before) => Relation::Before,
        Some(TimeRelation::Within) => Relation::At,
        Some(TimeRelation::Against) => Relation::Against,
    };
    let relation = match relation {
        Relation::Since if said == Some(TimeRelation::Between) && is_compared(atom.shape) => {
            Relation::Against
        }
        Relation::Since if said == Some(TimeRelation::Since) && is_of_extremes(reading, atom.first) => {
            Relation::Against
        }
        Relation::At if is_since(reading, atom) => Relation::Since,
        relation => relation,
    };
    let coming = matches!(said, Some(TimeRelation::Until | TimeRelation::Before));
    let mut meant = resolver.resolve(atom.shape, atom.first, coming);
    let edge = match relation {
        Relation::Until => named_edge(reading, atom, TimeModifier::End),
        Relation::Since => named_edge(reading, atom, TimeModifier::Start),
        _ => false,
    };
    if edge {
        meant.period = meant.period.map(Period::exactly);
    } else if is_about(reading, atom.first) {
        meant.period = meant.period.map(Period::about);
    }
    let stretches = meant.kind == TimeKind::Duration && meant.period.is_some();
    let relation = match (meant.kind, said) {
        _ if matches!(atom.shape, Shape::Night(_)) => Relation::At,
        (TimeKind::Duration, Some(TimeRelation::Since)) if stretches => Relation::Since,
        (TimeKind::Duration, _) if stretches => Relation::Between,
        (TimeKind::Duration | TimeKind::Set, _) => Relation::At,
        _ => relation,
    };
    let counted = resolver.counted(atom.shape);
    TimeMention { counted, ..mention(reading, atom, meant, relation) }
}

/// "its lowest since March", "the biggest fall since 2008": compared with all that came since, not counted from there on.
fn is_of_extremes(reading: &Reading<'_>, first: usize) -> bool {
    let start = reading.sentences[reading.sentence_at(first)].tokens.start.max(first.saturating_sub(EXTREME));
    (start..first).any(|at| reading.is_class(at, Class::Superlative))
}

/// "from a year earlier", "from last month": what is compared is not counted from there on.
fn is_compared(shape: Shape) -> bool {
    match shape {
        Shape::Offset { offset, .. } => matches!(offset, TimeOffset::Ago | TimeOffset::Earlier),
        Shape::Same { .. } => true,
        Shape::Date(parts) => {
            parts.moved.is_some_and(|moved| moved.unit > CalendarUnit::Day && moved.steps <= 0)
                && Parts { moved: None, ..parts } == Parts::default()
        }
        _ => false,
    }
}

/// "by the end of 2024", "since the start of 2024": up to its last day or from its first, which are no more approximate
/// than the year. "Late 2024" has no such edge.
fn named_edge(reading: &Reading<'_>, atom: &Atom, edge: TimeModifier) -> bool {
    let Shape::Date(Parts { modifier, .. }) = atom.shape else { return false };
    let named = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TimeStretch(_)).then_some(());
    modifier == Some(edge) && (atom.first..atom.end).any(|at| reading.find(at, named).is_some())
}

/// "around mid-August": whether a word of about stands before a date.
fn is_about(reading: &Reading<'_>, first: usize) -> bool {
    let about = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::BoundBefore(BoundKind::About) => Some(hit.end()),
        _ => None,
    };
    (1..=3usize).filter_map(|len| first.checked_sub(len)).any(|at| reading.find(at, about) == Some(first))
}

/// Most tokens between "since" and the date of what it names.
const SINCE_REACH: usize = 9;
/// Tokens between an extreme and the time since which it is one.
const EXTREME: usize = 4;

/// Whether the date is that of an event after "since": "since the summit last September", "since the two met in May".
fn is_since(reading: &Reading<'_>, atom: &Atom) -> bool {
    let Shape::Date(parts) = atom.shape else { return false };
    let start = reading.sentences[reading.sentence_at(atom.first)].tokens.start;
    let dated =
        parts.month.is_some() || parts.year.is_some() || parts.season.is_some() || parts.moved.is_some();
    for at in (start.max(atom.first.saturating_sub(SINCE_REACH))..atom.first).rev() {
        let stops =
            matches!(reading.kind(at), Some(plimsoll_text::TokenKind::Mark(_))) && !reading.is_hyphen(at);
        if stops || !dated {
            return false;
        }
        let found = reading.find(at, |hit| match hit.meaning {
            Meaning::TimeRelation(TimeRelation::Since) => Some(true),
            Meaning::ReportingVerb { .. }
            | Meaning::TimeRelation(TimeRelation::Until | TimeRelation::Before) => Some(false),
            _ => None,
        });
        if let Some(found) = found {
            return found;
        }
    }
    false
}

fn mention(reading: &Reading<'_>, atom: &Atom, meant: Meant, relation: Relation) -> TimeMention {
    TimeMention {
        span: reading.span(atom.first, atom.end),
        first: atom.first,
        end: atom.end,
        kind: meant.kind,
        value: meant.value,
        period: meant.period,
        relation,
        rule: atom.rule,
        counted: None,
        ends: None,
    }
}

fn range(reading: &Reading<'_>, first: &Atom, second: &Atom, resolver: &mut Resolver<'_, '_>) -> TimeMention {
    let (one, two) = share(first.shape, second.shape);
    let yearless = !has_year(one) && !has_year(two);
    let mut one = mention(reading, first, resolver.resolve(one, first.first, false), Relation::At);
    let mut two = mention(reading, second, resolver.resolve(two, second.first, false), Relation::At);
    if yearless {
        in_order(reading, &mut one, &mut two);
    }
    two.period = two.period.or_else(|| day_behind(first.shape, second.shape, one.date()));
    let from = match first.shape {
        Shape::Length { count, unit, .. } => two.period.and_then(|period| length_before(period, count, unit)),
        _ => one.period.and_then(|period| period.from),
    };
    let to = two.period.and_then(|period| period.to);
    let period = (from.is_some() || to.is_some()).then_some(Period { from, to });
    resolver.hold(period);
    TimeMention {
        span: one.span.cover(two.span),
        first: first.first,
        end: second.end,
        kind: one.kind,
        value: format!("{}/{}", one.value, two.value),
        period,
        relation: Relation::Between,
        rule: "range",
        counted: None,
        ends: Some(Box::new([one, two])),
    }
}

/// "from October to March" in January: the ends of one winter, the last or, of what is to come, the next; "between March and
/// October" in May: of one year.
fn in_order(reading: &Reading<'_>, one: &mut TimeMention, two: &mut TimeMention) {
    let (Some(from), Some(to)) = (one.date(), two.date()) else { return };
    if to >= from || to.month().is_none() {
        return;
    }
    if is_weekday(reading, one) {
        return begin_a_week_before(one, from);
    }
    let (Some(begins), Some(ends)) = (from.year(), to.year()) else { return };
    let (late, date) = if infer::is_future(reading, one.first, false) {
        let same = to.in_year(begins);
        (two, if same >= from { same } else { to.in_year(begins.saturating_add(1)) })
    } else {
        let same = from.in_year(ends);
        (one, if same <= to { same } else { from.in_year(ends.saturating_sub(1)) })
    };
    (late.value, late.period) = (civil::value(date), Some(Period::within(date)));
}

/// Whether a day of the week begins a range.
fn is_weekday(reading: &Reading<'_>, one: &TimeMention) -> bool {
    let names = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Weekday(_));
    (one.first..one.end).any(|at| reading.hits.at(at).any(names)) && one.value.len() >= DAY
}

/// Letters of "2024-03-15".
const DAY: usize = 10;
/// Days of a week.
const WEEK: i32 = 7;

/// "from Friday until Sunday", printed on a Friday: the one before.
fn begin_a_week_before(one: &mut TimeMention, from: Date) {
    let Some(day) = civil::day(from).and_then(|day| civil::move_day(day, -WEEK)) else { return };
    let date = Date::from(day);
    one.value = format!("{}{}", civil::value(date), &one.value[DAY..]);
    one.period = Some(Period::within(date));
}

fn has_year(shape: Shape) -> bool {
    matches!(shape, Shape::Date(parts) if parts.year.is_some() || parts.moved.is_some() || parts.pick.is_some())
}

/// "between Sunday evening and dawn": the day of a part of a day that says none, the next where it comes earlier than the first.
fn day_behind(first: Shape, second: Shape, from: Option<Date>) -> Option<Period> {
    let (Shape::Date(one), Shape::Date(two)) = (first, second) else { return None };
    let from = from.filter(|_| two.is_time_only()).and_then(civil::day)?;
    let (evening, dawn) = (one.part?, two.part?);
    let day = civil::move_day(from, i32::from((dawn as u8) < evening as u8))?;
    Some(Period::within(day.into()))
}

/// What one end says and the other leaves out: "from August to January 2024", "Oct. 5-7, 2023".
fn share(first: Shape, second: Shape) -> (Shape, Shape) {
    let (Shape::Date(one), Shape::Date(two)) = (first, second) else { return (first, second) };
    let mut shared = one;
    if one.is_time_only() && two.clock.is_some() {
        // "from 7 to 8 p.m. on Friday"
        return (Shape::Date(Parts { clock: one.clock, part: one.part, ..two }), second);
    }
    if one.month.is_none() && one.day.is_some() {
        shared.month = two.month;
    }
    if !has_year(first) && has_year(second) && (one.month.is_some() || one.season.is_some()) {
        let wraps = match (shared.month, two.month) {
            (Some(from), Some(to)) => (from, one.day) > (to, two.day.or(one.day)),
            _ => false,
        };
        match two.moved {
            None => shared.year = two.year.map(|year| year - i16::from(wraps)),
            Some(moved) => {
                shared.moved = Some(super::shape::Moved { steps: moved.steps - i8::from(wraps), ..moved });
            }
        }
    }
    let mut later = two;
    if two.month.is_none() && two.day.is_some() && two.weekday.is_none() {
        later =
            Parts { month: one.month, year: two.year.or(one.year), moved: two.moved.or(one.moved), ..two };
    } else if !has_year(second) && one.year.is_some() && two.month.is_some() {
        let wraps = one.month > two.month;
        later.year = one.year.map(|year| year + i16::from(wraps));
    }
    (Shape::Date(shared), Shape::Date(later))
}
