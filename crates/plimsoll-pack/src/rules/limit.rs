//! Constants: each with its source, above nothing, the least of two before the most.

use rust_decimal::Decimal;

use crate::entry::Entry;
use crate::fault::Fault;
use crate::shape::{Key, Shape};
use crate::tables::tables;

/// The widest gun ever built had 914 mm.
const WIDEST_MILLIMETRES: u32 = 1000;

pub(super) fn check(entry: &Entry<'_>, faults: &mut Vec<Fault>) {
    let keys =
        tables().iter().find(|table| table.name == entry.table).map_or(&[][..], |table| table.shape.keys());
    let figures: Vec<&Key> = keys.iter().filter(|key| key.shape == Shape::Figure).collect();
    let told: Vec<&Key> = figures.into_iter().filter(|key| entry.keys.get(key.name).is_some()).collect();
    if keys.iter().any(|key| key.name == "source") {
        sourced(entry, &told, faults);
    }
    for key in &told {
        if let Some((value, place)) = entry.figure(key.name).filter(|(value, _)| *value <= Decimal::ZERO) {
            let says = format!("`{}` is {value}, and a constant is above 0", key.name);
            faults.push(Fault::new(place, says, "write what the source says, or take the key away"));
        }
    }
    in_order(entry, &told, faults);
    calibre(entry, faults);
}

/// A figure without a source is nobody's.
fn sourced(entry: &Entry<'_>, told: &[&Key], faults: &mut Vec<Fault>) {
    let Some(first) = told.first() else { return };
    let source = entry.text("source");
    if source.is_some_and(|source| !source.text.trim().is_empty()) {
        return;
    }
    let place = entry.place_of("source").or_else(|| entry.place_of(first.name));
    let says = format!("`{}` has no source", first.name);
    let help = "add `source = \"…\"`: who says so, and where it can be read; what has no source is left out";
    faults.extend(place.map(|place| Fault::new(place, says, help)));
}

fn in_order(entry: &Entry<'_>, told: &[&Key], faults: &mut Vec<Fault>) {
    for low in told.iter().filter_map(|key| key.name.strip_prefix("low")) {
        let ends = (entry.figure(&format!("low{low}")), entry.figure(&format!("high{low}")));
        if let (Some((least, place)), Some((most, other))) = ends
            && least > most
        {
            let says = format!("`low{low}` is more than `high{low}`");
            let fault = Fault::new(place, says, "write the least of the published values first");
            faults.push(fault.against(other, format!("the most is {most}")));
        }
    }
}

fn calibre(entry: &Entry<'_>, faults: &mut Vec<Fault>) {
    let millimetres = entry.keys.get("millimetres").and_then(|value| value.get_ref().as_integer());
    let Some(millimetres) = millimetres.and_then(|whole| whole.as_str().parse::<u32>().ok()) else { return };
    if !(1..=WIDEST_MILLIMETRES).contains(&millimetres) {
        let says = format!("{millimetres} mm is the calibre of no gun");
        let help = "write the calibre in whole millimetres: 152";
        faults.extend(entry.place_of("millimetres").map(|place| Fault::new(place, says, help)));
    }
}
