//! Bounds: the words around a numeral that say which way it is open. None may be dropped.

use plimsoll_lexicon::tables::{BoundKind, Class};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;
use smol_str::SmolStr;

use super::noun_phrase::{NounPhrase, is_plural, is_verb};
use super::numeral::{joins, numeral_at};
use super::{Bound, Quantity};
use crate::Reading;

/// Longest bound phrase, in tokens.
const LONGEST: usize = 5;
/// Bounds that are read one before the other ("up to roughly").
const MOST: usize = 3;

/// The bounds that stand before and behind a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    direction: Option<BoundKind>,
    about: bool,
}

impl Bounds {
    fn add(&mut self, kind: BoundKind) {
        match kind {
            BoundKind::About => self.about = true,
            BoundKind::Exact => {}
            // The bound nearest the figure decides: "as many as more than 6 million" is more than.
            other => self.direction = self.direction.or(Some(other)),
        }
    }

    /// Reads the bounds that end before token `first`; also where they begin.
    pub(super) fn before(reading: &Reading<'_>, first: usize) -> (Self, usize) {
        let mut bounds = Self::default();
        let first = bounds.before_too(reading, first);
        (bounds, first)
    }

    /// Adds the bounds that end before token `first`; where they begin.
    pub(super) fn before_too(&mut self, reading: &Reading<'_>, mut first: usize) -> usize {
        for _ in 0..MOST {
            let found = bound_ending(reading, first).or_else(|| past(reading, first));
            let Some((kind, start)) = found.or_else(|| beside_quote(reading, first)) else {
                break;
            };
            if is_particle(reading, start)
                || is_goal(reading, start)
                || is_place(reading, start, first)
                || is_topic(reading, start)
                || is_lack(reading, start, first)
            {
                break;
            }
            self.add(kind);
            first = start;
        }
        first
    }

    /// Reads a bound that begins at token `at` ("or more"); one past it, or `at`.
    pub(super) fn after(&mut self, reading: &Reading<'_>, at: usize) -> usize {
        // "40 tanks, at least"
        let comma = reading.is_mark(at, ',');
        let first = at + usize::from(comma || joins(reading, at));
        let is_apart = |end: usize| matches!(reading.kind(end), None | Some(TokenKind::Mark(_)));
        let found = reading.find(first, |hit| match hit.meaning {
            Meaning::BoundAfter(_) if comma && !(hit.len > 1 && is_apart(hit.end())) => None,
            // "737 Max jets": a name.
            Meaning::BoundAfter(_) if reading.is_capital(first) && !reading.is_shouted(first) => None,
            Meaning::BoundAfter(_) if counts_on(reading, at, hit) => None,
            Meaning::BoundAfter(kind) if !goes_on(reading, hit.end()) => Some((kind, hit.end())),
            _ => None,
        });
        match found {
            Some((kind, end)) => {
                self.add(kind);
                end
            }
            None => at,
        }
    }

    /// Whether there is a bound.
    pub(super) fn any(self) -> bool {
        self.about || self.direction.is_some()
    }

    /// The figure with these bounds. `vague`: the value is the least a vague word can mean.
    pub(super) fn apply(self, value: Decimal, vague: bool, text: SmolStr) -> Quantity {
        let (low, high, bound) = match self.direction {
            Some(BoundKind::MoreThan) => (Some(value), None, Bound::MoreThan),
            Some(BoundKind::AtLeast) => (Some(value), None, Bound::AtLeast),
            // "up to several hundred": how many that is at most, nobody can tell.
            Some(BoundKind::LessThan | BoundKind::AtMost) if vague => (None, None, Bound::Vague),
            Some(BoundKind::LessThan) => (None, Some(value), Bound::LessThan),
            Some(BoundKind::AtMost) => (None, Some(value), Bound::AtMost),
            _ if vague => (Some(value), None, Bound::Vague),
            _ if self.about => (Some(value), Some(value), Bound::About),
            _ => (Some(value), Some(value), Bound::Exact),
        };
        Quantity { low, high, approximate: self.about || vague, bound, text }
    }
}

/// Whether the words before `at` are about what follows them: "12 or more than 20", "two plus two", "$3 plus $5", "12
/// boats and up to 60 rafts".
fn goes_on(reading: &Reading<'_>, at: usize) -> bool {
    let is_sign = |hit: &Hit| matches!(hit.meaning, Meaning::UnitBefore(_));
    let signed = reading.hits.at(at).any(is_sign) && reading.kind(at + 1) == Some(TokenKind::Number);
    // "2.8 billion and below the 2.4 billion"
    let is_compared = reading.is_class(at, Class::Definite);
    reading.is(at, "than")
        || reading.is(at, "to")
        || is_compared
        || signed
        || numeral_at(reading, at).is_some()
}

/// "40 tanks and perhaps more guns": whether a bound behind what is counted ends with "more" of something else.
fn counts_on(reading: &Reading<'_>, at: usize, bound: &Hit) -> bool {
    let is_noun_before = at.checked_sub(1).is_some_and(|noun| is_plural(reading, noun));
    is_noun_before
        && bound.len > 2
        && reading.is_class(bound.end() - 1, Class::More)
        && NounPhrase::plain_at(reading, bound.end()).is_some_and(|noun| is_plural(reading, noun.head))
}

/// The bound phrase whose last token is before `end`, the longest one.
fn bound_ending(reading: &Reading<'_>, end: usize) -> Option<(BoundKind, usize)> {
    let first_of_sentence =
        reading.sentences[reading.sentence_at(end.min(reading.tokens.len() - 1))].tokens.start;
    (end.saturating_sub(LONGEST).max(first_of_sentence)..end).find_map(|start| {
        reading.find(start, |hit| match hit.meaning {
            Meaning::BoundBefore(kind) if hit.end() == end => Some((kind, start)),
            _ => None,
        })
    })
}

/// "climbed past 40", "rose beyond 200": a word of passing behind a verb of rising or going.
fn past(reading: &Reading<'_>, end: usize) -> Option<(BoundKind, usize)> {
    let side = end.checked_sub(1).filter(|at| *at > 0 && reading.is_any(*at, &["past", "beyond"]))?;
    let moves = |hit: &Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let goes = reading.hits.at(side - 1).any(moves)
        || reading.is_class(side - 1, Class::Motion)
        || reading.is_any(side - 1, &["go", "goes", "going"]);
    goes.then_some((BoundKind::MoreThan, side))
}

/// The bound on the other side of a mark of quotation: "\"well over\" 300 crates", "more than \"40\" tanks".
fn beside_quote(reading: &Reading<'_>, first: usize) -> Option<(BoundKind, usize)> {
    let opening = || first.checked_sub(1).filter(|at| reading.is_quote(*at) && reading.touches(first));
    quoted_bound_ending(reading, first).or_else(|| bound_ending(reading, opening()?))
}

/// "\"well over\" 300 crates": a bound in quotation marks of its own, the mark that opens them with it.
fn quoted_bound_ending(reading: &Reading<'_>, first: usize) -> Option<(BoundKind, usize)> {
    let closing = first.checked_sub(1).filter(|at| reading.is_quote(*at) && reading.touches(*at))?;
    let (kind, start) = bound_ending(reading, closing)?;
    let opening = start.checked_sub(1).filter(|at| reading.is_quote(*at) && reading.touches(start))?;
    Some((kind, opening))
}

/// "under one of the bridges", "around one of them": where; one of several is exactly one. "hidden under 40 tonnes of rice": what
/// covers it is all there.
fn is_place(reading: &Reading<'_>, at: usize, number: usize) -> bool {
    let one_of = reading.is(number, "one") && reading.is(number + 1, "of");
    let covers = reading.is_any(at, &["under", "below", "beneath"])
        && at > 0
        && reading.is_class(at - 1, Class::Covering);
    number == at + 1
        && (one_of && reading.is_class(at, Class::Preposition) || covers || is_above_places(reading, at))
}

/// "drones over six regions", "to Norland over 30 voyages": where or in how many ways, behind a noun.
fn is_above_places(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.is(at, "over")) else { return false };
    let is_trip = |hit: &Hit| match hit.meaning {
        Meaning::Item(item) => reading.lexicon.item(item).class.as_deref() == Some("voyage"),
        _ => false,
    };
    let noun = at + 2;
    let of_trips = reading.hits.at(noun).any(is_trip);
    let is_noun = is_plural(reading, before) && !is_verb(reading, before);
    is_noun && reading.is_class(noun, Class::PlaceNoun) || of_trips && (is_noun || reading.is_capital(before))
}

/// "information about 12 suspects": of what, and no bound.
fn is_topic(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "about") && at > 0 && reading.is_class(at - 1, Class::Topical)
}

/// "is short of 5,000 shells", "was running short of 40 crews": what there is too little of, and no bound; not "the total is short of 40".
fn is_lack(reading: &Reading<'_>, start: usize, number: usize) -> bool {
    let is_short = |hit: &Hit| hit.end() == number && hit.meaning == Meaning::Grammar(Class::Lacking);
    let Some(verb) = start.checked_sub(1).filter(|_| reading.hits.at(start).any(is_short)) else {
        return false;
    };
    let runs = reading.is_any(verb, &["run", "runs", "ran", "running"]);
    let counted =
        || numeral_at(reading, number).and_then(|numeral| NounPhrase::plain_at(reading, numeral.end));
    (runs || reading.is_class(verb, Class::Be)) && counted().is_some()
}

/// "edged up to 5 percent": where to, and no bound.
fn is_goal(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Trend) && at > 0 && reading.is_class(at - 1, Class::Motion)
}

/// "handing over 30": the word belongs to the verb before it and bounds nothing.
pub(super) fn is_particle(reading: &Reading<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1);
    verb.is_some_and(|verb| {
        reading.hits.at(verb).any(|hit| {
            hit.end() == at + 1
                && hit.len == 2
                && matches!(hit.meaning, Meaning::MeasureVerb { .. } | Meaning::Verb(_))
        })
    })
}
