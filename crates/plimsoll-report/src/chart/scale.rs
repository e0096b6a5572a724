//! From figures to heights. Ticks stay decimals; only a place on the page is a floating-point number.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The largest figure over the smallest from which a linear axis would flatten the small ones.
const LOGARITHMIC_FROM: i64 = 40;
/// Ticks that an axis has at most.
const MOST_TICKS: i64 = 6;
/// Powers of ten that a decimal can hold.
const MOST_DIGITS: i32 = 27;

/// An axis of figures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) is_logarithmic: bool,
    low: Decimal,
    high: Decimal,
    /// Figures with a line and a label, rising.
    pub(super) ticks: Vec<Decimal>,
}

impl Scale {
    /// The axis on which all of `values` fit: linear from zero, or logarithmic where they are far apart.
    pub(super) fn of(values: &[Decimal]) -> Self {
        let low = values.iter().min().copied().unwrap_or_default();
        let high = values.iter().max().copied().unwrap_or_default();
        let is_far = |ratio: Decimal| ratio >= Decimal::from(LOGARITHMIC_FROM);
        if low > Decimal::ZERO && high.checked_div(low).is_none_or(is_far) {
            logarithmic(low, high)
        } else {
            linear(low.min(Decimal::ZERO), high.max(Decimal::ZERO))
        }
    }

    /// How far up the axis a figure stands, from 0 to 1.
    pub(super) fn height(&self, value: Decimal) -> f64 {
        let part = if self.is_logarithmic {
            let (low, high) = (logarithm(self.low), logarithm(self.high));
            (logarithm(value.max(self.low)) - low) / (high - low)
        } else {
            let part = |of: Decimal| of.checked_sub(self.low);
            let share = part(value).zip(part(self.high)).and_then(|(part, whole)| part.checked_div(whole));
            share.and_then(|share| share.to_f64()).unwrap_or(0.5)
        };
        part.clamp(0.0, 1.0)
    }
}

fn linear(low: Decimal, high: Decimal) -> Scale {
    let range = high.checked_sub(low).filter(|range| !range.is_zero()).unwrap_or(Decimal::ONE);
    let step = step(range);
    let down = |value: Decimal| value.checked_div(step).map(|steps| steps.floor());
    let first = down(low).unwrap_or_default();
    let last = high.checked_div(step).map_or(Decimal::ONE, |steps| steps.ceil()).max(first + Decimal::ONE);
    let tick = |number: i64| (first + Decimal::from(number)).checked_mul(step);
    let many = (last - first).to_i64().unwrap_or(1).min(MOST_TICKS + 2);
    let ticks: Vec<Decimal> = (0..=many).filter_map(tick).collect();
    Scale {
        is_logarithmic: false,
        low: ticks.first().copied().unwrap_or(low),
        high: ticks.last().copied().unwrap_or(high).max(high),
        ticks,
    }
}

/// 1, 2 or 5 of some power of ten, so that few ticks cover `range`.
fn step(range: Decimal) -> Decimal {
    let power = power(magnitude(range) - 1);
    let fits =
        |step: &Decimal| range.checked_div(*step).is_some_and(|steps| steps <= Decimal::from(MOST_TICKS - 1));
    let steps = [1, 2, 5, 10, 20, 50].map(|times| power.checked_mul(Decimal::from(times)));
    steps.into_iter().flatten().find(fits).unwrap_or(range)
}

fn logarithmic(low: Decimal, high: Decimal) -> Scale {
    let first = magnitude(low);
    let last = magnitude(high) + i32::from(power(magnitude(high)) < high);
    let between = (last - first) / (MOST_TICKS as i32) + 1;
    let mut ticks: Vec<Decimal> = (first..=last).step_by(between as usize).map(power).collect();
    if last - first <= 2 {
        let inside = (first..last).flat_map(|at| [2, 5].map(|times| power(at) * Decimal::from(times)));
        ticks.extend(inside);
        ticks.sort();
    }
    Scale { is_logarithmic: true, low: power(first), high: power(last).max(high), ticks }
}

/// Ten to the `exponent`, as far as a decimal reaches.
fn power(exponent: i32) -> Decimal {
    match u32::try_from(exponent.clamp(-MOST_DIGITS, MOST_DIGITS)) {
        Ok(zeros) => Decimal::from(10_i128.pow(zeros)),
        Err(_) => Decimal::new(1, exponent.clamp(-MOST_DIGITS, MOST_DIGITS).unsigned_abs()),
    }
}

/// The place of the first digit that is not zero: 3 of 6,700, -1 of 0.5.
fn magnitude(value: Decimal) -> i32 {
    let digits = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    digits as i32 - value.scale() as i32
}

/// The decimal logarithm of a figure above zero, to the precision of a drawing. By multiplication alone, which is the same
/// on every machine; the logarithms of the machines' libraries are not.
fn logarithm(value: Decimal) -> f64 {
    let magnitude = magnitude(value);
    let mut part = value.mantissa().unsigned_abs() as f64;
    while part >= 10.0 {
        part /= 10.0;
    }
    let (mut sum, mut bit) = (f64::from(magnitude), 1.0);
    for _ in 0..16 {
        part *= part;
        bit /= 2.0;
        if part >= 10.0 {
            part /= 10.0;
            sum += bit;
        }
    }
    sum
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::Scale;
    use rust_decimal::Decimal;

    fn scale(values: &[&str]) -> Scale {
        Scale::of(&values.iter().map(|value| value.parse().unwrap()).collect::<Vec<_>>())
    }

    fn ticks(values: &[&str]) -> Vec<String> {
        scale(values).ticks.iter().map(|tick| tick.normalize().to_string()).collect()
    }

    #[test]
    fn figures_that_are_near_stand_on_a_linear_axis_from_zero() {
        assert_eq!(ticks(&["1000", "20000"]), ["0", "5000", "10000", "15000", "20000"]);
        assert_eq!(ticks(&["0.3", "0.7"]), ["0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(ticks(&["-5", "10"]), ["-5", "0", "5", "10"]);
        assert!((scale(&["1000", "20000"]).height(5000.into()) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn figures_that_are_far_apart_stand_on_a_logarithmic_axis() {
        let scale = scale(&["3", "4800000"]);
        assert!(scale.is_logarithmic);
        assert_eq!(scale.ticks, [1, 100, 10_000, 1_000_000].map(Decimal::from));
        let half = scale.height(Decimal::from(3162)) - scale.height(Decimal::from(1000));
        assert!((half - 0.5 / 7.0).abs() < 1e-4, "{half}");
    }

    #[test]
    fn any_figures_have_an_axis() {
        let largest = Decimal::MAX.to_string();
        let smallest = Decimal::MIN.to_string();
        let tiny = "0.0000000000000000000000000001";
        for values in [&[][..], &["0"], &[&largest, tiny], &[&largest, &smallest], &[tiny, tiny]] {
            let scale = scale(values);
            for value in values {
                assert!((0.0..=1.0).contains(&scale.height(value.parse().unwrap())), "{values:?} {scale:?}");
            }
        }
    }
}
