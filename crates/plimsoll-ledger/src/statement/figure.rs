use plimsoll_claim::{Bound, Quantity};
use rust_decimal::Decimal;

/// A figure as the ledger compares it: its end points, without trailing zeros, and whether it is a word like "millions".
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) bound: Bound,
    /// "About", or a vague word.
    pub(crate) approximate: bool,
    /// A word of magnitude, no number: "millions", "dozens".
    pub(crate) vague: bool,
}

impl Figure {
    pub(crate) fn of(quantity: &Quantity) -> Self {
        // A vague word is read as "at least" its magnitude, approximately; figures are never both.
        let vague =
            quantity.bound == Bound::Vague || (quantity.bound == Bound::AtLeast && quantity.approximate);
        Self {
            low: quantity.low.map(|low| low.normalize()),
            high: quantity.high.map(|high| high.normalize()),
            bound: quantity.bound,
            approximate: quantity.approximate || quantity.bound == Bound::About,
            vague,
        }
    }

    /// The one number it is best known by: the low end, else the high one.
    pub(crate) fn value(&self) -> Option<Decimal> {
        self.low.or(self.high)
    }

    /// What stands for the value: figures have equal ones where their values are equal.
    pub(crate) fn exact(&self) -> Option<Exact> {
        self.value().map(exact)
    }

    /// Its distinct end points; one for most figures, two for a range.
    pub(crate) fn ends(&self) -> impl Iterator<Item = Decimal> {
        let high = self.high.filter(|_| self.high != self.low);
        self.low.into_iter().chain(high)
    }

    /// Whether the two are one figure, bounds aside: an end of one is an end of the other, or its rounding to no less
    /// than two digits.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.vague == other.vague && self.ends().any(|a| other.ends().any(|b| equal_or_rounded(a, b, 2)))
    }

    /// Whether one is the rounding of the other, be it to one digit: "about 70" of 73, 5 million of 4.8 million, "over
    /// six thousand" of 6,700.
    pub(crate) fn coarser(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.value(), other.value()) else { return false };
        if self.vague || other.vague {
            return self.vague != other.vague && same_magnitude(a, b);
        }
        equal_or_rounded(a, b, 1) || (self.bound == Bound::MoreThan && a < b && cut(b, 1) == Some(a))
    }

    /// Whether its bound leaves room for `value`: "more than 20,000" is no way to put 16,000.
    pub(crate) fn holds_of(&self, value: Decimal) -> bool {
        match self.bound {
            Bound::MoreThan | Bound::AtLeast => self.vague || self.low.is_none_or(|low| low <= value),
            Bound::LessThan | Bound::AtMost => self.high.is_none_or(|high| value <= high),
            Bound::Exact | Bound::About | Bound::Range | Bound::Vague => true,
        }
    }

    /// Digits that are not trailing zeros: 2 for 6,700, 1 for 7,000.
    pub(crate) fn digits(&self) -> u32 {
        self.value().map_or(0, digits)
    }

    /// What it allows, as an interval with `slack` around a figure that is called approximate or stands bare. `slack` is
    /// a share of the value.
    pub(crate) fn interval(&self, slack: Decimal) -> (Option<Decimal>, Option<Decimal>) {
        let (below, above) = (Decimal::ONE - slack, Decimal::ONE + slack);
        let low = self.low.map(|low| low * below);
        // Too large for a decimal is open above.
        let high = self.high.and_then(|high| high.checked_mul(above));
        match self.bound {
            Bound::MoreThan | Bound::AtLeast | Bound::Vague => (low.or(high), None),
            Bound::LessThan | Bound::AtMost => (None, high.or(low)),
            Bound::Exact | Bound::About | Bound::Range => (low.or(high), high.or(low)),
        }
    }

    /// Whether the two can both hold.
    pub(crate) fn meets(&self, other: &Self, slack: Decimal) -> bool {
        let (a, b) = (self.interval(slack), other.interval(slack));
        let below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        below(a.0, b.1) && below(b.0, a.1)
    }
}

/// The bytes of a number without trailing zeros, which decide faster than a [`Decimal`] whether two are equal.
pub(crate) type Exact = u128;

/// What stands for the end of a figure.
pub(crate) fn exact(end: Decimal) -> Exact {
    Exact::from_le_bytes(end.serialize())
}

/// A number to two digits: the name of the bin in which its equals are looked for.
pub(crate) fn bin(value: Decimal) -> Exact {
    exact(value.round_sf(2).unwrap_or(value).normalize())
}

fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.mantissa().unsigned_abs();
    while mantissa != 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(0, |log| log + 1)
}

fn equal_or_rounded(a: Decimal, b: Decimal, least_digits: u32) -> bool {
    if a == b {
        return true;
    }
    let (coarse, fine) = if digits(a) < digits(b) { (a, b) } else { (b, a) };
    digits(coarse) < digits(fine)
        && digits(coarse) >= least_digits
        && fine.round_sf(digits(coarse)) == Some(coarse)
}

/// The number with all but its first `keep` digits cut to zero.
fn cut(value: Decimal, keep: u32) -> Option<Decimal> {
    value.round_sf_with_strategy(keep, rust_decimal::RoundingStrategy::ToZero)
}

/// "Thousands" of 1,000 and of 6,700, not of 67,000.
fn same_magnitude(a: Decimal, b: Decimal) -> bool {
    let magnitude = |value: Decimal| value.trunc().mantissa().unsigned_abs().checked_ilog10();
    magnitude(a) == magnitude(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(low: i64, bound: Bound) -> Figure {
        let low = Some(Decimal::from(low));
        Figure {
            low,
            high: if bound == Bound::MoreThan { None } else { low },
            bound,
            approximate: false,
            vague: false,
        }
    }

    #[test]
    fn rounding_joins_and_another_figure_does_not() {
        assert!(figure(74_000, Bound::Exact).same(&figure(74_200, Bound::MoreThan)));
        assert!(!figure(6_700, Bound::About).same(&figure(7_000, Bound::About)), "one digit is too coarse");
        assert!(figure(70, Bound::About).coarser(&figure(73, Bound::About)));
        assert!(figure(6_000, Bound::MoreThan).coarser(&figure(6_700, Bound::About)));
        assert!(!figure(6_000, Bound::Exact).coarser(&figure(6_700, Bound::About)));
    }

    #[test]
    fn the_largest_figure_has_an_interval() {
        let largest = Figure { low: None, high: Some(Decimal::MAX), ..figure(1, Bound::AtMost) };
        assert!(largest.meets(&figure(1, Bound::Exact), Decimal::new(1, 1)));
    }

    #[test]
    fn a_bound_leaves_room_on_one_side() {
        assert!(!figure(20_000, Bound::MoreThan).holds_of(Decimal::from(16_000)));
        assert!(figure(6_000, Bound::MoreThan).holds_of(Decimal::from(6_700)));
        assert!(!figure(5_000, Bound::AtMost).holds_of(Decimal::from(5_200)));
    }

    #[test]
    fn lower_bounds_meet_what_lies_above() {
        let tenth = Decimal::new(1, 1);
        assert!(figure(1_000, Bound::MoreThan).meets(&figure(2_000, Bound::About), tenth));
        assert!(!figure(10_000, Bound::MoreThan).meets(&figure(6_700, Bound::About), tenth));
        assert!(figure(11_000, Bound::MoreThan).meets(&figure(10_000, Bound::Exact), tenth));
    }

    #[test]
    fn a_word_of_magnitude_holds_its_magnitude() {
        let thousands = Figure { vague: true, ..figure(2_000, Bound::AtLeast) };
        assert!(thousands.coarser(&figure(1_000, Bound::MoreThan)));
        assert!(!thousands.coarser(&figure(10_000, Bound::MoreThan)));
    }
}
