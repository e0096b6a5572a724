//! Links between the figures of a report: alternatives, what holds what, and parties carried over.

use std::collections::BTreeSet;
use std::ops::{Deref, Range};

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::TokenKind;

use super::Measure;
use super::circumstance::is_part;
use super::counted::is_part_of_last;
use super::draft::Draft;
use super::flow::Flow;
use super::party::Parties;
use super::period::carry_over;
use crate::quantity::{Bound, QuantityKind};
use crate::{Analysis, Reading};

/// Figures looked back over for what holds another.
const REACH: usize = 24;
/// Tokens between two figures that "or" can join.
const NEAR: usize = 24;

/// Joins figures by "or", ties room and contents to what holds them, and fills in parties the clause leaves out.
pub(super) fn link(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>], flow: &impl Deref<Target = Flow>) {
    let reading = &analysis.reading;
    for at in 1..drafts.len() {
        join_alternatives(reading, drafts, at);
    }
    for at in 0..drafts.len() {
        drafts[at].of = holder_of(reading, drafts, at);
    }
    for at in 0..drafts.len() {
        let of = drafts[at].of.filter(|_| drafts[at].mention.kind == QuantityKind::Multiple);
        if let Some(of) = of {
            // "Shipments have doubled"; "a twofold rise" is of what was told before.
            let own = drafts[at].mention.item.is_none();
            let of = drafts[of].item.clone();
            let item = drafts[at].item.take().filter(|_| own);
            drafts[at].item = item.or(of);
        }
    }
    fill_parties(analysis, drafts, flow);
    (0..drafts.len()).for_each(|at| displaced(&analysis.reading, drafts, at));
    carry_over(analysis, drafts);
}

fn join_alternatives(reading: &Reading<'_>, drafts: &mut [Draft<'_>], at: usize) {
    let (before, rest) = drafts.split_at_mut(at);
    let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { return };
    let from = first.mention.number;
    let same_sentence = reading.sentence_at(from) == reading.sentence_at(second.mention.first);
    let near = second.mention.first.saturating_sub(first.mention.end.min(second.mention.first)) < NEAR;
    let like = first.unit == second.unit && first.unit.is_some();
    if !(same_sentence && near && (like || are_choices(reading, first, second))) {
        return;
    }
    // "of whom 40 were killed or hurt, and is sending 30": another conjunction stands nearer.
    let mut between = first.mention.end.min(second.mention.first)..second.mention.first;
    let joint = between.rfind(|at| reading.is_class(*at, Class::Conjunction));
    // "40 were sold or pulled down while 12 were built"
    let opens =
        |joint: usize| (joint..second.mention.first).any(|at| reading.is_class(at, Class::Subordinator));
    // "killed or hurt, 600 of them": what it joins ends before the figure.
    let is_closed = |joint: usize| {
        let is_word = reading.kind(joint + 1) == Some(TokenKind::Word);
        is_word && matches!(reading.kind(joint + 2), Some(TokenKind::Mark(',' | ';')))
    };
    let or = joint.is_some_and(|joint| reading.is(joint, "or") && !opens(joint) && !is_closed(joint));
    let if_loaded = first.measure == Measure::Capacity
        && reading.is_any(second.window.first, &["with", "in"])
        || is_other_load(reading, first, second);
    if !(or || if_loaded) {
        return;
    }
    second.measure = first.measure;
    second.modality = second.modality.max(first.modality);
    if or {
        carry_bound(first, second);
    }
    second.rules.push("claim.alternative");
    first.alternatives.push(at);
    second.alternatives.push(at - 1);
}

/// "12 tanks or 40 trucks": other things with nothing but "or" between them, of which the same is told.
fn are_choices(reading: &Reading<'_>, first: &Draft<'_>, second: &Draft<'_>) -> bool {
    let is_thing = |draft: &Draft<'_>| draft.mention.unit.is_none() && draft.class.is_some();
    let comma = usize::from(reading.is_mark(first.mention.end, ','));
    let or = first.mention.end + comma;
    is_thing(first)
        && is_thing(second)
        && first.measure == second.measure
        && first.class != second.class
        && reading.is(or, "or")
        && or + 1 == second.mention.first
}

/// "with 152 mm shells, over 1 million": another load of the same containers.
fn is_other_load(reading: &Reading<'_>, first: &Draft<'_>, second: &Draft<'_>) -> bool {
    first.measure == Measure::Capacity
        && (first.mention.end..second.mention.first)
            .any(|at| reading.is_mark(at, ';') || reading.is(at, "and"))
        && (first.mention.end..second.mention.first).any(|at| reading.is_any(at, &["with", "in"]))
}

/// "up to 3 million … or 500,000": the bound before the first of two alternatives holds for the second.
fn carry_bound(first: &Draft<'_>, second: &mut Draft<'_>) {
    if second.quantity.bound != Bound::Exact
        || first.quantity.bound == Bound::Range
        || first.quantity.bound == Bound::Vague
    {
        return;
    }
    let value = second.quantity.low;
    let (keeps_low, keeps_high) = (first.quantity.low.is_some(), first.quantity.high.is_some());
    second.quantity.low = value.filter(|_| keeps_low);
    second.quantity.high = value.filter(|_| keeps_high);
    second.quantity.bound = first.quantity.bound;
    second.quantity.approximate = first.quantity.approximate;
    if first.quantity.bound != Bound::Exact {
        second.rules.push("bound.carried-over");
    }
}

/// The figure that holds this one: the containers that could hold the shells.
fn holder_of(reading: &Reading<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let draft = &drafts[at];
    let is_content = draft.governor.is_some_and(|governor| governor.frame == Frame::Content);
    let is_held = (draft.measure == Measure::Capacity || is_content) && !draft.facts.holds;
    if is_held {
        if let Some(first) = draft.alternatives.iter().find(|other| **other < at) {
            return drafts[*first].of.filter(|of| *of != at);
        }
        return (at.saturating_sub(REACH)..at)
            .rev()
            .find(|other| drafts[*other].facts.holds || is_mass(&drafts[*other]))
            .or_else(|| carrier_of(reading, drafts, at));
    }
    let sentence = |index: usize| reading.sentence_at(drafts[index].mention.first);
    match draft.measure {
        Measure::Change => (at.saturating_sub(REACH)..at).rev().find(|other| drafts[*other].facts.holds),
        Measure::Share => {
            (at.saturating_sub(REACH)..at).rev().find(|other| drafts[*other].facts.holds).or_else(|| {
                let whole = at + 1;
                let is_there = whole < drafts.len() && sentence(whole) == sentence(at);
                (is_there && !draft.alternatives.contains(&whole)).then_some(whole)
            })
        }
        _ => None,
    }
}

/// Tokens between what carries and "each".
const TO_EACH: usize = 10;

/// "20 trucks, each with room for 40 soldiers", "20 trucks. Each can carry 40": the vehicles that were counted right before.
fn carrier_of(reading: &Reading<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let carries = matches!(
        drafts[last].unit.as_deref(),
        Some("vehicle" | "railcar" | "train" | "ship" | "aircraft" | "bus")
    );
    let (end, own) = (drafts[last].mention.end, drafts[at].mention.first);
    let near = reading.sentence_at(end) + 1 >= reading.sentence_at(own);
    let each = (end..own).rev().take(TO_EACH).any(|at| reading.is(at, "each"));
    (carries && near && each).then_some(last)
}

fn is_mass(draft: &Draft<'_>) -> bool {
    draft.unit.as_deref() == Some("tonne")
}

/// "goods for $3 million, including 3 helicopters": the figure of which one is told to be a part.
fn including(reading: &Reading<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let is_part = drafts[at].governor.as_ref().is_some_and(|governor| is_part(reading, governor));
    let (whole, part) = (drafts[last].mention.first, drafts[at].mention.first);
    (is_part && reading.in_one_sentence(whole, part)).then_some(last)
}

/// "Norland promised 20 launchers, of which six have arrived": the things of which a part has passed or is to pass.
fn whole_of(reading: &Reading<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let passes = |draft: &Draft<'_>| {
        matches!(draft.measure, Measure::Transferred | Measure::Pledged) && draft.mention.unit.is_none()
    };
    let whole = at.checked_sub(1).filter(|whole| passes(&drafts[*whole]) && passes(&drafts[at]))?;
    let joined = reading.in_one_sentence(drafts[whole].mention.first, drafts[at].mention.first);
    (joined && is_part_of_last(reading, drafts[at].mention)).then_some(whole)
}

/// Parties that a clause leaves out are those of what it is about, else those the report speaks of throughout.
fn fill_parties(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>], flow: &impl Deref<Target = Flow>) {
    let others = tellers(analysis, drafts);
    for at in 0..drafts.len() {
        let about = drafts[at].of.filter(|of| *of < at).or_else(|| same_works(drafts, at));
        let about = about.or_else(|| including(&analysis.reading, drafts, at));
        let about = about.or_else(|| follows_return(&analysis.reading, drafts, at));
        let about = about.map(|of| drafts[of].parties.clone());
        let whole = whole_of(&analysis.reading, drafts, at).map(|whole| drafts[whole].parties.clone());
        let draft = &mut drafts[at];
        if let Some(whole) = whole {
            draft.parties.supplier = draft.parties.supplier.take().or(whole.supplier);
            draft.parties.recipient = draft.parties.recipient.take().or(whole.recipient);
        }
        if let Some(about) = about.filter(|_| draft.parties == Parties::default()) {
            draft.parties = about;
        }
        if !Flow::concerns(draft) {
            continue;
        }
        let speaker = draft.voice.and_then(|voice| voice.speaker);
        let speaker = speaker.map(|speaker| &analysis.actors().actors[speaker]);
        let returns = speaks_of_return(&analysis.reading, draft);
        flow.complete(analysis, draft, returns, speaker, &others);
    }
}

/// The countries of all who tell the figures of a text, and of those through whom they are told.
fn tellers<'a>(analysis: &'a Analysis<'_>, drafts: &[Draft<'_>]) -> BTreeSet<&'a str> {
    let voices = drafts.iter().filter_map(|draft| draft.voice);
    let actors = voices.flat_map(|voice| voice.speaker.iter().chain(&voice.via));
    actors.filter_map(|actor| analysis.actors().actors[*actor].country.as_deref()).collect()
}

/// "moved 1,800 families to schools": people whom no state hands to another are displaced or brought away, and so are those with
/// whom they are compared: "up from 700".
fn displaced(reading: &Reading<'_>, drafts: &mut [Draft<'_>], at: usize) {
    let (before, rest) = drafts.split_at_mut(at);
    let Some(draft) = rest.first_mut() else { return };
    let are_people = draft.class.as_deref() == Some("person")
        || matches!(draft.unit.as_deref(), Some("family" | "household"));
    let compared = before.last().filter(|last| last.measure == Measure::Affected && last.item == draft.item);
    let moved = draft.governor.map_or_else(
        || compared.is_some_and(|last| reading.in_one_sentence(last.mention.first, draft.mention.first)),
        |governor| matches!(governor.frame, Frame::Giver | Frame::Mover),
    );
    // "3 million people would go hungry"
    let goes = draft.measure == Measure::Pledged
        && draft.governor.is_some_and(|governor| governor.frame == Frame::Mover);
    let passes = goes || draft.measure == Measure::Transferred;
    if passes && are_people && moved && draft.parties == Parties::default() {
        draft.measure = Measure::Affected;
    }
}

/// The works spoken of before: "plants in general run at 30 percent, but certain ones at full capacity".
fn same_works(drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let working = |other: &usize| drafts[*other].measure == Measure::Utilisation;
    working(&at).then(|| (at.saturating_sub(REACH)..at).rev().find(working)).flatten()
}

/// "In return it has sent 40 crates. Fuel deliveries came to 300 tonnes": what is measured goes on with the figure of the
/// flow back in the sentence before, unless it has parties of its own.
fn follows_return(reading: &Reading<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let last = &drafts[before];
    let draft = &drafts[at];
    let (told, here) = (reading.sentence_at(last.mention.first), reading.sentence_at(draft.mention.first));
    let goes_on = told + 1 == here && reading.sentences[told].paragraph == reading.sentences[here].paragraph;
    let is_measured = draft.measure == Measure::Transferred && draft.mention.unit.is_some();
    (is_measured
        && draft.parties == Parties::default()
        && goes_on
        && says_return(reading, last.window.first..last.window.end))
    .then_some(before)
}

/// "the other way", "in return, it gets oil": the flow back.
fn speaks_of_return(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let window = draft.window.first..draft.window.end;
    // What is measured, oil or food, is told so of itself; of a count of the goods "in return" may be of either way.
    let is_of_return = draft.measure == Measure::Transferred && draft.mention.unit.is_some()
        || draft.measure == Measure::Change;
    let is_counted = matches!(draft.measure, Measure::Transferred | Measure::Observed);
    // "it has received 30 ships in return", "9,000 came back"
    let gets = draft.governor.is_some_and(|by| by.frame == Frame::Getter);
    let comes_back = draft.governor.is_some_and(|by| by.frame == Frame::Mover && reading.is(by.end, "back"));
    is_counted && (comes_back || window.clone().any(|at| is_other_way(reading, at)))
        || (is_of_return || is_counted && gets) && says_return(reading, window)
}

/// "the other way", "in the opposite direction".
fn is_other_way(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "the")
        && reading.is_any(at + 1, &["other", "opposite", "reverse"])
        && reading.is_any(at + 2, &["way", "direction", "route"])
}

/// Whether words of a clause are of the way back.
fn says_return(reading: &Reading<'_>, mut window: Range<usize>) -> bool {
    let other =
        |at: usize| reading.is(at, "the") && reading.is_any(at + 1, &["other", "opposite", "reverse"]);
    let in_return = |at: usize| {
        reading.is(at, "in") && reading.is_any(at + 1, &["exchange", "return"]) && !reading.is(at + 2, "for")
    };
    window.any(|at| other(at) || in_return(at))
}
