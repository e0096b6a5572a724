use plimsoll_text::{Token, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Meaning;
use crate::hits::{Hit, Hits};
use crate::tables::{self, ActorKind, NameWord};
use crate::trie::Trie;

/// Compiled word lists.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) trie: Trie,
    pub(crate) texts: Vec<String>,
    pub(crate) measures: Vec<String>,
    pub(crate) units: Vec<tables::Unit>,
    pub(crate) items: Vec<tables::Item>,
    pub(crate) actors: Vec<tables::Actor>,
    pub(crate) actors_by_name: FxHashMap<String, u32>,
    pub(crate) places: Vec<tables::Place>,
    pub(crate) names_of_men: FxHashSet<String>,
    pub(crate) names_of_women: FxHashSet<String>,
    /// Countries that a direction alone can stand for: the direction and the number of the country.
    pub(crate) called_by_direction: Vec<(String, u32)>,
}

impl Lexicon {
    /// A text that a meaning names by index.
    pub fn text(&self, id: u32) -> &str {
        &self.texts[id as usize]
    }

    /// The name of a measure.
    pub fn measure(&self, id: u32) -> &str {
        &self.measures[id as usize]
    }

    /// A unit.
    pub fn unit(&self, id: u32) -> &tables::Unit {
        &self.units[id as usize]
    }

    /// All units.
    pub fn units(&self) -> &[tables::Unit] {
        &self.units
    }

    /// An item.
    pub fn item(&self, id: u32) -> &tables::Item {
        &self.items[id as usize]
    }

    /// An actor.
    pub fn actor(&self, id: u32) -> &tables::Actor {
        &self.actors[id as usize]
    }

    /// All known actors.
    pub fn actors(&self) -> &[tables::Actor] {
        &self.actors
    }

    /// The number of the actor of this canonical name.
    pub fn actor_named(&self, name: &str) -> Option<u32> {
        self.actors_by_name.get(name).copied()
    }

    /// Countries that are called by a direction alone ("the South"): the direction, and the number of the country among the
    /// actors, in their order.
    pub fn called_by_direction(&self) -> &[(String, u32)] {
        &self.called_by_direction
    }

    /// Whether a given name is one that men bear: "Olaf".
    pub fn is_mans_name(&self, given: &str) -> bool {
        self.names_of_men.contains(given)
    }

    /// Whether a given name is one that women bear: "Rosa".
    pub fn is_womans_name(&self, given: &str) -> bool {
        self.names_of_women.contains(given)
    }

    /// A place.
    pub fn place(&self, id: u32) -> &tables::Place {
        &self.places[id as usize]
    }

    /// Every word that stands in an entry, folded to small letters, sorted.
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.trie.words.all().collect();
        words.sort_unstable();
        words
    }

    /// Every entry that stands in `text`, whose tokens are given. Linear in the text: an entry is a few words long.
    pub fn hits(&self, text: &str, tokens: &[Token]) -> Hits<'_> {
        self.trie.hits(text, tokens)
    }

    /// What `text` means as a whole: the entries that all its words are together.
    pub fn whole(&self, text: &str) -> impl Iterator<Item = Meaning> {
        self.trie.whole(text)
    }

    /// The same with the countries that a direction alone can stand for.
    pub(crate) fn with_directions(mut self) -> Self {
        let direction = |hit: Hit| hit.meaning == Meaning::NameWord(NameWord::Direction);
        let is_direction = |words: &str| self.hits(words, &tokens(words)).all().any(direction);
        let countries = self.actors.iter().zip(0..).filter(|(actor, _)| actor.kind == ActorKind::Country);
        let short = countries.flat_map(|(actor, id)| {
            let names = actor.names.iter().filter_map(|name| name.strip_prefix("the "));
            names.filter(|name| is_direction(name)).map(move |name| (name.to_string(), id))
        });
        self.called_by_direction = short.collect();
        self
    }
}
