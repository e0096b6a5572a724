//! Persons told of as further ones in a later sentence: "arrested a leader. The force also detained two suspects".

use plimsoll_lexicon::tables::{Class, SpeechWord};

use super::super::Measure;
use super::Victim;
use super::list::List;
use super::person::{Form, Part};
use super::sum::sum;
use crate::Analysis;
use crate::measure::{Governor, VerbChain};

/// Sentences behind the first in which the others can be told.
const SENTENCES: usize = 4;
/// Tokens between the two.
const NEAR: usize = 120;

/// The sum of two lists of one fate, where the words of the second say that they are more: "also", "additional", "another".
/// What opens with another place or turns away tells of something else.
pub(super) fn of(
    analysis: &Analysis<'_>,
    (first, verb): &(List, Governor),
    (second, other): (&List, &Governor),
) -> Option<Victim> {
    let reading = &analysis.reading;
    let sentence = |at: usize| reading.sentence_at(at);
    let behind = sentence(second.first()).checked_sub(sentence(first.first()))?;
    let near = (1..=SENTENCES).contains(&behind) && second.first() - first.end().min(second.first()) <= NEAR;
    // The dead of two sentences may be the same; who is taken and held adds up.
    let one_fate = verb.personal && other.personal && verb.measure == other.measure;
    let is_taken = one_fate && other.measure == Measure::Affected;
    let start = reading.sentences[sentence(second.first())].tokens.start;
    let elsewhere = reading.is_class(start, Class::Whereabouts)
        || reading.hits.is_speech_word(start, SpeechWord::TurnsAway);
    let chain = VerbChain::before(reading, other.first);
    // "more than 30" are no more of them.
    let adds = |at: usize| reading.is_class(at, Class::More) && !reading.is(at + 1, "than");
    let also = (chain.first.saturating_sub(1)..other.first).any(adds);
    let further = || second.parts[0].first..second.parts[0].phrase.head + 1;
    if !(near && is_taken && (also || further().any(adds))) || elsewhere {
        return None;
    }
    let parts: Vec<_> = first.parts.iter().chain(&second.parts).collect();
    // Who has a name, or is pointed at, may be one of the others.
    let is_new = |part: &&Part| matches!(part.form, Form::Figure(_) | Form::Article);
    if parts.iter().all(is_new) { sum(analysis, &parts) } else { None }
}
