//! Routes: between which places a distance lies, from where to where something goes.

use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, Class, Dimension, EventWord};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;

use super::Measure;
use super::measured::dimension;
use super::wording::is_time;
use crate::actor::is_closed;
use crate::event::{Spot, place_at};
use crate::quantity::noun_phrase::is_verb;
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// Tokens in the name of a place.
const LONGEST_NAME: usize = 4;

/// The two ends of a distance, as worded: "Rajin to Dunay". "290 km from X": the place before, and X.
pub(super) fn ends(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<String> {
    let reading = &analysis.reading;
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(40));
    let mut before =
        (least..mention.first).rev().filter(|at| is_place(analysis, *at)).map(|at| named(reading, at));
    let from = (mention.end..sentence.end.min(mention.end + 3))
        .find(|at| reading.is_class(*at, Class::Preposition) || reading.is_class(*at, Class::Compass));
    let behind = from
        .and_then(|from| {
            let mut words =
                (from + 1..sentence.end.min(from + 6)).take_while(|at| !reading.is_mark(*at, ','));
            words.find(|at| reading.is_capital(*at))
        })
        .filter(|at| !is_time(analysis, *at))
        .map(|at| far_end(reading, at));
    let near = before.next();
    match (near, behind) {
        (Some(near), Some(far)) => Some(format!("{near} to {far}")),
        (Some(to), None) => before.next().map(|from| format!("{from} to {to}")),
        (None, far) => far,
    }
}

/// The words for the far end: "Vostochny", "Ukrainian border".
fn far_end(reading: &Reading<'_>, at: usize) -> String {
    let adjective = reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ActorAdjective(_)));
    if adjective && reading.is_class(at + 1, Class::PlaceNoun) {
        return crate::quantity::wording(reading, at, at + 2);
    }
    named(reading, at)
}

/// The name of a place that begins at token `at`: "Port Sudan".
fn named(reading: &Reading<'_>, at: usize) -> String {
    let goes_on =
        |at: &usize| reading.is_capital(*at) && !reading.hits.at(*at).any(|hit| hit.meaning.is_calendar());
    let end = (at + 1..at + LONGEST_NAME).take_while(goes_on).last().map_or(at + 1, |last| last + 1);
    crate::quantity::wording(reading, at, end)
}

/// Where a figure's things came from and where they went, by the prepositions before the sentence's known places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// The route that the sentence of a figure names, if the figure is of things that move: by the words that lead to its places, else
/// by the known places behind words of direction.
pub(super) fn of(analysis: &Analysis<'_>, mention: &QuantityMention, measure: Measure) -> Route {
    if !matches!(measure, Measure::Transferred | Measure::Observed | Measure::Held | Measure::Pledged) {
        return Route::default();
    }
    let reading = &analysis.reading;
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let tokens =
        sentence.start.max(mention.first.saturating_sub(REACH))..sentence.end.min(mention.end + REACH);
    let told = told(analysis, mention, tokens.clone());
    if measure == Measure::Pledged {
        return told;
    }
    let known = known(reading, tokens);
    // A place that is one end is not the other.
    let from = told.from.or(known.from.filter(|from| told.to.as_ref() != Some(from)));
    let to = told.to.or(known.to.filter(|to| from.as_ref() != Some(to)));
    Route { from, to }
}

/// Tokens on either side of a figure in which its route is looked for.
const REACH: usize = 40;

/// The places next to a figure that stand behind words which tell from where or to where.
fn told(analysis: &Analysis<'_>, mention: &QuantityMention, tokens: Range<usize>) -> Route {
    let reading = &analysis.reading;
    let mut ends: Vec<(Direction, Spot, usize)> = Vec::new();
    for at in tokens.clone() {
        let Some((direction, behind, is_sure)) = leads(analysis, at, tokens.start) else { continue };
        if is_apart(reading, at, mention) || is_of_another(analysis, at, mention) {
            continue;
        }
        let town = town_end(reading, behind);
        let is_sure = is_sure || town.is_some();
        let spot = place_at(analysis, town.unwrap_or(behind), tokens.end);
        let Some(spot) = spot.filter(|spot| !tells_kind(analysis, spot.tokens.end)) else { continue };
        let is_named = spot.name.chars().next().is_some_and(char::is_uppercase);
        let is_point = is_named && !spot.is_country && (is_sure || !is_capital(analysis, &spot));
        if is_point && (is_sure || is_place_by_name(reading, &spot)) {
            ends.push((direction, spot, at));
        } else if is_point {
            ends.push((direction.unsure(), spot, at));
        }
    }
    let nearest = |wanted: Direction| {
        let of_this = ends.iter().filter(|(direction, ..)| *direction == wanted);
        of_this.min_by_key(|(.., at)| at.abs_diff(mention.first)).map(|(_, spot, _)| spot)
    };
    let sure = [nearest(Direction::From), nearest(Direction::To)];
    // A name that no list knows may be a person's or a firm's; where both ends are told, it is a place.
    let unsure = [nearest(Direction::FromName), nearest(Direction::ToName)];
    let both = [0, 1].iter().all(|end| sure[*end].or(unsure[*end]).is_some());
    let name = |end: usize| sure[end].or(unsure[end].filter(|_| both)).map(|spot| spot.name.clone());
    Route { from: name(0), to: name(1) }
}

/// "the town of Tal": where the name of a place begins that a noun for places stands before.
fn town_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let noun = (at..at + 3).find(|at| reading.is_class(*at, Class::PlaceNoun))?;
    let opens = (at..noun).all(|at| reading.kind(at) == Some(TokenKind::Word) && !is_verb(reading, at));
    let is_site = reading.hits.is_event_word(noun, EventWord::Site);
    (opens && !is_site && reading.is(noun + 1, "of") && reading.is_capital(noun + 2)).then_some(noun + 2)
}

/// Whether another clause begins between a token and a figure.
fn is_apart(reading: &Reading<'_>, at: usize, mention: &QuantityMention) -> bool {
    let between = if at < mention.first { at + 1..mention.first } else { mention.end..at };
    let opens = [Class::Subordinator, Class::Complementiser, Class::Relative];
    between.into_iter().any(|at| {
        let opens = opens.iter().any(|class| reading.is_class(at, *class));
        reading.is_mark(at, ';') || opens && !reading.is_class(at, Class::Preposition)
    })
}

/// "sent 40 trucks, and Chad sent 12 from Tal to Moru": whether another figure with a verb of its own stands between a figure and a
/// token behind it.
fn is_of_another(analysis: &Analysis<'_>, at: usize, mention: &QuantityMention) -> bool {
    let next = analysis.quantities.partition_point(|other| other.first < mention.end);
    let is_verb = |at: usize| analysis.reading.has(at, Sort::Finite);
    let between = analysis.quantities[next..].iter().take_while(|other| other.first < at);
    between.into_iter().any(|other| (mention.end..other.first).any(is_verb))
}

/// "into the Norlandic convention": whether a noun behind a name takes it for an adjective.
fn tells_kind(analysis: &Analysis<'_>, end: usize) -> bool {
    let reading = &analysis.reading;
    let time = analysis.times.partition_point(|time| time.first < end);
    let is_time = analysis.times.get(time).is_some_and(|time| time.first == end);
    reading.kind(end) == Some(TokenKind::Word)
        && !reading.is_capital(end)
        && !is_time
        && !is_closed(reading, end)
        && !is_verb(reading, end)
        && !reading.is_class(end, Class::Adverb)
        && NounPhrase::plain_at(reading, end).is_some()
}

/// Tokens from a verb of arriving or loading to its "in": "unloaded 300 containers at".
const TO_SITE: usize = 8;

/// Whether words at token `at` lead to a place: which end it is, where it begins, and whether nothing but a place can stand there.
fn leads(analysis: &Analysis<'_>, at: usize, start: usize) -> Option<(Direction, usize, bool)> {
    let reading = &analysis.reading;
    let next = at + 1;
    // "290 km from Korvik": how far.
    let figure = analysis.quantities.partition_point(|figure| figure.end < at);
    let is_length = |figure: &QuantityMention| dimension(reading, figure) == Some(Dimension::Length);
    if analysis.quantities.get(figure).is_some_and(|figure| figure.end == at && is_length(figure)) {
        return None;
    }
    let follows = |class: Class| reading.follows(at, class);
    let verb = (at.saturating_sub(TO_SITE).max(start)..at)
        .rev()
        .find(|at| [Class::Arriving, Class::Loading].iter().any(|class| reading.is_class(*at, *class)));
    let is = |class: Class| verb.is_some_and(|verb| reading.is_class(verb, class));
    match () {
        () if reading.is_class(at, Class::Departing) && at > start && !reading.determines(at - 1) => {
            Some((Direction::From, next, true))
        }
        () if reading.is(at, "from") => Some((Direction::From, next, follows(Class::Sailing))),
        () if reading.is(at, "out") && reading.is(next, "of") => {
            Some((Direction::From, next + 1, follows(Class::Sailing)))
        }
        () if reading.is(at, "for") && (follows(Class::Bound) || is_departure(reading, at, start)) => {
            Some((Direction::To, next, true))
        }
        () if reading.is_any(at, &["to", "into"]) => {
            Some((Direction::To, next, follows(Class::Sailing) || follows(Class::Bound)))
        }
        () if reading.is_any(at, &["in", "at"]) && is(Class::Arriving) => Some((Direction::To, next, true)),
        () if reading.is_any(at, &["in", "at"]) && is(Class::Loading) => Some((Direction::From, next, true)),
        () if reading.is_class(at, Class::ComingTo) => Some((Direction::To, next, true)),
        () => None,
    }
}

/// Tokens from "left" to its "for": "left the port of Korvik for".
const DEPARTURE: usize = 7;

/// "left Korvik for", "left the port of Korvik for": whether a verb of leaving and its place stand before token `at`.
fn is_departure(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let near = at.saturating_sub(DEPARTURE).max(start)..at;
    let mut near = near.rev().take_while(|at| reading.kind(*at) == Some(TokenKind::Word));
    reading.is_capital(at.saturating_sub(1)) && near.any(|at| reading.is_class(at, Class::Departing))
}

/// "from Norhavn to Moldar": capitals stand for their states as well.
fn is_capital(analysis: &Analysis<'_>, spot: &Spot) -> bool {
    let actors = analysis.actors();
    let near = actors.within(spot.tokens.clone());
    near.iter().any(|found| actors.of(found).kind == ActorKind::Country)
}

/// Whether the words for a place say themselves that they are one: a known name, or a noun for a site with it.
fn is_place_by_name(reading: &Reading<'_>, spot: &Spot) -> bool {
    let is_site = |hit: &Hit| hit.meaning == Meaning::EventWord(EventWord::Site);
    spot.tokens.clone().any(|at| known_place(reading, at).is_some() || reading.hits.at(at).any(is_site))
}

/// The known places of some tokens, each by the nearest word of direction before it; the first of each end.
fn known(reading: &Reading<'_>, tokens: Range<usize>) -> Route {
    let mut route = Route::default();
    for at in tokens.clone() {
        let Some(place) = known_place(reading, at) else { continue };
        let before = (tokens.start.max(at.saturating_sub(6))..at).rev().find_map(|at| direction(reading, at));
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
    /// The same, where what stands there may be no place.
    FromName,
    ToName,
}

impl Direction {
    fn unsure(self) -> Self {
        if self == Self::From { Self::FromName } else { Self::ToName }
    }
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
