//! A governor behind the figure: "10,000 containers were shipped", "12 people died", "27 shipments found".

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain, Window, with_room, words_at};
use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// The governor whose subject the figure is, in its window.
pub(super) fn governor(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let mut found: Option<Governor> = None;
    let mut at = mention.end;
    while at < window.end {
        if let Some(words) = words_at(reading, at).filter(|words| takes_subject(reading, words)) {
            let next = words.end;
            let better = found.is_none_or(|known| known.measure == Measure::Observed);
            if better {
                found = Some(with_room(reading, Governor { passive: is_passive(reading, &words), ..words }));
            }
            at = next;
            continue;
        }
        match step(reading, at, found.is_some()) {
            Some(next) => at = next,
            None => break,
        }
    }
    found
}

/// Past what can stand between a subject and its verb; none: another phrase begins.
fn step(reading: &Reading<'_>, at: usize, has_verb: bool) -> Option<usize> {
    match reading.kind(at)? {
        TokenKind::Mark(',') if !has_verb => comma_group(reading, at),
        TokenKind::Mark('-' | '–') => Some(at + 1),
        TokenKind::Word => {
            let passes = reading.is_class(at, Class::Auxiliary)
                || reading.is_class(at, Class::Modal)
                || reading.is_class(at, Class::Adverb)
                || reading.is_class(at, Class::Negation)
                || reading.word(at).ends_with("ly")
                || reading.is_any(
                    at,
                    &[
                        "believed",
                        "thought",
                        "estimated",
                        "presumed",
                        "expected",
                        "known",
                        "reported",
                        "alleged",
                        "suspected",
                        "to",
                    ],
                );
            if passes {
                return Some(at + 1);
            }
            (!has_verb).then(|| prepositional_phrase(reading, at)).flatten()
        }
        _ => None,
    }
}

/// ", suspected of carrying arms," before a verb.
fn comma_group(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..(at + 14).min(reading.tokens.len())).find(|at| reading.is_mark(*at, ','))?;
    (reading.is_class(close + 1, Class::Auxiliary) || reading.is_class(close + 1, Class::Modal))
        .then_some(close + 1)
}

/// "of military gear", "in Ukraine": a preposition and what follows up to the next verb or preposition.
fn prepositional_phrase(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.is_class(at, Class::Preposition) || words_at(reading, at).is_some() {
        return None;
    }
    let mut end = at + 1;
    while end < at + 8
        && matches!(
            reading.kind(end),
            Some(TokenKind::Word | TokenKind::Possessive | TokenKind::Number | TokenKind::Mark('-'))
        )
    {
        let stops = reading.is_class(end, Class::Auxiliary)
            || reading.is_class(end, Class::Modal)
            || reading.is_class(end, Class::Preposition)
            || words_at(reading, end).is_some_and(|words| takes_subject(reading, &words));
        if stops {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Whether the words can have the counted thing as subject: passives, movers, victims, what has happened to it.
fn takes_subject(reading: &Reading<'_>, words: &Governor) -> bool {
    match words.rule {
        "measure.phrase" => matches!(words.frame, Frame::Victim) || words.measure == Measure::Change,
        "measure.noun" => words.measure == Measure::Change || words.measure == Measure::Killed,
        _ => match words.frame {
            Frame::Mover => true,
            Frame::Victim => true,
            Frame::Content | Frame::Vessel => false,
            _ => is_passive(reading, words) || is_after_noun(reading, words),
        },
    }
}

fn form(reading: &Reading<'_>, at: usize) -> VerbForm {
    reading
        .find(at, |hit| match hit.meaning {
            Meaning::MeasureVerb { form, .. } => Some(form),
            _ => None,
        })
        .unwrap_or_default()
}

/// "were sent", "have been sent", "being shipped".
fn is_passive(reading: &Reading<'_>, words: &Governor) -> bool {
    form(reading, words.first).is_any(VerbForm::PARTICIPLE) && VerbChain::before(reading, words.first).be
}

/// "containers shipped since": a participle behind the noun, with no object of its own.
fn is_after_noun(reading: &Reading<'_>, words: &Governor) -> bool {
    let chain = VerbChain::before(reading, words.first);
    form(reading, words.first).is_any(VerbForm::PARTICIPLE)
        && chain.first == words.first
        && (reading.is_class(words.end, Class::Preposition)
            || reading.kind(words.end).is_none_or(|kind| matches!(kind, TokenKind::Mark(_))))
}
