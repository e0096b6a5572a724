use rust_decimal::Decimal;

use super::Limits;

/// The most bare shells of a calibre that the payload of one container allows, and the payload it follows from.
/// None where the pack knows no mass.
pub(crate) fn most_by_mass(limits: &Limits, millimetres: u32) -> Option<(Decimal, Decimal, Decimal)> {
    let mass = limits.calibre(millimetres)?.shell_kg?;
    let payload = limits.payloads.iter().map(|payload| payload.high_kg).max()?;
    Some(((payload / mass).floor(), payload, mass))
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
