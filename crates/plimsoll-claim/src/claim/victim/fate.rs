//! Whom a verb of fate befalls: its object ("killed a guard and two drivers"), or its subject ("a guard was killed").

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::super::Measure;
use super::super::item::ItemFacts;
use super::list::{List, addition_end, reach};
use super::name::is_name_word;
use super::person::{Form, Part, is_role};
use crate::measure::{Governor, VerbChain, is_condition};
use crate::quantity::noun_phrase::{has_past_ending, is_verb, verb_form};
use crate::{Analysis, Reading};

/// Tokens before a verb in which its subject begins.
const REACH: usize = 24;
/// Commas looked back over for what opens an apposition.
const MOST_BRACKETED: usize = 3;
/// Tokens before a noun of fate in which a word can say that it has not come to pass.
const NEAR: usize = 4;

/// Whether words say what became of persons.
pub(super) fn tells_fate(words: &Governor) -> bool {
    words.frame == Frame::Victim
        && words.rule != "measure.phrase"
        && matches!(words.measure, Measure::Killed | Measure::Injured | Measure::Affected)
}

/// The persons that `words` speak of. Only a verb that befalls nobody else makes a person of an unknown name: towns are
/// captured as well.
pub(super) fn list(analysis: &Analysis<'_>, words: &Governor) -> Option<List> {
    let list = persons(analysis, words)?;
    let has_unknown = list.parts.iter().any(|part| matches!(part.form, Form::Named(_, false)));
    let befalls_others = || analysis.outline.at(words.first, |other| other.frame != Frame::Victim).is_some();
    let is_bare = list.parts.iter().all(|part| part.form == Form::Figure(false));
    if is_bare && befalls_others() && follows_things(analysis, list.first()) {
        return None;
    }
    (!has_unknown || words.personal && !befalls_others()).then_some(list)
}

/// "found 4,400 crates; 600 were seized": whether the figure before token `at`, in its sentence or the one before, counts things.
fn follows_things(analysis: &Analysis<'_>, at: usize) -> bool {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first < at);
    let Some(last) = next.checked_sub(1).map(|last| &analysis.quantities[last]) else { return false };
    let Some(phrase) = last.phrase.filter(|_| last.unit.is_none()) else { return false };
    let unit = ItemFacts::of_phrase(reading, phrase).unit;
    let is_thing =
        unit.is_some_and(|unit| unit != "person" && !is_role(reading, phrase.first..phrase.head + 1));
    is_thing && reading.sentence_at(last.first) + 1 >= reading.sentence_at(at)
}

fn persons(analysis: &Analysis<'_>, words: &Governor) -> Option<List> {
    if is_subjects(&analysis.reading, words) {
        return subjects(analysis, words);
    }
    let is_noun = words.rule == "measure.noun";
    let of = is_noun && analysis.reading.is(words.end, "of");
    if is_noun && !of {
        return None;
    }
    let at = words.end + usize::from(of);
    if !analysis.reading.in_one_sentence(words.first, at) {
        return None;
    }
    let list =
        List::at(analysis, at).filter(|list| list.parts.iter().any(|part| part.form != Form::Unknown))?;
    let most = list.parts.len() - 1;
    if most > 0 && is_subject_of_another(&analysis.reading, &list) {
        return List::of_at_most(analysis, at, most);
    }
    Some(list)
}

/// "Killed a man and a guard was hurt": the last of the list begins another clause.
fn is_subject_of_another(reading: &Reading<'_>, list: &List) -> bool {
    let at = list.end();
    let finite = verb_form(reading, at).is_some_and(|form| form.is_any(VerbForm::PAST.or(VerbForm::THIRD)));
    reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Modal) || finite
}

/// Whether what the words speak of has happened, by their form: "to kill", "would kill", "the attempted murder" have not.
pub(super) fn has_come_to_pass(reading: &Reading<'_>, words: &Governor) -> bool {
    let is_attempt = |at: usize| reading.is_class(at, Class::Attempt);
    if words.rule == "measure.noun" {
        let start = words.first.saturating_sub(NEAR);
        return !(start..words.first).any(|at| is_attempt(at) && reading.in_one_sentence(at, words.first));
    }
    let chain = VerbChain::before(reading, words.first);
    let before = chain.first.checked_sub(1);
    let told =
        words.form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE).or(VerbForm::THIRD).or(VerbForm::GERUND));
    let depends = before
        .is_some_and(|at| is_attempt(at) || words.form.is_any(VerbForm::GERUND) && is_verb(reading, at));
    told && !chain.infinitive && !chain.modal && !depends && !is_conditional(reading, words.first)
}

/// "The death of the mayor in an ambush": a noun of death in a sentence that tells of violence.
pub(super) fn is_brought_about(reading: &Reading<'_>, words: &Governor) -> bool {
    let sentence = &reading.sentences[reading.sentence_at(words.first)].tokens;
    let near = words.end..sentence.end.min(words.end + REACH);
    words.rule == "measure.noun"
        && words.measure == Measure::Killed
        && near.into_iter().any(|at| reading.is_class(at, Class::Violence))
}

/// "If the mayor is killed, …": behind a word of condition and no comma.
fn is_conditional(reading: &Reading<'_>, verb: usize) -> bool {
    let start = reading.sentences[reading.sentence_at(verb)].tokens.start.max(verb.saturating_sub(REACH));
    (start..verb).rev().take_while(|at| !reading.is_mark(*at, ',')).any(|at| is_condition(reading, at))
}

/// "was killed", "was confirmed killed", "died": what suffers stands before the verb.
fn is_subjects(reading: &Reading<'_>, words: &Governor) -> bool {
    words.rule == "measure.verb"
        && (is_passive(reading, words) || !crate::measure::has_object(reading, words.end))
}

pub(super) fn is_passive(reading: &Reading<'_>, words: &Governor) -> bool {
    words.form.is_any(VerbForm::PARTICIPLE) && VerbChain::before(reading, verb(reading, words)).be
}

/// The verb, or what is believed of it: "was confirmed killed".
fn verb(reading: &Reading<'_>, words: &Governor) -> usize {
    let before = words.first.checked_sub(1);
    before.filter(|at| reading.is_class(*at, Class::Belief)).unwrap_or(words.first)
}

/// The list before a verb, which it reaches but for a phrase or an apposition: the longest whose subject it can be.
fn subjects(analysis: &Analysis<'_>, words: &Governor) -> Option<List> {
    let reading = &analysis.reading;
    let verb = VerbChain::before(reading, verb(reading, words)).first;
    let passive = is_passive(reading, words);
    // "The mayor died" is the course of nature; "the mayor was killed" is a deed.
    let fits = |list: &List| {
        // "three dead, among them a child, and 14 wounded": a bare figure against its fate stands alone.
        let is_apart =
            list.parts.len() > 1 && list.parts.last().is_some_and(|last| last.form == Form::Figure(false));
        passive || !list.parts.iter().any(Part::points) && !is_apart
    };
    let relative = verb.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Relative));
    // "It was built for 120, according to its owner, who was held": what is bracketed is no apposition.
    let is_aside =
        |at: &usize| reading.is_class(at + 1, Class::Preposition) || reading.has(at + 1, Sort::Saying);
    let mut openings = (1..=MOST_BRACKETED)
        .scan(verb, |at, _| opening(reading, at))
        .take_while(|at| !relative || !is_aside(at));
    let list =
        before(analysis, verb, false).or_else(|| openings.find_map(|at| before(analysis, at, relative)));
    let killed = passive && words.measure == Measure::Killed;
    let list = list.or_else(|| first_subject(analysis, verb).filter(|_| killed));
    list.filter(fits).map(|list| if passive { accompanied(analysis, list, words.end) } else { list })
}

/// "The guard drew his knife and was killed": one subject of two verbs, at the head of the sentence.
fn first_subject(analysis: &Analysis<'_>, verb: usize) -> Option<List> {
    let reading = &analysis.reading;
    let start = reading.sentences[reading.sentence_at(verb)].tokens.start;
    let joined = verb > start + 2 && verb - start <= REACH && reading.is_class(verb - 1, Class::Addition);
    let list = List::at(analysis, start).filter(|_| joined)?;
    let end = list.end();
    let other = end < verb - 1 && (has_past_ending(reading, end) || is_verb(reading, end));
    let alone = !(end..verb).any(|at| is_edge(reading, at) || reading.is_mark(at, ','));
    (list.parts.len() == 1 && other && alone).then_some(list)
}

/// "The leader was detained along with two guards": who is told behind the verb belongs to the list.
fn accompanied(analysis: &Analysis<'_>, mut list: List, at: usize) -> List {
    let reading = &analysis.reading;
    let with =
        addition_end(reading, at).filter(|end| *end > at + 1 && reading.in_one_sentence(list.first(), *end));
    if let Some(others) = with.and_then(|end| List::at(analysis, end)) {
        list.parts.extend(others.parts);
    }
    list
}

/// The list that ends at token `end`, but for a phrase. `relative`: whether "who" goes on with it, whatever it is in its own
/// clause: "the arms of Omar Wali, who was arrested".
fn before(analysis: &Analysis<'_>, end: usize, relative: bool) -> Option<List> {
    let reading = &analysis.reading;
    let start = reading.sentences[reading.sentence_at(end)].tokens.start.max(end.saturating_sub(REACH));
    let edge = (start..end).rev().find(|at| is_edge(reading, *at)).map_or(start, |at| at + 1);
    (edge..end).filter(|at| begins(reading, *at, edge, relative)).find_map(|at| {
        let list = List::at(analysis, at)?;
        let is_known = list.parts.iter().any(|part| part.form != Form::Unknown);
        // "killed a man and his son, and three others were hurt": who is joined to an object is no subject.
        let joined = at > edge && reading.is_class(at - 1, Class::Addition);
        if joined && list.parts.len() > 1 && (edge..at).any(|at| has_past_ending(reading, at)) {
            return None;
        }
        let behind = reach(reading, &list);
        // "rose to 47 as crews reached villages that were cut off": "that" goes on with the object of another verb.
        let is_other = relative && (behind..end).any(|at| has_past_ending(reading, at));
        (is_known && !is_other && joins(reading, behind, end)).then_some(list)
    })
}

/// The comma that opens what a comma, or "who", before token `at` closes: "Juan Lopez, mayor of Tavia, was killed".
fn opening(reading: &Reading<'_>, at: &mut usize) -> Option<usize> {
    let close = at.checked_sub(1)?;
    let relative = reading.is_class(close, Class::Relative);
    if !relative && !reading.is_mark(close, ',') && !reading.is_mark(*at, ',') {
        return None;
    }
    let start = reading.sentences[reading.sentence_at(close)].tokens.start.max(close.saturating_sub(REACH));
    let comma = if relative && !reading.is_mark(close.checked_sub(1)?, ',') {
        Some(close)
    } else {
        (start..close).rev().find(|at| reading.is_mark(*at, ','))
    };
    *at = comma?;
    comma
}

/// Whether a subject can begin at token `at`: not behind a preposition, nor inside a noun phrase.
fn begins(reading: &Reading<'_>, at: usize, edge: usize, relative: bool) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| at > edge) else { return true };
    let inside = [Class::Determiner, Class::PossessivePronoun, Class::Pronoun];
    let is = |class| reading.is_class(before, class) && !reading.is_class(before, Class::Addition);
    // "Officials confirmed a leader was killed."
    let says = reading.hits.at(before).any(|hit| matches!(hit.meaning, Meaning::ReportingVerb { .. }));
    let is_verb = is_verb(reading, before) || has_past_ending(reading, before);
    let is_object = is(Class::Preposition) || is_verb && !says;
    let is_inside = inside.into_iter().any(is)
        || is_name_word(reading, before) && is_name_word(reading, at)
        || reading.is_hyphen(before)
        || [before, at].into_iter().any(|at| reading.kind(at) == Some(TokenKind::Possessive));
    !is_inside && (relative || !is_object)
}

/// Whether only a phrase stands between the end of a subject and its verb.
fn joins(reading: &Reading<'_>, end: usize, verb: usize) -> bool {
    end == verb
        || end < verb
            && reading.is_class(end, Class::Preposition)
            && !(end..verb).any(|at| {
                matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
                    || reading.is_class(at, Class::Addition)
            })
}

/// Behind what another subject begins.
fn is_edge(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if !matches!(mark, '-' | ','))
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_class(at, Class::Complementiser)
}
