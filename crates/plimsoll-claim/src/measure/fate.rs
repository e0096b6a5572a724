//! Fates: "23 missing", "44 dead", "12 people killed": what stands against the figure says what became of those it counts.

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain};
use crate::claim::Measure;
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_verb;
use crate::{Analysis, Reading};

/// The fate that stands directly behind a figure, or behind "of them".
pub(super) fn governor(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    if let Some(at) = of_those(analysis, mention.end) {
        let found = analysis.outline.at(at, |words| words.frame == Frame::Victim)?;
        let found = since_befell(analysis, &found).unwrap_or(found);
        return Some(Governor { rule: "measure.fate", ..found });
    }
    let behind = if is_of_them(reading, mention.end) { mention.end + 2 } else { mention.end };
    // "79 still missing".
    let at = behind + usize::from(reading.is_class(behind, Class::Adverb));
    let at = at + usize::from(is_of_belief(reading, at));
    // "took 12 sailors hostage"
    if reading.is_any(at, &["hostage", "prisoner", "captive"]) && !has_object(reading, at + 1) {
        return Some(Governor::of_word(Measure::Affected, Frame::Victim, at, "measure.fate"));
    }
    let found = analysis.outline.at(at, |words| words.frame == Frame::Victim && is_state(reading, words))?;
    Some(Governor { rule: "measure.fate", ..found })
}

/// "40 people feared dead", "40 found dead": the participle between those who are counted and their fate.
pub(crate) fn is_of_belief(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Belief) || reading.is_class(at, Class::Pronounced)
}

/// "four of the wounded", "three of those killed": the token at which the fate of the whole stands.
pub(crate) fn of_those(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    let points = reading.is_class(at + 1, Class::Definite);
    let fate = at + 2;
    let is_state = |words: &Governor| {
        let participle = words.form.is_any(VerbForm::PARTICIPLE);
        words.frame == Frame::Victim && (participle || words.rule == "measure.phrase")
    };
    let ends = verb_behind(reading, fate + 1).is_some()
        || !matches!(reading.kind(fate + 1), Some(TokenKind::Word))
        || !has_object(reading, fate + 1);
    (reading.is(at, "of") && points && ends && analysis.outline.at(fate, is_state).is_some()).then_some(fate)
}

/// Adverbs and auxiliaries between the wounded and what became of them.
const LATER: usize = 4;

/// "two of the wounded later died", "two of the missing have been killed": what has become since of those whose fate is told.
fn since_befell(analysis: &Analysis<'_>, fate: &Governor) -> Option<Governor> {
    let reading = &analysis.reading;
    let verb = verb_behind(reading, fate.end)?;
    let befalls = |words: &Governor| {
        words.frame == Frame::Victim
            && words.rule == "measure.verb"
            && words.measure != fate.measure
            && !has_object(reading, words.end)
    };
    analysis.outline.at(verb, befalls).filter(|_| reading.in_one_sentence(fate.first, verb))
}

/// The verb from token `at` on, adverbs and auxiliaries before it left out: "later died", "have since been found".
fn verb_behind(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let helps = |at: &usize| {
        [Class::Adverb, Class::Auxiliary].iter().any(|class| reading.is_class(*at, *class))
            || reading.is_any(*at, &["later", "since"])
    };
    (at..at + LATER).find(|at| !helps(at)).filter(|verb| is_verb(reading, *verb))
}

/// A participle or a phrase without an object, which no verb of the clause stands before: "three killed in the blast".
fn is_state(reading: &Reading<'_>, words: &Governor) -> bool {
    let is_state = words.rule == "measure.phrase"
        || words.form.is_any(VerbForm::PARTICIPLE)
            && VerbChain::before(reading, words.first).first == words.first;
    is_state && suffers(reading, words)
}

/// Whether words of a fate have no object; "dead" and "bodies", which are no verbs, never have one.
pub(super) fn suffers(reading: &Reading<'_>, words: &Governor) -> bool {
    !is_verb(reading, words.first) || !has_object(reading, words.end)
}

/// "of them", "of whom" at token `at`.
pub(crate) fn is_of_them(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "of")
        && (reading.is_class(at + 1, Class::Pronoun)
            || reading.is_class(at + 1, Class::Relative)
            || reading.is_class(at + 1, Class::Demonstrative))
}

/// Whether the words at `at`, behind a verb, can be its object: a noun phrase that is no time.
pub(crate) fn has_object(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            let closed = [Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Adverb];
            let verbal = [Class::Auxiliary, Class::Modal, Class::Negation, Class::Relative];
            let is_time = |meaning: Meaning| {
                matches!(
                    meaning,
                    Meaning::Weekday(_)
                        | Meaning::Month(_)
                        | Meaning::Deictic(_)
                        | Meaning::Shift(_)
                        | Meaning::Step(_)
                        | Meaning::DayPart(_)
                )
            };
            !closed.into_iter().chain(verbal).any(|class| reading.is_class(at, class))
                && !reading.word(at).ends_with("ly")
                && !reading.hits.at(at).any(|hit| is_time(hit.meaning))
        }
        _ => false,
    }
}
