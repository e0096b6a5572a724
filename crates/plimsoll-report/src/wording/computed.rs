use plimsoll_ledger::{Estimate, EstimateMethod, Grade, Ratio, RatioKind, Scales};
use rust_decimal::Decimal;

use super::figure::{named_unit, number};
use super::kind::subject;

/// A range with its unit: "390 to 505", "13,000 or more containers"; none where both ends are open.
pub fn range(low: Option<Decimal>, high: Option<Decimal>, unit: Option<&str>) -> Option<String> {
    let ends = match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("{} or less", number(high)),
        (None, None) => return None,
    };
    Some(unit.map_or_else(|| ends.clone(), |unit| format!("{ends} {}", per(unit))))
}

/// "rounds a container" of "round/container"; months and years as they are said.
fn per(unit: &str) -> String {
    named_unit(unit, false)
}

/// A ratio: "448", "250 to 375", "46.3 kg a round", "250 a voyage".
pub fn ratio(ratio: &Ratio) -> String {
    let between = ratio.low.zip(ratio.high).filter(|(low, high)| low != high);
    let value = match between {
        Some((low, high)) => format!("{} to {}", number(low), number(high)),
        None => number(ratio.value),
    };
    match ratio.kind {
        RatioKind::RoundsPerContainer => value,
        RatioKind::RoundsPerVoyage | RatioKind::ContainersPerVoyage => format!("{value} a voyage"),
        RatioKind::KgPerRound => format!("{value} kg a round"),
    }
}

/// What an estimate is of: "Artillery rounds sent, Norland → Sarvia, if every container held them".
pub fn estimated(estimate: &Estimate) -> String {
    let parties = (Some(estimate.supplier.as_str()), Some(estimate.recipient.as_str()));
    let what =
        subject(Some(&estimate.item_class), plimsoll_claim::Measure::Transferred, parties.0, parties.1);
    match estimate.method {
        EstimateMethod::Counters => what,
        EstimateMethod::ContainersByRatio => format!("{what}, if every container held them"),
    }
}

/// A grade after the Admiralty code: "F6", "B2".
pub fn grade(grade: &Grade) -> String {
    format!("{}{}", grade.reliability, grade.credibility)
}

/// The same in the words of the code: "F, Reliability cannot be judged".
pub fn grade_in_words(grade: &Grade) -> [String; 2] {
    let scales = Scales::shipped();
    let said = |grades: &plimsoll_ledger::Grades, code: &str| {
        grades.meaning(code).map_or_else(|| code.to_string(), |meaning| format!("{code}, {}", meaning.words))
    };
    [
        said(&scales.reliability, &grade.reliability.to_string()),
        said(&scales.credibility, &grade.credibility.to_string()),
    ]
}
