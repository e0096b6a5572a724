//! What a sum of money is for: "$20 million worth of grain", "tugs worth $4 million", "300 million dollars from exports".

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::Measure;
use super::amount::{is_people, moved_to, noun_of, without_verb};
use super::subject;
use super::wording::{is_time, words};
use crate::actor::MentionForm;
use crate::measure::{Governor, VerbChain, Window};
use crate::quantity::noun_phrase::has_past_ending;
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// Tokens between a verb of estimating and the sum.
const REACH: usize = 16;

/// What a sum is for, as worded: the noun behind it, else the noun it is the price of; who pays or gets it is neither.
pub(super) fn object(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    window: Window,
) -> Option<String> {
    let reading = &analysis.reading;
    behind(analysis, mention.end)
        .or_else(|| estimated(reading, reading.token_at(mention.span.start())))
        .or_else(|| with_value(reading, governor?))
        .or_else(|| noun_of(analysis, mention))
        .or_else(|| moved_to(reading, mention).map(|moved| words(reading, moved.first, moved.end)))
        .or_else(|| {
            let priced = governor.filter(|governor| governor.rule == "measure.phrase");
            if let Some(noun) = priced.and_then(|governor| noun_before(analysis, governor.first)) {
                return Some(words(reading, noun.start, noun.end));
            }
            let amounts = reading.is_class(mention.first.saturating_sub(1), Class::Level);
            if governor.map_or(!amounts, |governor| priced.is_none() && takes_object(governor)) {
                return sold_for(analysis, mention, window);
            }
            // "arms deliveries reached $5.5 billion": the noun that measures is of the subject itself.
            let verb = governor.filter(|governor| governor.rule != "measure.noun");
            if let Some(noun) = governor.and_then(|governor| noun_priced(analysis, governor, mention)) {
                return Some(noun);
            }
            let subject = subject::of_clause(reading, verb, mention, window, false)?;
            let subject = without_verb(reading, behind_place(analysis, subject))?;
            let is_payer = subject::counts(analysis, subject.clone())
                || subject::names_actor(analysis, subject.clone())
                || is_people(reading, subject.end - 1);
            let is_thing = !is_deed(reading, &subject) && !is_time(analysis, subject.end - 1);
            (!is_payer && is_thing).then(|| words(reading, subject.start, subject.end))
        })
}

/// Tokens of "military support for the north of Norland".
const LONGEST_NOUN: usize = 12;

/// "tugs worth $4 million", "military support for Norland worth $4 million": the noun before a price, which stands before the
/// preposition where a name ends the phrase.
fn noun_before(analysis: &Analysis<'_>, end: usize) -> Option<Range<usize>> {
    let reading = &analysis.reading;
    // "crude, worth $4 million"
    let is_worth = reading.is_any(end, &["worth", "valued"]);
    let end = end - usize::from(is_worth && end > 0 && reading.is_mark(end - 1, ','));
    let noun = subject::noun_before(reading, end)?;
    if !subject::names_actor(analysis, noun.clone()) {
        return Some(noun);
    }
    let start =
        reading.sentences[reading.sentence_at(end)].tokens.start.max(end.saturating_sub(LONGEST_NOUN));
    let joins = |at: &usize| reading.is_any(*at, &["for", "to", "in", "from"]);
    let preposition = (start..noun.start).rev().take_while(|at| reading.kind(*at) == Some(TokenKind::Word));
    let before = preposition.into_iter().find(joins).and_then(|at| subject::noun_before(reading, at));
    before.filter(|before| !subject::names_actor(analysis, before.clone()))
}

/// "the price of bread rose to $4": what stands behind the noun that measures.
fn noun_priced(analysis: &Analysis<'_>, governor: &Governor, mention: &QuantityMention) -> Option<String> {
    let reading = &analysis.reading;
    let first = governor.end + 1 + usize::from(reading.is_class(governor.end + 1, Class::Determiner));
    let phrase = NounPhrase::at(reading, first).filter(|_| reading.is(governor.end, "of"))?;
    let fits = governor.rule != "measure.verb" && phrase.end <= mention.first && is_thing(analysis, &phrase);
    fits.then(|| words(reading, phrase.first, phrase.end))
}

/// "Diesel sells for $2 a litre", "wheat was trading at $200", "The plot went for $4 million": what has its price behind a verb of
/// selling, with no object between.
fn sold_for(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> Option<String> {
    let reading = &analysis.reading;
    let at = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["for", "at"]))?;
    let verb = at.checked_sub(1).filter(|verb| reading.is_class(*verb, Class::Selling))?;
    let chain = VerbChain::before(reading, verb).first;
    let first = chain - usize::from(chain > 0 && reading.is_class(chain - 1, Class::Adverb));
    let first = first.max(window.first);
    let noun = subject::noun_before(reading, first).filter(|noun| noun.start >= window.first)?;
    let is_seller = subject::names_actor(analysis, noun.clone()) || is_people(reading, noun.end - 1);
    (!is_seller && !is_time(analysis, noun.end - 1)).then(|| words(reading, noun.start, noun.end))
}

/// "In Norland rice costs $2": the subject behind the country that the sentence opens with.
fn behind_place(analysis: &Analysis<'_>, subject: Range<usize>) -> Range<usize> {
    let reading = &analysis.reading;
    let placed = subject.start.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Whereabouts));
    let near = analysis.actors().within(subject.start..subject.start + 2);
    let place =
        near.iter().find(|found| placed && found.form == MentionForm::Name && found.end < subject.end);
    place.map_or(subject.clone(), |place| place.end..subject.end)
}

/// "has gone up to $4", "the order, placed in May, is worth $4": a participle alone is nothing that is paid for.
fn is_deed(reading: &Reading<'_>, subject: &Range<usize>) -> bool {
    let behind_verb = || subject.start > 0 && reading.is_class(subject.start - 1, Class::Auxiliary);
    subject.len() == 1 && (has_past_ending(reading, subject.start) || behind_verb())
}

/// Whether the sum is what somebody gives, gets, finds or loses: its verb's subject is not what it is for.
fn takes_object(governor: &Governor) -> bool {
    let acts = match governor.frame {
        Frame::Giver | Frame::Getter => true,
        _ if governor.measure == Measure::Observed => !governor.passive,
        Frame::Victim => !governor.passive,
        _ => false,
    };
    acts && governor.rule == "measure.verb"
}

/// "worth of grain", "in food aid", "for a new bridge": the noun phrase behind a sum that tells what it is for.
fn behind(analysis: &Analysis<'_>, end: usize) -> Option<String> {
    let reading = &analysis.reading;
    let at = end + usize::from(reading.is(end, "worth"));
    let first = if reading.is_class(at, Class::MoneyFor) {
        let times = analysis.times.partition_point(|time| time.end <= at);
        let is_time = analysis.times.get(times).is_some_and(|time| time.first <= at + 1);
        (!is_time).then(|| (at + 1..at + 3).find(|first| !reading.determines(*first)))??
    } else {
        end
    };
    let phrase = NounPhrase::at(reading, first).filter(|phrase| is_thing(analysis, phrase))?;
    // "from a record $17 billion": what another sum is.
    let next = analysis.quantities.partition_point(|other| other.first < phrase.end);
    let of_another = analysis.quantities.get(next).is_some_and(|other| other.first == phrase.end);
    // "for a single, 30-second spot"
    let is_adjective = reading.is_class(phrase.head, Class::Adjective) && reading.is_mark(phrase.end, ',');
    let is_other = is_adjective || of_another && reading.is(at, "from");
    (!is_other).then(|| words(reading, phrase.first, phrase.end))
}

/// Tokens of "with an estimated street".
const VALUED: usize = 4;

/// "cocaine with a street value of $4 million": the noun before what has the value.
fn with_value(reading: &Reading<'_>, governor: &Governor) -> Option<String> {
    let noun = governor.first;
    let with = (noun.saturating_sub(VALUED)..noun).rev().find(|at| reading.is(*at, "with"));
    let with = with.filter(|_| governor.measure == Measure::Value && governor.rule == "measure.noun")?;
    let thing = subject::noun_before(reading, with)?;
    Some(words(reading, thing.start, thing.end))
}

/// "estimates the value of the deal at $5 billion", "puts the burnt area at 40 hectares", "thought deliveries to be worth": the object
/// of the verb before.
pub(super) fn estimated(reading: &Reading<'_>, sum: usize) -> Option<String> {
    let to_be = sum > 1 && reading.is(sum - 1, "be") && reading.is(sum - 2, "to");
    let joint = sum.checked_sub(if to_be { 2 } else { 1 }).filter(|at| to_be || reading.is(*at, "at"))?;
    let start = reading.sentences[reading.sentence_at(sum)].tokens.start.max(sum.saturating_sub(REACH));
    // "put the damage at": a noun that is a verb elsewhere.
    let is_owned = |at: usize| reading.determines(at) || reading.kind(at) == Some(TokenKind::Possessive);
    let is_noun = |at: usize| at > start && is_owned(at - 1);
    let is_verb = |at: usize| {
        let says = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingVerb { .. });
        subject::is_finite(reading, at)
            || reading.hits.is_speech_word(at, SpeechWord::Puts)
            || reading.hits.at(at).any(says)
    };
    let verb = (start..joint).rev().find(|at| is_verb(*at) && !is_noun(*at))?;
    // "put Moser on 38 percent, with Dell at": of another figure.
    if (verb..joint).any(|at| reading.is_mark(at, ',')) {
        return None;
    }
    let skipped = |at: &usize| reading.determines(*at);
    let first = (verb + 1..joint).find(|at| !skipped(at))?;
    let phrase = NounPhrase::at(reading, first).filter(|phrase| phrase.end <= joint)?;
    // "the value of the package"
    let is_of = reading.is_class(phrase.head, Class::Sum) && reading.is(phrase.head + 1, "of");
    let of = (phrase.head + 2..phrase.end).find(|at| !skipped(at)).filter(|_| is_of);
    Some(words(reading, of.unwrap_or(phrase.first), phrase.end))
}

/// "the fund", "a bank": a body that can give money.
fn is_body(reading: &Reading<'_>, head: usize) -> bool {
    let body = |hit: &Hit| matches!(hit.meaning, Meaning::Body(_));
    reading.hits.at(head).any(body)
        || reading.is_class(head, Class::Grouping)
        || reading.is_class(head, Class::Civil)
        || reading.is_class(head, Class::Official)
        || reading.is_class(head, Class::Firm)
}

/// Neither a name ("in Norland") nor a manner ("in cash", "worse off").
fn is_thing(analysis: &Analysis<'_>, phrase: &NounPhrase) -> bool {
    let reading = &analysis.reading;
    let tokens = phrase.first..phrase.head + 1;
    // "from small donors": who gives it.
    let gives = is_people(reading, phrase.head) || is_body(reading, phrase.head);
    let joint = phrase.first.saturating_sub(1);
    let from = joint - usize::from(joint > 0 && reading.determines(joint));
    if gives && reading.is(from, "from") {
        return false;
    }
    !reading.is_capital(phrase.head)
        && !reading.is_class(phrase.head, Class::Span)
        && ![Class::AdverbialNoun, Class::Extent].iter().any(|class| reading.is_class(phrase.head, *class))
        && !subject::names_actor(analysis, tokens.clone())
        && !subject::counts(analysis, tokens)
}
