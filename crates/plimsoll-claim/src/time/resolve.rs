//! From what an expression says to the date it means.

use jiff::civil::Date as Day;
use plimsoll_lexicon::tables::{CalendarUnit, Season, TimeOffset, TimeReference};
use rustc_hash::FxHashMap;

use super::civil::{self, Step};
use super::focus::Focus;
use super::infer;
use super::shape::{Atom, Count, Moved, Origin, Parts, Shape};
use super::{TimeKind, values};
use crate::edtf::Period;
use crate::{Date, Reading};

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meant {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) period: Option<Period>,
}

impl Meant {
    fn date(value: String, period: Option<Period>) -> Self {
        Self { kind: TimeKind::Date, value, period }
    }

    fn on(date: Date) -> Self {
        Self::date(civil::value(date), Some(Period::within(date)))
    }

    fn years(value: String, from: i16, to: i16) -> Self {
        Self::date(value, Some(Period { from: Some(Date::year_only(from)), to: Some(Date::year_only(to)) }))
    }
}

/// Where expressions are counted from, as the text goes on.
pub(super) struct Resolver<'r, 'a> {
    reading: &'r Reading<'a>,
    narrative: bool,
    /// Where the tale stands.
    tale: Focus,
    /// First token of the expression that is being resolved.
    at: usize,
    days_with_year: FxHashMap<(u8, u8), Option<i16>>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, atoms: &[Atom]) -> Self {
        let days_with_year = match reading.published {
            None => infer::days_with_year(atoms),
            Some(_) => FxHashMap::default(),
        };
        let narrative = infer::is_narrative(reading.published, atoms);
        Self { reading, narrative, tale: Focus::new(atoms, narrative), at: 0, days_with_year }
    }

    /// What an expression means that begins at token `first`; `coming`: the word before it leads on ("by March").
    pub(super) fn resolve(&mut self, shape: Shape, first: usize, coming: bool) -> Meant {
        self.at = first;
        match shape {
            Shape::Date(parts) => self.parts(parts, first, coming),
            Shape::Decade(start) => Meant::years(civil::year_value(start)[..3].to_string(), start, start + 9),
            Shape::Century(number) => century(number),
            Shape::Offset { count, unit, offset } => self.offset(count, unit, offset),
            Shape::From { count, unit, sign, parts } => {
                self.offset_from(count, unit, sign, parts, first, coming)
            }
            Shape::Length { count, unit, steps } => self.length(count, unit, steps),
            Shape::Set(every) => {
                Meant { kind: TimeKind::Set, value: values::set(self.reading, every), period: None }
            }
            Shape::Reference(reference) => Meant::date(reference_value(reference).to_string(), None),
            Shape::Then => Meant::date(self.focus().map_or_else(|| "PAST_REF".to_string(), civil::value), None),
        }
    }

    /// The date that is counted from.
    fn focus(&self) -> Option<Date> {
        self.tale.at(self.reading, self.at)
    }

    fn anchor(&self, origin: Origin) -> Option<Date> {
        match origin {
            Origin::Publication => self.reading.published,
            Origin::Context if self.narrative => self.focus(),
            Origin::Context => self.focus().or(self.reading.published),
        }
    }

    /// What a moved unit is counted from: "that year" is the one named last.
    fn anchor_of(&self, moved: Moved) -> Option<Date> {
        match moved.origin {
            Origin::Context if moved.steps == 0 => self.tale.last().or_else(|| self.anchor(moved.origin)),
            origin => self.anchor(origin),
        }
    }

    fn parts(&mut self, parts: Parts, first: usize, coming: bool) -> Meant {
        let meant = self.date_of(parts, first, coming);
        let Some(meant) = meant else { return unknown(parts) };
        let date = meant.period.and_then(|period| period.from.filter(|from| period.to == Some(*from)));
        if let Some(date) = date.filter(|date| date.year().is_some() && self.may_focus(parts, first)) {
            self.tale.move_to(self.reading, first, date);
        } else if let Some(from) = meant
            .period
            .and_then(|period| period.from)
            .filter(|from| from.year().is_some() && from.day().is_some())
        {
            self.tale.move_to(self.reading, first, from);
        }
        let meant = with_time(meant, parts);
        match (parts.modifier, date) {
            (Some(_), Some(date)) if date.day().is_none() => {
                Meant { period: Some(Period::within(date.about())), ..meant }
            }
            _ => meant,
        }
    }

    /// A year before a noun ("the 1967 war") names the noun, not where the tale stands.
    fn may_focus(&self, parts: Parts, first: usize) -> bool {
        !(parts.is_year_only() && parts.modifier.is_none() && first > 0 && self.reading.is(first - 1, "the"))
    }

    fn date_of(&self, parts: Parts, first: usize, coming: bool) -> Option<Meant> {
        let year = match parts.moved {
            Some(moved) if moved.unit == CalendarUnit::Year => {
                civil::move_year(self.anchor_of(moved)?.year()?, i32::from(moved.steps))
            }
            Some(moved) => return self.moved(moved, parts),
            None => parts.year,
        };
        if let Some(months) = parts.months {
            return Some(portion(year?, months));
        }
        match (parts.season, parts.month, parts.day) {
            (Some(season), ..) => self.season(season, year, parts, first),
            (None, Some(month), day) => {
                let year = year.or_else(|| self.year_of(month, day, parts, first, coming));
                Some(Meant::on(match day {
                    Some(day) => Date::day_of(year, month, day),
                    None => Date::month_of(year, month),
                }))
            }
            (None, None, Some(day)) => self.day_only(day),
            (None, None, None) if parts.weekday.is_some() => self.weekday(parts, first),
            (None, None, None) => match year {
                Some(year) => Some(Meant::on(Date::year_only(year))),
                None => self.focus().filter(|date| date.day().is_some() && self.narrative).map(Meant::on),
            },
        }
    }

    fn year_of(&self, month: u8, day: Option<u8>, parts: Parts, first: usize, coming: bool) -> Option<i16> {
        if let Some((steps, origin)) = parts.pick {
            let anchor = if self.narrative { self.focus() } else { self.anchor(origin) };
            return infer::year_picked(anchor?, month, steps);
        }
        if self.narrative {
            return infer::year_told(self.focus()?, month);
        }
        match self.reading.published {
            Some(published) => {
                let future = infer::is_future(self.reading, first, coming);
                infer::year_near(published, month, day, future)
            }
            None => self.days_with_year.get(&(month, day?)).copied().flatten(),
        }
    }

    /// "last week", "the following day", with the parts that lie in it.
    fn moved(&self, moved: Moved, parts: Parts) -> Option<Meant> {
        let origin =
            if self.narrative && moved.unit != CalendarUnit::Day { Origin::Context } else { moved.origin };
        let anchor = self.anchor_of(Moved { origin, ..moved })?;
        match civil::step(moved.unit, i32::from(moved.steps))? {
            Step::Days(days) if moved.unit == CalendarUnit::Day => match civil::day(anchor) {
                Some(today) => civil::move_day(today, days).map(|day| Meant::on(day.into())),
                None => Some(coarse_day(anchor)),
            },
            Step::Days(days) => {
                let monday = civil::monday(civil::move_day(civil::day(anchor)?, days)?)?;
                week(monday, moved.unit, parts)
            }
            Step::Months(months) => {
                let month = civil::move_month(civil::month(anchor)?, months)?;
                match (moved.unit, parts.day) {
                    (CalendarUnit::Quarter, _) => {
                        let first = (month.month()? - 1) / 3 * 3 + 1;
                        Some(portion(month.year()?, (first, first + 2)))
                    }
                    (_, Some(day)) => Some(Meant::on(Date::day_of(month.year(), month.month()?, day))),
                    _ => Some(Meant::on(month)),
                }
            }
            Step::Years(years) => Some(long(civil::move_year(anchor.year()?, years)?, moved.unit)),
        }
    }

    fn season(&self, season: Season, year: Option<i16>, parts: Parts, first: usize) -> Option<Meant> {
        let number = season as u8 + 1;
        let begin = if number == 4 { 12 } else { number * 3 };
        let year = match (year, parts.pick) {
            (Some(year), _) => Some(year),
            (None, Some((steps, origin))) => {
                let anchor = if self.narrative { self.focus() } else { self.anchor(origin) };
                anchor.and_then(|anchor| infer::year_picked(anchor, begin, steps))
            }
            (None, None) if self.narrative => self.focus().and_then(Date::year),
            (None, None) => {
                let future = infer::is_future(self.reading, first, false);
                self.reading.published.and_then(|published| infer::year_near(published, begin, None, future))
            }
        };
        Some(Meant::on(Date::season_of(year, number)))
    }

    fn day_only(&self, day: u8) -> Option<Meant> {
        let anchor = if self.narrative { self.focus() } else { self.reading.published };
        let (year, month) = civil::month(anchor?)?;
        let today = anchor.and_then(Date::day);
        let months = match today {
            Some(today) if !self.narrative && day > today + 1 => -1,
            Some(today) if self.narrative && day < today => 1,
            _ => 0,
        };
        let month = civil::move_month((year, month), months)?;
        Some(Meant::on(Date::day_of(month.year(), month.month()?, day)))
    }

    fn weekday(&self, parts: Parts, first: usize) -> Option<Meant> {
        let weekday = i32::from(parts.weekday?);
        let anchor = if self.narrative { self.focus() } else { self.reading.published };
        let Some(today) = anchor.and_then(civil::day) else {
            return Some(Meant::date(format!("XXXX-WXX-{weekday}"), None));
        };
        let now = i32::from(today.weekday().to_monday_one_offset());
        let since = (now - weekday).rem_euclid(7);
        let days = match parts.pick {
            Some((..0, _)) => -if since == 0 { 7 } else { since },
            Some((1.., _)) => 7 - since,
            Some((0, _)) => weekday - now,
            None if self.narrative || infer::is_future(self.reading, first, false) => {
                if since == 0 {
                    0
                } else {
                    7 - since
                }
            }
            None => -since,
        };
        civil::move_day(today, days).map(|day| Meant::on(day.into()))
    }

    fn offset(&mut self, count: Count, unit: CalendarUnit, offset: TimeOffset) -> Meant {
        let (sign, origin) = match offset {
            TimeOffset::Ago => (-1, Origin::Publication),
            TimeOffset::Hence => (1, Origin::Publication),
            TimeOffset::Earlier => (-1, Origin::Context),
            TimeOffset::Later => (1, Origin::Context),
        };
        let vague = || Meant::date(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_string(), None);
        let meant = self.anchor(origin).and_then(|anchor| moved_from(anchor, count, unit, sign));
        if let Some(date) = meant
            .as_ref()
            .and_then(|meant| meant.period)
            .and_then(|period| period.from)
            .filter(|_| matches!(offset, TimeOffset::Later))
        {
            self.tale.move_to(self.reading, self.at, date);
        }
        meant.unwrap_or_else(vague)
    }

    fn offset_from(
        &mut self,
        count: Count,
        unit: CalendarUnit,
        sign: i8,
        parts: Parts,
        first: usize,
        coming: bool,
    ) -> Meant {
        let from = self.parts(parts, first, coming);
        let anchor = from
            .period
            .and_then(|period| period.from)
            .map(|date| if date.is_approximate() { date.to_month() } else { date });
        anchor.and_then(|anchor| moved_from(anchor, count, unit, sign)).unwrap_or_else(|| Meant {
            kind: TimeKind::Duration,
            value: values::length(count, unit),
            period: None,
        })
    }

    fn length(&self, count: Count, unit: CalendarUnit, steps: i8) -> Meant {
        let value = values::length(count, unit);
        let period = self.reading.published.filter(|_| steps != 0 && !self.narrative).and_then(|published| {
            let far = i32::from(steps) * count.whole()?;
            let other = match civil::step(unit, far)? {
                Step::Days(days) => civil::move_day(civil::day(published)?, days)?.into(),
                Step::Months(months) => civil::move_month(civil::month(published)?, months)?,
                Step::Years(years) => {
                    let year = civil::move_year(published.year()?, years)?;
                    published.month().map_or(Date::year_only(year), |month| Date::month_of(Some(year), month))
                }
            };
            let (from, to) = if steps < 0 { (other, published) } else { (published, other) };
            Some(Period { from: Some(from), to: Some(to) })
        });
        Meant { kind: TimeKind::Duration, value, period }
    }
}

fn reference_value(reference: TimeReference) -> &'static str {
    match reference {
        TimeReference::Past | TimeReference::Then => "PAST_REF",
        TimeReference::Present => "PRESENT_REF",
        TimeReference::Future => "FUTURE_REF",
    }
}

fn century(number: i16) -> Meant {
    let from = (number - 1) * 100 + 1;
    let value = if number > 0 { format!("{:02}", number - 1) } else { format!("BC{:02}", -number) };
    Meant::years(value, from, from + 99)
}

/// First and last month of a year, as a quarter or a half.
fn portion(year: i16, (from, to): (u8, u8)) -> Meant {
    let code = if to - from > 2 { format!("H{}", to / 6) } else { format!("Q{}", to / 3) };
    let period =
        Period { from: Some(Date::month_of(Some(year), from)), to: Some(Date::month_of(Some(year), to)) };
    Meant::date(format!("{}-{code}", civil::year_value(year)), Some(period))
}

fn week(monday: Day, unit: CalendarUnit, parts: Parts) -> Option<Meant> {
    if let Some(weekday) = parts.weekday {
        return civil::move_day(monday, i32::from(weekday) - 1).map(|day| Meant::on(day.into()));
    }
    let value = civil::week_value(monday);
    if unit == CalendarUnit::Weekend {
        let (from, to) = (civil::move_day(monday, 5)?, civil::move_day(monday, 6)?);
        return Some(Meant::date(
            format!("{value}-WE"),
            Some(Period { from: Some(from.into()), to: Some(to.into()) }),
        ));
    }
    Some(Meant::date(value, civil::week(monday)))
}

/// A year, decade or century from a year in it.
fn long(year: i16, unit: CalendarUnit) -> Meant {
    match unit {
        CalendarUnit::Decade => {
            let start = year.div_euclid(10) * 10;
            Meant::years(civil::year_value(start)[..3].to_string(), start, start.saturating_add(9))
        }
        CalendarUnit::Century => century((year - 1).div_euclid(100) + 1),
        _ => Meant::on(Date::year_only(year)),
    }
}

/// A day in a month or year that is known no better.
fn coarse_day(date: Date) -> Meant {
    let value = civil::value(date);
    let value = if date.month().is_some() { format!("{value}-XX") } else { format!("{value}-XX-XX") };
    Meant::date(value, Some(Period::within(date.about())))
}

/// So many units from a date.
fn moved_from(anchor: Date, count: Count, unit: CalendarUnit, sign: i8) -> Option<Meant> {
    let (count, unit) = match (count, unit) {
        (Count::HALF, CalendarUnit::Year) => (6, CalendarUnit::Month),
        _ => (count.whole()?, unit),
    };
    match civil::step(unit, i32::from(sign).checked_mul(count)?) {
        None => {
            let value = civil::value(anchor);
            anchor.day().map(|_| Meant {
                kind: TimeKind::Time,
                value: format!("{value}TXX"),
                period: Some(Period::within(anchor)),
            })
        }
        Some(Step::Days(days)) => match (civil::day(anchor), unit) {
            (Some(today), CalendarUnit::Day) => civil::move_day(today, days).map(|day| Meant::on(day.into())),
            (Some(today), _) => {
                let day = civil::move_day(today, days)?;
                Some(Meant::date(civil::week_value(day), civil::week(civil::monday(day)?)))
            }
            (None, _) => Some(coarse_day(anchor)),
        },
        Some(Step::Months(months)) => match civil::month(anchor) {
            Some(month) => civil::move_month(month, months).map(Meant::on),
            None => Some(Meant::date(format!("{}-XX", civil::value(anchor)), None)),
        },
        Some(Step::Years(years)) => Some(long(civil::move_year(anchor.year()?, years)?, unit)),
    }
}

/// What is known of a date that could not be resolved.
fn unknown(parts: Parts) -> Meant {
    let value = match (parts.moved.map(|moved| moved.unit), parts.day) {
        (Some(CalendarUnit::Week | CalendarUnit::Fortnight), _) => "XXXX-WXX".to_string(),
        (Some(CalendarUnit::Weekend), _) => "XXXX-WXX-WE".to_string(),
        (Some(CalendarUnit::Month), None) => "XXXX-XX".to_string(),
        (Some(CalendarUnit::Year), None) if parts.month.is_none() => "XXXX".to_string(),
        (_, Some(day)) => format!(
            "XXXX-{}-{day:02}",
            parts.month.map_or_else(|| "XX".to_string(), |month| format!("{month:02}"))
        ),
        _ => match parts.month {
            Some(month) => format!("XXXX-{month:02}"),
            None => "XXXX-XX-XX".to_string(),
        },
    };
    let date = parts.month.map(|month| match parts.day {
        Some(day) => Date::day_of(None, month, day),
        None => Date::month_of(None, month),
    });
    with_time(Meant::date(value, date.map(Period::within)), parts)
}

/// The same with the time of day that the parts say.
fn with_time(meant: Meant, parts: Parts) -> Meant {
    let time = match (parts.clock, parts.part) {
        (Some(clock), _) => values::clock(clock),
        (None, Some(part)) => format!("T{}", values::part_code(part)),
        (None, None) => return meant,
    };
    let is_day = meant.value.len() == 10 || meant.value.starts_with("XXXX-WXX-") || meant.value.len() == 12;
    let day = match meant.value.len() {
        _ if is_day => meant.value,
        7 => format!("{}-XX", meant.value),
        4 => format!("{}-XX-XX", meant.value),
        _ => "XXXX-XX-XX".to_string(),
    };
    Meant { kind: TimeKind::Time, value: format!("{day}{time}"), period: meant.period }
}
