//! Circumstances: what a figure tells beside what is done: by how many, from where, whither, as part of whom.

use plimsoll_lexicon::tables::{ActorKind, Class, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort};

use super::Measure;
use super::draft::Draft;
use super::item::ItemFacts;
use super::lent::is_compared;
use crate::measure::{Governor, Thing, VerbChain, is_of_them};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// "by four ships", "in 49 shipments", "over 64 voyages": how or where, not what; not "compared with 12".
pub(super) fn is_adjunct(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(1);
    before.is_some_and(|at| reading.is_class(at, Class::Adjunct) || reading.is(at, "over"))
        && !is_compared(reading, mention)
}

/// Tokens from "puts the number of" to "at".
const NUMBER: usize = 12;

/// "evacuated from 12 villages", "shot down over six regions": where those were whom it befell.
pub(super) fn is_place(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(at) = mention.first.checked_sub(1) else { return false };
    let is_where = reading.is_class(at, Class::Whereabouts)
        || reading.is_class(at, Class::Origin)
        || reading.is_any(at, &["over", "across"]);
    // "losses stood at 40", "puts the number of tanks lost at 40", "puts its losses at 40"
    let names_level = |hit: &Hit| matches!(hit.meaning, Meaning::MeasureNoun { .. });
    let of_level = || at > 0 && reading.hits.at(at - 1).any(names_level);
    let puts = |verb: usize| {
        reading.hits.is_speech_word(verb, SpeechWord::Puts)
            && (reading.is_class(verb + 2, Class::CountNoun) || of_level())
            || reading.is_any(verb, &["estimate", "estimates", "estimated"]) && of_level()
    };
    let near = reading.sentences[reading.sentence_at(at)].tokens.start.max(at.saturating_sub(NUMBER))..at;
    let is_level = || {
        at.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::LevelVerb))
            || reading.is(at, "at") && near.into_iter().any(puts)
    };
    is_where && !is_level()
}

/// "to 23 shelters", "from 12 villages": places on the way of what is moved, which stands between them and the verb, or is its
/// subject.
pub(super) fn is_way(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: &Governor,
    facts: &ItemFacts,
) -> bool {
    let moves = governor.measure == Measure::Transferred
        && governor.rule == "measure.verb"
        && matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover);
    let preposition = mention.first.checked_sub(1).filter(|at| governor.end <= *at);
    // "bringing the total to 40": a level.
    let preposition = preposition.filter(|at| !reading.is_class(at - 1, Class::CountNoun));
    let is = |class| preposition.is_some_and(|at| reading.is_class(at, class));
    let between = preposition.is_some_and(|at| governor.end < at) || governor.passive;
    let counted = facts.unit.as_deref() == Some("person") || facts.measure == Some(Measure::Transferred);
    moves
        && between
        && !counted
        && mention.unit.is_none()
        && (is(Class::Goal) || is(Class::Origin) || is(Class::Whereabouts))
}

/// Adverbs between "are" and where.
const ADVERBS: usize = 2;

/// "six are already at the port", "13,000 of them remain in depots": a figure that is said to be somewhere.
pub(super) fn is_located(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let behind = if is_of_them(reading, mention.end) { mention.end + 2 } else { mention.end };
    // "are on their way"
    let is_way = |at: usize| reading.is(at, "on") && reading.is(at + 2, "way");
    let is_where = |at: usize| {
        let is_inside = reading.is_any(at, &["on", "under", "aboard", "inside"]);
        (reading.is_class(at, Class::Whereabouts) || is_inside) && !is_way(at)
    };
    let first = behind + 1;
    reading.is_class(behind, Class::Be)
        && (first..=first + ADVERBS).find(|at| !reading.is_class(*at, Class::Adverb)).is_some_and(is_where)
}

/// "were taken to": brought somewhere.
pub(super) fn is_taken(reading: &Reading<'_>, governor: &Governor) -> bool {
    governor.passive && reading.is_class(governor.end, Class::Goal)
}

/// Whether the whole that a part is of tells how or where, not what: "by seven ships, among them three escorts".
pub(super) fn adjunct_before(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let here = reading.sentence_at(mention.first);
    let whole = before.iter().rev().find(|draft| draft.measure != Measure::Other);
    whole.is_some_and(|whole| {
        is_adjunct(reading, whole.mention)
            && whole.measure == Measure::Observed
            && reading.sentence_at(whole.mention.first) == here
    })
}

/// "carrying food for 25,000 people": for whom it is, behind what is carried.
pub(super) fn is_for(reading: &Reading<'_>, mention: &QuantityMention, governor: &Governor) -> bool {
    let before = mention.first.checked_sub(1).filter(|at| *at > governor.end);
    before.is_some_and(|at| reading.is(at, "for"))
}

/// Tokens between a warehouse and the verb that says what it holds: "a warehouse across the border".
const STORE: usize = 5;

/// "the depot holds", "Norland holds": what lies in a building, or is a country's, is a stock, and passes to nobody.
pub(super) fn is_stock(reading: &Reading<'_>, governor: &Governor) -> bool {
    let is_verb = governor.frame == Frame::Content && governor.rule == "measure.verb" && !governor.passive;
    is_verb
        && (is_owned(reading, governor)
            || is_kept(reading, governor)
            || governor.measure != Measure::Capacity && has_subject(reading, governor.first, Class::Store))
}

/// "Norland holds", "the army held": who is an actor, and no vessel, holds what it owns.
fn is_owned(reading: &Reading<'_>, governor: &Governor) -> bool {
    if governor.measure == Measure::Capacity || !reading.is_class(governor.first, Class::Holding) {
        return false;
    }
    let Some(subject) = VerbChain::before(reading, governor.first).first.checked_sub(1) else { return false };
    let subject = subject.saturating_sub(usize::from(reading.is_any(subject, &["itself", "themselves"])));
    let is_vessel =
        |hit: &Hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Vessel) | Meaning::Item(_));
    reading.has(subject, Sort::Actor) && !reading.hits.at(subject).any(is_vessel)
}

/// "The museum holds 300 coins", "the dam holds 40 million cubic metres": a subject that no list knows as a thing that is loaded.
fn is_kept(reading: &Reading<'_>, governor: &Governor) -> bool {
    let verb = VerbChain::before(reading, governor.first).first;
    let is_loaded = |hit: &Hit| match hit.meaning {
        // "The rebels hold"
        Meaning::Item(item) => reading.lexicon.item(item).unit.as_deref() != Some("person"),
        Meaning::Actor(_, ActorKind::Vessel) => true,
        _ => false,
    };
    let is_plain = |at: usize| {
        reading.kind(at) == Some(plimsoll_text::TokenKind::Word)
            && ![Class::Pronoun, Class::Relative, Class::Packing, Class::Distributive]
                .iter()
                .any(|class| reading.is_class(at, *class))
            && !reading.hits.at(at).any(is_loaded)
            && !reading.is_capital(at)
    };
    // "they likely held"
    let is_adverb = |at: usize| reading.is_class(at, Class::Adverb) || reading.word(at).ends_with("ly");
    let subject = (verb.saturating_sub(ADVERBS + 1)..verb).rev().find(|at| !is_adverb(*at));
    governor.measure == Measure::Transferred
        && verb == governor.first
        && reading.is_class(governor.first, Class::Holding)
        && subject.is_some_and(is_plain)
}

/// Whether a word of `class` stands in the subject of the verb at token `verb`.
fn has_subject(reading: &Reading<'_>, verb: usize, class: Class) -> bool {
    let subject = verb.saturating_sub(STORE)..verb;
    let edge = |at: &usize| reading.is_mark(*at, ',') || reading.is_class(*at, Class::Conjunction);
    subject.rev().take_while(|at| !edge(at)).any(|at| reading.is_class(at, class))
}

/// Tokens of a sentence before "It includes" looked at for a deal, and of ", worth $3 billion,".
const DEAL: usize = 30;

/// "the package includes", "the order, worth $3 million, includes": what is agreed on is to come.
pub(crate) fn is_of_deal(reading: &Reading<'_>, governor: &Governor) -> bool {
    let includes = governor.frame == Frame::Content && governor.measure == Measure::Transferred;
    if !includes || governor.passive || governor.rule == "measure.noun" {
        return false;
    }
    let mut verb = VerbChain::before(reading, governor.first).first;
    while verb > 0 && reading.is_class(verb - 1, Class::Adverb) {
        verb -= 1;
    }
    let Some(last) = verb.checked_sub(1) else { return false };
    let start = reading.sentences[reading.sentence_at(last)].tokens.start;
    if reading.is_mark(last, ',') {
        let aside = (start.max(last.saturating_sub(DEAL))..last).rev().find(|at| reading.is_mark(*at, ','));
        return aside.is_some_and(|comma| has_subject(reading, comma, Class::Deal));
    }
    if last == start && reading.is_class(last, Class::Pronoun) {
        let mut before = start.saturating_sub(DEAL)..start;
        return before.any(|at| reading.is_class(at, Class::Deal) || announces_transfer(reading, at));
    }
    has_subject(reading, verb, Class::Deal)
}

/// Tokens between "announced" and its noun: "a further".
const ANNOUNCED: usize = 3;

/// "announced further deliveries": whether the verb at token `at` makes a transfer known that is to come.
fn announces_transfer(reading: &Reading<'_>, at: usize) -> bool {
    let is_transfer = |hit: &Hit| match hit.meaning {
        Meaning::MeasureNoun { measure, .. } => {
            Measure::named(reading.lexicon.measure(measure)) == Some(Measure::Transferred)
        }
        _ => false,
    };
    reading.is_class(at, Class::Announcing)
        && (at + 1..=at + ANNOUNCED).any(|noun| reading.hits.at(noun).any(is_transfer))
}

/// "The squadron contained eight battleships": whether a verb of holding has the figure, and nothing in its sentence so far is on
/// its way or can hold things to be sent.
pub(super) fn is_mere_content(analysis: &Analysis<'_>, governor: &Governor) -> bool {
    let reading = &analysis.reading;
    let is_content = governor.frame == Frame::Content && governor.measure == Measure::Transferred;
    let start = reading.sentences[reading.sentence_at(governor.first)].tokens.start;
    let before = start..governor.first;
    let on_its_way = || {
        let moves = [Measure::Transferred, Measure::Pledged];
        let can_hold = |thing: &Thing| reading.lexicon.item(thing.item).holds;
        moves.into_iter().any(|measure| analysis.outline.speaks_of(measure, before.clone()))
            || analysis.outline.things(before.clone()).iter().any(can_hold)
            || before
                .clone()
                .any(|at| reading.is_class(at, Class::Deal) || reading.is_class(at, Class::Carrier))
    };
    // "They held 40": of what was told before.
    let is_carried_on = || before.clone().any(|at| reading.is_class(at, Class::Pronoun));
    is_content
        && governor.rule == "measure.verb"
        && !governor.passive
        && !reading.is_class(governor.first, Class::Taking)
        && !VerbChain::before(reading, governor.first).be
        && !is_carried_on()
        && !on_its_way()
}

/// "including three children": part of those told before.
pub(super) fn is_part(reading: &Reading<'_>, governor: &Governor) -> bool {
    reading.is_class(governor.first, Class::Inclusion)
}
