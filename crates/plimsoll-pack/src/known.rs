//! What a pack can refer to: what the language's word lists and the packs that come with Plimsoll name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use plimsoll_lexicon::tables::{ActorKind, Tables};

use crate::entry::Entry;
use crate::pack::language;
use crate::parse::Parsed;
use crate::shipped::{shipped, shipped_names};

/// Names that entries may refer to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// Classes of the language and of the packs that come with Plimsoll.
    pub(crate) classes: BTreeSet<String>,
    /// Countries, of the language and of the pack.
    pub(crate) countries: BTreeSet<String>,
    /// All actors, of the language and of the pack.
    pub(crate) actors: BTreeSet<String>,
    /// Counters of the pack.
    pub(crate) counters: BTreeSet<String>,
}

impl Known {
    /// What can be referred to in a pack of these entries.
    pub(crate) fn of(entries: &[Entry<'_>]) -> Self {
        static WITHOUT_PACK: LazyLock<Known> = LazyLock::new(|| Known::of_language(&language()));
        let mut known = WITHOUT_PACK.clone();
        entries.iter().for_each(|entry| known.add(entry));
        known
    }

    fn of_language(language: &[Tables]) -> Self {
        let mut known = Self::default();
        for tables in language {
            known.classes.extend(tables.item.iter().filter_map(|item| item.class.clone()));
            known.actors.extend(tables.actor.iter().map(|actor| actor.name.clone()));
            let countries = tables.actor.iter().filter(|actor| actor.kind == ActorKind::Country);
            known.countries.extend(countries.map(|actor| actor.name.clone()));
        }
        for source in shipped_names().iter().filter_map(|name| shipped(name)).flat_map(|pack| pack.files) {
            let parsed = Parsed::of(0, source.toml, &mut Vec::new());
            known.classes.extend(parsed.entries().filter_map(|entry| class(&entry)));
        }
        known
    }

    fn add(&mut self, entry: &Entry<'_>) {
        let Some(name) = entry.text("name").map(|name| name.text.to_string()) else { return };
        match entry.table {
            "country" => drop(self.countries.insert(name)),
            "counter" => drop(self.counters.insert(name)),
            "actor" => {
                if entry.text("kind").is_some_and(|kind| kind.text == "country") {
                    self.countries.insert(name.clone());
                }
                self.actors.insert(name);
            }
            _ => {}
        }
    }
}

fn class(entry: &Entry<'_>) -> Option<String> {
    (entry.table == "item").then(|| entry.text("class"))?.map(|class| class.text.to_string())
}

/// The known word that was most likely meant: a quarter of its letters may be wrong.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    // No name is so long; the distance is quadratic.
    if letters > 80 {
        return None;
    }
    let distance = |other: &str| strsim::osa_distance(&word, &other.to_lowercase());
    let near = known.into_iter().filter(|other| other.chars().count() <= 2 * letters);
    near.map(|other| (distance(other), other))
        .filter(|(distance, _)| *distance <= letters.div_ceil(4).min(3))
        .min()
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_a_finger_is_near_and_another_word_is_not() {
        assert_eq!(nearest("wrods", ["class", "words", "with"]), Some("words"));
        assert_eq!(nearest("tranferred", ["transferred", "produced"]), Some("transferred"));
        assert_eq!(nearest("colour", ["class", "words", "with"]), None);
    }
}
