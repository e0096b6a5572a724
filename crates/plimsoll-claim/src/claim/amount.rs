//! Nouns of amounts: "net debt of $4 billion", "a ration of nine litres"; and subjects that are none of them.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::Measure;
use super::item::ItemFacts;
use super::measured::is_brought;
use super::subject;
use super::wording::is_time;
use crate::measure::Governor;
use crate::quantity::noun_phrase::{has_past_ending, is_manner, is_past_form, verb_form};
use crate::quantity::{NounPhrase, QuantityMention, wording};
use crate::{Analysis, Reading};

/// "a net loss of $340 million", "the standard of 20 litres": the noun that an "of" joins to an amount, unless it only tells that
/// it is one ("a sum of", "an average of").
pub(super) fn noun_of(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<String> {
    let reading = &analysis.reading;
    // "donations totaling $12,000"
    let totals = reading.is_any(mention.first, &["totaling", "totalling"]);
    let of = if totals {
        Some(mention.first)
    } else {
        mention.first.checked_sub(1).filter(|of| reading.is(*of, "of"))
    }?;
    // "damage of $40 million": a noun that can be a verb elsewhere.
    let is_either = |at: &usize| {
        let form = verb_form(reading, *at).unwrap_or_default();
        form.is_any(VerbForm::BASE) && !form.is_any(VerbForm::PAST)
    };
    let own = || of.checked_sub(1).filter(is_either).map(|at| at..of);
    let noun = whole_noun(reading, subject::noun_before(reading, of).or_else(own)?);
    let head = noun.end - 1;
    let is_mere = [Class::Sum, Class::CountNoun, Class::LevelVerb, Class::Portion, Class::Reach]
        .iter()
        .any(|class| reading.is_class(head, *class));
    let is_thing = !is_mere
        && !is_time(analysis, head)
        && (!reading.is_capital(head) || head == reading.sentences[reading.sentence_at(head)].tokens.start)
        && !has_past_ending(reading, head)
        && !is_people(reading, head)
        && !subject::names_actor(analysis, noun.clone())
        && !subject::counts(analysis, noun.clone());
    is_thing.then(|| wording(reading, noun.start, noun.end))
}

/// Tokens from a verb of rising or falling to the level: "cut its forecast for the year from 3 percent to".
const MOVED: usize = 12;

/// "cut its rate to 4 percent", "raised the price from $3 to $4", "by half a point": the object that a verb moves to a level.
pub(super) fn moved_to(reading: &Reading<'_>, mention: &QuantityMention) -> Option<NounPhrase> {
    let joint = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["to", "from", "by"]))?;
    let start = reading.sentences[reading.sentence_at(joint)].tokens.start.max(joint.saturating_sub(MOVED));
    let moves = |hit: &Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let is_plain =
        |at: &usize| !matches!(reading.kind(*at), Some(TokenKind::Mark(mark)) if mark == ',' || mark == ';');
    let verb = (start..joint).rev().take_while(is_plain).find(|at| reading.hits.at(*at).any(moves))?;
    let leads = |at: usize| {
        reading.is_class(at, Class::Definite)
            || reading.is_class(at, Class::PossessivePronoun)
            || reading.is_class(at, Class::Article)
    };
    let first = verb + 1 + usize::from(leads(verb + 1));
    let phrase = NounPhrase::at(reading, first)?;
    let is_noun = !reading.has(phrase.first, Sort::Numeral) && phrase.end <= joint;
    // "cut its forecast for the year to", "raised prices from $3 to"
    let follows = phrase.end == joint || reading.is_class(phrase.end, Class::Preposition);
    (is_noun && follows && phrase.first < phrase.end).then_some(phrase)
}

/// "long-term bonuses", "a margin of error", "would impose limits": a noun with what a hyphen or an "of" ties to it, without its verb.
fn whole_noun(reading: &Reading<'_>, noun: Range<usize>) -> Range<usize> {
    let mut start = noun.start;
    if start > 0 && reading.is_hyphen(start) {
        start -= 1;
    }
    let is_led = |at: usize| at > 0 && (reading.is_class(at - 1, Class::Modal) || reading.is(at - 1, "to"));
    if start + 1 < noun.end && is_led(start) {
        start += 1;
    }
    let of = start.checked_sub(1).filter(|of| reading.is(*of, "of"));
    let wider = of.and_then(|of| subject::noun_before(reading, of));
    wider.filter(|wider| !reading.is_capital(wider.start)).map_or(start, |wider| wider.start)..noun.end
}

/// "Growers harvested 40 tonnes", "the office identified 311 square miles": whether a verb has the amount for its object, so that
/// its subject is who does it. What weighs or holds so much, or comes to it, is measured itself.
pub(super) fn is_object(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    measure: Measure,
    governor: Option<&Governor>,
) -> bool {
    let Some(verb) = mention.first.checked_sub(1) else { return false };
    let acts = |by: &Governor| {
        by.rule == "measure.verb"
            && !by.passive
            && by.end == mention.first
            && (measure == Measure::Produced || by.measure != Measure::Change)
            && !matches!(by.measure, Measure::Size | Measure::Value | Measure::Capacity | Measure::Other)
            && !matches!(by.frame, Frame::Content | Frame::Mover | Frame::Subject | Frame::Vessel)
    };
    // "The truck carried 40 tonnes", "The tanker took 700,000 barrels": who bears it.
    let bears = |by: &Governor| {
        let is_load = by.frame == Frame::Content && measure == Measure::Transferred;
        let takes = measure == Measure::Other && reading.is_class(by.first, Class::Taking);
        !by.passive && by.end <= mention.first && (is_load || takes)
    };
    governor.is_some_and(|by| acts(by) || bears(by))
        || governor.is_none() && is_brought(reading, mention)
        || governor.is_none()
            && is_past_form(reading.word(verb))
            && is_manner(reading, verb.saturating_sub(1))
}

/// "affordable housing could realistically", "the index ended": a subject without the adverb, the modal or the verb that no list
/// knows behind it; none where nothing of it is a noun.
pub(super) fn without_verb(reading: &Reading<'_>, subject: Range<usize>) -> Option<Range<usize>> {
    let is_verbal = |at: usize| {
        is_manner(reading, at)
            || reading.is_class(at, Class::Modal)
            || reading.is_class(at, Class::EmptyAdjective)
            || !reading.is_capital(at) && has_past_ending(reading, at)
    };
    let end = subject.clone().rev().find(|at| !is_verbal(*at))? + 1;
    // "a disorderly"
    if reading.is_class(end - 1, Class::Determiner) {
        return None;
    }
    let is_gerund = end == subject.start + 1
        && reading.word(subject.start).ends_with("ing")
        && !(subject.start > 0 && reading.is_class(subject.start - 1, Class::Determiner));
    (!is_gerund || reading.is_capital(subject.start)).then_some(subject.start..end)
}

/// "Donors pledge $1 billion", "Insiders": people are nothing that is paid for.
pub(super) fn is_people(reading: &Reading<'_>, head: usize) -> bool {
    let phrase = NounPhrase { first: head, head, end: head + 1 };
    super::victim::is_role(reading, head..head + 1)
        || ItemFacts::of_phrase(reading, phrase).unit.as_deref() == Some("person")
}
