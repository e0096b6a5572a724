use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use super::name::fold;
use super::words::{find_word, stands_alone};
use crate::Limits;

/// Words between a country and an office of it: "South Korea's acting first vice minister".
const BESIDE: usize = 3;

/// Whom a name names, by its words alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A body that keeps a count, by its place in the pack's table.
    Counter(usize),
    /// Someone, by folded name.
    Someone(String),
    /// A country, or someone unnamed of it.
    Country(&'a str),
    /// Nobody, or someone unnamed.
    Nobody,
}

/// The bodies and countries of the pack, found by their words in one pass over a text.
#[derive(Debug)]
pub(crate) struct Bodies<'a> {
    limits: &'a Limits,
    automaton: AhoCorasick,
    words: Vec<Word>,
}

/// What a word of the pack can stand for.
#[derive(Clone, Debug, Default)]
struct Word {
    length: usize,
    /// Bodies that it names, or an office of which it is.
    counters: Vec<usize>,
    /// Whether it is a body's own name.
    is_name: bool,
    countries: Vec<usize>,
}

/// The words of the pack that stand in a text, each with the last place where its letters do.
type Found<'b> = Vec<(&'b Word, usize)>;

impl<'a> Bodies<'a> {
    pub(super) fn of(limits: &'a Limits) -> Self {
        let mut words: BTreeMap<&str, Word> = BTreeMap::new();
        for (place, counter) in limits.counters.iter().enumerate() {
            for name in &counter.names {
                words.entry(name).or_default().is_name = true;
            }
            for word in counter.names.iter().chain(&counter.offices) {
                words.entry(word).or_default().counters.push(place);
            }
        }
        for (place, country) in limits.countries.iter().enumerate() {
            for word in &country.words {
                words.entry(word).or_default().countries.push(place);
            }
        }
        words.remove("");
        let automaton = AhoCorasick::new(words.keys())
            .expect("the words of a pack are far from the 2 GB that an automaton can hold");
        let words = words.into_iter().map(|(text, word)| Word { length: text.len(), ..word }).collect();
        Self { limits, automaton, words }
    }

    /// The words of the pack that stand whole in `text` (lower case).
    fn found(&self, text: &str) -> Found<'_> {
        let mut last: Vec<(usize, usize, bool)> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text) {
            let (word, place) = (hit.pattern().as_usize(), hit.start());
            let is_whole = stands_alone(text, hit.start(), hit.end());
            match last.iter_mut().find(|(other, ..)| *other == word) {
                Some(known) => (known.1, known.2) = (place, known.2 || is_whole),
                None => last.push((word, place, is_whole)),
            }
        }
        let whole = last.into_iter().filter(|(.., is_whole)| *is_whole);
        whole.map(|(word, place, _)| (&self.words[word], place)).collect()
    }

    /// Whom a name names.
    pub(super) fn read(&self, name: &str) -> Named<'a> {
        let name = name.to_lowercase();
        let found = self.found(&name);
        let country = found.iter().flat_map(|(word, _)| &word.countries).min();
        let country = country.map(|&place| self.limits.countries[place].name.as_str());
        if let Some(counter) = self.counter(&found, country) {
            return Named::Counter(counter);
        }
        match country {
            _ if !self.is_unnamed(&name, country) => Named::Someone(fold(&name)),
            Some(country) => Named::Country(country),
            None => Named::Nobody,
        }
    }

    /// Whether a body's own name stands in `name`.
    pub(super) fn holds_name(&self, name: &str) -> bool {
        self.found(&name.to_lowercase()).iter().any(|(word, _)| word.is_name)
    }

    /// The body whose name or office stands in `text` (lower case), of the country whose word stands by it: "North Korea …, South
    /// Korean Defense Minister"; a country further off is another's. A body whose own name tells its country asks for none that a
    /// comma parts from it: "sent to Russia, White House spokesman".
    pub(super) fn spoken_for(&self, text: &str) -> Option<usize> {
        let found = self.found(text);
        let piece = |place: usize| text.as_bytes()[..place].iter().rposition(|byte| *byte == b',');
        let of_itself = |word: &Word, place: usize| {
            let foreign = found.iter().filter(|(other, _)| !other.countries.is_empty());
            let parted = foreign.into_iter().all(|(_, other)| piece(*other) != piece(place));
            let known = word.counters.iter().copied().filter(|&one| !self.limits.counters[one].of_country);
            known.min().filter(|_| word.is_name && parted)
        };
        if let Some(counter) = found.iter().find_map(|(word, place)| of_itself(word, *place)) {
            return Some(counter);
        }
        let of_word = |(word, place): &(&'_ Word, usize)| {
            let country = self.country_by(text, &found, word, *place);
            self.counter(&vec![(*word, *place)], country).map(|counter| (word.length, counter))
        };
        let told = found.iter().filter(|(word, _)| !word.counters.is_empty()).filter_map(of_word);
        told.max_by_key(|&(length, counter)| (length, std::cmp::Reverse(counter))).map(|(_, counter)| counter)
    }

    /// The country whose word stands by an office: in one phrase with it, the nearest before or behind.
    fn country_by(&self, text: &str, found: &Found<'_>, office: &Word, place: usize) -> Option<&'a str> {
        let gap = |(word, at): &(&Word, usize)| match *at < place {
            true => text.get(at + word.length..place),
            false => text.get(place + office.length..*at),
        };
        let countries = found.iter().filter(|(word, _)| !word.countries.is_empty());
        let near = countries.filter_map(|one| {
            let between = gap(one).filter(|between| !between.contains([',', '.', ':', '(', ')']))?;
            let words = between.split_whitespace().count();
            (words <= BESIDE).then(|| (words, one.1, one.0.countries[0]))
        });
        let (.., country) = near.min_by_key(|&(words, at, _)| (words, std::cmp::Reverse(at)))?;
        Some(self.limits.countries[country].name.as_str())
    }

    /// The body that the longest word is of; of equals the first of the pack's table.
    fn counter(&self, found: &Found<'_>, country: Option<&str>) -> Option<usize> {
        let fits = |counter: usize| {
            let counter = &self.limits.counters[counter];
            match (&counter.country, country) {
                (Some(own), Some(other)) => own == other,
                (Some(_), None) => !counter.of_country,
                (None, _) => true,
            }
        };
        let of_word = |(word, _): &(&'_ Word, usize)| {
            let first = word.counters.iter().copied().filter(|&counter| fits(counter)).min()?;
            Some((word.length, std::cmp::Reverse(first)))
        };
        found.iter().filter_map(of_word).max().map(|(_, first)| first.0)
    }

    /// Whether nothing but words for a country and for someone unnamed is in `name` (lower case).
    fn is_unnamed(&self, name: &str, country: Option<&str>) -> bool {
        let mut rest = name.to_string();
        let of_country = self.limits.countries.iter().filter(|one| Some(one.name.as_str()) == country);
        for word in of_country.flat_map(|one| &one.words) {
            while let Some(at) = find_word(&rest, word) {
                rest.replace_range(at..at + word.len(), " ");
            }
        }
        let words = &self.limits.words;
        rest.replace("'s", " ")
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "the")
            .all(|word| words.unnamed.iter().any(|one| one == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(name: &str) -> Option<String> {
        let limits = Limits::shipped();
        match Bodies::of(&limits).read(name) {
            Named::Counter(index) => Some(limits.counters[index].name.clone()),
            _ => None,
        }
    }

    #[test]
    fn bodies_are_known_by_name_and_office() {
        assert_eq!(
            counter("South Korean Ministry of National Defense").as_deref(),
            Some("South Korean Ministry of National Defense")
        );
        assert_eq!(
            counter("South Korean military intelligence").as_deref(),
            Some("Defense Intelligence Agency (South Korea)")
        );
        assert_eq!(
            counter("Defense Intelligence Agency (South Korea)").as_deref(),
            Some("Defense Intelligence Agency (South Korea)")
        );
        assert_eq!(counter("Russian Defence Ministry"), None);
    }

    #[test]
    fn the_unnamed_of_a_country_are_the_country() {
        let limits = Limits::shipped();
        let bodies = Bodies::of(&limits);
        assert_eq!(bodies.read("US officials"), Named::Country("United States"));
        assert_eq!(bodies.read("South Korea"), Named::Country("South Korea"));
        assert_eq!(bodies.read("officials"), Named::Nobody);
    }
}
