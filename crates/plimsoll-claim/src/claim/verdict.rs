//! Checks of claims: "Claim: 500 ships were sunk. Verdict: False".

use plimsoll_lexicon::tables::{Class, Commitment};
use plimsoll_lexicon::{Hit, Meaning};

use crate::Reading;
use crate::quantity::QuantityMention;

/// Sentences of what is checked, and up to what was found of it.
const NEAR: usize = 4;
/// Words of a verdict.
const VERDICT: usize = 6;

/// What a check has found of a figure that stands behind "Claim:"; by itself, somebody else only claims it.
pub(super) fn judged(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Commitment> {
    let here = reading.sentence_at(mention.first);
    let mut before = (here.saturating_sub(NEAR)..=here).rev();
    let label = before.find_map(|number| labelled(reading, number))?;
    if label.0 != Class::ClaimLabel {
        return None;
    }
    let last = reading.sentences.len().min(here + 1 + NEAR);
    let mut behind = (here + 1..last).map_while(|number| Some(labelled(reading, number)));
    let verdict = behind.find_map(|label| label.filter(|label| label.0 == Class::VerdictLabel));
    match verdict {
        Some((_, end)) => found(reading, end),
        None => Some(Commitment::Alleged),
    }
}

/// What the words of a verdict from token `from` on say of a claim: denied, or, where they do not call it true, only claimed.
fn found(reading: &Reading<'_>, from: usize) -> Option<Commitment> {
    let end = reading.sentences[reading.sentence_at(from)].tokens.end.min(from + VERDICT);
    let is_untrue =
        |at: usize| reading.is_class(at, Class::Untrue) && !reading.is(at.saturating_sub(1), "not");
    let is_true = |at: usize| reading.is_class(at, Class::Upheld);
    match () {
        () if (from..end).any(is_untrue) => Some(Commitment::Denied),
        () if is_true(from) => None,
        () => Some(Commitment::Alleged),
    }
}

/// The label that a sentence begins with, and where the words behind its colon begin.
fn labelled(reading: &Reading<'_>, number: usize) -> Option<(Class, usize)> {
    let start = reading.sentences[number].tokens.start;
    let label = |hit: &Hit| match hit.meaning {
        Meaning::Grammar(class @ (Class::ClaimLabel | Class::VerdictLabel)) => {
            reading.is_mark(hit.end(), ':').then_some((class, hit.end() + 1))
        }
        _ => None,
    };
    reading.find(start, label)
}
