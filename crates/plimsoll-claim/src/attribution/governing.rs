//! Subjects of verbs, for what reads other things than speech.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, SpeechWord};

use super::clause;
use super::subject::Subjects;
use crate::Analysis;

/// Auxiliaries and adverbs before a verb.
const GROUP: usize = 6;
/// Tokens of a sentence within which its first verb is looked for.
const OPENING: usize = 30;

/// Where the verb group begins whose verb is at `at`: "has since repeatedly denied", "continue to deny".
pub(crate) fn verb_group(analysis: &Analysis<'_>, start: usize, at: usize) -> usize {
    let reading = &analysis.reading;
    let part = |at: usize| {
        let helps = clause::helps(reading, at) || clause::is_speech(reading, at, SpeechWord::BeforeVerb);
        helps && !(reading.is_capital(at) && at > start)
    };
    let begin = |from: usize| {
        let mut group = from;
        while group > start && at - group < GROUP && part(group - 1) {
            group -= 1;
        }
        while group < from && !clause::helps(reading, group) {
            group += 1;
        }
        group
    };
    let group = begin(at);
    match goes_on(analysis, start, group) {
        Some(first) => begin(first),
        None => group,
    }
}

/// Where "continue to" begins that ends at token `end`.
pub(crate) fn goes_on(analysis: &Analysis<'_>, start: usize, end: usize) -> Option<usize> {
    let hits = &analysis.reading.hits;
    let ends = |first: &usize| {
        let going = plimsoll_lexicon::Meaning::SpeechWord(SpeechWord::GoesOn);
        hits.at(*first).any(|hit| hit.end() == end && hit.meaning == going)
    };
    (start.max(end.saturating_sub(4))..end).find(ends)
}

/// The words of the subject of the verb group that begins at `group`, in a sentence that begins at `start`. A relative pronoun
/// gives what it goes on about.
pub(crate) fn subject(analysis: &Analysis<'_>, start: usize, group: usize) -> Option<Range<usize>> {
    let reading = &analysis.reading;
    let subjects = Subjects { reading, actors: analysis.actors(), times: &analysis.times, start };
    let found = subjects.before(group)?.tokens?;
    let relative = found.len() == 1 && clause::is_relative(reading, found.start);
    if !relative {
        return Some(found);
    }
    let end = found.start - usize::from(found.start > start && clause::is_comma(reading, found.start - 1));
    subjects.ending(end)?.tokens
}

/// The words of the subject of a sentence's first verb, where that stands before token `end`.
pub(crate) fn first_subject(analysis: &Analysis<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let reading = &analysis.reading;
    let main = |at: &usize| {
        clause::is_finite(reading, *at)
            && !clause::is_owned(reading, *at)
            && !(at.saturating_sub(3)..*at).any(|at| clause::is_relative(reading, at))
            && !analysis.actors().within(at.saturating_sub(8)..*at + 1).iter().any(|found| found.end > *at)
    };
    let verb = (start + 1..end.min(start + OPENING)).find(main)?;
    subject(analysis, start, verb_group(analysis, start, verb))
}

/// The words of the subject of the nearest verb before token `end`.
pub(crate) fn last_subject(analysis: &Analysis<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let reading = &analysis.reading;
    let main = |at: &usize| {
        clause::is_finite(reading, *at)
            && !clause::is_owned(reading, *at)
            && !reading.is(at.saturating_sub(1), "to")
            && !analysis.actors().within(at.saturating_sub(8)..*at + 1).iter().any(|found| found.end > *at)
    };
    let verb = (start.max(end.saturating_sub(OPENING)) + 1..end).rev().find(main)?;
    subject(analysis, start, verb_group(analysis, start, verb))
}

/// Whether the word can be the verb of a clause here.
pub(crate) fn is_verb_of_clause(analysis: &Analysis<'_>, at: usize) -> bool {
    let reading = &analysis.reading;
    clause::is_finite(reading, at) && !clause::is_owned(reading, at)
}

/// Whether token `at` ends a clause for sure: a full stop, a semicolon, a bracket, a dash; not a comma.
pub(crate) fn is_hard_stop(analysis: &Analysis<'_>, at: usize) -> bool {
    clause::is_stop(&analysis.reading, at) && !clause::is_comma(&analysis.reading, at)
}

/// Whether a form of be stands in `tokens`.
pub(crate) fn has_be(analysis: &Analysis<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| analysis.reading.is_class(at, Class::Be))
}

/// The words of the noun phrase that ends before token `end`.
pub(crate) fn noun_phrase(analysis: &Analysis<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let subjects =
        Subjects { reading: &analysis.reading, actors: analysis.actors(), times: &analysis.times, start };
    subjects.ending(end)?.tokens
}
