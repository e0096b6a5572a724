//! Victims told one by one: "killed a policeman", "an insurgent was captured": the article is a figure of one where a verb
//! of killing, hurting or seizing says what became of a person. Everywhere else an article counts nothing.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Frame, RoleKind};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::Measure;
use super::item::ItemFacts;
use crate::measure::{Governor, VerbChain};
use crate::quantity::noun_phrase::{is_plural, verb_form};
use crate::quantity::{Bound, Elided, NounPhrase, Quantity, QuantityKind, QuantityMention, wording};
use crate::{Analysis, Reading};

/// Tokens before a verb in which the article of its subject stands.
const REACH: usize = 12;
/// Victims joined behind one verb: "killed a guard, a driver and a passer-by".
const MOST_JOINED: usize = 4;

/// The victims that articles count, in order.
pub(super) fn victims(analysis: &Analysis<'_>) -> Vec<QuantityMention> {
    let mut found: Vec<QuantityMention> = Vec::new();
    for words in analysis.outline.words().iter().filter(|words| tells_fate(words)) {
        if is_subjects(&analysis.reading, words) {
            found.extend(subject(analysis, words));
        } else {
            objects(analysis, words, &mut found);
        }
    }
    found.sort_by_key(|mention| mention.first);
    found.dedup_by_key(|mention| mention.first);
    found
}

/// The mentions of figures and of single victims, in order; where both begin together the figure stays.
pub(super) fn merged<'a>(
    figures: &'a [QuantityMention],
    victims: &'a [QuantityMention],
) -> Vec<&'a QuantityMention> {
    let mut all: Vec<&QuantityMention> = figures.iter().chain(victims).collect();
    all.sort_by_key(|mention| mention.first);
    all.dedup_by_key(|mention| mention.first);
    all
}

fn tells_fate(words: &Governor) -> bool {
    words.frame == Frame::Victim
        && words.rule != "measure.phrase"
        && matches!(words.measure, Measure::Killed | Measure::Injured | Measure::Affected)
}

/// "was killed", "died": what suffers stands before the verb.
fn is_subjects(reading: &Reading<'_>, words: &Governor) -> bool {
    let passive = words.form.is_any(VerbForm::PARTICIPLE) && VerbChain::before(reading, words.first).be;
    words.rule == "measure.verb" && (passive || !crate::measure::has_object(reading, words.end))
}

/// "killed a policeman and a guard", "the murder of a judge".
fn objects(analysis: &Analysis<'_>, words: &Governor, found: &mut Vec<QuantityMention>) {
    let reading = &analysis.reading;
    let mut at = words.end;
    if words.rule == "measure.noun" {
        if !reading.is(at, "of") {
            return;
        }
        at += 1;
    }
    for _ in 0..MOST_JOINED {
        if let Some(victim) = one(analysis, at) {
            at = victim.end;
            found.push(victim);
        } else if let Some(figure) = figure_at(analysis, at) {
            at = figure.end;
        } else {
            return;
        }
        match joint(reading, at) {
            Some(next) => at = next,
            None => return,
        }
    }
}

fn figure_at<'a>(analysis: &'a Analysis<'_>, at: usize) -> Option<&'a QuantityMention> {
    let quantities = &analysis.quantities;
    quantities.get(quantities.partition_point(|other| other.first < at)).filter(|next| next.first == at)
}

/// One past "and", ", and" or "as well as" at token `at`.
fn joint(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(reading.is_mark(at, ','));
    let word = usize::from(reading.is_class(at + comma, Class::Conjunction));
    (comma + word > 0).then_some(at + comma + word)
}

/// "An insurgent in the area was killed": the article before the verb, nothing but its noun phrase between.
fn subject(analysis: &Analysis<'_>, words: &Governor) -> Option<QuantityMention> {
    let reading = &analysis.reading;
    let verb = VerbChain::before(reading, words.first).first;
    let start = reading.sentences[reading.sentence_at(verb)].tokens.start.max(verb.saturating_sub(REACH));
    let at =
        (start..verb).rev().take_while(|at| !is_edge(reading, *at)).filter(|at| is_one(reading, *at)).find(
            |at| !at.checked_sub(1).is_some_and(|before| reading.is_class(before, Class::Preposition)),
        )?;
    one(analysis, at).filter(|victim| victim.end == verb || reading.is_class(victim.end, Class::Preposition))
}

fn is_edge(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_class(at, Class::Relative)
        || verb_form(reading, at).is_some_and(VerbForm::is_finite)
}

/// Whether token `at` counts one: "a", "an", "another".
fn is_one(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Indefinite)
}

/// The person that an article at `at` counts.
fn one(analysis: &Analysis<'_>, at: usize) -> Option<QuantityMention> {
    let reading = &analysis.reading;
    if !is_one(reading, at) || figure_at(analysis, at).is_some() {
        return None;
    }
    let phrase = NounPhrase::at(reading, at + 1).filter(|phrase| is_person(reading, *phrase))?;
    Some(mention(reading, at, phrase))
}

/// A noun of persons, by the word lists or by what people are.
fn is_person(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    // "A large number of rebels" and "a leader and other rebels" are more than one.
    let phrase = NounPhrase { end: phrase.head + 1, ..phrase };
    if is_plural(reading, phrase.head) {
        return false;
    }
    ItemFacts::of_phrase(reading, phrase).unit.as_deref() == Some("person")
        || is_role(reading, phrase.first..phrase.head + 1)
}

/// Whether the words end in what a person can be: "mayor", "police chief".
pub(super) fn is_role(reading: &Reading<'_>, mut phrase: Range<usize>) -> bool {
    let end = phrase.end;
    let is_persons = |kind| matches!(kind, RoleKind::Title | RoleKind::Office | RoleKind::Source);
    phrase.any(|at| {
        let hits = reading.hits.at(at).iter();
        let mut ending = hits.filter(|hit| hit.end() == end);
        ending.any(|hit| matches!(hit.meaning, Meaning::Role(kind) if is_persons(kind)))
    })
}

fn mention(reading: &Reading<'_>, at: usize, phrase: NounPhrase) -> QuantityMention {
    let span = reading.span(at, at + 1);
    QuantityMention {
        quantity: Quantity {
            low: Some(Decimal::ONE),
            high: Some(Decimal::ONE),
            approximate: false,
            bound: Bound::Exact,
            text: span.of(reading.text).to_string(),
        },
        kind: QuantityKind::Plain,
        unit: None,
        rate: None,
        item: Some(wording(reading, phrase.first, phrase.end)),
        change: None,
        compared: false,
        elided: Elided::default(),
        span,
        unit_span: None,
        item_span: Some(reading.span(phrase.first, phrase.end)),
        phrase: Some(phrase),
        first: at,
        number: at,
        end: phrase.end,
    }
}
