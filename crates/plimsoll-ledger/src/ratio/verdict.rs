use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::Interval;
use crate::limits::{Limits, Load, RatioKind};

/// What stands beside a ratio: a range, what it is, and how the ratio lies to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    pub(super) range: Interval,
    pub(super) why: String,
    pub(super) verdict: String,
    pub(super) is_above_the_ceiling: bool,
}

/// The range of the pack for a ratio. No word here says whether a figure is true.
pub(super) fn beside(
    limits: &Limits,
    kind: RatioKind,
    class: Option<&str>,
    millimetres: Option<u32>,
    value: Decimal,
) -> Beside {
    match kind {
        RatioKind::RoundsPerContainer => load(limits, class, millimetres, value),
        RatioKind::KgPerRound => mass(limits, value),
        RatioKind::RoundsPerVoyage | RatioKind::ContainersPerVoyage => published(limits, kind, class, value),
    }
}

/// Beside a figure of several calibres together.
pub(super) fn of_several(calibres: &BTreeSet<u32>) -> Beside {
    let named: Vec<String> = calibres.iter().map(|millimetres| format!("{millimetres} mm")).collect();
    Beside {
        verdict: format!("{} together, so no limit by mass applies", named.join(" and ")),
        why: "a limit by mass needs one calibre".to_string(),
        ..Beside::default()
    }
}

/// Rounds in a container, beside what its payload carries.
fn load(limits: &Limits, class: Option<&str>, millimetres: Option<u32>, value: Decimal) -> Beside {
    let Some(millimetres) = millimetres else {
        return Beside {
            verdict: "no calibre is told, so no limit by mass applies".to_string(),
            why: "a limit by mass needs a calibre".to_string(),
            ..Beside::default()
        };
    };
    let rockets = class == Some("rocket_round");
    let thing = if rockets { "rocket" } else { "bare shell" };
    let Some(load) = Load::of(limits, millimetres, rockets) else {
        return Beside {
            verdict: format!(
                "the mass of a {millimetres} mm {thing} is missing in the pack, so mass is not checked"
            ),
            why: format!("the pack has no mass of a {millimetres} mm {thing}"),
            ..Beside::default()
        };
    };
    let most = load.most.0;
    let volume = volume(limits, millimetres, value);
    let Some((rounds, payload)) = load.working else {
        let verdict =
            if value > most { too_many(&load, thing) } else { "within the payload ceiling".to_string() };
        let why = format!("{} kg of payload over {} kg{volume}", load.most.1, load.mass);
        let range = Interval { low: None, high: Some(most) };
        return Beside { range, why, verdict, is_above_the_ceiling: value > most };
    };
    let (low, high) = (rounds.low.unwrap_or_default(), rounds.high.unwrap_or(most));
    let verdict = if value > most {
        too_many(&load, thing)
    } else if value > high {
        "above what containers in trade carry, within the payload ceiling: a full load by mass, not an average"
            .to_string()
    } else if value >= low {
        "a full load by mass, not an average".to_string()
    } else {
        format!("below a full load by mass, which begins at {low}")
    };
    let ends = |one: Interval| format!("{} to {}", one.low.unwrap_or_default(), one.high.unwrap_or_default());
    let why = format!(
        "a full load: {} kg that containers in trade carry over {} kg for a {thing} of {millimetres} mm; {most} at the ceiling of {} kg{volume}",
        ends(payload),
        load.mass,
        load.most.1,
    );
    Beside { range: rounds, why, verdict, is_above_the_ceiling: value > most }
}

fn too_many(load: &Load, thing: &str) -> String {
    format!("more than the {} that the payload ceiling allows, be it of the {thing} alone", load.most.0)
}

/// The room that is left for each round, and whether the pack can say if that is enough.
fn volume(limits: &Limits, millimetres: u32, value: Decimal) -> String {
    let Some(volume) = limits.volumes.first() else { return String::new() };
    let Some(each) = volume.cubic_metres.checked_div(value).and_then(|each| each.round_sf(2)) else {
        return String::new();
    };
    let room = format!("; {} m³ leave {} m³ for each", volume.cubic_metres, each.normalize());
    match limits.calibre(millimetres).and_then(|calibre| calibre.cubic_metres) {
        Some(needed) if needed > each => format!("{room}, less than the {needed} m³ that one takes"),
        Some(needed) => format!("{room}, and one takes {needed} m³"),
        None => format!("{room}, and what one takes is missing in the pack, so volume is not checked"),
    }
}

/// Weight for each round, beside the masses of bare shells.
fn mass(limits: &Limits, value: Decimal) -> Beside {
    let known = limits.calibres.iter().filter_map(|one| Some((one.millimetres, one.shell_kg?)));
    let Some((millimetres, kg)) = known.min_by_key(|(_, kg)| (*kg - value).abs()) else {
        return Beside { why: "the pack has no mass of a shell".to_string(), ..Beside::default() };
    };
    let verdict = match value.cmp(&kg) {
        std::cmp::Ordering::Less => format!("{} kg less than a bare {millimetres} mm shell", kg - value),
        _ => format!("{} kg more than a bare {millimetres} mm shell", (value - kg).normalize()),
    };
    Beside {
        range: Interval { low: Some(kg), high: None },
        why: format!(
            "a bare {millimetres} mm shell weighs {kg} kg; the mass of a complete or boxed round is missing"
        ),
        verdict,
        is_above_the_ceiling: false,
    }
}

/// A ratio that nothing limits, beside those that follow from others' figures.
fn published(limits: &Limits, kind: RatioKind, class: Option<&str>, value: Decimal) -> Beside {
    let rows = limits.ratios.iter().filter(|row| row.kind == kind && Some(row.class.as_str()) == class);
    let ranges: Vec<Interval> = rows.clone().map(|row| Interval::of(row.low, row.high)).collect();
    let Some(range) = ranges.iter().copied().reduce(Interval::hull) else {
        return Beside { why: "the pack has no such ratio".to_string(), ..Beside::default() };
    };
    let sources: Vec<String> = rows.map(|row| format!("{} ({})", row.counter, row.date)).collect();
    let verdict = if range.holds(value) {
        "within what others' figures imply"
    } else {
        "outside what others' figures imply"
    };
    Beside {
        range,
        why: format!("what figures of {} imply; not a limit", sources.join(" and ")),
        verdict: verdict.to_string(),
        is_above_the_ceiling: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(class: &str, millimetres: Option<u32>, value: i64) -> String {
        let limits = Limits::shipped();
        beside(&limits, RatioKind::RoundsPerContainer, Some(class), millimetres, Decimal::from(value)).verdict
    }

    #[test]
    fn a_full_load_is_called_one_and_not_an_average() {
        assert_eq!(verdict("artillery_round", Some(152), 448), "a full load by mass, not an average");
        assert_eq!(
            verdict("artillery_round", Some(152), 300),
            "below a full load by mass, which begins at 390"
        );
        assert!(
            verdict("artillery_round", Some(152), 615).starts_with("above what containers in trade carry")
        );
        assert!(verdict("artillery_round", Some(152), 700).starts_with("more than the 647"));
    }

    #[test]
    fn what_the_pack_does_not_have_is_said_to_be_missing() {
        assert!(verdict("artillery_round", Some(122), 448).contains("missing"));
        assert!(verdict("artillery_round", None, 448).contains("no calibre"));
        let limits = Limits::shipped();
        let of = beside(
            &limits,
            RatioKind::RoundsPerContainer,
            Some("rocket_round"),
            Some(122),
            Decimal::from(75),
        );
        assert!(of.why.contains("volume is not checked"), "{}", of.why);
        let nothing =
            beside(&Limits::default(), RatioKind::ContainersPerVoyage, Some("container"), None, Decimal::TEN);
        assert_eq!((nothing.range, nothing.verdict.as_str()), (Interval::default(), ""));
    }

    #[test]
    fn what_others_imply_is_no_limit() {
        let limits = Limits::shipped();
        let of = |value| {
            beside(&limits, RatioKind::ContainersPerVoyage, Some("container"), None, Decimal::from(value))
        };
        assert_eq!(of(200).verdict, "within what others' figures imply");
        assert!(of(400).why.ends_with("not a limit"));
    }
}
