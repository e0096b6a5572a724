use plimsoll_claim::Bound;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a quantity can be: from `low` to `high`, an end that is missing being open. Quantities are counts and never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    /// Least; none: nothing bounds it from below.
    pub low: Option<Decimal>,
    /// Most; none: nothing bounds it from above.
    pub high: Option<Decimal>,
}

impl Interval {
    /// From `low` to `high`.
    pub fn of(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    /// What the words of a figure leave: "more than 6,700" has no high end.
    pub fn said(low: Option<Decimal>, high: Option<Decimal>, bound: Bound) -> Self {
        match bound {
            Bound::MoreThan | Bound::AtLeast | Bound::Vague => Self { low: low.or(high), high: None },
            Bound::LessThan | Bound::AtMost => Self { low: None, high: high.or(low) },
            Bound::Exact | Bound::About | Bound::Range => Self { low: low.or(high), high: high.or(low) },
        }
    }

    /// Every product of a number of this and one of `other`. An end too large for a decimal is open.
    pub fn times(self, other: Self) -> Self {
        let end = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_mul(b?);
        Self { low: end(self.low, other.low), high: end(self.high, other.high) }
    }

    /// Every quotient of a number of this by one of `other`.
    pub fn over(self, other: Self) -> Self {
        let end = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_div(b?);
        Self { low: end(self.low, other.high), high: end(self.high, other.low) }
    }

    /// Every sum of a number of this and one of `other`.
    pub fn plus(self, other: Self) -> Self {
        let end = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        Self { low: end(self.low, other.low), high: end(self.high, other.high) }
    }

    /// The least interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        let ends = |a: Option<Decimal>, b: Option<Decimal>, pick: fn(Decimal, Decimal) -> Decimal| {
            Some(pick(a?, b?))
        };
        Self { low: ends(self.low, other.low, Decimal::min), high: ends(self.high, other.high, Decimal::max) }
    }

    /// Whether it holds `value`.
    pub fn holds(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether it holds all of `other`.
    pub fn covers(self, other: Self) -> bool {
        let low = self.low.is_none_or(|own| other.low.is_some_and(|low| own <= low));
        let high = self.high.is_none_or(|own| other.high.is_some_and(|high| high <= own));
        low && high
    }

    /// How far apart its ends are; none: an end is open.
    pub fn width(self) -> Option<Decimal> {
        self.high?.checked_sub(self.low?)
    }

    /// Its ends to `digits` significant digits, outward, so that nothing it held is lost.
    pub fn outward(self, digits: u32) -> Self {
        use rust_decimal::RoundingStrategy::{AwayFromZero, ToZero};
        let end = |value: Option<Decimal>, strategy| {
            value.map(|value| value.round_sf_with_strategy(digits, strategy).unwrap_or(value).normalize())
        };
        Self { low: end(self.low, ToZero), high: end(self.high, AwayFromZero) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval() -> impl Strategy<Value = (Interval, Decimal)> {
        (1_u32..1_000_000, 0_u32..1_000_000, 0_u32..=100).prop_map(|(low, more, part)| {
            let (low, width) = (Decimal::from(low), Decimal::from(more));
            let inside = low + width * Decimal::from(part) / Decimal::ONE_HUNDRED;
            (Interval::of(low, low + width), inside)
        })
    }

    proptest! {
        #[test]
        fn a_result_holds_every_pointwise_result((a, x) in interval(), (b, y) in interval()) {
            prop_assert!(a.times(b).holds(x * y));
            prop_assert!(a.plus(b).holds(x + y));
            // A quotient is cut at the last digit of a decimal, its ends as well.
            let last = Decimal::new(1, 20);
            let quotient = a.over(b);
            prop_assert!(quotient.holds(x / y) || quotient.low.is_some_and(|low| low - x / y <= last)
                && quotient.high.is_some_and(|high| x / y - high <= last));
            prop_assert!(a.hull(b).holds(x) && a.hull(b).holds(y));
            prop_assert!(a.outward(3).holds(x) && a.outward(3).covers(a));
        }

        #[test]
        fn a_wider_assumption_never_narrows_the_result((a, _) in interval(), (b, _) in interval(), (c, _) in interval()) {
            let wider = a.hull(c);
            prop_assert!(wider.times(b).covers(a.times(b)));
            prop_assert!(wider.over(b).covers(a.over(b)));
            prop_assert!(b.over(wider).covers(b.over(a)));
            prop_assert!(wider.plus(b).covers(a.plus(b)));
        }
    }

    #[test]
    fn an_open_end_stays_open() {
        let more_than = Interval::said(Some(Decimal::from(3_000_000)), None, Bound::MoreThan);
        let about = Interval::said(Some(Decimal::from(6_700)), Some(Decimal::from(6_700)), Bound::About);
        assert_eq!(more_than.over(about).high, None);
        assert_eq!(more_than.over(more_than), Interval { low: None, high: None });
        assert_eq!(about.over(more_than).low, None);
    }

    #[test]
    fn what_no_decimal_can_hold_is_open() {
        let largest = Interval::of(Decimal::MAX, Decimal::MAX);
        assert_eq!(largest.times(largest), Interval::default());
        assert_eq!(largest.over(Interval::of(Decimal::ZERO, Decimal::ZERO)), Interval::default());
    }
}
