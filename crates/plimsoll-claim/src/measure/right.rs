//! A governor behind the figure: "10,000 containers were shipped", "12 people died", "27 shipments found".

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain, Window, with_room, words_at};
use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_verb;

/// The governor whose subject the figure is, in its window.
pub(super) fn governor(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    if let Some(relative) = relative_clause(reading, mention) {
        return Some(with_room(reading, relative));
    }
    let mut found: Option<Governor> = None;
    let mut at = mention.end;
    while at < window.end {
        if let Some(words) = words_at(reading, at, |words| takes_subject(reading, words)) {
            let next = words.end;
            let better = found.is_none_or(|known| is_weak(known.measure));
            if better {
                found = Some(with_room(reading, Governor { passive: is_passive(reading, &words), ..words }));
            }
            at = next;
            continue;
        }
        match step(reading, at, found.map(|known| known.measure)) {
            Some(next) => at = next,
            None => break,
        }
    }
    found
}

/// Seeing and keeping give way to what is then done: "were seen being shipped", "were gathered and delivered".
fn is_weak(measure: Measure) -> bool {
    matches!(measure, Measure::Observed | Measure::Held)
}

/// "the containers Pyongyang sent", "containers, which North Korea is alleged to have delivered": the figure is the
/// object of a clause behind it, whose subject stands between.
fn relative_clause(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Governor> {
    let mut at = mention.end;
    at += usize::from(reading.is_mark(at, ',') && reading.is(at + 1, "which"));
    let pronoun = reading.is_any(at, &["that", "which"]);
    at += usize::from(pronoun);
    let subject = at;
    while at < subject + 5 && is_subject_word(reading, at) {
        at += 1;
    }
    if at == subject || !(pronoun || reading.is_capital(subject) || reading.is_class(subject, Class::Pronoun))
    {
        return None;
    }
    let verb = (at..at + 8)
        .take_while(|at| *at == subject || passes(reading, *at) || is_giving(reading, *at))
        .find(|at| is_giving(reading, *at))?;
    let found = words_at(reading, verb, |words| {
        words.rule == "measure.verb"
            && matches!(words.frame, Frame::Giver | Frame::Getter | Frame::Attacker | Frame::Yield)
    })?;
    (!VerbChain::before(reading, verb).be).then_some(Governor { rule: "measure.relative-clause", ..found })
}

fn is_subject_word(reading: &Reading<'_>, at: usize) -> bool {
    let name = reading.is_capital(at) && !is_giving(reading, at);
    name || reading.is_class(at, Class::Pronoun)
        || (reading.is_class(at, Class::Determiner) && reading.is_capital(at + 1))
}

fn is_giving(reading: &Reading<'_>, at: usize) -> bool {
    words_at(reading, at, |words| {
        words.rule == "measure.verb"
            && matches!(words.frame, Frame::Giver | Frame::Getter | Frame::Attacker | Frame::Yield)
    })
    .is_some()
}

fn passes(reading: &Reading<'_>, at: usize) -> bool {
    let class = |class| reading.is_class(at, class);
    let be_said_to = reading.is(at + 1, "to")
        && at > 0
        && reading.is_class(at - 1, Class::Auxiliary)
        && is_verb(reading, at);
    class(Class::Auxiliary)
        || class(Class::Modal)
        || class(Class::Adverb)
        || class(Class::Negation)
        || reading.word(at).ends_with("ly")
        || reading.is(at, "to")
        || be_said_to
}

/// Past what can stand between a subject and its verb; none: another phrase begins.
fn step(reading: &Reading<'_>, at: usize, found: Option<Measure>) -> Option<usize> {
    let has_verb = found.is_some();
    match reading.kind(at)? {
        TokenKind::Mark(',') if found.is_some_and(is_weak) => Some(at + 1),
        TokenKind::Mark(',') if !has_verb => comma_group(reading, at),
        TokenKind::Mark('-' | '–') => Some(at + 1),
        TokenKind::Word => {
            let listed = [
                "believed",
                "thought",
                "estimated",
                "presumed",
                "expected",
                "known",
                "reported",
                "alleged",
                "suspected",
            ];
            if passes(reading, at)
                || reading.is_any(at, &listed)
                || (found.is_some_and(is_weak) && !reading.is_capital(at))
            {
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
    if !reading.is_class(at, Class::Preposition) || words_at(reading, at, |_| true).is_some() {
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
            || words_at(reading, end, |words| takes_subject(reading, words)).is_some();
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
        "measure.phrase" => {
            matches!(words.frame, Frame::Victim | Frame::Subject) || words.measure == Measure::Change
        }
        "measure.noun" => words.measure == Measure::Change || words.measure == Measure::Killed,
        _ => match words.frame {
            Frame::Mover => true,
            Frame::Victim => true,
            Frame::Vessel | Frame::Yield => false,
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
