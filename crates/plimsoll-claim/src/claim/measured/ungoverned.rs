//! Figures that no verb and no noun governs: room, what they are compared with, or what the figure before measured.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::TokenKind;

use super::governed::has_other_passive;
use crate::claim::Measure;
use crate::claim::circumstance::{is_adjunct, is_place};
use crate::claim::draft::Draft;
use crate::claim::item::ItemFacts;
use crate::measure::{has_own_verb, is_condition};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// A figure without a governor: room, where the sentence turns one thing into another; else what the figure before it
/// measured, if it counts the like.
pub(super) fn ungoverned(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<Measure> {
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let start = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(40));
    if mention.unit.is_none() && !facts.holds && supposes(reading, start..mention.first) {
        return Some(Measure::Capacity);
    }
    if let Some(measure) = of_comparison(analysis, mention) {
        return Some(measure);
    }
    if analysis.outline.speaks_of(Measure::Capacity, start..mention.first)
        && mention.unit.is_none()
        && !facts.holds
    {
        return Some(Measure::Capacity);
    }
    let alike = |draft: &&Draft<'_>| {
        let suffers = draft.governor.is_some_and(|governor| governor.frame == Frame::Victim);
        draft.mention.unit.is_none()
            && (suffers || !is_adjunct(reading, draft.mention))
            && reading.sentence_at(draft.mention.first) == sentence
    };
    // A fate of persons does not pass on to things: "760 wounded as crowds rushed a convoy of 38 lorries".
    let of_persons = |draft: &&Draft<'_>| draft.unit.as_deref() == Some("person");
    let is_person = facts.unit.as_deref() == Some("person");
    let last = before.iter().rev().take(4).find(alike).filter(|last| of_persons(last) == is_person);
    // "drones over six regions": where, and of no fate.
    // "asked for 30, said that a dozen of those sent were under repair": another clause.
    let is_clause = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "that"));
    // "may number as many as 600"
    let numbers = mention
        .first
        .checked_sub(1)
        .is_some_and(|at| reading.is_any(at, &["number", "numbers", "numbered", "numbering"]));
    let own =
        has_own_verb(reading, mention) || numbers || is_clause || !is_person && is_place(reading, mention);
    let last = last.map(|last| last.measure).filter(|measure| *measure != Measure::Other && !own);
    last.or_else(|| {
        let previous = before
            .last()
            .filter(|_| !numbers && !is_trend(reading, mention) && !has_other_passive(reading, mention))
            .filter(|last| last.class.is_some() && last.class == facts.class && !last.facts.holds)?;
        let counts = !matches!(
            previous.measure,
            Measure::Capacity | Measure::Share | Measure::Pledged | Measure::Sanctioned
        ) && previous.unit.as_deref() != Some("person")
            && previous.facts.unit == facts.unit;
        (counts && reading.sentence_at(previous.mention.first) + 1 == sentence).then_some(previous.measure)
    })
}

/// "is down to 2,000 a day": a level that is reached goes on with nothing that was told before.
fn is_trend(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention
        .first
        .checked_sub(2)
        .is_some_and(|at| reading.is_class(at, Class::Trend) && reading.is(at + 1, "to"))
}

/// Tokens from a figure to the clause it is compared with: "a day, only a third of".
const COMPARISON: usize = 10;

/// "2,000 rounds a day, a third of what it fired in May": what is done in the clause that a figure is compared with.
fn of_comparison(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Measure> {
    let reading = &analysis.reading;
    let near = mention.end..mention.end + COMPARISON;
    let opens = near.into_iter().find(|at| opens_comparison(reading, *at))?;
    let verb = analysis.outline.at(opens + 2, |words| words.rule == "measure.verb")?;
    let is_subject = reading.is_class(opens + 1, Class::Pronoun) || reading.is_capital(opens + 1);
    (is_subject && reading.in_one_sentence(mention.first, verb.first)).then_some(verb.measure)
}

/// "of what it fired", "more than it made": the word behind which another clause is compared.
pub(in crate::claim) fn opens_comparison(reading: &Reading<'_>, at: usize) -> bool {
    if at == 0 || reading.kind(at + 1) != Some(TokenKind::Word) {
        return false;
    }
    let compares = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Compared(_));
    // "twice what it paid"
    let multiplies = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Multiple(_));
    // "twice as many as in 2023"
    let equals = at > 1 && reading.is(at, "as") && reading.is(at - 2, "as");
    equals
        || reading.is(at, "what")
            && (reading.is_any(at - 1, &["of", "than", "from"]) || reading.hits.at(at - 1).any(multiplies))
        || reading.is(at, "than") && reading.hits.at(at - 1).any(compares)
}

/// "If it was all ammunition, that is six million shells": what would be there under a supposition.
fn supposes(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    let opens = (tokens.start..tokens.end.min(tokens.start + 3)).find(|at| is_condition(reading, *at));
    opens.is_some_and(|opens| (opens..tokens.end).any(|at| reading.is_class(at, Class::Whole)))
}
