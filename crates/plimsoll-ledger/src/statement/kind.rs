use std::borrow::Cow;

use plimsoll_claim::{Claim, Measure};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemFamily(u32);

/// The name of the family of what a claim counts.
pub(crate) fn item_family(claim: &Claim) -> Cow<'_, str> {
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
                unit @ ("round" | "container" | "missile" | "person" | "percent" | "tonne" | "km" | "times"
                | "time"),
            ),
            _,
        ) => unit,
        (Some(unit), _) if is_money(unit) => unit,
        (_, Some(class)) if class != "other" => class,
        (unit, _) if is_small(claim) => unit.or(claim.item.as_deref()).unwrap_or("thing"),
        _ => "thing",
    };
    let is_lower = family.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(family) } else { Cow::Owned(family.to_lowercase()) }
}

/// The families of a pile by name.
#[derive(Debug)]
pub(crate) struct ItemFamilies {
    names: Vec<SmolStr>,
    places: FxHashMap<SmolStr, ItemFamily>,
}

impl ItemFamily {
    /// Rounds of any kind.
    pub(crate) const ROUND: Self = Self(0);
    /// Containers.
    pub(crate) const CONTAINER: Self = Self(1);
}

impl ItemFamilies {
    pub(crate) fn new() -> Self {
        let mut families = Self { names: Vec::new(), places: FxHashMap::default() };
        families.of("round");
        families.of("container");
        families
    }

    /// The family of a name, which is added where it is not there.
    pub(crate) fn of(&mut self, name: &str) -> ItemFamily {
        let next = ItemFamily(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        if let Some(known) = self.places.get(name) {
            return *known;
        }
        let name = SmolStr::from(name);
        self.names.push(name.clone());
        self.places.insert(name, next);
        next
    }

    /// The family of things counted in `unit`, if any are.
    pub(crate) fn named(&self, unit: &str) -> Option<ItemFamily> {
        self.places.get(unit.to_lowercase().as_str()).copied()
    }

    pub(crate) fn name(&self, family: ItemFamily) -> &str {
        &self.names[family.0 as usize]
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
