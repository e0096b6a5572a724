//! Dates counted within others: the second Tuesday of a month, the first nine months of a year.

use jiff::civil::Date as Day;
use plimsoll_lexicon::tables::CalendarUnit;

use super::civil::{self, Step};
use super::meant::{Meant, portion};
use super::shape::{Count, Cycle};
use crate::Date;
use crate::edtf::Period;

/// First and last day of a period.
fn days(period: Period) -> Option<(Day, Day)> {
    Some((period.from?.first_day()?, period.to?.last_day()?))
}

/// The `nth` of what comes again within a period; -1 the last.
pub(super) fn nth_in(period: Period, nth: i8, what: Cycle) -> Option<Meant> {
    let (first, last) = days(period)?;
    let count = i32::from(nth) - i32::from(nth > 0);
    if what == Cycle::Unit(CalendarUnit::Month) {
        let from = if nth > 0 { first } else { last.checked_add(jiff::Span::new().days(1)).ok()? };
        let month = civil::move_month((from.year(), from.month().unsigned_abs()), count)?;
        return (month.first_day()? >= first && month.last_day()? <= last).then(|| Meant::on(month));
    }
    let (weekday, step) = match what {
        Cycle::Unit(CalendarUnit::Day) => (None, 1),
        Cycle::Weekday(day) => (Some(day), 7),
        // A week belongs where most of its days lie: where its Thursday does.
        Cycle::Unit(CalendarUnit::Weekend) => (Some(6), 7),
        Cycle::Unit(_) => (Some(4), 7),
    };
    let from = if nth > 0 { first } else { last };
    let away = weekday.map_or(0, |weekday| {
        let now = i32::from(from.weekday().to_monday_one_offset());
        if nth > 0 {
            (i32::from(weekday) - now).rem_euclid(7)
        } else {
            -(now - i32::from(weekday)).rem_euclid(7)
        }
    });
    let back = if nth > 0 { count } else { count + 1 };
    let day = civil::move_day(from, away + back * step).filter(|day| (first..=last).contains(day))?;
    match what {
        Cycle::Unit(unit @ (CalendarUnit::Week | CalendarUnit::Weekend)) => {
            super::meant::week(civil::monday(day)?, unit, super::shape::Parts::default())
        }
        _ => Some(Meant::on(day.into())),
    }
}

/// Where a length begins that ends with a period: "the six months to June".
pub(super) fn length_before(period: Period, count: Count, unit: CalendarUnit) -> Option<Date> {
    let to = period.to?;
    let (far, last) = (count.whole()?, to.last_day()?);
    // "the 24 hours to Thursday"
    if unit == CalendarUnit::Hour {
        return civil::move_day(last, -far / HOURS_OF_DAY)
            .filter(|_| far % HOURS_OF_DAY == 0)
            .map(Date::from);
    }
    let months = match civil::step(unit, far)? {
        Step::Days(days) => return civil::move_day(last, 1 - days).map(Date::from),
        Step::Months(months) => months,
        Step::Years(years) => years.checked_mul(12)?,
    };
    let end = (last.year(), last.month().unsigned_abs());
    match to.day() {
        Some(_) if last != last.last_of_month() => {
            let month = civil::move_month(end, -months)?;
            let day = Date::day_of(month.year(), month.month()?, last.day().unsigned_abs());
            civil::move_day(day.first_day()?, 1).map(Date::from)
        }
        _ => civil::move_month(end, 1 - months),
    }
}

/// Hours that make a day.
const HOURS_OF_DAY: i32 = 24;

/// So many units from the start of a period, or up to its end.
pub(super) fn portion_of(period: Period, count: Count, unit: CalendarUnit, last: bool) -> Option<Period> {
    let (first, end) = days(period)?;
    let months = |months: i32| {
        if last {
            let from = civil::move_month((end.year(), end.month().unsigned_abs()), 1 - months)?;
            Some((from, Date::month_of(Some(end.year()), end.month().unsigned_abs())))
        } else {
            let start = (first.year(), first.month().unsigned_abs());
            Some((Date::month_of(Some(start.0), start.1), civil::move_month(start, months - 1)?))
        }
    };
    let (from, to) = match civil::step(unit, count.whole().filter(|count| *count > 0)?)? {
        Step::Days(days) if last => (civil::move_day(end, 1 - days)?.into(), end.into()),
        Step::Days(days) => (first.into(), civil::move_day(first, days - 1)?.into()),
        Step::Months(count) => months(count)?,
        Step::Years(years) => months(years.checked_mul(12)?)?,
    };
    (from >= Date::month_of(Some(first.year()), first.month().unsigned_abs()))
        .then_some(Period { from: Some(from), to: Some(to) })
}

/// The unit around `like`, in another year.
pub(super) fn like_in_year(like: Date, unit: CalendarUnit, year: i16) -> Option<Meant> {
    let there = like.in_year(year);
    match unit {
        CalendarUnit::Month => Some(Meant::on(Date::month_of(Some(year), like.month()?))),
        CalendarUnit::Quarter => {
            let first = (like.month()? - 1) / 3 * 3 + 1;
            Some(portion(year, (first, first + 2)))
        }
        CalendarUnit::Week => {
            let day = civil::day(there)?;
            super::meant::week(civil::monday(day)?, CalendarUnit::Week, super::shape::Parts::default())
        }
        _ => civil::day(there).map(|_| Meant::on(there)),
    }
}

/// A period like another, in another year: "the same period in 2022".
pub(super) fn period_in_year(like: Period, year: i16) -> Option<Meant> {
    let (from, to) = (like.from?, like.to?);
    let years = i32::from(year) - i32::from(from.year()?);
    let to = to.in_year(civil::move_year(to.year()?, years)?);
    let from = from.in_year(year);
    let whole = from.day().is_none() && to.day().is_none() && from.year() == to.year();
    match from.month().zip(to.month()).filter(|_| whole) {
        _ if from == to => Some(Meant::on(from)),
        Some((first, last))
            if first % 3 == 1 && (last == first + 2 || first % 6 == 1 && last == first + 5) =>
        {
            Some(portion(year, (first, last)))
        }
        _ => Some(Meant::date(civil::year_value(year), Some(Period { from: Some(from), to: Some(to) }))),
    }
}
