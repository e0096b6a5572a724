//! Room: figures of what things could hold, where the verb alone does not tell room from contents.

use plimsoll_lexicon::tables::{Class, Commitment, Frame};
use plimsoll_lexicon::{Hit, Meaning};

use super::Measure;
use super::draft::Draft;
use super::item::ItemFacts;
use crate::measure::{Governor, VerbChain};
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// Tokens of "a standard 20-foot container".
const GENERIC: usize = 8;
/// Tokens before a verb of holding looked at for what holds.
const REACH: usize = 24;

/// "each container holds 450 shells", "they would hold 3 million": not what is in it, but what goes in.
pub(super) fn is_room(analysis: &Analysis<'_>, governor: &Governor) -> bool {
    let reading = &analysis.reading;
    // "20 railcars, each carrying 40 shells"
    let of_each = || {
        governor.first > 1 && reading.is(governor.first - 1, "each") && !reading.is(governor.first - 2, "of")
    };
    if governor.frame == Frame::Content && of_each() {
        return true;
    }
    if governor.frame != Frame::Content || governor.rule != "measure.verb" {
        return false;
    }
    let chain = VerbChain::before(reading, governor.first);
    let supposes = |at: usize| {
        let hypothetical =
            |hit: &Hit| matches!(hit.meaning, Meaning::Hedge(Commitment::Hypothetical)).then_some(());
        reading.is_class(at, Class::Modal) && reading.find(at, hypothetical).is_some()
    };
    let start = reading.sentences[reading.sentence_at(chain.first)]
        .tokens
        .start
        .max(chain.first.saturating_sub(REACH));
    let things = analysis.outline.things(start..chain.first);
    let holder = things.iter().any(|thing| reading.lexicon.item(thing.item).holds);
    let each =
        (chain.first.saturating_sub(3)..chain.first).any(|at| reading.is_class(at, Class::Distributive));
    // "a standard container holds 20 tonnes": said of every one.
    let of_any = things.last().is_some_and(|thing| {
        let article =
            (thing.end.saturating_sub(GENERIC)..thing.end).any(|at| reading.is_class(at, Class::Article));
        reading.lexicon.item(thing.item).holds && !thing.plural && thing.end == chain.first && article
    });
    let pronoun = chain.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Pronoun));
    of_any || each && holder || (holder || pronoun) && (chain.first..governor.first).any(supposes)
}

/// "450 shells per container", "with 450 shells to a container": how much goes into each of what holds things.
pub(super) fn is_load_of_each(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = mention.phrase.map_or(mention.end, |phrase| phrase.end);
    let per = reading.is_class(end, Class::Per);
    let to_each = reading.is(end, "to")
        && (reading.is_class(end + 1, Class::Article) || reading.is_class(end + 1, Class::Distributive));
    let holder = end + 1 + usize::from(to_each);
    let phrase = NounPhrase::plain_at(reading, holder).filter(|_| per || to_each);
    phrase.is_some_and(|phrase| ItemFacts::of_phrase(reading, phrase).holds)
}

/// What containers make is the room in them; what anything else makes is made.
pub(super) fn yielded(
    reading: &Reading<'_>,
    governor: &Governor,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Measure {
    // "300 containers on each visit, which makes 12,000 in all": a sum of the like.
    let points = governor.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Demonstrative));
    // "With these four, that makes 18."
    if let Some(last) = before.last().filter(|last| points && last.facts.unit == facts.unit) {
        return last.measure;
    }
    let summed =
        before.last().filter(|last| facts.holds && last.facts.holds && last.facts.unit == facts.unit);
    if let Some(last) = summed {
        return last.measure;
    }
    let sentence = reading.sentence_at(mention.first);
    let near = before.iter().rev().take_while(|draft| reading.sentence_at(draft.mention.first) == sentence);
    let of_holder = near.into_iter().any(|draft| draft.facts.holds || draft.measure == Measure::Capacity);
    if of_holder { Measure::Capacity } else { governor.measure }
}

/// "6,700 containers, possibly 3 million shells": what stands against a thing that holds others tells its room.
pub(super) fn is_apposed(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let Some(last) = before.last().filter(|last| last.facts.holds) else { return false };
    let from = last.mention.end;
    let adverbs = from + 1..mention.first;
    reading.is_mark(from, ',')
        && (1..=2).contains(&adverbs.len())
        && adverbs.into_iter().all(|at| {
            reading.find(at, |hit| matches!(hit.meaning, Meaning::Hedge(_)).then_some(())).is_some()
        })
}
