use rust_decimal::Decimal;

use super::chance::Chance;
use crate::Interval;

/// How many draws are made.
pub(super) const DRAWS: u32 = 4_000;
/// Draws on either side that the inner interval leaves out: one in twenty.
const CUT: usize = DRAWS as usize / 20;

/// A counter's figure, read as a closed interval, and how long ago it was stated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    pub(super) reading: Interval,
    pub(super) months: Decimal,
}

/// One of the bases, grown since it was stated, times what each holds.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) bases: Vec<Base>,
    /// So many more a month.
    pub(super) growth: Option<Interval>,
    pub(super) ratio: Option<Interval>,
}

/// A part of a model that can be held at its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Reading(usize),
    Growth,
    Choice,
    Ratio,
}

impl Model {
    /// What the ends of all parts allow; an open end where a number is too large.
    pub(super) fn bound(&self) -> Interval {
        let all = self.bases.iter().map(|base| self.grown(base));
        all.reduce(Interval::hull).map_or(Interval::default(), |all| self.held(all))
    }

    fn grown(&self, base: &Base) -> Interval {
        let months = Interval::of(base.months, base.months);
        self.growth.map_or(base.reading, |growth| base.reading.plus(growth.times(months)))
    }

    fn held(&self, containers: Interval) -> Interval {
        self.ratio.map_or(containers, |ratio| containers.times(ratio))
    }

    /// The draws, sorted; none where a part has an open end.
    pub(super) fn draws(&self, seed: u64) -> Option<Vec<Decimal>> {
        let mut chance = Chance::of(seed);
        let mut draws = (0..DRAWS).map(|_| self.draw(&mut chance)).collect::<Option<Vec<Decimal>>>()?;
        draws.sort_unstable();
        Some(draws)
    }

    fn draw(&self, chance: &mut Chance) -> Option<Decimal> {
        let base = self.bases.get(chance.below(self.bases.len()))?;
        let mut drawn = chance.within(base.reading)?;
        if let Some(growth) = self.growth {
            drawn = drawn.checked_add(chance.within(growth)?.checked_mul(base.months)?)?;
        }
        match self.ratio {
            Some(ratio) => drawn.checked_mul(chance.within(ratio)?),
            None => Some(drawn),
        }
    }

    /// By how many percent the bound narrows where a part is held at its middle.
    pub(super) fn narrows(&self, part: Part) -> Decimal {
        let (Some(whole), Some(held)) =
            (self.bound().width(), self.with(part).and_then(|held| held.bound().width()))
        else {
            return Decimal::ZERO;
        };
        let share =
            (whole - held).checked_mul(Decimal::ONE_HUNDRED).and_then(|share| share.checked_div(whole));
        share.unwrap_or_default().max(Decimal::ZERO).round()
    }

    /// The model with a part at its middle: of bases the middle one.
    fn with(&self, part: Part) -> Option<Self> {
        let mut held = self.clone();
        match part {
            Part::Reading(at) => held.bases[at].reading = middle(held.bases[at].reading)?,
            Part::Growth => held.growth = Some(middle(held.growth?)?),
            Part::Ratio => held.ratio = Some(middle(held.ratio?)?),
            Part::Choice => {
                held.bases.sort_by_key(|base| (self.grown(base).low, self.grown(base).high));
                let at = held.bases.len() / 2;
                held.bases = held.bases.get(at).map(|base| vec![*base])?;
            }
        }
        Some(held)
    }
}

/// An interval of nothing but its middle.
fn middle(interval: Interval) -> Option<Interval> {
    let middle = interval.low?.checked_add(interval.width()? / Decimal::TWO)?;
    Some(Interval::of(middle, middle))
}

/// What nine sorted draws in ten lie within.
pub(super) fn inner(draws: &[Decimal]) -> Interval {
    Interval { low: draws.get(CUT).copied(), high: draws.len().checked_sub(CUT + 1).map(|at| draws[at]) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval() -> impl Strategy<Value = Interval> {
        (1_u32..50_000, 0_u32..50_000).prop_map(|(low, width)| {
            Interval::of(Decimal::from(low), Decimal::from(low) + Decimal::from(width))
        })
    }

    fn model() -> impl Strategy<Value = Model> {
        let base = (interval(), 0_u32..40)
            .prop_map(|(reading, months)| Base { reading, months: Decimal::from(months) });
        let parts =
            (prop::collection::vec(base, 1..4), prop::option::of(interval()), prop::option::of(interval()));
        parts.prop_map(|(bases, growth, ratio)| Model { bases, growth, ratio })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn every_draw_lies_within_the_bound(model in model(), seed in any::<u64>()) {
            let (bound, draws) = (model.bound(), model.draws(seed).expect("closed parts"));
            prop_assert!(draws.iter().all(|draw| bound.holds(*draw)));
            prop_assert!(bound.covers(inner(&draws)));
        }

        #[test]
        fn the_same_seed_gives_the_same_draws(model in model(), seed in any::<u64>()) {
            prop_assert_eq!(model.draws(seed), model.draws(seed));
        }

        #[test]
        fn a_wider_part_widens_the_bound(model in model(), more in interval()) {
            let mut wider = model.clone();
            wider.bases[0].reading = wider.bases[0].reading.hull(more);
            wider.growth = model.growth.map(|growth| growth.hull(more));
            wider.ratio = model.ratio.map(|ratio| ratio.hull(more));
            prop_assert!(wider.bound().covers(model.bound()));
        }

        #[test]
        fn holding_a_part_never_widens(model in model()) {
            for part in [Part::Reading(0), Part::Growth, Part::Ratio] {
                let held = model.with(part).map_or(model.bound(), |held| held.bound());
                prop_assert!(model.bound().covers(held));
            }
        }
    }
}
