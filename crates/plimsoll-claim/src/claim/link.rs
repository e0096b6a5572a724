//! Links between the figures of a report: alternatives, what holds what, and parties carried over.

use std::collections::BTreeMap;

use plimsoll_lexicon::tables::Frame;

use super::Measure;
use super::draft::Draft;
use super::party::Parties;
use crate::Reading;
use crate::quantity::{Bound, QuantityKind};

/// Figures looked back over for what holds another.
const REACH: usize = 24;
/// Tokens between two figures that "or" can join.
const NEAR: usize = 24;

/// Joins figures by "or", ties room and contents to what holds them, and fills in parties the clause leaves out.
pub(super) fn link(reading: &Reading<'_>, drafts: &mut [Draft<'_>]) {
    for at in 1..drafts.len() {
        join_alternatives(reading, drafts, at);
    }
    for at in 0..drafts.len() {
        drafts[at].of = holder_of(reading, drafts, at);
    }
    for at in 0..drafts.len() {
        let of = drafts[at].of.filter(|_| drafts[at].mention.kind == QuantityKind::Multiple);
        if let Some(of) = of {
            drafts[at].item = drafts[of].item.clone();
        }
    }
    fill_parties(drafts);
}

fn join_alternatives(reading: &Reading<'_>, drafts: &mut [Draft<'_>], at: usize) {
    let (before, rest) = drafts.split_at_mut(at);
    let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { return };
    let from = first.mention.number;
    let same_sentence = reading.sentence_at(from) == reading.sentence_at(second.mention.first);
    let near = second.mention.first.saturating_sub(first.mention.end.min(second.mention.first)) < NEAR;
    let like = first.unit == second.unit && first.unit.is_some();
    let or = (first.mention.end.min(second.mention.first)..second.mention.first)
        .any(|token| reading.is(token, "or"));
    let if_loaded = first.measure == Measure::Capacity
        && reading.is_any(second.window.first, &["with", "in"])
        || is_other_load(reading, first, second);
    if !(same_sentence && near && like && (or || if_loaded)) {
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
    let is_held = (draft.measure == Measure::Capacity || is_content) && !draft.holds;
    if is_held {
        if let Some(first) = draft.alternatives.iter().find(|other| **other < at) {
            return drafts[*first].of;
        }
        return (at.saturating_sub(REACH)..at)
            .rev()
            .find(|other| drafts[*other].holds || is_mass(&drafts[*other]));
    }
    let sentence = |index: usize| reading.sentence_at(drafts[index].mention.first);
    match draft.measure {
        Measure::Change => (at.saturating_sub(REACH)..at).rev().find(|other| drafts[*other].holds),
        Measure::Share => (0..at)
            .rev()
            .find(|other| drafts[*other].holds)
            .or_else(|| (at + 1 < drafts.len() && sentence(at + 1) == sentence(at)).then_some(at + 1)),
        _ => None,
    }
}

fn is_mass(draft: &Draft<'_>) -> bool {
    draft.unit.as_deref() == Some("tonne")
}

/// Parties that a clause leaves out are those of what it is about, else those the report speaks of most.
fn fill_parties(drafts: &mut [Draft<'_>]) {
    let Some(usual) = usual_parties(drafts) else { return };
    for at in 0..drafts.len() {
        let about = drafts[at].of.map(|of| drafts[of].parties.clone());
        let draft = &mut drafts[at];
        if let Some(about) = about.filter(|_| draft.parties == Parties::default()) {
            draft.parties = about;
        }
        complete(draft, &usual);
    }
}

fn complete(draft: &mut Draft<'_>, usual: &Parties) {
    let parties = &mut draft.parties;
    let reversed = parties.supplier.is_some() && parties.supplier == usual.recipient
        || parties.recipient.is_some() && parties.recipient == usual.supplier;
    let (supplier, recipient) =
        if reversed { (&usual.recipient, &usual.supplier) } else { (&usual.supplier, &usual.recipient) };
    match draft.measure {
        Measure::Transferred
        | Measure::Capacity
        | Measure::Share
        | Measure::Observed
        | Measure::Change
        | Measure::Pledged => {
            let fits = |mine: &Option<String>, theirs: &Option<String>| mine.is_none() || mine == theirs;
            if fits(&parties.supplier, supplier) && fits(&parties.recipient, recipient) {
                (parties.supplier, parties.recipient) = (supplier.clone(), recipient.clone());
            }
        }
        Measure::Utilisation | Measure::Produced | Measure::Other => {
            parties.supplier = parties.supplier.take().or_else(|| supplier.clone());
        }
        Measure::Used => {
            parties.supplier = parties.supplier.take().or_else(|| usual.recipient.clone());
        }
        _ => {}
    }
}

/// The pair of parties that most transfers of the report name in full; the first such in a tie.
fn usual_parties(drafts: &[Draft<'_>]) -> Option<Parties> {
    let mut counts: BTreeMap<&Parties, (usize, usize)> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let full = draft.parties.supplier.is_some() && draft.parties.recipient.is_some();
        if full && draft.measure == Measure::Transferred {
            let entry = counts.entry(&draft.parties).or_insert((0, drafts.len() - at));
            entry.0 += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map(|(parties, _)| parties.clone())
}
