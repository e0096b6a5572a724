//! Routes: between which places a distance lies, from where to where something goes.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};

use crate::Reading;
use crate::quantity::QuantityMention;

/// The two ends of a distance, as worded: "Rajin to Dunay". "290 km from X": the place before, and X.
pub(super) fn ends(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(40));
    let mut before =
        (least..mention.first).rev().filter(|at| is_place(reading, *at)).map(|at| reading.word(at));
    let from = (mention.end..sentence.end.min(mention.end + 3))
        .find(|at| reading.is_any(*at, &["from", "to", "of", "off", "north", "south", "east", "west"]));
    let behind = from
        .and_then(|from| (from + 1..sentence.end.min(from + 6)).find(|at| reading.is_capital(*at)))
        .map(|at| reading.word(at));
    let near = before.next();
    match (near, behind) {
        (Some(near), Some(far)) => Some(format!("{near} to {far}")),
        (Some(to), None) => before.next().map(|from| format!("{from} to {to}")),
        (None, far) => far.map(str::to_string),
    }
}

/// A place of the word lists, or a capitalised name behind a preposition of place.
fn is_place(reading: &Reading<'_>, at: usize) -> bool {
    let known = reading.find(at, |hit| {
        matches!(
            hit.meaning,
            Meaning::Place(_) | Meaning::GarbledPlace(_) | Meaning::Actor(_, ActorKind::Place)
        )
        .then_some(())
    });
    known.is_some()
        || reading.is_capital(at)
            && at > 0
            && reading.is_any(at - 1, &["in", "near", "at"])
            && !reading.is_class(at, Class::Determiner)
}
