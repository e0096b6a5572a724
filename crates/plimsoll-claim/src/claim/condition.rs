//! Conditions: what comes to pass only if something else does.

use std::ops::Range;

use plimsoll_lexicon::tables::Class;

use crate::Reading;
use crate::measure::{Governor, VerbChain, is_condition};
use crate::quantity::QuantityMention;

/// Tokens of a sentence looked back over for the "if" of a figure's clause.
const OPENING: usize = 40;
/// Tokens of a clause behind its figure or verb.
const BEHIND: usize = 6;
/// Tokens behind a figure in which an "if" that follows its clause stands.
const FOLLOWING: usize = 14;

/// "If the plan is approved, 40 will go", "Had they agreed, 40 would have gone", "40 could go if they agree".
pub(super) fn depends_on_condition(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let clause = clause(reading, mention, governor);
    let modal = |at: usize| reading.is_class(at, Class::Modal) && !reading.is_capital(at);
    let Some(modal) = clause.clone().find(|at| modal(*at)) else { return false };
    let have = reading.is_class(modal + 1, Class::Have);
    opens_with_condition(reading, clause.start) || have && is_inverted(reading, clause.start) || {
        let chain = governor.map(|governor| VerbChain::before(reading, governor.first));
        chain.is_some_and(|chain| chain.modal) && is_followed(reading, mention)
    }
}

/// The clause of a figure and its verb: behind the comma before them, up to the next one.
fn clause(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> Range<usize> {
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let first = governor.map_or(mention.first, |governor| governor.first.min(mention.first));
    let last = governor.map_or(mention.end, |governor| governor.end.max(mention.end));
    let parts = |at: &usize| reading.is_mark(*at, ',') || reading.is_mark(*at, ';');
    let from = sentence.start.max(first.saturating_sub(OPENING));
    let start = (from..first).rev().find(parts).map_or(from, |comma| comma + 1);
    let most = sentence.end.min(last + BEHIND);
    start..(last..most).find(parts).unwrap_or(most.max(last))
}

/// "If the line opens, the minister said, 40 could": an "if" that opens a clause before the one that begins at `start`.
fn opens_with_condition(reading: &Reading<'_>, start: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_at(start)].tokens.start;
    let from = sentence.max(start.saturating_sub(OPENING));
    let before = (from..start).rev().take_while(|at| !reading.is_mark(*at, ';'));
    before.into_iter().any(|at| opens_clause(reading, at, sentence) && is_open(reading, at))
}

/// Whether a clause can begin at token `at`: with the sentence or its quotation, behind a comma, "that" or "but".
fn opens_clause(reading: &Reading<'_>, at: usize, sentence: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| at > sentence) else { return true };
    reading.is_class(before, Class::Complementiser)
        || reading.is_class(before, Class::Conjunction)
        || !matches!(
            reading.kind(before),
            Some(plimsoll_text::TokenKind::Word | plimsoll_text::TokenKind::Number)
        )
}

/// "if the plan", "if they"; but "if any", "if not more".
fn is_open(reading: &Reading<'_>, at: usize) -> bool {
    let subject = at + 1;
    is_condition(reading, at)
        && (reading.is_capital(subject)
            || reading.is_class(subject, Class::Article)
            || reading.is_class(subject, Class::Definite)
            || reading.is_class(subject, Class::Demonstrative)
            || reading.is_class(subject, Class::Pronoun)
            || reading.is_class(subject, Class::PossessivePronoun)
            || reading.word(subject).ends_with('s'))
}

/// "Had the ministry agreed, 40 would have": a sentence that begins with the verb, before the clause that begins at `start`.
fn is_inverted(reading: &Reading<'_>, start: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_at(start)].tokens.start;
    let opening = sentence..start.min(sentence + 2);
    start - sentence <= OPENING && opening.into_iter().any(|at| reading.is_class(at, Class::Have))
}

/// "Had they sent 40, it would have", "Were they to send 40,": a figure of what a sentence that begins with its verb supposes.
pub(super) fn is_supposed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let opens = |at: &usize| reading.is_any(*at, &["had", "were"]) && reading.is_capital(*at);
    let Some(verb) = (sentence.start..mention.first.min(sentence.start + 2)).find(opens) else {
        return false;
    };
    let comma = (mention.end..sentence.end.min(mention.end + OPENING)).find(|at| reading.is_mark(*at, ','));
    let follows = |comma: usize| (comma..sentence.end).any(|at| reading.is_class(at, Class::Modal));
    mention.first - verb <= FOLLOWING && comma.is_some_and(follows)
}

/// "40 could be sent if the plan is approved".
fn is_followed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let reach = mention.end..sentence.end.min(mention.end + FOLLOWING);
    let near = reach.take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'));
    let concedes = |at: usize| reading.is_any(at, &["even", "as", "see", "know", "ask", "asked", "wonder"]);
    near.into_iter().any(|at| is_open(reading, at) && !concedes(at - 1))
}
