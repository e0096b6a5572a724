//! Whose name is whose, over reports that call one person by more or fewer names.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Event;
use plimsoll_claim::event::{ActorKind, EventActor};

/// A name in small letters and digits alone, its words apart: "kim jong un".
pub(super) fn folded(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            letter if letter.is_alphanumeric() => words.push(letter),
            _ if words.is_empty() || words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// The names of all actors, and the fuller name that a shorter one stands for.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Of a word, the names of more words that have it.
    fuller: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    pub(super) fn of(events: &[Event]) -> Self {
        let mut fuller: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let persons = events.iter().flat_map(|event| &event.actors).filter(|actor| is_person(actor));
        for name in persons.map(|actor| folded(&actor.name)) {
            if name.contains(' ') {
                for word in name.split(' ') {
                    fuller.entry(word.to_string()).or_default().insert(name.clone());
                }
            }
        }
        Self { fuller }
    }

    /// What an actor is called, whatever the report: "putin" is "vladimir putin" where no other Putin is named.
    pub(super) fn of_actor(&self, actor: &EventActor) -> String {
        let name = folded(&actor.name);
        // The rarest of its words leads to fewest names.
        let rarest = name.split(' ').filter_map(|word| self.fuller.get(word)).min_by_key(|names| names.len());
        let Some(named) = rarest else { return name };
        let has_all = |full: &&String| {
            let words: Vec<&str> = full.split(' ').collect();
            name.split(' ').all(|word| words.contains(&word))
        };
        let mut full = named.iter().filter(|full| full.len() > name.len()).filter(has_all);
        match (full.next(), full.next()) {
            (Some(one), None) if is_person(actor) => one.clone(),
            _ => name,
        }
    }
}

fn is_person(actor: &EventActor) -> bool {
    matches!(actor.kind, None | Some(ActorKind::Person))
}
