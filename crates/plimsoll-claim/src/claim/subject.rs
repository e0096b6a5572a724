//! The subject of a figure's clause: its noun, for works with the words that tell which of them are meant.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::Measure;
pub(super) use super::counted::is_noun_word;
use super::draft::Draft;
use crate::actor::{MentionForm, is_closed};
use crate::measure::{Governor, VerbChain, Window, closed_aside};
use crate::quantity::noun_phrase::{has_past_ending, is_plural};
use crate::quantity::{QuantityKind, QuantityMention, wording};
use crate::{Analysis, Reading};

/// Tokens a subject may have.
const LONGEST: usize = 24;
/// Tokens that the subject of works may have with what tells which are meant.
const LONGEST_WORKS: usize = 14;
/// Tokens of a noun phrase looked back over.
const LONGEST_NOUN: usize = 6;
/// Tokens looked back over for what "those" are.
const REACH: usize = 60;

/// The subject of the governor's clause ("North Korea's arms factories" operate at 30 %). `whole`: with the
/// prepositional phrases in it.
pub(super) fn of_clause(
    reading: &Reading<'_>,
    governor: Option<&Governor>,
    mention: &QuantityMention,
    window: Window,
    whole: bool,
) -> Option<Range<usize>> {
    let governed = governor.map_or(mention.first, |governor| governor.first);
    let (least, end) = match before_clause(reading, governed.min(mention.first), window) {
        Some(subject) => (subject.start, subject.end),
        None => (window.first, end(reading, governed, mention, window)?),
    };
    let edge = start(reading, least..end, LONGEST, is_edge);
    let start = (edge..end).find(|at| !reading.is_class(*at, Class::Adverb)).unwrap_or(edge);
    // "told analysts the plant": behind a noun, an article begins another phrase.
    let begins = |at: &usize| {
        let article = reading.is_class(*at, Class::Definite) || reading.is_class(*at, Class::Article);
        article && is_noun_word(reading, at - 1) && !reading.is(at - 1, "of")
    };
    let start = (start + 1..end).rev().find(begins).unwrap_or(start);
    // "after stocks in warehouses rose"
    let opens = reading.is_class(start, Class::Subordinator) && start + 1 < end;
    let start = start + usize::from(opens);
    let is_preposition = |at: &usize| reading.is_class(*at, Class::Preposition) && !reading.is(*at, "of");
    let subject = match (start..end).find(is_preposition).filter(|at| !whole || *at == start) {
        Some(at) if at > start + 1 && is_made_by(reading, at) => start..at - 1,
        Some(at) if at > start => start..at,
        Some(_) => (start..end).rev().find(is_preposition).map_or(start, |at| at + 1)..end,
        None => start..end,
    };
    without_possessor(reading, subject)
}

/// "the cap set by the council": a participle before who did it.
fn is_made_by(reading: &Reading<'_>, by: usize) -> bool {
    let participle = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form.is_any(VerbForm::PARTICIPLE),
        _ => false,
    };
    let made = by - 1;
    let is_participle = has_past_ending(reading, made) || reading.hits.at(made).any(participle);
    reading.is_class(by, Class::Agent) && is_participle && !is_plural(reading, made)
}

/// "The dam, which holds 28 tonnes, was full", "Exports in the season that ended in June fell to 40 tonnes": the tokens of the
/// sentence before the clause that stands between a subject and its verb.
fn before_clause(reading: &Reading<'_>, governed: usize, window: Window) -> Option<Range<usize>> {
    let sentence = reading.sentences[reading.sentence_at(governed)].tokens.start;
    let least = sentence.max(governed.saturating_sub(LONGEST));
    // "A broker, who asked for no name, believes the share": who speaks is no subject of the figure.
    let is_own = |aside: &Range<usize>| aside.start > least && !reading.has(aside.end + 1, Sort::Saying);
    if let Some(aside) = closed_aside(reading, governed).filter(is_own) {
        return Some(least..aside.start);
    }
    if let Some(aside) = apposed(reading, governed, least) {
        return Some(least..aside);
    }
    let that = window.first.checked_sub(1).filter(|at| *at > least)?;
    let is_relative = reading.is_class(that, Class::Relative)
        && reading.kind(that - 1) == Some(TokenKind::Word)
        && !is_closed(reading, that - 1)
        && !reading.has(that - 1, Sort::Saying);
    let opens = window.first + usize::from(reading.is_class(window.first, Class::Auxiliary));
    let has_verb = has_past_ending(reading, opens) || is_finite(reading, window.first);
    let is_of_clause = governed <= opens || reading.is_class(governed.saturating_sub(1), Class::Conjunction);
    (is_relative && has_verb && !is_of_clause && is_past(reading, governed)).then_some(least..that)
}

/// "Alphabet, the owner of Google, rose", "Rich countries - which include Canada - will grow": the mark that opens what is set off
/// between a subject and its verb.
fn apposed(reading: &Reading<'_>, governed: usize, least: usize) -> Option<usize> {
    let chain = VerbChain::before(reading, governed).first;
    let close = chain.checked_sub(1).filter(|at| *at > least)?;
    let is_dash = |at: usize| {
        matches!(reading.kind(at), Some(TokenKind::Mark('-' | '–' | '—'))) && !reading.touches(at)
    };
    if is_dash(close) {
        return (least + 1..close).rev().find(|at| is_dash(*at));
    }
    let comma = Some(close).filter(|at| reading.is_mark(*at, ','))?;
    let open = (least + 1..comma).rev().find(|at| reading.is_mark(*at, ','))?;
    // "The dispute, now in its third week, has cost"
    let is_adverbial = reading.is_class(open + 1, Class::Preposition)
        || reading.is_any(open + 1, &["now", "already", "still", "once"]);
    let leads = reading.is_class(open + 1, Class::Article)
        || reading.is(open + 1, "the")
        || is_adverbial && reading.has(close + 1, Sort::Finite);
    let is_plain = !(open + 1..comma)
        .any(|at| reading.has(at, Sort::Finite) || reading.is_class(at, Class::Conjunction));
    (leads && is_plain && reading.kind(open - 1) == Some(TokenKind::Word)).then_some(open)
}

/// "fell": whether a verb stands in the past, or an auxiliary.
fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let past = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form.is_any(VerbForm::PAST),
        _ => false,
    };
    reading.is_class(at, Class::Auxiliary) || reading.hits.at(at).any(past)
}

/// Which works run at a figure, as worded: "plants that supply the army", and for "those serving the navy" or "some" what those
/// are.
pub(super) fn works(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
    before: &[Draft<'_>],
) -> Option<String> {
    let reading = &analysis.reading;
    if let Some(part) = part_pronoun(reading, mention, window) {
        let those = last_plural(analysis, part)?;
        return Some(format!("{} {those}", reading.word(part)));
    }
    let end = end(reading, mention.first, mention, window)?;
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let start = start(reading, sentence..end, LONGEST_WORKS, is_clause_edge);
    let described = (start..end).find(|at| describes(reading, *at, start))?;
    if reading.is_class(start, Class::Demonstrative) && described == start + 1 {
        let those = antecedent(analysis, start, before)?;
        return Some(format!("{those} {}", wording(reading, described, end)));
    }
    let noun = noun_before(reading, described).filter(|noun| noun.start >= start)?;
    Some(wording(reading, noun.start, end))
}

/// "but some are at full capacity": the pronoun that opens the figure's clause.
fn part_pronoun(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<usize> {
    let opens = |at: &usize| *at == window.first || is_clause_edge(reading, at - 1);
    let is_part = |at: &usize| reading.is_class(*at, Class::PartPronoun) && is_finite(reading, at + 1);
    (window.first..mention.first).rev().filter(opens).find(is_part)
}

/// The noun phrase that ends before token `end`, without determiner and possessor.
pub(super) fn noun_before(reading: &Reading<'_>, end: usize) -> Option<Range<usize>> {
    let is_noun = |at: &usize| {
        is_noun_word(reading, *at)
            || reading.is_class(*at, Class::PluralModifier)
            || reading.is_hyphen(*at) && reading.touches(*at)
    };
    let least = end.saturating_sub(LONGEST_NOUN);
    // "leaked contracts worth $4 million": what stands against the word is a noun, whatever else it can be.
    let last = end.checked_sub(1).filter(|last| is_plural(reading, *last));
    let first = (least..last.unwrap_or(end)).rev().take_while(is_noun).last().or(last)?;
    Some(first..end)
}

/// Whether the words are a name: "Moscow paid $20 billion".
pub(super) fn names_actor(analysis: &Analysis<'_>, tokens: Range<usize>) -> bool {
    let mut named = analysis.actors().within(tokens.clone()).iter();
    named.any(|mention| {
        mention.form == MentionForm::Name && mention.first == tokens.start && mention.end >= tokens.end
    })
}

/// Whether a figure stands in the words: "fifteen countries paid".
pub(super) fn counts(analysis: &Analysis<'_>, tokens: Range<usize>) -> bool {
    let next = analysis.quantities.partition_point(|quantity| quantity.number < tokens.start);
    analysis.quantities.get(next).is_some_and(|quantity| quantity.number < tokens.end)
}

/// One past the last noun before the verb that the figure belongs to.
fn end(reading: &Reading<'_>, governed: usize, mention: &QuantityMention, window: Window) -> Option<usize> {
    let mut verb = governed.min(mention.first);
    let is_verb = |at: usize| is_finite(reading, at) && !is_determined(reading, at);
    while verb > window.first && !is_verb(verb) {
        verb -= 1;
    }
    // "Exports doubled"
    let last = mention.end - 1;
    let is_multiple = mention.kind == QuantityKind::Multiple && has_past_ending(reading, last);
    if verb == window.first && is_multiple {
        verb = mention.first;
    }
    // "The river peaked at 7 metres", "shares closed up 7 percent": a verb that no list knows before a level or a trend.
    let level = mention.first.checked_sub(2).filter(|at| *at > window.first && leads_to_level(reading, *at));
    if let Some(level) = level.filter(|_| verb == window.first) {
        verb = level;
    }
    let against = VerbChain::before(reading, verb).first;
    (window.first + 1..=verb).rev().find(|end| {
        let noun = is_noun_word(reading, end - 1)
            || reading.is_class(end - 1, Class::PluralModifier)
            || is_of_model(reading, end - 1)
            || *end == against && (is_bare_number(reading, end - 1) || is_sized(reading, end - 1))
            || *end == against && (is_determined(reading, end - 1) || is_plural(reading, end - 1));
        noun && !is_adverbial(reading, end - 1)
    })
}

/// "the 600 would weigh": a number that an article stands before, and no noun behind.
fn is_bare_number(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Number) && at > 0 && reading.is(at - 1, "the")
}

/// "a 152 mm shell": a word behind a unit is a noun, whatever else it can be.
fn is_sized(reading: &Reading<'_>, at: usize) -> bool {
    let unit = at.checked_sub(1).filter(|unit| reading.kind(*unit) == Some(TokenKind::Word));
    let is_unit = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Unit(_));
    let number = unit.and_then(|unit| unit.checked_sub(1));
    number
        .is_some_and(|at| reading.kind(at) == Some(TokenKind::Number) && reading.hits.at(at + 1).any(is_unit))
}

/// "the appeal", "its order": a word behind an article or a possessive is a noun, whatever else it can be.
fn is_determined(reading: &Reading<'_>, at: usize) -> bool {
    let before = |class| at > 0 && reading.is_class(at - 1, class);
    let owned = before(Class::PossessivePronoun) || before(Class::Article) || before(Class::Definite);
    let describes = [Class::Adjective, Class::EmptyAdjective, Class::Superlative];
    owned
        && reading.kind(at) == Some(TokenKind::Word)
        && !is_closed(reading, at)
        && !describes.iter().any(|class| reading.is_class(at, *class))
}

/// "peaked at", "stands at", "closed up": whether a word that can be a verb stands before one that leads to a level.
pub(super) fn leads_to_level(reading: &Reading<'_>, at: usize) -> bool {
    let leads = reading.is_any(at + 1, &["at", "to"]) || reading.is_class(at + 1, Class::Trend);
    let level = |hit: &plimsoll_lexicon::Hit| hit.meaning == Meaning::Grammar(Class::LevelVerb);
    leads && (has_past_ending(reading, at) || reading.hits.at(at).any(level))
}

/// "an Ilyushin-76": a number that a hyphen ties to a name.
fn is_of_model(reading: &Reading<'_>, at: usize) -> bool {
    at > 1
        && reading.kind(at) == Some(TokenKind::Number)
        && reading.touches(at)
        && reading.is_hyphen(at - 1)
        && reading.touches(at - 1)
        && reading.is_capital(at - 2)
}

/// The first token behind the nearest edge.
fn start(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    longest: usize,
    is_edge: fn(&Reading<'_>, usize) -> bool,
) -> usize {
    let least = tokens.start.max(tokens.end.saturating_sub(longest));
    (least..tokens.end).rev().find(|at| is_edge(reading, *at)).map_or(least, |at| at + 1)
}

/// "those making", "plants not working", "mills that supply": where the words begin that tell which are meant.
fn describes(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let at_verb = at + usize::from(reading.is_class(at, Class::Negation));
    let gerund = reading
        .find(at_verb, |hit| match hit.meaning {
            Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => {
                form.is_any(VerbForm::GERUND).then_some(())
            }
            _ => None,
        })
        .is_some();
    at > start && (gerund || reading.is_class(at, Class::Relative))
}

/// What "those" are: the works of the figure before, else the last plural that is counted anywhere.
fn antecedent(analysis: &Analysis<'_>, at: usize, before: &[Draft<'_>]) -> Option<String> {
    let working = |draft: &&Draft<'_>| draft.measure == Measure::Utilisation;
    let near = before.last().filter(working).and_then(|draft| draft.item.clone());
    near.or_else(|| last_plural(analysis, at))
}

fn last_plural(analysis: &Analysis<'_>, at: usize) -> Option<String> {
    let things = analysis.outline.things(at.saturating_sub(REACH)..at);
    let thing = things.iter().rev().find(|thing| thing.plural)?;
    noun_before(&analysis.reading, thing.end).map(|noun| wording(&analysis.reading, noun.start, noun.end))
}

fn without_possessor(reading: &Reading<'_>, subject: Range<usize>) -> Option<Range<usize>> {
    let possessor = subject
        .clone()
        .rev()
        .find(|at| reading.kind(*at) == Some(TokenKind::Possessive))
        .filter(|at| at + 1 < subject.end);
    let first = possessor.map_or(subject.start, |at| at + 1);
    (first < subject.end).then_some(first..subject.end)
}

/// "in general", "in total": nouns that belong to an adverbial.
fn is_adverbial(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.is(at - 1, "in") && reading.is_class(at, Class::AdverbialNoun)
}

pub(super) fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
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

fn is_edge(reading: &Reading<'_>, at: usize) -> bool {
    is_break(reading, at)
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_class(at, Class::Complementiser)
        || reading.is_class(at, Class::Relative)
        || reading.hits.is_speech_word(at, SpeechWord::Speaks)
        || says_plainly(reading, at)
}

/// "Insiders say each costs $4": a verb of saying in the plural, behind a noun in the plural.
fn says_plainly(reading: &Reading<'_>, at: usize) -> bool {
    let says = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::ReportingVerb { form, .. } => form.is_any(VerbForm::BASE),
        _ => false,
    };
    at > 0 && reading.has(at, Sort::Saying) && reading.hits.at(at).any(says) && is_plural(reading, at - 1)
}

/// A mark or a word between two clauses; "that" behind a noun begins none of its own.
fn is_clause_edge(reading: &Reading<'_>, at: usize) -> bool {
    let relative = at > 0 && reading.is_class(at, Class::Relative) && is_noun_word(reading, at - 1);
    is_break(reading, at) || reading.is_class(at, Class::Subordinator) && !relative
}

fn is_break(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
        || reading.is_class(at, Class::Conjunction)
}
