//! Routes: between which places a distance lies, from where to where something goes.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};

use super::Measure;
use super::wording::is_time;
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// The two ends of a distance, as worded: "Rajin to Dunay". "290 km from X": the place before, and X.
pub(super) fn ends(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<String> {
    let reading = &analysis.reading;
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(40));
    let mut before =
        (least..mention.first).rev().filter(|at| is_place(analysis, *at)).map(|at| reading.word(at));
    let from = (mention.end..sentence.end.min(mention.end + 3))
        .find(|at| reading.is_class(*at, Class::Preposition) || reading.is_class(*at, Class::Compass));
    let behind = from
        .and_then(|from| (from + 1..sentence.end.min(from + 6)).find(|at| reading.is_capital(*at)))
        .filter(|at| !is_time(analysis, *at))
        .map(|at| far_end(reading, at));
    let near = before.next();
    let behind = behind.as_deref();
    match (near, behind) {
        (Some(near), Some(far)) => Some(format!("{near} to {far}")),
        (Some(to), None) => before.next().map(|from| format!("{from} to {to}")),
        (None, far) => far.map(str::to_string),
    }
}

/// The words for the far end: "Vostochny", "Ukrainian border".
fn far_end(reading: &Reading<'_>, at: usize) -> String {
    let adjective = reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ActorAdjective(_)));
    let end = at + 1 + usize::from(adjective && reading.is_class(at + 1, Class::PlaceNoun));
    crate::quantity::wording(reading, at, end)
}

/// Where a figure's things came from and where they went, by the prepositions before the sentence's known places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// The route that the sentence of a figure names, if the figure is of things that move.
pub(super) fn of(reading: &Reading<'_>, mention: &QuantityMention, measure: Measure) -> Route {
    let mut route = Route::default();
    if !matches!(measure, Measure::Transferred | Measure::Observed | Measure::Held) {
        return route;
    }
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let (first, end) =
        (sentence.start.max(mention.first.saturating_sub(40)), sentence.end.min(mention.end + 40));
    for at in first..end {
        let Some(place) = known_place(reading, at) else { continue };
        let before = (first.max(at.saturating_sub(6))..at).rev().find_map(|at| direction(reading, at));
        let slot = if before == Some(Direction::To) { &mut route.to } else { &mut route.from };
        if before.is_some() && slot.is_none() {
            *slot = Some(place);
        }
    }
    route
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    From,
    To,
}

fn direction(reading: &Reading<'_>, at: usize) -> Option<Direction> {
    if reading.is_class(at, Class::Goal) {
        return Some(Direction::To);
    }
    reading.is_class(at, Class::Origin).then_some(Direction::From)
}

/// The canonical name of a place of the word lists; a mistaken spelling names the place it is mistaken for.
fn known_place(reading: &Reading<'_>, at: usize) -> Option<String> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::Place(place) | Meaning::GarbledPlace(place) => {
            Some(reading.lexicon.place(place).name.clone())
        }
        _ => None,
    })
}

/// A place of the word lists, or a capitalised name behind a preposition of place.
fn is_place(analysis: &Analysis<'_>, at: usize) -> bool {
    let reading = &analysis.reading;
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
            && reading.is_class(at - 1, Class::Whereabouts)
            && !reading.is_class(at, Class::Determiner)
            && !is_time(analysis, at)
}
