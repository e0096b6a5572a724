//! What the figures amount to on a day: intervals from the counters' figures and the pack's ratios, with every assumption.
//!
//! No number stands without its range. The interval is arithmetic on the ends of the assumptions; the narrower one inside it
//! holds nine draws in ten, each assumption drawn evenly from its range, from a generator whose seed is printed.

mod chance;
mod figures;
mod model;
mod revise;
mod row;
mod statement;
mod types;

use std::collections::BTreeMap;

use plimsoll_claim::Date;

use self::figures::{Figures, Pair};
use crate::limits::{Limits, RatioKind};
use crate::view::View;
use crate::{Interval, Series};

pub use types::{Assumption, Estimate, EstimateMethod, EstimativeStatement};

/// Classes that are estimated, and the unit of each.
const CLASSES: [(&str, &str); 3] =
    [("container", "container"), ("artillery_round", "round"), ("rocket_round", "round")];

/// The estimates of a pile, by pair, class and method. `as_of`: the day; without it the last on which a figure of the pair
/// was stated.
pub(crate) fn find(view: &View<'_>, series: &[Series], as_of: Option<Date>) -> Vec<Estimate> {
    let mut pairs: BTreeMap<Pair, Vec<&Series>> = BTreeMap::new();
    for one in series {
        if let (Some(supplier), Some(recipient)) = (&one.supplier, &one.recipient) {
            pairs.entry((supplier.clone(), recipient.clone())).or_default().push(one);
        }
    }
    let mut found = Vec::new();
    for (pair, series) in &pairs {
        let of_class: Vec<Figures<'_>> =
            CLASSES.iter().map(|(class, unit)| Figures::of(view, series, class, unit)).collect();
        let last = of_class.iter().filter_map(Figures::last_stated).max_by_key(|(day, _)| *day);
        let row = row::Row { view, pair, day: figures::day_of(as_of).or(last) };
        for figures in of_class.iter().filter(|figures| figures.is_any()) {
            found.push(row.of_counters(figures));
        }
        let containers = &of_class[0];
        if containers.is_any() {
            let is_spoken_of =
                |class: &str| series.iter().any(|one| one.item_class.as_deref() == Some(class));
            found.extend(by_ratio(&row, containers, view.pile.limits, is_spoken_of));
        }
    }
    found
}

/// Containers times what one holds, for each class of rounds that is spoken of between the pair and of which the pack has
/// ratios.
fn by_ratio(
    row: &row::Row<'_, '_>,
    containers: &Figures<'_>,
    limits: &Limits,
    is_spoken_of: impl Fn(&str) -> bool,
) -> Vec<Estimate> {
    let of = |&(class, unit): &(&str, &str)| {
        let rows: Vec<_> = limits
            .ratios
            .iter()
            .filter(|ratio| ratio.kind == RatioKind::RoundsPerContainer && ratio.class == class)
            .collect();
        let range = rows.iter().map(|ratio| Interval::of(ratio.low, ratio.high)).reduce(Interval::hull)?;
        let sources: Vec<String> =
            rows.iter().map(|ratio| format!("{}, {}: {}", ratio.counter, ratio.date, ratio.source)).collect();
        Some(row.of_ratio(containers, (class, unit), range, sources))
    };
    CLASSES.iter().filter(|(class, _)| is_spoken_of(class)).filter_map(of).collect()
}
