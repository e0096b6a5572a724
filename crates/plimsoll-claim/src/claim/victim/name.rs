//! Persons by name: known ones, "Colonel Carlos Mendez", and two words that can only be a name.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_text::TokenKind;

use super::super::item::ItemFacts;
use super::person::{Form, Part, is_role};
use crate::actor::MentionForm;
use crate::quantity::NounPhrase;
use crate::quantity::noun_phrase::{has_past_ending, is_plural, is_verb};
use crate::{Analysis, Reading};

/// Tokens of a name behind a title: "Colonel Juan Carlos Mendez".
const LONGEST_NAME: usize = 5;

/// A person known by name, with what is said of the name: "Haqqani leader Shabeer".
pub(super) fn named(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    let reading = &analysis.reading;
    let mentions = analysis.actors().within(at..at + 2).iter();
    let mention = mentions
        .filter(|mention| mention.first == at || reading.is_class(at, Class::Definite))
        .filter(|mention| mention.form == MentionForm::Name)
        .find(|mention| analysis.actors().of(mention).kind == ActorKind::Person)?;
    let phrase = NounPhrase { first: mention.first, head: mention.end - 1, end: mention.end };
    named_by(reading, at, phrase, mention.first, analysis.actors().of(mention).role.is_some())
}

/// Somebody named by the words of `phrase` from token `name` on; "Mendez's car" is nobody.
fn named_by(
    reading: &Reading<'_>,
    first: usize,
    phrase: NounPhrase,
    name: usize,
    known: bool,
) -> Option<Part> {
    let words = (name..phrase.end).map(|at| reading.word(at).to_lowercase()).collect();
    let owns = reading.kind(phrase.end) == Some(TokenKind::Possessive);
    (!owns).then(|| Part::one(reading, first, phrase, Form::Named(words, known)))
}

/// "Colonel Carlos Mendez", "police chief Mendez": what a person is, without an article, before a name.
pub(super) fn titled(reading: &Reading<'_>, at: usize) -> Option<Part> {
    let title = (at..at + 3).find(|at| is_title(reading, *at) && is_name_word(reading, at + 1))?;
    let leads = |at: usize| reading.kind(at) == Some(TokenKind::Word) && !is_closed(reading, at);
    if !(at..title).all(leads) || is_plural(reading, title) {
        return None;
    }
    let end = name_end(reading, title + 1);
    named_by(reading, at, NounPhrase { first: at, head: end - 1, end }, title + 1, true)
}

/// "Carlos Mendez": two words or more that can only be a name, and that no noun follows. What no list of names knows may be a
/// place or a body, so the verb has to be one that befalls nobody else.
pub(super) fn bare_name(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    let reading = &analysis.reading;
    let end = name_end(reading, at);
    let is_another = || {
        analysis.actors().within(at..end).iter().any(|mention| {
            mention.form != MentionForm::Pronoun && analysis.actors().of(mention).kind != ActorKind::Person
        })
    };
    let ends = match reading.kind(end) {
        Some(TokenKind::Word) => {
            is_closed(reading, end) || reading.is_class(end, Class::Adverb) || is_known_word(reading, end)
        }
        Some(TokenKind::Mark(mark)) => matches!(mark, ',' | '.' | ';'),
        None => true,
        _ => false,
    };
    let fits = end - at >= 2 && ends && !is_plural(reading, end - 1) && !is_another();
    if fits { named_by(reading, at, NounPhrase { first: at, head: end - 1, end }, at, false) } else { None }
}

/// One past the words of a name that begins at `first`.
fn name_end(reading: &Reading<'_>, first: usize) -> usize {
    let most = first + LONGEST_NAME;
    let goes_on = |at: usize| is_name_word(reading, at) && reading.in_one_sentence(first, at);
    (first..most).find(|at| !goes_on(*at)).unwrap_or(most)
}

pub(super) fn is_name_word(reading: &Reading<'_>, at: usize) -> bool {
    (reading.is_capital(at) || reading.is_shouted(at))
        && reading.kind(at) == Some(TokenKind::Word)
        && reading.word(at).len() > 1
        && !is_known_word(reading, at)
        && !is_verb(reading, at)
        && !has_past_ending(reading, at)
}

fn is_title(reading: &Reading<'_>, at: usize) -> bool {
    is_role(reading, at..at + 1)
        || ItemFacts::of_phrase(reading, NounPhrase { first: at, head: at, end: at + 1 }).unit.as_deref()
            == Some("person")
}

pub(super) fn is_closed(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Grammar(class) if class.is_closed()))
}

/// Whether the word is in a list that makes it no name.
fn is_known_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| match hit.meaning {
        Meaning::Grammar(class) => class.is_closed() || class == Class::Adverb,
        Meaning::Item(_) | Meaning::Role(_) | Meaning::Cardinal(_) | Meaning::Vague(_) | Meaning::Body(_) => {
            true
        }
        Meaning::Unit(_) | Meaning::Actor(..) | Meaning::Place(_) | Meaning::ActorAdjective(_) => {
            hit.len == 1
        }
        meaning => meaning.is_calendar(),
    })
}
