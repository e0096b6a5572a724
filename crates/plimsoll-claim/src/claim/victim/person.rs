//! Persons as a verb of fate has them: a figure, "a policeman", "the mayor", "his driver", "Colonel Mendez", a known name.

use std::ops::Range;

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, RoleKind};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::super::counted::is_elliptic;
use super::super::item::ItemFacts;
use super::name::{bare_name, is_closed, named, titled};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{Bound, NounPhrase, Quantity, QuantityKind, QuantityMention, singular};
use crate::{Analysis, Reading};

/// One member of a list of persons.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// First token of its words.
    pub(super) first: usize,
    /// Its noun phrase.
    pub(super) phrase: NounPhrase,
    pub(super) quantity: Quantity,
    pub(super) form: Form,
}

/// How a member of a list is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "three men"; whether its noun says that they are persons
    Figure(bool),
    /// "a policeman"
    Article,
    /// "the mayor", "his driver": its head noun
    Definite(String),
    /// "he": whoever was spoken of
    Pronoun,
    /// "the editor", "five privates", where no list knows the noun
    Unknown,
    /// By name: its words in small letters, and whether anything else says that it is a person's
    Named(Vec<String>, bool),
}

impl Part {
    pub(super) fn one(reading: &Reading<'_>, first: usize, phrase: NounPhrase, form: Form) -> Self {
        Self { first, phrase, quantity: one(reading, first, phrase.end), form }
    }

    /// A noun phrase with an article that no list knows.
    pub(super) fn unknown(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let opens = reading.is_class(at, Class::Indefinite)
            || reading.is_class(at, Class::Definite)
            || reading.is_class(at, Class::PossessivePronoun);
        let phrase = if opens { NounPhrase::plain_at(reading, at + 1) } else { None }?;
        Some(Self::one(reading, at, phrase, Form::Unknown))
    }

    /// One past its last token.
    pub(super) fn end(&self) -> usize {
        self.phrase.end
    }

    /// Whether it points at somebody by a definite noun or a name.
    pub(super) fn points(&self) -> bool {
        matches!(self.form, Form::Definite(_) | Form::Named(..) | Form::Pronoun)
    }
}

/// The member of a list of persons that begins at token `at`.
pub(super) fn part_at(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    figure(analysis, at)
        .or_else(|| article(analysis, at))
        .or_else(|| named(analysis, at))
        .or_else(|| definite(&analysis.reading, at))
        .or_else(|| titled(&analysis.reading, at))
        .or_else(|| bare_name(analysis, at))
        .or_else(|| pronoun(&analysis.reading, at))
}

fn figure_at<'a>(analysis: &'a Analysis<'_>, at: usize) -> Option<&'a QuantityMention> {
    let quantities = &analysis.quantities;
    quantities.get(quantities.partition_point(|other| other.first < at)).filter(|next| next.first == at)
}

/// "at least three men", "two others", "five", "all four", "his two sons".
fn figure(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    let reading = &analysis.reading;
    let points = reading.is_class(at, Class::Definite) || reading.is_class(at, Class::PossessivePronoun);
    let mention = figure_at(analysis, at + usize::from(points))?;
    if mention.unit.is_some() || mention.kind != QuantityKind::Plain {
        return None;
    }
    let bare = NounPhrase { first: mention.number, head: mention.end - 1, end: mention.end };
    let phrase = mention.phrase.unwrap_or(bare);
    let facts = mention.phrase.map(|phrase| ItemFacts::of_phrase(reading, phrase)).unwrap_or_default();
    let are_persons =
        facts.unit.as_deref() == Some("person") || is_role(reading, phrase.first..phrase.head + 1);
    let form = match (are_persons, is_elliptic(analysis, mention)) {
        (false, false) => Form::Unknown,
        (are_persons, _) => Form::Figure(are_persons),
    };
    Some(Part { first: mention.first, phrase, quantity: mention.quantity.clone(), form })
}

/// "a policeman", "another insurgent".
fn article(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    let reading = &analysis.reading;
    if !reading.is_class(at, Class::Indefinite) || figure_at(analysis, at).is_some() {
        return None;
    }
    let phrase = person_at(reading, behind_age(reading, at + 1))?;
    Some(Part { quantity: one(reading, at, at + 1), ..Part::one(reading, at, phrase, Form::Article) })
}

/// One past "35-year-old" at token `at`, else `at`.
fn behind_age(reading: &Reading<'_>, at: usize) -> usize {
    let age = reading.kind(at) == Some(TokenKind::Number) && reading.is(at + 4, "old");
    let tied = reading.is_hyphen(at + 1) && reading.is_hyphen(at + 3);
    if age && tied { at + 5 } else { at }
}

/// "the mayor of Tavia", "his driver"; "the mayor's office" is no person.
fn definite(reading: &Reading<'_>, at: usize) -> Option<Part> {
    let points = reading.is_class(at, Class::PossessivePronoun)
        || reading.is_class(at, Class::Definite) && !reading.is_class(at, Class::Conjunction);
    let phrase = if points { person_at(reading, at + 1) } else { None }?;
    let owns = reading.kind(phrase.head + 1) == Some(TokenKind::Possessive);
    let head = reading.word(phrase.head);
    let form = Form::Definite(singular(&head.to_lowercase()));
    (!owns && !reading.is_capital(phrase.head)).then(|| Part::one(reading, at, phrase, form))
}

/// "he", "killing her"; "her" before a noun is whose it is.
fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Part> {
    let subject = reading.is_class(at, Class::PersonPronoun) && !reading.is_class(at, Class::Relative);
    let speaks = reading.word(at).len() == 1;
    let owns = reading.kind(at + 1) == Some(TokenKind::Word)
        && reading.is_class(at, Class::PossessivePronoun)
        && !is_closed(reading, at + 1);
    let object = reading.is_class(at, Class::ObjectPronoun) && !owns;
    let phrase = NounPhrase { first: at, head: at, end: at + 1 };
    (object || subject && !speaks).then(|| Part::one(reading, at, phrase, Form::Pronoun))
}

/// The one person whose noun phrase begins at `at`: of "a leader and other rebels" the leader.
fn person_at(reading: &Reading<'_>, at: usize) -> Option<NounPhrase> {
    let phrase = NounPhrase::at(reading, at)?;
    let joint = (at + 1..phrase.head).find(|at| reading.is_class(*at, Class::Addition));
    let first = joint.map(|joint| NounPhrase { head: joint - 1, end: joint, ..phrase });
    [Some(phrase), first].into_iter().flatten().find(|phrase| is_person(reading, *phrase))
}

/// A noun of persons, by the word lists or by what people are.
fn is_person(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    // "A large number of rebels" is more than one.
    let phrase = NounPhrase { end: phrase.head + 1, ..phrase };
    if is_plural(reading, phrase.head) {
        return false;
    }
    ItemFacts::of_phrase(reading, phrase).unit.as_deref() == Some("person")
        || is_role(reading, phrase.first..phrase.head + 1)
}

/// Whether the words end in what a person can be: "mayor", "police chief".
pub(in super::super) fn is_role(reading: &Reading<'_>, mut phrase: Range<usize>) -> bool {
    let end = phrase.end;
    let is_persons = |kind| matches!(kind, RoleKind::Title | RoleKind::Office | RoleKind::Source);
    phrase.any(|at| {
        let hits = reading.hits.at(at).iter();
        let mut ending = hits.filter(|hit| hit.end() == end);
        ending.any(|hit| matches!(hit.meaning, Meaning::Role(kind) if is_persons(kind)))
    })
}

/// The figure of one person, worded as the tokens from `first` up to `end`.
fn one(reading: &Reading<'_>, first: usize, end: usize) -> Quantity {
    Quantity {
        low: Some(Decimal::ONE),
        high: Some(Decimal::ONE),
        approximate: false,
        bound: Bound::Exact,
        text: reading.span(first, end).of(reading.text).into(),
    }
}
