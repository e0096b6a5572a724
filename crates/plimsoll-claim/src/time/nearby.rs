//! Dates that leave something out: the year of a month, the month of a day, the week of a weekday.

use plimsoll_lexicon::tables::{Feast, Season};

use super::civil;
use super::infer;
use super::meant::Meant;
use super::resolve::Resolver;
use super::shape::Parts;
use crate::Date;

impl Resolver<'_, '_> {
    pub(super) fn year_of(
        &self,
        month: u8,
        day: Option<u8>,
        parts: Parts,
        first: usize,
        coming: bool,
    ) -> Option<i16> {
        if let Some((steps, origin)) = parts.pick {
            let anchor = if self.narrative { self.focus() } else { self.anchor(origin) };
            return infer::year_picked(anchor?, month, steps);
        }
        if self.narrative {
            return infer::year_told(self.focus()?, month);
        }
        match self.reading.published {
            Some(published) => {
                let fixed = parts.weekday.zip(day);
                let found =
                    fixed.and_then(|(weekday, day)| infer::year_of_weekday(published, month, day, weekday));
                if found.is_some() {
                    return found;
                }
                infer::year_by_tense(self.reading, first, coming, published, (month, day))
            }
            None => self.days_with_year.get(&(month, day?)).copied().flatten(),
        }
    }

    /// A day that is another each year: that of the year said, or the last or next one.
    pub(super) fn feast(
        &self,
        feast: Feast,
        year: Option<i16>,
        parts: Parts,
        first: usize,
        coming: bool,
    ) -> Option<Meant> {
        let on = |year: i16| civil::feast(feast, year).map(Date::from);
        if let Some(year) = year {
            return on(year).map(Meant::on);
        }
        let about = on(self.reading.published.or(self.focus())?.year()?)?;
        let year = self.year_of(about.month()?, about.day(), parts, first, coming)?;
        on(year).map(Meant::on)
    }

    pub(super) fn season(
        &self,
        season: Season,
        year: Option<i16>,
        parts: Parts,
        first: usize,
        coming: bool,
    ) -> Option<Meant> {
        let number = season as u8 + 1;
        let begin = if number == 4 { 12 } else { number * 3 };
        let year = match (year, parts.pick) {
            (Some(year), _) => Some(year),
            (None, Some((steps, origin))) => {
                let anchor = if self.narrative { self.focus() } else { self.anchor(origin) };
                // "last autumn", told in November, is that of the year before.
                let by = if steps < 0 && number < 4 { begin + 2 } else { begin };
                anchor.and_then(|anchor| infer::year_picked(anchor, by, steps))
            }
            (None, None) if self.narrative => self.focus().and_then(Date::year),
            (None, None) => {
                let future = infer::is_future(self.reading, first, coming);
                self.reading.published.and_then(|published| infer::year_near(published, begin, None, future))
            }
        };
        Some(Meant::on(Date::season_of(year, number)))
    }

    pub(super) fn day_only(&self, day: u8, weekday: Option<u8>) -> Option<Meant> {
        let anchor = if self.narrative { self.focus() } else { self.reading.published };
        let (year, month) = civil::month(anchor?)?;
        let today = anchor.and_then(Date::day);
        let months = match today {
            Some(today) if !self.narrative && day > today + 1 => -1,
            Some(today) if self.narrative && day < today => 1,
            _ => 0,
        };
        let on = |months: i32| {
            let month = civil::move_month((year, month), months)?;
            Some(Date::day_of(month.year(), month.month()?, day))
        };
        let fits = |date: &Date| {
            let day = date.first_day().map(|day| day.weekday().to_monday_one_offset().unsigned_abs());
            weekday.is_none_or(|weekday| day == Some(weekday))
        };
        let found = [months, 0, -1, 1].into_iter().filter_map(on).find(fits);
        found.or_else(|| on(months)).map(Meant::on)
    }

    pub(super) fn weekday(&self, parts: Parts, first: usize, coming: bool) -> Option<Meant> {
        let weekday = i32::from(parts.weekday?);
        let anchor = if self.narrative { self.focus() } else { self.reading.published };
        let Some(today) = anchor.and_then(civil::day) else {
            return Some(Meant::date(format!("XXXX-WXX-{weekday}"), None));
        };
        let now = i32::from(today.weekday().to_monday_one_offset());
        let since = (now - weekday).rem_euclid(7);
        let days = match parts.pick {
            Some((..0, _)) => -if since == 0 { 7 } else { since },
            // "the Friday after next" is a week behind the next.
            Some((steps @ 1.., _)) => 7 * i32::from(steps) - since,
            Some((0, _)) => weekday - now,
            None if self.narrative || infer::is_future(self.reading, first, coming) => {
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
}
