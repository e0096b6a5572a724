//! Classes are a pack's own, but one that is nearly a known one is a slip.

use crate::entry::Entry;
use crate::fault::Fault;
use crate::known::Known;

/// Shorter classes are near each other by chance: "ship" and "shop".
const LEAST_LETTERS: usize = 6;

pub(super) fn check(entry: &Entry<'_>, known: &Known, faults: &mut Vec<Fault>) {
    let Some(class) = entry.text("class").filter(|_| entry.table == "item") else { return };
    if known.classes.contains(class.text) {
        return;
    }
    if class.text.is_empty() || !class.text.chars().all(|c| c.is_lowercase() || c.is_numeric() || c == '_') {
        let says = format!("“{}” is no class", class.text);
        let help = "write small letters, digits and _ : \"field_hospital\"";
        faults.push(Fault::new(class.place, says, help));
        return;
    }
    let slip = |other: &&String| {
        class.text.len() >= LEAST_LETTERS && strsim::osa_distance(class.text, other) <= class.text.len() / 6
    };
    if let Some(near) = known.classes.iter().find(slip) {
        let says = format!("`{}` is no known class, and `{near}` is", class.text);
        let help = format!("write \"{near}\", or a name of your own that is less like it");
        faults.push(Fault::new(class.place, says, help));
    }
}
