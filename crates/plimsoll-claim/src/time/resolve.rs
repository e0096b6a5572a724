//! From what an expression says to the date it means.

use plimsoll_lexicon::tables::{CalendarUnit, Class, TimeOffset};
use rustc_hash::FxHashMap;

use super::civil::{self, Step};
use super::counted::Counted;
use super::focus::Focus;
use super::infer;
use super::inside::{like_in_year, nth_in, period_in_year, portion_of};
use super::meant::{
    Meant, century, coarse_day, decade, long, moved_from, of_accounts, portion, reference_value, unknown,
    week, with_time,
};
use super::shape::{Atom, Count, Cycle, Moved, Origin, Parts, Shape};
use super::{TimeKind, values};
use crate::edtf::Period;
use crate::{Date, Reading};

/// Hours that make a day.
const HOURS_OF_DAY: i32 = 24;

/// Where expressions are counted from, as the text goes on.
pub(super) struct Resolver<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) narrative: bool,
    /// Where the tale stands.
    tale: Focus,
    /// The stretch meant last, of more than a day.
    period: Option<Period>,
    /// First token of the expression that is being resolved.
    pub(super) at: usize,
    pub(super) days_with_year: FxHashMap<(u8, u8), Option<i16>>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, atoms: &[Atom]) -> Self {
        let days_with_year = match reading.published {
            None => infer::days_with_year(atoms),
            Some(_) => FxHashMap::default(),
        };
        let narrative = infer::is_narrative(reading.published, atoms);
        Self { reading, narrative, tale: Focus::new(atoms, narrative), period: None, at: 0, days_with_year }
    }

    /// What an expression means that begins at token `first`; `coming`: the word before it leads on ("by March", "before Christmas").
    pub(super) fn resolve(&mut self, shape: Shape, first: usize, coming: bool) -> Meant {
        self.at = first;
        let meant = self.meaning(shape, first, coming);
        let is_day = |period: &Period| {
            period.from == period.to && period.from.is_some_and(|from| from.day().is_some())
        };
        if let Some(period) = meant.period.filter(|period| !is_day(period)) {
            self.period = Some(period);
        }
        meant
    }

    fn meaning(&mut self, shape: Shape, first: usize, coming: bool) -> Meant {
        match shape {
            Shape::Date(parts) => self.parts(parts, first, coming),
            Shape::Decade(start) => decade(start),
            Shape::Century(number) => century(number),
            Shape::Offset { count, unit, offset } => self.offset(count, unit, offset),
            Shape::From { count, unit, sign, parts } => {
                self.offset_from(count, unit, sign, parts, first, coming)
            }
            Shape::Length { count, unit, steps } => self.length(count, unit, steps),
            Shape::Lengths(lengths) => {
                Meant { kind: TimeKind::Duration, value: values::lengths(lengths), period: None }
            }
            Shape::Portion { count, unit, last, parts } => {
                let is_bare =
                    parts.moved.is_some_and(|moved| moved.origin == Origin::Context && moved.steps == 0)
                        && self.tale.last_in_sentence(self.reading, first).is_none();
                let whole = self.parts(parts, first, coming);
                let portion = |whole: Meant| portion_of(whole.period?, count, unit, last);
                let period =
                    portion(whole).map(|period| if is_bare { self.last_such(period, first) } else { period });
                Meant { kind: TimeKind::Duration, value: values::length(count, unit), period }
            }
            Shape::Nth { nth, what, parts } => self.nth(nth, what, parts, first, coming),
            Shape::Same { unit, parts } => self.same(unit, parts),
            Shape::Set(every) => {
                Meant { kind: TimeKind::Set, value: values::set(self.reading, every), period: None }
            }
            Shape::Reference(reference) => Meant::date(reference_value(reference).to_string(), None),
            Shape::Night(day) => self.night(day, first, coming),
            Shape::Then => {
                // "in the same period": the one that was told last.
                let names = |at: usize| self.reading.is(at, "period");
                let period = if self.reading.is(first, "then") || self.is_that_time(first) {
                    self.tale.only_near(self.reading, first).map(Period::within)
                } else {
                    self.period.filter(|_| (first + 1..first + 3).any(names))
                };
                Meant::date(self.focus().map_or_else(|| "PAST_REF".to_string(), civil::value), period)
            }
        }
    }

    /// "At the time, 40 were there", "said at the time that": not "by the time he left".
    fn is_that_time(&self, first: usize) -> bool {
        let behind = first + 2;
        self.reading.is_any(first, &["the", "that"])
            && self.reading.is(first + 1, "time")
            && (self.reading.is_mark(behind, ',') || self.reading.is(behind, "that"))
    }

    /// Keeps the period of two ends that were told: what "the same period" points at.
    pub(super) fn hold(&mut self, period: Option<Period>) {
        self.period = period.or(self.period);
    }

    /// The date that is counted from.
    pub(super) fn focus(&self) -> Option<Date> {
        self.tale.at(self.reading, self.at)
    }

    /// How an expression is counted from the day of publication, if it is.
    pub(super) fn counted(&self, shape: Shape) -> Option<Counted> {
        match shape {
            Shape::Length { count, unit, steps } if !self.is_from_told() => {
                self.counted_length(count, unit, steps)
            }
            Shape::Night(None) if !self.narrative => {
                Some(Counted { unit: CalendarUnit::Day, steps: -1, is_length: true })
            }
            Shape::Date(parts) if !self.narrative => {
                let moved = parts.moved.filter(|moved| moved.origin == Origin::Publication)?;
                let alone = Parts { moved: None, modifier: None, ..parts } == Parts::default();
                alone.then_some(Counted { unit: moved.unit, steps: i32::from(moved.steps), is_length: false })
            }
            _ => None,
        }
    }

    fn counted_length(&self, count: Count, unit: CalendarUnit, steps: i8) -> Option<Counted> {
        let count = count.whole().filter(|_| steps != 0 && !self.narrative)?;
        // "the past 24 hours"
        let (count, unit) = match unit {
            CalendarUnit::Hour if count % HOURS_OF_DAY == 0 => (count / HOURS_OF_DAY, CalendarUnit::Day),
            _ => (count, unit),
        };
        Some(Counted { unit, steps: i32::from(steps).checked_mul(count)?, is_length: true })
    }

    /// "the following two weeks": whether a length is counted from the date named before.
    fn is_from_told(&self) -> bool {
        let steps = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, plimsoll_lexicon::Meaning::Step(1..));
        (self.at..self.at + 2).any(|at| self.reading.hits.at(at).any(steps))
    }

    pub(super) fn anchor(&self, origin: Origin) -> Option<Date> {
        match origin {
            Origin::Publication => self.reading.published,
            Origin::Context if self.narrative => self.focus(),
            Origin::Context => self.focus().or(self.reading.published),
        }
    }

    /// What a moved unit is counted from: "that year" is the one named last, "the year" in the news this one unless the
    /// sentence names another.
    fn anchor_of(&self, moved: Moved) -> Option<Date> {
        match moved.origin {
            Origin::Context if moved.steps == 0 => {
                // "that year" is one that was named.
                let anchor =
                    || if self.reading.is(self.at, "that") { None } else { self.anchor(moved.origin) };
                let told = || self.tale.last().or_else(anchor);
                let now = self.reading.published.filter(|_| !self.narrative && !self.points_back());
                now.map_or_else(told, |now| self.tale.last_in_sentence(self.reading, self.at).or(Some(now)))
            }
            origin => self.anchor(origin),
        }
    }

    /// "that year", "the same month": not "the year".
    fn points_back(&self) -> bool {
        let points = [Class::Demonstrative, Class::EmptyAdjective];
        (self.at.saturating_sub(1)..self.at + 4)
            .any(|at| points.iter().any(|class| self.reading.is_class(at, *class)))
    }

    /// What "a day earlier" is counted from: in the news the date named last only where it is as fine as what is counted.
    fn anchor_of_offset(&self, origin: Origin, unit: CalendarUnit) -> Option<Date> {
        let fine = |date: &Date| match unit {
            CalendarUnit::Day | CalendarUnit::Week => date.day().is_some(),
            CalendarUnit::Month => date.month().is_some(),
            _ => true,
        };
        match origin {
            Origin::Context if !self.narrative => self.focus().filter(fine).or(self.reading.published),
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
        let meant = if parts.fiscal { of_accounts(meant) } else { with_time(meant, parts) };
        match (parts.modifier, date) {
            (Some(_), Some(date)) if date.day().is_none() => {
                Meant { period: Some(Period::within(date.about())), ..meant }
            }
            (Some(_), None) => Meant { period: meant.period.map(Period::about), ..meant },
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
            let year = year.or_else(|| self.year_of(months.0, None, parts, first, coming))?;
            let lies_behind =
                parts.moved.is_some_and(|moved| moved.origin == Origin::Context && moved.steps == 0);
            let is_over = !lies_behind || !self.runs_on(year, months.1, first);
            return Some(portion(if is_over { year } else { year.saturating_sub(1) }, months));
        }
        if let Some(feast) = parts.feast {
            return self.feast(feast, year, parts, first, coming);
        }
        match (parts.season, parts.month, parts.day) {
            (Some(season), ..) => self.season(season, year, parts, first, coming),
            (None, Some(month), day) => {
                let year = year.or_else(|| self.year_of(month, day, parts, first, coming));
                Some(Meant::on(match day {
                    Some(day) => Date::day_of(year, month, day),
                    None => Date::month_of(year, month),
                }))
            }
            (None, None, Some(day)) => self.day_only(day, parts.weekday),
            (None, None, None) if parts.weekday.is_some() => self.weekday(parts, first, coming),
            (None, None, None) => match year {
                Some(year) => Some(Meant::on(Date::year_only(year))),
                None => self.focus().filter(|date| date.day().is_some() && self.narrative).map(Meant::on),
            },
        }
    }

    /// "In the first half of the year 40 were killed", printed in January: whether what lies behind would not be over yet.
    fn runs_on(&self, year: i16, last: u8, first: usize) -> bool {
        let today = self.reading.published.filter(|_| !self.narrative).and_then(civil::day);
        let end = Date::month_of(Some(year), last).last_day();
        today.zip(end).is_some_and(|(today, end)| {
            end > today
                && self.tale.last_in_sentence(self.reading, first).is_none()
                && !infer::is_future(self.reading, first, false)
        })
    }

    /// "In the first nine months of the year 40 were killed", printed in February: those of the year before.
    fn last_such(&self, period: Period, first: usize) -> Period {
        let today = self.reading.published.filter(|_| !self.narrative).and_then(civil::day);
        let end = period.to.and_then(Date::last_day);
        let runs_on = today.zip(end).is_some_and(|(today, end)| end > today);
        let before = |date: Date| date.year().map_or(date, |year| date.in_year(year.saturating_sub(1)));
        if runs_on && !infer::is_future(self.reading, first, false) {
            Period { from: period.from.map(before), to: period.to.map(before) }
        } else {
            period
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
                let today = civil::day(anchor)?;
                let monday = civil::monday(civil::move_day(today, days)?)?;
                // "over the weekend" is the one before, unless it has come or is still to come.
                let past = parts.pick.is_some()
                    && civil::move_day(monday, 5)? > today
                    && !infer::is_future(self.reading, self.at, false);
                week(if past { civil::move_day(monday, -7)? } else { monday }, moved.unit, parts)
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

    /// "overnight", "overnight into Wednesday": from the day before to the day into which the night leads.
    fn night(&mut self, day: Option<Parts>, first: usize, coming: bool) -> Meant {
        let told = match day {
            Some(parts) => self.parts(parts, first, coming).period.and_then(|period| period.from),
            None => self.anchor(if self.narrative { Origin::Context } else { Origin::Publication }),
        };
        let night = Counted { unit: CalendarUnit::Day, steps: -1, is_length: true };
        let period = told.and_then(|day| night.from(day));
        let value = period.and_then(|period| period.from).map_or("XXXX-XX-XX".to_string(), civil::value);
        Meant { kind: TimeKind::Time, value: format!("{value}TNI"), period }
    }

    /// "the second Tuesday of November".
    fn nth(&mut self, nth: i8, what: Cycle, parts: Option<Parts>, first: usize, coming: bool) -> Meant {
        let unresolved = || Meant::date("XXXX-XX-XX".to_string(), None);
        let Some(parts) = parts else { return unresolved() };
        let whole = self.parts(Parts { modifier: None, ..parts }, first, coming);
        whole.period.and_then(|period| nth_in(period, nth, what)).unwrap_or_else(unresolved)
    }

    /// "the same month last year": the unit around the date named before, in another year.
    fn same(&self, unit: Option<CalendarUnit>, parts: Parts) -> Meant {
        let found = || {
            let of_months =
                self.period.filter(|period| period.from.is_some_and(|from| from.month().is_some()));
            let period = if unit.is_none() {
                self.period
            } else {
                of_months.filter(|_| unit == Some(CalendarUnit::Quarter))
            };
            let named = self.tale.last().filter(|date| date.month().is_some());
            let like = period.and_then(|period| period.from).or(named).or(self.reading.published)?;
            let year = match parts.moved {
                Some(moved) => {
                    let anchor = match moved.origin {
                        Origin::Publication => self.reading.published?,
                        Origin::Context => like,
                    };
                    civil::move_year(anchor.year()?, i32::from(moved.steps))?
                }
                None => parts.year?,
            };
            match (unit, period) {
                (Some(unit), _) => like_in_year(like, unit, year),
                (None, Some(period)) => period_in_year(period, year),
                (None, None) => Some(Meant::on(Date::year_only(year))),
            }
        };
        found().unwrap_or_else(|| Meant::date("PAST_REF".to_string(), None))
    }

    fn offset(&mut self, count: Count, unit: CalendarUnit, offset: TimeOffset) -> Meant {
        let (sign, origin) = match offset {
            TimeOffset::Ago => (-1, Origin::Publication),
            TimeOffset::Hence => (1, Origin::Publication),
            TimeOffset::Earlier => (-1, Origin::Context),
            TimeOffset::Later => (1, Origin::Context),
        };
        let vague = || Meant::date(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_string(), None);
        let meant = self
            .anchor_of_offset(origin, unit)
            .and_then(|anchor| moved_from(anchor, count, unit, sign, false));
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
        anchor.and_then(|anchor| moved_from(anchor, count, unit, sign, true)).unwrap_or_else(|| Meant {
            kind: TimeKind::Duration,
            value: values::length(count, unit),
            period: None,
        })
    }

    fn length(&self, count: Count, unit: CalendarUnit, steps: i8) -> Meant {
        let value = values::length(count, unit);
        let counted = self.counted_length(count, unit, steps);
        let anchor = if self.is_from_told() {
            self.focus().filter(|date| date.day().is_some())
        } else {
            self.reading.published
        };
        let period = anchor.and_then(|anchor| counted?.from(anchor));
        Meant { kind: TimeKind::Duration, value, period }
    }
}
