//! What the shape of a table does not tell: words that match nothing, names that nothing bears, entries that contradict each
//! other, constants that nobody answers for.

mod class;
mod contradiction;
mod limit;
mod reference;
mod words;

use crate::entry::Entry;
use crate::fault::{Fault, Place};
use crate::known::Known;
use crate::parse::Parsed;

/// Adds the faults that the rules find.
pub(crate) fn check(parsed: &[Parsed<'_>], entries: &[Entry<'_>], known: &Known, faults: &mut Vec<Fault>) {
    faults.extend(parsed.iter().filter_map(holds_nothing));
    for entry in entries {
        words::check(entry, faults);
        class::check(entry, known, faults);
        limit::check(entry, faults);
        // What a file names that cannot be read throughout is not known.
        if parsed.iter().all(|one| one.is_whole) {
            reference::check(entry, known, faults);
        }
    }
    contradiction::check(entries, faults);
}

fn holds_nothing(parsed: &Parsed<'_>) -> Option<Fault> {
    let is_empty = parsed.is_whole && parsed.root.get_ref().keys().all(|key| key.get_ref() == "about");
    let place = Place { file: parsed.file, bytes: 0..0 };
    let help = "add an entry, as `[[item]]` with `words = [\"…\"]`, or take the file away";
    is_empty.then(|| Fault::new(place, "this file holds no entry", help))
}
