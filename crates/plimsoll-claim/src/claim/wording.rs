//! How a counted thing is worded where the noun behind the figure does not say it: by the clause's subject, by the
//! two ends of a distance, with the words behind the noun that tell which are meant.

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::Measure;
use super::counted::is_noun_word;
use super::draft::Draft;
use super::route;
use crate::actor::MentionForm;
use crate::measure::{Governor, Window};
use crate::quantity::{NounPhrase, QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// Most tokens behind a noun that tell which are meant.
const LONGEST_TAIL: usize = 7;

/// The item of a figure in better words than its noun phrase, if the clause has them.
pub(super) fn of(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    governor: Option<&Governor>,
    window: Window,
    before: &[Draft<'_>],
) -> Option<String> {
    let reading = &analysis.reading;
    if measure == Measure::Distance {
        return mention.item.is_none().then(|| route::ends(reading, mention)).flatten();
    }
    let by_subject = matches!(measure, Measure::Utilisation | Measure::Change)
        || (mention.unit.is_some() && mention.item.is_none());
    let is_object = governor.is_some_and(|governor| {
        matches!(governor.frame, Frame::Giver | Frame::Getter) && governor.first < mention.first
    });
    if by_subject && mention.kind == QuantityKind::Plain && !(is_object && measure != Measure::Change) {
        let (first, end) = subject(reading, governor, mention, window, measure == Measure::Change)?;
        let counted = before.last().filter(|last| last.mention.number >= first && last.mention.number < end);
        // "Fifteen countries paid": who pays is not what is paid.
        let next = analysis.quantities.partition_point(|quantity| quantity.number < first);
        let is_counted = analysis.quantities.get(next).is_some_and(|quantity| quantity.number < end);
        let is_payer = is_counted || names_actor(analysis, first, end);
        if measure == Measure::Value && is_payer {
            return None;
        }
        return counted.and_then(|last| last.item.clone()).or_else(|| Some(words(reading, first, end)));
    }
    let phrase = mention.phrase?;
    let end = if mention.kind == QuantityKind::Share {
        relative_end(reading, phrase.end)
    } else {
        tail_end(reading, phrase.end)
    }?;
    Some(words(reading, phrase.first, end))
}

/// Whether the words from `first` up to `end` are a name: "Moscow paid $20 billion".
fn names_actor(analysis: &Analysis<'_>, first: usize, end: usize) -> bool {
    let mut named = analysis.actors().within(first..end).iter();
    named.any(|mention| mention.form == MentionForm::Name && mention.first == first && mention.end >= end)
}

/// The words of a phrase with single spaces, "152mm" as "152 mm".
pub(super) fn of_phrase(reading: &Reading<'_>, phrase: NounPhrase) -> String {
    words(reading, phrase.first, phrase.end)
}

fn words(reading: &Reading<'_>, first: usize, end: usize) -> String {
    crate::quantity::wording(reading, first, end)
}

/// One past "suspected of carrying arms", "filled with weapons", "believed to carry arms" behind a noun.
fn tail_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let describes = reading.find(at, |hit| match hit.meaning {
        Meaning::MeasureVerb { frame: Frame::Content, form, .. } => {
            form.is_any(VerbForm::PARTICIPLE.or(VerbForm::GERUND)).then_some(())
        }
        Meaning::Hedge(_) if hit.len == 1 => {
            (reading.is(at + 1, "of") || reading.is(at + 1, "to") || reading.is(at + 1, "with")).then_some(())
        }
        _ => None,
    });
    describes.and_then(|()| clause_end(reading, at))
}

/// One past "Russia uses in Ukraine" behind a noun.
fn relative_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let verb = (at..at + 4).find(|at| crate::quantity::noun_phrase::is_verb(reading, *at))?;
    let named =
        at < verb && (at..verb).all(|at| reading.is_capital(at) || reading.is_class(at, Class::Determiner));
    named.then(|| clause_end(reading, verb)).flatten()
}

/// One past the words up to the next mark, figure or verb; none if a figure stands among them.
fn clause_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < at + LONGEST_TAIL {
        let stops = match reading.kind(end) {
            Some(TokenKind::Word) => {
                reading.is_class(end, Class::Auxiliary)
                    || reading.is_class(end, Class::Modal)
                    || reading.is_class(end, Class::Relative)
            }
            Some(TokenKind::Mark('-') | TokenKind::Possessive) => false,
            _ => true,
        };
        let counts = reading.kind(end) == Some(TokenKind::Number)
            || reading
                .find(end, |hit| {
                    matches!(hit.meaning, Meaning::Vague(_) | Meaning::Cardinal(_)).then_some(())
                })
                .is_some();
        if counts {
            return None;
        }
        if stops {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// The subject of the governor's clause ("North Korea's arms factories" operate at 30 %): its first token and one past
/// its last. `whole`: with the prepositional phrases in it.
fn subject(
    reading: &Reading<'_>,
    governor: Option<&Governor>,
    mention: &QuantityMention,
    window: Window,
    whole: bool,
) -> Option<(usize, usize)> {
    let mut verb = governor.map_or(mention.first, |governor| governor.first).min(mention.first);
    while verb > window.first && !is_finite(reading, verb) {
        verb -= 1;
    }
    let end = (window.first + 1..=verb)
        .rev()
        .find(|end| is_noun_word(reading, end - 1) && !is_adjunct_at(reading, end - 1))?;
    let start = (window.first..end)
        .rev()
        .take(24)
        .find(|at| is_subject_edge(reading, *at))
        .map_or(window.first.max(end.saturating_sub(24)), |at| at + 1);
    let is_preposition = |at: &usize| reading.is_class(*at, Class::Preposition) && !reading.is(*at, "of");
    let (first, end) = match (start..end).find(is_preposition).filter(|at| !whole || *at == start) {
        Some(at) if at > start => (start, at),
        Some(_) => ((start..end).rev().find(is_preposition).map_or(start, |at| at + 1), end),
        None => (start, end),
    };
    let possessor = (first..end)
        .rev()
        .find(|at| reading.kind(*at) == Some(TokenKind::Possessive))
        .filter(|at| at + 1 < end);
    let first = possessor.map_or(first, |at| at + 1);
    (first < end).then_some((first, end))
}

/// "in general", "overall": nouns that belong to an adverbial.
fn is_adjunct_at(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.is(at - 1, "in") && reading.is_any(at, &["general", "total", "all", "fact"])
}

fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Auxiliary)
        || reading
            .find(at, |hit| match hit.meaning {
                Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form
                    .is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE).or(VerbForm::GERUND))
                    .then_some(()),
                _ => None,
            })
            .is_some()
}

fn is_subject_edge(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
        || reading.is_class(at, Class::Conjunction)
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_class(at, Class::Complementiser)
        || reading.is_any(at, &["said", "says"])
}
