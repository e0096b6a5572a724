//! What is counted: its class and unit, by the word lists or by its form.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, tables};
use plimsoll_text::TokenKind;

use super::Measure;
use crate::Reading;
use crate::measure::Thing;
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{NounPhrase, QuantityMention, singular};

/// Tokens of "have already been lost" behind lives.
const LONGEST_CHAIN: usize = 5;
/// Tokens of a type before its noun: "Su-30 MKI multi-role".
const LONGEST_TYPE: usize = 7;

/// What is known of a counted thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ItemFacts {
    pub(super) class: Option<String>,
    pub(super) unit: Option<String>,
    /// Whether it holds other things.
    pub(super) holds: bool,
    /// What a count of it measures where no verb tells.
    pub(super) measure: Option<Measure>,
}

impl ItemFacts {
    /// Seats, votes and points are won, and change no hands.
    pub(super) fn is_of_vote(&self) -> bool {
        matches!(self.unit.as_deref(), Some("seat" | "vote" | "point"))
    }

    /// Of persons nobody calls by a noun: "23 are missing".
    pub(super) fn person() -> Self {
        Self { class: Some("person".to_string()), unit: Some("person".to_string()), ..Self::default() }
    }

    /// Of a thing named without a figure.
    pub(super) fn of_thing(reading: &Reading<'_>, thing: &Thing) -> Self {
        let head = thing.end - 1;
        let item = of_type(reading, 0, head).unwrap_or_else(|| reading.lexicon.item(thing.item));
        let facts = Self::from(item);
        let unit = facts.unit.clone().or_else(|| singular_head(reading, head));
        Self { unit, ..facts }
    }

    /// Of a quantity's noun phrase.
    pub(super) fn of(reading: &Reading<'_>, mention: &QuantityMention) -> Self {
        if let Some(lives) = lives(reading, mention) {
            return lives;
        }
        mention.phrase.map(|phrase| Self::of_phrase(reading, phrase)).unwrap_or_default()
    }

    /// Of a noun phrase: its head decides, an of-phrase refines it, words such as "rocket" or "152 mm" decide its class.
    pub(super) fn of_phrase(reading: &Reading<'_>, phrase: NounPhrase) -> Self {
        let phrase = first_of_two(reading, phrase);
        let head = of_type(reading, phrase.first, phrase.head)
            .or_else(|| item_ending(reading, phrase.first, phrase.head + 1));
        let chained =
            (phrase.head + 2..=phrase.end).rev().find_map(|end| item_ending(reading, phrase.head + 1, end));
        let head = head.filter(|_| !is_body_of_thing(reading, phrase));
        let mut facts = match (head, chained) {
            (Some(item), _) if item.holds => return Self::from(item),
            (Some(item), Some(refined))
                if item.unit == refined.unit && refined.class.as_deref() != Some("other") =>
            {
                Self::from(refined)
            }
            // "three crates of shells": how many shells that is nobody tells.
            (None, Some(content)) if reading.is_class(phrase.head, Class::Packing) => Self {
                class: Some("other".to_string()),
                unit: singular_head(reading, phrase.head),
                ..Self::from(content)
            },
            (Some(item), _) | (None, Some(item)) => Self::from(item),
            (None, None) if is_demonym(reading, phrase.head) => Self::person(),
            (None, None) => Self { unit: singular_head(reading, phrase.head), ..Self::default() },
        };
        facts.unit = facts.unit.or_else(|| singular_head(reading, phrase.head));
        for at in phrase.first..phrase.end {
            let with = reading.find(at, |hit| match hit.meaning {
                Meaning::ItemWith(item) => Some(reading.lexicon.item(item)),
                _ => None,
            });
            if let Some(item) = with.filter(|item| item.unit == facts.unit) {
                facts.class.clone_from(&item.class);
            }
        }
        facts
    }
}

/// "attack drones and decoys": of two nouns in the plural the first tells what is counted.
fn first_of_two(reading: &Reading<'_>, phrase: NounPhrase) -> NounPhrase {
    let joint = (phrase.first + 1..phrase.head).find(|at| reading.is(*at, "and"));
    // "weapons and ammunition pieces"
    let of_both = reading.is_any(phrase.head, &["pieces", "items", "units", "parts"]);
    let first = joint.map(|joint| joint - 1).filter(|_| !of_both).filter(|noun| {
        let is_item = |hit: &Hit| matches!(hit.meaning, Meaning::Item(_));
        is_plural(reading, *noun) && reading.hits.at(*noun).any(is_item)
    });
    first.map_or(phrase, |head| NounPhrase { head, end: head + 1, ..phrase })
}

/// "shell bodies", "UN bodies": what a thing or letters before them name are no dead.
fn is_body_of_thing(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    let before = phrase.head.checked_sub(1).filter(|at| *at >= phrase.first);
    let is_thing = |hit: &Hit| match hit.meaning {
        Meaning::Item(item) => reading.lexicon.item(item).unit.as_deref() != Some("person"),
        _ => false,
    };
    reading.is_any(phrase.head, &["body", "bodies"])
        && before.is_some_and(|at| {
            let is_word = |hit: &Hit| hit.len == 1 && is_thing(hit);
            reading.is_acronym(at) && !reading.is_shouted(phrase.head) || reading.hits.at(at).any(is_word)
        })
}

/// "claimed 31 lives", "31 lives were lost": as many dead. Lives that are saved or changed count nobody.
fn lives(reading: &Reading<'_>, mention: &QuantityMention) -> Option<ItemFacts> {
    let phrase = mention.phrase.filter(|phrase| reading.is_class(phrase.head, Class::Life))?;
    let is_toll = |at: usize| reading.is_class(at, Class::Toll) && reading.in_one_sentence(mention.first, at);
    // "claimed a further eight lives"
    let further = mention.first > 0 && reading.is_class(mention.first - 1, Class::EmptyAdjective);
    let are_lost = (mention.first.saturating_sub(2)..mention.first).any(is_toll)
        || further && mention.first.checked_sub(3).is_some_and(is_toll)
        || (phrase.end..phrase.end + LONGEST_CHAIN)
            .any(|at| is_toll(at) && reading.is_class(at - 1, Class::Be));
    let facts = ItemFacts { measure: Some(Measure::Killed), ..ItemFacts::person() };
    Some(if are_lost { facts } else { ItemFacts::default() })
}

impl From<&tables::Item> for ItemFacts {
    fn from(item: &tables::Item) -> Self {
        Self {
            class: item.class.clone(),
            unit: item.unit.clone(),
            holds: item.holds,
            measure: item.measure.as_deref().and_then(Measure::named),
        }
    }
}

/// The longest item of the word lists that ends before token `end`, beginning at or after `first`.
fn item_ending<'a>(reading: &Reading<'a>, first: usize, end: usize) -> Option<&'a tables::Item> {
    let lexicon = reading.lexicon;
    (first.max(end.saturating_sub(6))..end).find_map(|at| {
        reading.find(at, |hit| match hit.meaning {
            Meaning::Item(item) if hit.end() == end || is_variant(reading, hit.end(), end) => {
                Some(lexicon.item(item))
            }
            _ => None,
        })
    })
}

/// Tokens of what tells a variant: "-M", "Cs".
const LONGEST_VARIANT: usize = 3;

/// "Rafale-M", "F-16Cs", "Su-30MKI": capitals or digits tied to the name of a type.
fn is_variant(reading: &Reading<'_>, name: usize, end: usize) -> bool {
    let is_tied = |at: usize| {
        let is_letter = reading.is_capital(at) || reading.kind(at) == Some(TokenKind::Number);
        reading.touches(at) && (is_letter || reading.is_hyphen(at))
    };
    name < end && end - name <= LONGEST_VARIANT && !reading.is_hyphen(end - 1) && (name..end).all(is_tied)
}

/// "14 MiG-29 fighters", "Gripen jets and fighters": the item that a noun is only behind a type of it, which begins at or after
/// `first`.
fn of_type<'a>(reading: &Reading<'a>, first: usize, head: usize) -> Option<&'a tables::Item> {
    let item = reading.find(head, |hit| match hit.meaning {
        Meaning::ItemOfType(item) if hit.len == 1 => Some(reading.lexicon.item(item)),
        _ => None,
    })?;
    let is_like = |hit: &Hit| match hit.meaning {
        Meaning::Item(like) => reading.lexicon.item(like).class == item.class,
        _ => false,
    };
    let before = first.max(head.saturating_sub(LONGEST_TYPE))..head;
    let mut before = before.rev().take_while(|at| is_of_name(reading, *at));
    let is_named = before.any(|at| is_designation(reading, at) || reading.hits.at(at).any(is_like));
    (is_named || flies(reading, head)).then_some(item)
}

/// Tokens on either side of a noun in which its sentence tells that it flies.
const SKY: usize = 12;

/// "shot down 18 fighters", "114 fighters and 78 bombers": whether the sentence speaks of what flies beside the noun at token `head`.
fn flies(reading: &Reading<'_>, head: usize) -> bool {
    let is_person = |at: usize| at > 0 && reading.hits.at(at - 1).any(|hit| hit.len == 2 && is_item(hit));
    let of_type = |at: usize| {
        reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ItemOfType(_)) && hit.len == 1)
    };
    let is_beside = |at: usize| {
        let tells = reading.is_class(at, Class::Aerial);
        (tells || reading.is_class(head, Class::Aerial) && of_type(at)) && !is_person(at)
    };
    let near = head.saturating_sub(SKY)..head + SKY;
    !is_person(head)
        && near.into_iter().any(|at| at != head && reading.in_one_sentence(head, at) && is_beside(at))
}

/// Whether an entry is a counted thing.
fn is_item(hit: &Hit) -> bool {
    matches!(hit.meaning, Meaning::Item(_))
}

/// Whether a token can stand in a noun phrase before its head.
fn is_of_name(reading: &Reading<'_>, at: usize) -> bool {
    let ends = [Class::Preposition, Class::Determiner, Class::Auxiliary, Class::Modal];
    match reading.kind(at) {
        Some(TokenKind::Word) => !ends.iter().any(|class| reading.is_class(at, *class)),
        Some(TokenKind::Number | TokenKind::Mark('-' | '/')) => true,
        _ => false,
    }
}

/// "MiG-29", "F/A-18": digits that a hyphen ties to letters.
fn is_designation(reading: &Reading<'_>, at: usize) -> bool {
    at >= 2
        && reading.kind(at) == Some(TokenKind::Number)
        && reading.touches(at)
        && reading.is_hyphen(at - 1)
        && reading.touches(at - 1)
        && reading.is_capital(at - 2)
}

/// "two Israelis", "12 Mexicans": an adjective of a country that is a head is its people.
pub(super) fn is_demonym(reading: &Reading<'_>, head: usize) -> bool {
    reading.hits.at(head).any(|hit| hit.len == 1 && matches!(hit.meaning, Meaning::ActorAdjective(_)))
}

/// The singular of an unknown head noun, in small letters; none for what is no noun.
fn singular_head(reading: &Reading<'_>, head: usize) -> Option<String> {
    let word = reading.word(head);
    let is_word = word.chars().all(char::is_alphabetic) && word.len() > 2 && !reading.is_capital(head);
    is_word.then(|| singular(&word.to_lowercase()))
}
