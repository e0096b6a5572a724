use std::collections::BTreeMap;

use plimsoll_claim::{Bound, Date, Measure, Period};
use rust_decimal::Decimal;

use crate::months::months;
use crate::statement::Days;
use crate::view::View;
use crate::{Interval, Point, Series};

/// Who gives and who gets.
pub(super) type Pair = (String, String);

/// Points closer together than this give no rate.
const LEAST_DAYS: i32 = 14;
/// A window that begins on no narrower date than this has no first day to count months from.
const DAYS_OF_A_MONTH: i32 = 31;

/// A figure of a running total, or of a window that is part of its time, dated.
#[derive(Clone, Debug)]
pub(super) struct Stated<'s> {
    pub(super) counter: &'s str,
    pub(super) window: Option<Period>,
    pub(super) date: Date,
    pub(super) day: i32,
    pub(super) bound: Bound,
    pub(super) value: Decimal,
    /// Read as a closed interval; none: the figure is a ceiling only.
    pub(super) reading: Option<Interval>,
    /// Of a figure that counts a closed window: the most that the figures before it allow up to the window, which the reading
    /// includes.
    pub(super) before: Option<Decimal>,
    /// Its place among the origins.
    pub(super) origin: usize,
}

/// The dated figures of one class between one pair.
#[derive(Clone, Debug)]
pub(super) struct Figures<'s> {
    pub(super) class: &'static str,
    pub(super) unit: &'static str,
    /// By the day.
    pub(super) stated: Vec<Stated<'s>>,
    /// Figures of no known day: who counts, and the place among the origins.
    pub(super) undated: Vec<(&'s str, usize)>,
}

impl<'s> Figures<'s> {
    pub(super) fn of(
        view: &View<'_>,
        series: &[&'s Series],
        class: &'static str,
        unit: &'static str,
    ) -> Self {
        let (mut stated, mut undated) = (Vec::new(), Vec::new());
        for one in series {
            let is_total = one.measure == Measure::Transferred && one.item_class.as_deref() == Some(class);
            let Some(counter) = one.counter.as_deref().filter(|_| is_total) else { continue };
            for point in &one.points {
                let Some(origin) = view.place(&point.origin) else { continue };
                let claim = view.pile.statements[view.traced[origin].nearest()].claim;
                let is_clear = view.traced[origin].unclear.is_none();
                if claim.unit.as_deref() != Some(unit) || !is_clear {
                    continue;
                }
                let ended = one.window.and_then(|window| window.to);
                match day_of(ended).or_else(|| day_of(point.stated_on)).zip(point.stated_on.or(ended)) {
                    Some(dated) => stated.extend(Stated::of(counter, one.window, point, origin, dated)),
                    None => undated.push((counter, origin)),
                }
            }
        }
        let order = |one: &Stated<'_>| (one.day, one.value, view.traced[one.origin].id.as_str());
        stated.sort_by(|a, b| (a.counter, order(a)).cmp(&(b.counter, order(b))));
        stated.sort_by_key(|one| one.day);
        undated.sort_unstable_by_key(|&(counter, origin)| (counter, view.traced[origin].id.as_str()));
        let mut figures = Self { class, unit, stated, undated };
        figures.reach_back();
        figures
    }

    /// Adds to each figure of a closed window what may have come before the window.
    fn reach_back(&mut self) {
        let rates = self.rates();
        let mut highest: BTreeMap<i32, Decimal> = BTreeMap::new();
        for stated in self.stated.iter().filter(|stated| stated.opened().is_none()) {
            if let Some(high) = stated.reading.and_then(|reading| reading.high) {
                let held = highest.entry(stated.day).or_insert(high);
                *held = high.max(*held);
            }
        }
        let mut known: BTreeMap<i32, Decimal> = BTreeMap::new();
        for at in 0..self.stated.len() {
            let Some(from) = self.stated[at].opened() else { continue };
            let before = *known.entry(from).or_insert_with(|| {
                let until = self.stated.partition_point(|stated| stated.day <= from);
                most_by(from, rates[until], &highest)
            });
            let stated = &mut self.stated[at];
            stated.before = Some(before);
            let most = stated.reading.and_then(|reading| reading.high?.checked_add(before));
            stated.reading = stated.reading.map(|reading| Interval { high: most, ..reading });
        }
    }

    /// The highest rate that the first figures show, for each number of figures from none on; nothing where there is none.
    fn rates(&self) -> Vec<Decimal> {
        let mut steps = Steps::default();
        let (mut by_step, mut by_window): (Option<Decimal>, Option<Decimal>) = (None, None);
        let mut rates = vec![Decimal::ZERO];
        for stated in &self.stated {
            by_step = by_step.max(steps.next(stated).map(|(rate, _)| rate));
            by_window = by_window.max(over_window(stated));
            rates.push(by_step.or(by_window).unwrap_or_default());
        }
        rates
    }

    pub(super) fn is_any(&self) -> bool {
        !self.stated.is_empty() || !self.undated.is_empty()
    }

    /// The last day on which a figure was stated.
    pub(super) fn last_stated(&self) -> Option<(i32, Date)> {
        self.stated.last().map(|stated| (stated.day, stated.date))
    }

    /// The highest rate a month at which a counter's total grew up to `day`: between two of its figures, else over a window.
    /// With the figures it follows from.
    pub(super) fn fastest(&self, day: i32) -> Option<(Decimal, Vec<usize>)> {
        let until = || self.stated.iter().filter(|stated| stated.day <= day);
        let mut steps = Steps::default();
        let by_step = until().filter_map(|stated| steps.next(stated)).max_by_key(|(rate, _)| *rate);
        let by_window = || {
            let rates = until().filter_map(|stated| Some((over_window(stated)?, vec![stated.origin])));
            rates.max_by_key(|(rate, _)| *rate)
        };
        by_step.map(|(rate, from)| (rate, from.to_vec())).or_else(by_window)
    }
}

/// The figure of each count that the next is set against.
#[derive(Debug, Default)]
struct Steps<'f> {
    before: BTreeMap<(&'f str, Option<Period>), &'f Stated<'f>>,
}

impl<'f> Steps<'f> {
    /// The rate a month from the figure before of the same count, and both.
    fn next(&mut self, stated: &'f Stated<'f>) -> Option<(Decimal, [usize; 2])> {
        let key = (stated.counter, stated.window);
        let Some(&earlier) = self.before.get(&key) else {
            self.before.insert(key, stated);
            return None;
        };
        let days = stated.day - earlier.day;
        if days < LEAST_DAYS || earlier.value >= stated.value {
            return None;
        }
        self.before.insert(key, stated);
        let rate = (stated.value - earlier.value).checked_div(months(days))?;
        Some((rate, [earlier.origin, stated.origin]))
    }
}

/// The rate a month over the window of a figure.
fn over_window(stated: &Stated<'_>) -> Option<Decimal> {
    let since = Days::of(stated.window?.from?).filter(|since| since.last - since.first <= DAYS_OF_A_MONTH)?;
    let days = stated.day - since.first;
    stated.value.checked_div(months(days)).filter(|_| days >= LEAST_DAYS)
}

/// The most that running totals stated up to a day allow on it, at a rate a month; nothing where there are none. `highest`:
/// the most of the totals that were stated on each day.
fn most_by(day: i32, rate: Decimal, highest: &BTreeMap<i32, Decimal>) -> Decimal {
    let grown = |(stated, high): (&i32, &Decimal)| {
        let since = rate.checked_mul(months(day - stated))?;
        high.checked_add(since)
    };
    highest.range(..=day).filter_map(grown).max().unwrap_or_default().ceil()
}

impl<'s> Stated<'s> {
    fn of(
        counter: &'s str,
        window: Option<Period>,
        point: &Point,
        origin: usize,
        ((day, _), date): ((i32, Date), Date),
    ) -> Option<Self> {
        let value = point.low.or(point.high).filter(|value| *value > Decimal::ZERO)?;
        let reading = reading(point);
        Some(Self { counter, window, date, day, bound: point.bound, value, reading, before: None, origin })
    }

    /// The first day of its window, if the window is closed.
    fn opened(&self) -> Option<i32> {
        let window = self.window.filter(|window| window.to.is_some())?;
        Days::of(window.from?).map(|days| days.first)
    }
}

/// The last day a date can mean.
pub(super) fn day_of(date: Option<Date>) -> Option<(i32, Date)> {
    Some((Days::of(date?)?.last, date?))
}

/// A figure as a closed interval. Counters round to two digits: "more than" reaches to the next such step, "about" a step
/// to both sides, a bare number half a step. "Up to" is a ceiling and has no reading.
fn reading(point: &Point) -> Option<Interval> {
    let value = point.low.or(point.high)?;
    let step = step(value);
    let half = step / Decimal::TWO;
    let around = |by: Decimal| {
        Some(Interval { low: Some((value - by).max(Decimal::ZERO)), high: value.checked_add(by) })
    };
    let read = match point.bound {
        Bound::MoreThan | Bound::AtLeast => {
            Some(Interval { low: Some(value), high: value.checked_add(step) })
        }
        Bound::About => around(step),
        Bound::Exact => around(half),
        Bound::Range => Some(Interval { low: point.low, high: point.high }),
        Bound::LessThan | Bound::AtMost | Bound::Vague => None,
    };
    read.filter(|read| read.width().is_some())
}

/// The next step of a number rounded to two digits: 1,000 of 13,000, and 1 below 100.
fn step(value: Decimal) -> Decimal {
    let digits = value.trunc().mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    (1..digits).fold(Decimal::ONE, |step, _| step * Decimal::TEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use smol_str::SmolStr;

    fn read(low: Option<i64>, high: Option<i64>, bound: Bound) -> Option<(i64, i64)> {
        let number = |value: Option<i64>| value.map(Decimal::from);
        let point = Point {
            origin: SmolStr::default(),
            stated_on: None,
            low: number(low),
            high: number(high),
            bound,
        };
        let read = reading(&point)?;
        Some((i64::try_from(read.low?).ok()?, i64::try_from(read.high?).ok()?))
    }

    #[test]
    fn a_bound_reaches_to_the_next_step() {
        assert_eq!(read(Some(13_000), None, Bound::MoreThan), Some((13_000, 14_000)));
        assert_eq!(read(Some(6_700), Some(6_700), Bound::About), Some((6_600, 6_800)));
        assert_eq!(read(Some(6_700), Some(6_700), Bound::Exact), Some((6_650, 6_750)));
        assert_eq!(read(Some(4_000_000), Some(6_000_000), Bound::Range), Some((4_000_000, 6_000_000)));
        assert_eq!(read(Some(40), None, Bound::AtLeast), Some((40, 41)));
    }

    #[test]
    fn a_ceiling_is_no_figure() {
        assert_eq!(read(None, Some(4_800_000), Bound::AtMost), None);
    }
}
