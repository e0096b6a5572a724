//! Governors before a figure that a pattern of words tells, no entry of a list: "has 40", "asked donors for", "hit the city with 40
//! drones", "passed 300 of them to Chad", "announced 30 tanks for Chad".

use plimsoll_lexicon::tables::{ActorKind, Class, EventWord, Frame};
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain, Window, is_of_them};
use crate::actor::{ActorMention, MentionForm};
use crate::claim::Measure;
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::has_past_ending;
use crate::{Analysis, Reading};

/// The governor that a pattern before the figure tells.
pub(super) fn governor(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
) -> Option<Governor> {
    let reading = &analysis.reading;
    possession(reading, mention, window)
        .or_else(|| asked_for(reading, mention, window))
        .or_else(|| fired_at(analysis, mention, window))
        .or_else(|| passed_on(analysis, mention, window))
        .or_else(|| used_up(reading, mention, window))
        .or_else(|| equips(reading, mention, window))
}

/// "could arm 4,000 men", "would feed 300 families": for how many there is enough; not "armed 4,000 men".
fn equips(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let at = mention.first.checked_sub(1).filter(|at| *at >= window.first)?;
    let is_verb = reading.is_class(at, Class::Equipping) && mention.phrase.is_some();
    let chain = VerbChain::before(reading, at);
    let can = |at: usize| reading.is_class(at, Class::RoomModal) || reading.is(at, "would");
    let enough = is_verb && chain.first < at && (chain.first..at).any(can);
    enough.then(|| Governor::of_word(Measure::Capacity, Frame::Vessel, at, "measure.verb"))
}

/// "Russia has four million shells".
fn possession(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let at = mention.first.checked_sub(1).filter(|at| *at >= window.first)?;
    // "has surpassed 28,000": what the figure's own bound says has no object.
    // "had estimated 40": a verb, though its word is part of the figure's.
    let is_verb = mention.first < mention.number && has_past_ending(reading, mention.first);
    let has = reading.is_class(at, Class::Have) && !reading.is_class(at + 1, Class::Level) && !is_verb;
    // "has 12 boats on order"
    let is_on_order = reading.is(mention.end, "on") && reading.is(mention.end + 1, "order");
    if has && is_on_order {
        return Some(Governor::of_word(Measure::Pledged, Frame::Getter, at, "measure.has"));
    }
    // "operates 12 boats", not "operates in 12 states"
    let counts_things =
        mention.phrase.is_some() && mention.unit.is_none() && !counts_persons(reading, mention);
    let runs = reading.is_class(at, Class::Operating) && counts_things;
    (has || runs).then(|| Governor::of_word(Measure::Held, Frame::Holder, at, "measure.has"))
}

/// "goes through 5,000 shells a day": so many in a time are used; not "went through 40 checkpoints".
fn used_up(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let at = mention.first.checked_sub(2).filter(|at| *at >= window.first && mention.rate.is_some())?;
    let is_using = reading.hits.at(at).any(|hit| hit.meaning == Meaning::Grammar(Class::UsingUp));
    is_using.then(|| Governor::of_word(Measure::Used, Frame::Attacker, at, "measure.verb"))
}

/// Tokens between "struck" and "with 40 drones".
const TARGET: usize = 10;
/// Most figures joined behind one "with".
const JOINED: usize = 4;

/// "struck the city with three missiles and 40 drones": what is fired at something.
fn fired_at(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let reading = &analysis.reading;
    let with = opening_with(analysis, mention).filter(|with| *with > window.first)?;
    let lives = |at: usize| {
        let is_person = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
            Meaning::Item(item) => {
                (reading.lexicon.item(item).unit.as_deref() == Some("person")).then_some(())
            }
            _ => None,
        };
        reading.find(at, is_person).is_some()
    };
    let is_thing = mention.unit.is_none() && mention.phrase.is_none_or(|phrase| !lives(phrase.head));
    let near = (window.first.max(with.saturating_sub(TARGET))..with).rev();
    let mut near = near.take_while(|at| !reading.is_mark(*at, ',')).filter(|_| is_thing);
    let first = near.find(|at| reading.is_class(*at, Class::Assault) && !is_thing_behind(reading, *at))?;
    Some(Governor {
        passive: VerbChain::before(reading, first).be,
        ..Governor::of_word(Measure::Used, Frame::Attacker, first, "measure.verb")
    })
}

/// "the strike", "40 shells": a noun.
fn is_thing_behind(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && (reading.is_class(at - 1, Class::Determiner)
            || reading.kind(at - 1) == Some(TokenKind::Number)
            || reading.kind(at - 1) == Some(TokenKind::Possessive)
            || reading.has(at - 1, Sort::Numeral))
}

/// "with three missiles and 40 drones": the "with" before the first of the figures that are joined.
fn opening_with(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<usize> {
    let reading = &analysis.reading;
    let quantities = &analysis.quantities;
    let own = quantities.partition_point(|other| other.first < mention.first);
    let (mut first, mut own) = (mention.first, own);
    for _ in 0..JOINED {
        let before = first.checked_sub(1)?;
        if reading.is(before, "with") {
            return Some(before);
        }
        let joins = reading.is_class(before, Class::Conjunction) || reading.is_mark(before, ',');
        own = own.checked_sub(1).filter(|_| joins)?;
        let other = &quantities[own];
        let end = other.end;
        let comma = usize::from(end < before && reading.is_mark(end, ','));
        first = Some(other.first).filter(|_| end + comma == before)?;
    }
    None
}

/// Whether a verb of bringing stands at token `at`.
pub(crate) fn brings(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &["bring", "brings", "brought", "bringing"])
}

/// "passed 300 of them to Chad", "brought 300 shells from Korvik to the port": what goes to a state, or things to a place, is no level
/// that is passed.
fn passed_on(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let reading = &analysis.reading;
    let verb = mention.first.checked_sub(1).filter(|at| *at >= window.first)?;
    if !reading.is_class(verb, Class::Passing) || mention.unit.is_some() {
        return None;
    }
    let end = if is_of_them(reading, mention.end) { mention.end + 2 } else { mention.end };
    let to = end + usize::from(reading.is(end, "on"));
    let from = reading.is(to, "from");
    let to = (to..to + FROM).find(|at| reading.is(*at, "to")).filter(|_| from).unwrap_or(to);
    let to_actor = || !analysis.actors().within(to + 1..to + 3).is_empty();
    // "brought millions of new people to the party"
    let brings = brings(reading, verb);
    let of_things = !counts_persons(reading, mention);
    let goes = reading.is(to, "to")
        && (to_actor() && (of_things || !brings) || is_site(reading, to + 1) && of_things);
    // "flew 40 missions to Chad"
    let is_thing = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Item(item) => reading.lexicon.item(item).class.as_deref() != Some("voyage"),
        _ => false,
    };
    let counts_things = mention
        .phrase
        .is_none_or(|phrase| (phrase.first..phrase.end).any(|at| reading.hits.at(at).any(is_thing)));
    let goes = goes && counts_things;
    goes.then_some(Governor::of_word(Measure::Transferred, Frame::Giver, verb, "measure.verb"))
}

/// Tokens of "from the port of Korvik" before "to".
const FROM: usize = 7;

/// "Lunden", "the port": whether a name or a noun for a site begins at token `at`.
fn is_site(reading: &Reading<'_>, at: usize) -> bool {
    let site = at + usize::from(reading.determines(at));
    reading.is_capital(at) || reading.hits.is_event_word(site, EventWord::Site)
}

/// Whether a figure counts persons by a noun of the lists, and no troops.
fn counts_persons(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_person = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Item(item) => {
            let item = reading.lexicon.item(item);
            item.unit.as_deref() == Some("person") && item.class.as_deref() != Some("troops")
        }
        _ => false,
    };
    mention.phrase.is_some_and(|phrase| reading.hits.at(phrase.head).any(is_person))
}

/// Tokens from "announced" to its figure: "a package of", "a package for Chad with 30 tanks and".
const ANNOUNCED: usize = 12;
/// Tokens from a figure to whom it is announced for: "30 tanks and 20 guns for Chad".
const BENEFICIARY: usize = 12;

/// "announced 30 tanks for Chad", "announced a package for Chad with 30 tanks": things for a country are to come.
pub(super) fn announced(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    if mention.phrase.is_none() || mention.unit.is_some() {
        return None;
    }
    let is_verb = |at: &usize| reading.is_class(*at, Class::Announcing);
    let before = mention.first.saturating_sub(ANNOUNCED)..mention.first;
    let at = before.rev().take_while(|at| is_nominal(reading, *at)).find(is_verb)?;
    let next = analysis.quantities.partition_point(|other| other.first <= at);
    let is_object = analysis.quantities.get(next).is_some_and(|first| first.first == at + 1);
    if !is_object && !reading.is_class(at + 1, Class::Determiner) {
        return None;
    }
    let is_whole = || !(at + 1..mention.first).any(|at| is_preposition_but_of(reading, at));
    let is_in_deal = || {
        let mut object = at + 1..mention.first;
        let deal = object.find(|at| reading.is_class(*at, Class::Deal));
        deal.is_some_and(|deal| (deal + 1..mention.first).any(|at| benefits(analysis, at)))
    };
    let goes_on = |at: &usize| {
        reading.in_one_sentence(mention.first, *at)
            && !reading.has(*at, Sort::Finite)
            && (reading.kind(*at) != Some(TokenKind::Mark(';')))
    };
    let mut behind = (mention.end..mention.end + BENEFICIARY).take_while(goes_on);
    let is_for_name = |at: usize| counts_goods(reading, mention) && is_for_name(reading, at);
    (is_whole() && behind.any(|at| benefits(analysis, at) || is_for_name(at)) || is_in_deal())
        .then_some(Governor::of_word(Measure::Pledged, Frame::Giver, at, "measure.verb"))
}

/// Whether token `at` can stand inside the object of a verb: no clause begins with it.
fn is_nominal(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Word) => !reading.is_class(at, Class::Complementiser),
        kind => matches!(kind, Some(TokenKind::Number | TokenKind::Possessive | TokenKind::Mark(','))),
    }
}

fn is_preposition_but_of(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Preposition) && !reading.is(at, "of")
}

/// "for Chad": whether token `at` is a preposition behind which a country stands that things are for.
fn benefits(analysis: &Analysis<'_>, at: usize) -> bool {
    let is_country = |found: &ActorMention| {
        found.form != MentionForm::Adjective && analysis.actors().of(found).kind == ActorKind::Country
    };
    let near = analysis.actors().within(at + 1..at + 3);
    analysis.reading.is_any(at, &["for", "to"]) && near.iter().any(is_country)
}

/// "for Veland": whether token `at` is "for" before a name that no list knows, and no time.
fn is_for_name(reading: &Reading<'_>, at: usize) -> bool {
    let name = at + 1;
    let plain = [Sort::Calendar, Sort::Closed, Sort::Actor].iter().all(|sort| !reading.has(name, *sort));
    reading.is(at, "for") && reading.is_capital(name) && plain
}

/// Whether a figure counts things that the lists know, no persons and no cases.
fn counts_goods(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_goods = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Item(item) => {
            let item = reading.lexicon.item(item);
            item.class.is_some() && !matches!(item.unit.as_deref(), None | Some("person" | "case"))
        }
        _ => false,
    };
    mention.phrase.is_some_and(|phrase| reading.hits.at(phrase.head).any(is_goods))
}

/// Tokens from "a contract" to its figure: "with the Norlandic firm of that name for".
const AGREED: usize = 12;

/// "signed a contract with Norland for 30 tanks", "has an option on 30 tanks": what an agreement with somebody is about is to come; who gives, nobody tells.
pub(super) fn agreed(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Governor> {
    let about = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["for", "on", "covering"]))?;
    if mention.phrase.is_none() || mention.unit.is_some() {
        return None;
    }
    let goes_on = |at: &usize| is_nominal(reading, *at) && !reading.has(*at, Sort::Finite);
    let mut before = (about.saturating_sub(AGREED)..about).rev().take_while(goes_on);
    let is_option = |at: usize| at + 1 == about && reading.is_any(at, &["option", "options"]);
    let is_deal = |at: usize| reading.is_class(at, Class::Deal) && reading.is(at + 1, "with");
    let deal = before.find(|at| is_option(*at) || is_deal(*at))?;
    Some(Governor::of_word(Measure::Pledged, Frame::Subject, deal, "measure.noun"))
}

/// Tokens between "ask" and "for".
const ASKED: usize = 6;

/// "has asked donors for $20 million", "asked its allies for 40 tanks": whom is asked stands between.
fn asked_for(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let to = mention.first.checked_sub(1).filter(|at| reading.is(*at, "for"))?;
    let asks = (window.first.max(to.saturating_sub(ASKED))..to)
        .rev()
        .take_while(|at| {
            reading.kind(*at) == Some(TokenKind::Word) && !reading.is_class(*at, Class::Preposition)
        })
        .find(|at| reading.is_class(*at, Class::Entreaty))?;
    // "Norland was asked for 40"
    let passive = asks + 1 == to && VerbChain::before(reading, asks).be;
    Some(Governor { passive, ..Governor::of_word(Measure::Requested, Frame::Getter, asks, "measure.verb") })
}
