use rust_decimal::Decimal;

use crate::Interval;

/// Numbers that look like chance and are the same everywhere: SplitMix64 (Steele, Lea and Flood 2014), 64 bits of state, one
/// addition and two multiplications a number.
#[derive(Clone, Debug)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    pub(super) fn of(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 32 bits.
    fn next(&mut self) -> u32 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 32) as u32
    }

    /// A number below `many`, each as likely. `many` is small, so that what a remainder prefers does not show.
    pub(super) fn below(&mut self, many: usize) -> usize {
        self.next() as usize % many.max(1)
    }

    /// A number of the interval, each as likely; none where an end is open.
    pub(super) fn within(&mut self, interval: Interval) -> Option<Decimal> {
        // Nine digits of the fraction that 32 bits are.
        let part = Decimal::new(((u64::from(self.next()) * 1_000_000_000) >> 32) as i64, 9);
        interval.low?.checked_add(interval.width()?.checked_mul(part)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // The first outputs for the seed 1234567, high halves, as the reference implementation gives them.
        let mut chance = Chance::of(1_234_567);
        let first: Vec<u32> = (0..3).map(|_| chance.next()).collect();
        let expected = [6_457_827_717_110_365_317_u64, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, expected.map(|whole| (whole >> 32) as u32));
    }

    #[test]
    fn draws_lie_within_and_spread() {
        let interval = Interval::of(Decimal::from(10), Decimal::from(20));
        let mut chance = Chance::of(1);
        let draws: Vec<Decimal> = (0..1_000).filter_map(|_| chance.within(interval)).collect();
        assert!(draws.len() == 1_000 && draws.iter().all(|draw| interval.holds(*draw)));
        let mean = draws.iter().sum::<Decimal>() / Decimal::ONE_THOUSAND;
        assert!((mean - Decimal::from(15)).abs() < Decimal::ONE, "{mean}");
        assert_eq!(chance.within(Interval { low: None, ..interval }), None);
    }
}
