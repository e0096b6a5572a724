//! Percentages and other parts: shares of a whole, changes, use of capacity, what is asked for.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Frame};

use crate::claim::Measure;
use crate::claim::item::ItemFacts;
use crate::measure::{Governor, is_beyond};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// Whether a share is the part that is lost of things that are known: not "lost a third of its value".
pub(super) fn is_part_lost(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    facts: &ItemFacts,
) -> bool {
    let is_share = mention.kind == QuantityKind::Share || mention.unit.as_deref() == Some("percent");
    let is_lost = |governor: &Governor| governor.frame == Frame::Victim;
    is_share
        && facts.class.is_some()
        && governor.is_some_and(is_lost)
        && reading.is(reading.token_at(mention.span.end()), "of")
}

/// "lost half his barley": whether a share right behind a verb of losing is of things, and not of a size or a worth.
pub(super) fn is_of_thing(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let loses =
        |by: &Governor| by.end == mention.first && reading.is_any(by.first, &["lose", "loses", "lost"]);
    let head = mention.phrase.map(|phrase| phrase.head);
    let is_size = |at: usize| {
        reading.is_class(at, Class::Sum)
            || reading.is_class(at, Class::CountNoun)
            || reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::MeasureNoun { .. }))
    };
    governor.is_some_and(loses)
        && head.is_some_and(|head| {
            !is_size(head) && is_plural(reading, head) || {
                !is_size(head) && reading.is_class(head.saturating_sub(1), Class::PossessivePronoun)
            }
        })
}

pub(super) fn percent_measure(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> Measure {
    let reading = &analysis.reading;
    let capacity = mention.quantity.text.contains("capacity")
        || (mention.end.saturating_sub(4)..mention.end + 4).any(|at| reading.is(at, "capacity"));
    if capacity || governor.is_some_and(|governor| governor.measure == Measure::Utilisation) {
        return Measure::Utilisation;
    }
    let behind = reading.token_at(mention.span.end());
    // "the 5 percent threshold"
    let is_bound = |phrase: crate::quantity::NounPhrase| reading.is_class(phrase.head, Class::Ceiling);
    if !reading.is(behind, "of") && mention.phrase.is_some_and(is_bound) {
        return Measure::Other;
    }
    if let Some(asked) = governor.and_then(|governor| bargained(reading, mention, governor)) {
        return asked;
    }
    let of_a_whole = reading.is(behind, "of") && !reading.is(behind + 1, "what");
    let changes = governor.is_some_and(|governor| governor.measure == Measure::Change);
    let trend = mention
        .first
        .checked_sub(1)
        .is_some_and(|at| reading.is_class(at, Class::Trend) && !ends_verb(reading, mention.first));
    let is_level = is_level(analysis, mention);
    // "4 per cent longer than in 2023"
    let sets_beside = reading.is(behind + 1, "than") && reading.word(behind).ends_with("er");
    if mention.change.is_some() && !is_beyond(reading, mention.first)
        || mention.compared
        || trend
        || sets_beside
        || is_off_mark(reading, behind)
        || (changes && !of_a_whole && !is_level)
    {
        return Measure::Change;
    }
    let sentence = reading.sentence_at(mention.first);
    let sentences = &reading.sentences;
    let here = sentences[sentence].tokens.start.max(mention.first.saturating_sub(60));
    let before = sentences[sentence.saturating_sub(1)].tokens.start.max(mention.first.saturating_sub(60));
    // "overfulfilled the plan by 12 per cent"
    let is_by = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "by"));
    let at_work = analysis.outline.speaks_of(Measure::Utilisation, before..mention.first)
        || names_works(reading, here..mention.first);
    match at_work && !of_a_whole {
        true if is_by => Measure::Change,
        true => Measure::Utilisation,
        false => Measure::Share,
    }
}

/// "5 percent below forecasts", "4 percent short of its target": whether the words at `behind` tell by how much a mark is missed or
/// passed.
fn is_off_mark(reading: &Reading<'_>, behind: usize) -> bool {
    reading.is_any(behind, &["below", "above"])
        || reading.is(behind, "short") && reading.is(behind + 1, "of")
        || reading.is(behind, "ahead") && reading.is(behind + 1, "of")
}

/// "unemployment rose to 8 percent from 6": where something has come to or from, not by how much it changed; "by 5 to 15 percent"
/// tells that.
fn is_level(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    if is_beyond(reading, mention.first) {
        return true;
    }
    let Some(lead) = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["to", "from"])) else {
        return false;
    };
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let last = own.checked_sub(1).map(|last| &analysis.quantities[last]).filter(|last| last.end == lead);
    // "by 0.1 points to 1.8 percent"
    let last = last.filter(|last| last.unit == mention.unit);
    !last.is_some_and(|last| last.first.checked_sub(1).is_some_and(|by| reading.is(by, "by")))
}

/// "makes up 30 percent": whether a verb of two words, the second "up", ends before a token.
fn ends_verb(reading: &Reading<'_>, end: usize) -> bool {
    let is_verb =
        |hit: &plimsoll_lexicon::Hit| hit.end() == end && hit.meaning == Meaning::Grammar(Class::PhrasalVerb);
    end.checked_sub(2).is_some_and(|at| reading.hits.at(at).any(is_verb))
}

/// Tokens of "an extra" between a verb and its figure.
const OBJECT: usize = 2;

/// "demands a 6.5 percent raise", "has offered 2.8 percent": a rise that is asked for or promised.
fn bargained(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> Option<Measure> {
    let is_object = governor.rule == "measure.verb"
        && !governor.passive
        && governor.end <= mention.first
        && mention.first - governor.end <= OBJECT
        && !(governor.end..mention.first).any(|at| reading.is_class(at, Class::Preposition));
    let offers = reading.is_class(governor.first, Class::Offer);
    let is_asked = governor.measure == Measure::Requested || governor.measure == Measure::Pledged && offers;
    let is_of_whole = reading.is(reading.token_at(mention.span.end()), "of");
    (is_object && is_asked && !is_of_whole).then_some(governor.measure)
}

/// "factories reach about 30 percent of what they could": a share said of works is how far they are used.
fn names_works(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    tokens.into_iter().any(|at| {
        let works = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
            Meaning::Item(item) => {
                (reading.lexicon.item(item).unit.as_deref() == Some("factory")).then_some(())
            }
            _ => None,
        };
        reading.find(at, works).is_some()
    })
}
