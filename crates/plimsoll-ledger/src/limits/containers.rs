use rust_decimal::Decimal;

use super::{Limits, PayloadUse};
use crate::Interval;

/// The most bare shells of a calibre that the payload of one container allows, and the payload it follows from.
/// None where the pack knows no mass.
pub(crate) fn most_by_mass(limits: &Limits, millimetres: u32) -> Option<(Decimal, Decimal, Decimal)> {
    let load = Load::of(limits, millimetres, false)?;
    Some((load.most.0, load.most.1, load.mass))
}

/// How many rounds of one mass a container carries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Load {
    pub(crate) mass: Decimal,
    /// At the payload of containers in trade, where the pack has it.
    pub(crate) working: Option<(Interval, Interval)>,
    /// At the most it may carry, and that payload.
    pub(crate) most: (Decimal, Decimal),
}

impl Load {
    /// The load of a calibre's shells, or of its rockets; none where the pack has no mass or no payload.
    pub(crate) fn of(limits: &Limits, millimetres: u32, rockets: bool) -> Option<Self> {
        let calibre = limits.calibre(millimetres)?;
        let mass = if rockets { calibre.rocket_kg } else { calibre.shell_kg }?;
        let payloads = |of: PayloadUse| limits.payloads.iter().filter(move |payload| payload.of == of);
        let most = payloads(PayloadUse::Ceiling).map(|payload| payload.high_kg).max()?;
        let whole = |kg: Decimal| kg.checked_div(mass).map(|rounds| rounds.floor());
        let working = payloads(PayloadUse::Working).find_map(|payload| {
            let rounds = Interval::of(whole(payload.low_kg)?, whole(payload.high_kg)?);
            Some((rounds, Interval::of(payload.low_kg, payload.high_kg)))
        });
        Some(Self { mass, working, most: (whole(most)?, most) })
    }
}

/// Whether two counts that are said to fit the same containers break the order of calibres: of the lighter shell at
/// least as many must fit. A report's own rounding is allowed for by a tenth.
pub(crate) fn shells_must_be_rockets(lighter: (u32, Decimal), heavier: (u32, Decimal)) -> bool {
    let tenth = Decimal::new(11, 1);
    lighter.0 < heavier.0 && lighter.1 * tenth < heavier.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_container_holds_less_than_650_shells_of_152_mm() {
        let (most, ..) = most_by_mass(&Limits::shipped(), 152).expect("the mass is in the pack");
        assert_eq!(most, Decimal::from(647));
    }

    #[test]
    fn a_container_in_trade_holds_fewer() {
        let load = Load::of(&Limits::shipped(), 152, false).expect("the mass is in the pack");
        let (rounds, _) = load.working.expect("working payloads are in the pack");
        assert_eq!(rounds, Interval::of(Decimal::from(390), Decimal::from(505)));
        let rockets = Load::of(&Limits::shipped(), 122, true).expect("the mass is in the pack");
        assert_eq!(rockets.most.0, Decimal::from(433));
        assert_eq!(Load::of(&Limits::shipped(), 122, false), None, "the shell's mass is missing");
    }

    #[test]
    fn what_the_pack_does_not_know_is_missing() {
        assert_eq!(most_by_mass(&Limits::shipped(), 155), None);
    }

    #[test]
    fn fewer_of_the_lighter_shell_cannot_be() {
        let (few, many) = (Decimal::from(500_000), Decimal::from(3_000_000));
        assert!(shells_must_be_rockets((122, few), (152, many)));
        assert!(!shells_must_be_rockets((122, many), (152, few)));
        assert!(!shells_must_be_rockets((152, few), (122, many)));
    }
}
