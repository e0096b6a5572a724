//! Names that nothing bears.

use std::collections::BTreeSet;

use crate::entry::Entry;
use crate::fault::Fault;
use crate::known::{Known, nearest};

pub(super) fn check(entry: &Entry<'_>, known: &Known, faults: &mut Vec<Fault>) {
    refer(entry, "country", "country", &known.countries, faults);
    refer(entry, "house", "actor", &known.actors, faults);
    refer(entry, "part_of", "counter", &known.counters, faults);
}

/// The text of `key` is the name of something of `kind`.
fn refer(entry: &Entry<'_>, key: &str, kind: &str, named: &BTreeSet<String>, faults: &mut Vec<Fault>) {
    let Some(word) = entry.text(key).filter(|word| !named.contains(word.text)) else { return };
    let help = match nearest(word.text, named.iter().map(String::as_str)) {
        Some(near) => format!("“{near}” is one; did you mean it?"),
        None if kind == "country" => {
            "write its name as the list of countries has it, or add it as an [[actor]] of kind \"country\""
                .into()
        }
        None => format!("add a [[{kind}]] of this name"),
    };
    faults.push(Fault::new(word.place.clone(), format!("“{}” is the name of no {kind}", word.text), help));
}
