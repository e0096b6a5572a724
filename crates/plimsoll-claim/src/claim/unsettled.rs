//! What the text asks or leaves open: "refused to say whether 40", "it is unclear how many of the 40".

use plimsoll_lexicon::tables::{Class, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::measure::{Governor, VerbChain, is_under};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_verb;

/// Tokens between the word that opens a question and the figure in it.
const CLAUSE: usize = 14;

/// Whether a figure stands in a question that the sentence does not answer, or under a denial that is none ("did not deny").
pub(super) fn is_unsettled(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let parts = |at: &usize| [',', ';', ':'].iter().any(|mark| reading.is_mark(*at, *mark));
    let from = start.max(mention.first.saturating_sub(CLAUSE));
    let mut near = (from..mention.first).rev().take_while(|at| !parts(at));
    asks(reading, start)
        || near.any(|at| at > start && (asks_whether(reading, at) || asks_if(reading, at)))
        || asks_how_many(reading, mention)
        || is_under(reading, clause(mention, governor), Class::Undenied)
}

/// "It is likely that 40", "evidence suggests that 40": whether words of chance open the clause.
pub(super) fn is_doubted(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    is_under(reading, clause(mention, governor), Class::Doubt)
}

/// Tokens between "reports of" and the figure.
const TOLD: usize = 10;

/// "reports of 40 dead", "rumours that 40 had died", "claims about the 40 tanks": what is told, and nobody answers for it. Whoever
/// confirms reports, or calls them true, answers for them.
pub(super) fn is_hearsay(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let start = sentence.start;
    let upholds = |at: usize| {
        reading.is_class(at, Class::Upheld) && !reading.is_class(at - 1, Class::Negation)
            || reading.is_class(at, Class::Untrue) && reading.is(at - 1, "not")
    };
    let ends = |at: usize| matches!(reading.kind(at), Some(TokenKind::Mark(_)));
    let mut near =
        (start.max(mention.first.saturating_sub(TOLD))..mention.first).rev().take_while(|at| !ends(*at));
    let leads = |at: usize| reading.is_any(at, &["of", "that", "about", "on"]);
    let Some(noun) = near.find(|at| reading.is_class(*at, Class::Hearsay) && leads(at + 1)) else {
        return false;
    };
    let before = noun.checked_sub(1).filter(|before| *before >= start);
    before.is_none_or(|before| {
        let is_confirmed = reading.hits.is_speech_word(before, SpeechWord::Seconds);
        let opens = reading.is_class(before, Class::Preposition)
            || reading.determines(before)
            || ends(before)
            || reading.is_class(before, Class::Be)
            || reading.is_class(before, Class::EmptyAdjective)
            || is_verb(reading, before);
        opens && !is_confirmed
    }) && !(mention.end..sentence.end).any(upholds)
}

/// The first token of a figure or its verb.
fn clause(mention: &QuantityMention, governor: Option<&Governor>) -> usize {
    governor.map_or(mention.first, |governor| governor.first.min(mention.first))
}

/// "Did Norland send 40 tanks?": a question that yes or no answers.
fn asks(reading: &Reading<'_>, start: usize) -> bool {
    let end = reading.sentences[reading.sentence_at(start)].tokens.end;
    let opens = [Class::Auxiliary, Class::Modal].iter().any(|class| reading.is_class(start, *class));
    opens && end > start && reading.is_mark(end - 1, '?')
}

/// "unclear whether", "asked whether"; not "regardless of whether".
fn asks_whether(reading: &Reading<'_>, at: usize) -> bool {
    let is_word = reading.kind(at - 1) == Some(TokenKind::Word);
    reading.is(at, "whether") && is_word && !reading.is_class(at - 1, Class::Preposition)
}

/// "would not say if", "refused to say if", "asked if".
fn asks_if(reading: &Reading<'_>, at: usize) -> bool {
    let says = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingVerb { .. });
    if reading.is(at, "if") && reading.is_class(at - 1, Class::Prompted) {
        return true;
    }
    if !reading.is(at, "if") || !reading.hits.at(at - 1).any(says) {
        return false;
    }
    let chain = VerbChain::before(reading, at - 1);
    let refuses = chain.infinitive && reading.follows(chain.first, Class::Refusal);
    refuses || chain.is_negated(reading)
}

/// "how many of the 40 tanks had arrived": nothing is told of all of them.
fn asks_how_many(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let mut before =
        (mention.first.saturating_sub(3)..mention.first).rev().skip_while(|at| reading.determines(*at));
    let of = before.next().filter(|of| reading.is(*of, "of") && *of > 1);
    of.is_some_and(|of| reading.is(of - 2, "how") && reading.is_any(of - 1, &["many", "much", "few"]))
}
