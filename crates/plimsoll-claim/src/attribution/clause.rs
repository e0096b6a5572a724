//! Small questions about the words of a clause.

use plimsoll_lexicon::tables::{Act, Class, Commitment, Complement, SpeechWord, Takes};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::frame::Tokens;
use crate::Reading;
pub(super) use crate::actor::time_end;
use crate::claim::Measure;
use crate::quantity::noun_phrase::is_past_form;

/// Tokens of a clause that are looked at for its verb.
const CLAUSE: usize = 60;

pub(super) fn is_comma(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, ',')
}

/// Whether token `at` ends a clause for sure; the point of "Erik O. Hallen" and "St. Bride" does not.
pub(super) fn is_stop(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        None | Some(TokenKind::Mark('!' | '?' | ';' | ':' | ',' | '(' | ')' | '…' | '—' | '|')) => true,
        Some(TokenKind::Mark('.')) => !is_shortening(reading, at),
        Some(TokenKind::Mark('-' | '–')) => !reading.touches(at),
        _ => false,
    }
}

/// Whether the point at `at` stands behind a shortened word of a name.
fn is_shortening(reading: &Reading<'_>, at: usize) -> bool {
    let capital = |at: usize| reading.is_capital(at);
    at > 0 && reading.touches(at) && capital(at - 1) && capital(at + 1) && reading.in_one_sentence(at, at + 1)
}

/// A dash between words, not a hyphen inside one.
pub(super) fn is_dash(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark('-' | '–' | '—'))) && !reading.touches(at)
}

pub(super) fn is_double_quote(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Mark('"' | '“' | '”' | '„' | '«' | '»')) => true,
        Some(TokenKind::Mark('\'' | '‘' | '’')) => {
            reading.touches(at + 1) != reading.touches(at) || reading.is_mark(at + 1, '\'')
        }
        _ => false,
    }
}

/// Whether the word can be the verb of a clause.
pub(super) fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Word) => {}
        // "it's", "he's"
        Some(TokenKind::Possessive) => return at > 0 && reading.is_class(at - 1, Class::Pronoun),
        _ => return false,
    }
    // "In May he said": no verb.
    if reading.is_capital(at) && reading.has(at, Sort::Calendar) {
        return false;
    }
    let participle = is_past_form(reading.word(at));
    if !reading.has(at, Sort::Finite) && (!participle || reading.is_capital(at)) {
        return false;
    }
    // "state-owned" is an adjective.
    let tied =
        |hyphen: usize| reading.is_hyphen(hyphen) && reading.touches(hyphen) && reading.touches(hyphen + 1);
    !(tied(at + 1) || participle && at > 0 && (tied(at - 1) || is_attributive(reading, at)))
}

/// "published", "seen": a participle that tells what was done with a document. "A study published Monday": its day is that of its words.
pub(super) fn is_made(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Provenance(_)))
}

/// "of filed records", "the newly opened port": whether a noun is to follow the participle at `at`, by what stands before.
fn is_attributive(reading: &Reading<'_>, at: usize) -> bool {
    let opens = |at: usize| is_preposition(reading, at) && !reading.is_class(at, Class::Subordinator);
    let adverb =
        at > 1 && reading.word(at - 1).ends_with("ly") && reading.kind(at + 1) == Some(TokenKind::Word);
    opens(at - 1) || (adverb && (opens(at - 2) || reading.is_class(at - 2, Class::Determiner)))
}

/// Whether a determiner or possessive before it makes the word a noun.
pub(super) fn is_owned(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.determines(at - 1)
}

/// Whether the word can be a verb in any form.
pub(super) fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Sort::Verb)
        && reading.hits.at(at).any(|hit| {
            matches!(
                hit.meaning,
                Meaning::Verb(_) | Meaning::ReportingVerb { .. } | Meaning::MeasureVerb { .. }
            )
        })
}

/// Whether a clause with a verb, or a quotation, stands in the tokens.
pub(super) fn has_clause(reading: &Reading<'_>, tokens: Tokens) -> bool {
    let from = tokens.start.max(tokens.end.saturating_sub(CLAUSE));
    (from..tokens.end).any(|at| is_finite(reading, at) || is_double_quote(reading, at))
}

/// Words that stand between a verb's parts, or between it and its subject.
pub(super) fn helps(reading: &Reading<'_>, at: usize) -> bool {
    let is_adverb = || {
        let word = reading.word(at);
        word.len() > 4 && word.ends_with("ly") && !reading.is_capital(at)
    };
    reading.has(at, Sort::Helping) || is_adverb()
}

/// "and", "but", "while": whether a word joins one clause to another, or sets it against it.
pub(super) fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    is_speech(reading, at, SpeechWord::Joins) || is_speech(reading, at, SpeechWord::Contrast)
}

/// "; ", ", but": whether a mark parts one clause from another.
pub(super) fn parts_clauses(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, ';') || is_comma(reading, at) && is_joint(reading, at + 1)
}

pub(super) fn is_be(reading: &Reading<'_>, at: usize) -> bool {
    is_speech(reading, at, SpeechWord::Be)
}

pub(super) fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Preposition)
}

/// "thanks to": where a preposition of more than one word ends that begins at `at`.
pub(super) fn fixed_preposition_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    reading.find(at, |hit| {
        (hit.len > 1 && hit.meaning == Meaning::Grammar(Class::Preposition)).then_some(hit.end())
    })
}

pub(super) fn is_relative(reading: &Reading<'_>, at: usize) -> bool {
    is_speech(reading, at, SpeechWord::Relative) && !reading.is_acronym(at)
}

/// Whether a word of the kind begins at token `at`; more than one word may belong to it.
pub(super) fn is_speech(reading: &Reading<'_>, at: usize, kind: SpeechWord) -> bool {
    reading.hits.is_speech_word(at, kind)
}

/// A verb of saying, thinking, wishing, or an adjective of such a state, and its traits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saying {
    pub(super) end: usize,
    pub(super) act: Act,
    /// No form at all: an adjective.
    pub(super) form: VerbForm,
    pub(super) commitment: Commitment,
    pub(super) telling: bool,
    pub(super) relays: bool,
    pub(super) takes: Takes,
}

/// The verb of saying at `at`: one that makes who says it responsible.
pub(super) fn saying_at(reading: &Reading<'_>, at: usize) -> Option<Saying> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::ReportingVerb { act, commitment, form, telling, relays, takes } => {
            Some(Saying { end: hit.end(), act, form, commitment, telling, relays, takes })
        }
        _ => None,
    })
}

/// The verb or adjective of wishing, judging and the like at `at`.
pub(super) fn stance_at(reading: &Reading<'_>, at: usize) -> Option<Saying> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::Stance { act, commitment, form, takes } => {
            Some(Saying { end: hit.end(), act, form, commitment, telling: false, relays: false, takes })
        }
        _ => None,
    })
}

/// Whether a word of the tokens promises a thing: "pledged".
pub(super) fn pledges(reading: &Reading<'_>, mut tokens: Tokens) -> bool {
    let pledges = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { measure, .. } => {
            Measure::named(reading.lexicon.measure(measure)) == Some(Measure::Pledged)
        }
        _ => false,
    };
    tokens.any(|at| reading.hits.at(at).any(pledges))
}

/// Whether the words at `at` can be a complement of these kinds.
pub(super) fn can_follow(reading: &Reading<'_>, act: Act, takes: Takes, at: usize, limit: usize) -> bool {
    let quoted = is_double_quote(reading, at) || at.checked_sub(1).is_some_and(|at| reading.is_mark(at, ':'));
    if quoted {
        return true;
    }
    let figure = act.answers() && (at..limit.min(at + FIGURE)).any(|at| is_figure(reading, at));
    let clause = takes.has(Complement::Clause) && is_clause(reading, at, limit);
    let of = at > 0 && is_preposition(reading, at - 1);
    (of && takes.has(Complement::Phrase))
        || clause
        || (!takes.is_quotation() && (figure || takes.has(Complement::Object)))
}

/// Tokens within which a figure stands in an elliptic clause: "said 40 crates".
const FIGURE: usize = 6;

/// Tokens of a subject without a determiner.
const SUBJECT: usize = 6;

/// "grain shipments had", "coal and grain prices rose": whether plain words from token `at` on lead up to a verb.
fn opens_subject(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let is_plain = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && !is_preposition(reading, *at)
            && (!reading.is_class(*at, Class::Conjunction) || reading.is(*at, "and"))
    };
    let words = at..limit.min(at + SUBJECT);
    let verb = words.clone().find(|at| is_finite(reading, *at) || !is_plain(at));
    let joins = |at: usize| reading.is_class(at, Class::Conjunction);
    verb.is_some_and(|verb| verb > at && is_plain(&verb) && !joins(verb - 1) && !joins(at))
}

/// A number in digits or words.
pub(super) fn is_figure(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Number)
        || reading.has(at, Sort::Numeral)
            && reading.hits.at(at).any(|hit| {
                matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Vague(_) | Meaning::Fraction(_))
            })
}

/// Whether a clause begins at `at`: by its subordinator, or a subject with a verb behind it.
fn is_clause(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    if reading.is_class(at, Class::Subordinator) || reading.is_class(at, Class::Relative) {
        return true;
    }
    let word = reading.word(at);
    let subject = reading.is_class(at, Class::Pronoun)
        || is_speech(reading, at, SpeechWord::Contraction)
        || reading.determines(at)
        || is_preposition(reading, at)
        || helps(reading, at)
        || reading.is_capital(at)
        || reading.kind(at) == Some(TokenKind::Number)
        || word.ends_with('s')
        || word.ends_with("ing")
        || reading.is_class(at, Class::IrregularPlural)
        || opens_subject(reading, at, limit);
    subject && has_clause(reading, at..limit.min(at + CLAUSE))
}
