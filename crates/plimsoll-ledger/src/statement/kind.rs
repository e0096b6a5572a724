use plimsoll_claim::{Claim, Measure};
use rust_decimal::Decimal;

/// Measures that retellings put for one another.
///
/// What could be held is told as sent, what waited as delivered, what was delivered as fired: all that is said of goods is
/// one family. The others keep to themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MeasureFamily {
    Goods,
    Alone(Measure),
}

impl MeasureFamily {
    pub(crate) fn of(measure: Measure) -> Self {
        match measure {
            Measure::Transferred
            | Measure::Capacity
            | Measure::Produced
            | Measure::Held
            | Measure::Used
            | Measure::Pledged
            | Measure::Requested
            | Measure::Observed
            | Measure::Other => Self::Goods,
            alone => Self::Alone(alone),
        }
    }
}

/// What is counted, as far as retellings keep it: containers, rounds of any kind, missiles, people, money, a share …
/// Things of no known class are one family ("16 sites", "16 destinations") unless the figure is so small that it tells
/// nothing: "two ports" are not "two officers".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemFamily(String);

impl ItemFamily {
    pub(crate) fn of(claim: &Claim) -> Self {
        let class = claim.item_class.as_deref();
        let unit = claim.unit.as_deref();
        let family = match (unit, class) {
            (Some(unit), _) if unit.contains('/') => unit,
            (_, Some("artillery_round" | "rocket_round")) => "round",
            (_, Some("container")) => "container",
            (_, Some("ballistic_missile" | "missile")) => "missile",
            (_, Some("troops" | "person")) => "person",
            (_, Some("percent")) => "percent",
            (
                Some(
                    unit @ ("round" | "container" | "missile" | "person" | "percent" | "tonne" | "km"
                    | "times" | "time"),
                ),
                _,
            ) => unit,
            (Some(unit), _) if is_money(unit) => unit,
            (_, Some(class)) if class != "other" => class,
            (unit, _) if is_small(claim) => unit.or(claim.item.as_deref()).unwrap_or("thing"),
            _ => "thing",
        };
        Self(family.to_lowercase())
    }

    /// The family of things counted in `unit`.
    pub(crate) fn named(unit: &str) -> Self {
        Self(unit.to_lowercase())
    }

    pub(crate) fn name(&self) -> &str {
        &self.0
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.0 == name
    }
}

fn is_small(claim: &Claim) -> bool {
    let value = claim.quantity.low.or(claim.quantity.high);
    value.is_some_and(|value| value < Decimal::TEN)
}

/// Currency codes of ISO 4217 are three capitals.
fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}
