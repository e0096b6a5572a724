use std::collections::{BTreeMap, BTreeSet};

use plimsoll_capture::Report;

use super::words::{find_word, has_any, has_word};
use crate::Limits;

/// Who a figure is put down to, as far as names and texts tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    /// A body that keeps a count, by its place in the pack's table.
    Counter(usize),
    /// Someone named, by folded name, whose body is not known.
    Named(String),
    /// A country, or someone unnamed of it.
    Country(String),
    /// Nobody, or someone unnamed.
    Nobody,
}

/// Names to voices: by the name, by the office that a report puts beside the name, and by what most reports put there.
#[derive(Debug)]
pub(crate) struct Voices<'a> {
    limits: &'a Limits,
    by_office: BTreeMap<String, usize>,
    full: BTreeMap<String, String>,
    /// Voices of all names of the pile.
    known: BTreeMap<String, Voice>,
    /// Names of the pile that are a body's own.
    bodies: BTreeSet<String>,
}

/// Bytes of a text around a name in which its office is looked for.
const BESIDE: usize = 90;

impl<'a> Voices<'a> {
    /// Learns from each report which offices it puts beside the names of its speakers. `relayed`: speakers, and names
    /// through which their figures came: such a name does not itself speak for that body.
    pub(crate) fn of(limits: &'a Limits, spoken: &[(&Report, &str)], relayed: &[(&str, &str)]) -> Self {
        let mut full = BTreeMap::new();
        let names = spoken.iter().map(|(_, name)| name.to_lowercase()).collect::<BTreeSet<_>>();
        let by_word = by_word(&names);
        for name in &names {
            if let Some(longer) = only_longer(name, &by_word) {
                full.insert(fold(name), fold(longer));
            }
        }
        let mut voices = Self {
            limits,
            by_office: BTreeMap::new(),
            full,
            known: BTreeMap::new(),
            bodies: BTreeSet::new(),
        };
        voices.by_office = voices.offices(spoken, relayed);
        let all = spoken.iter().map(|(_, name)| *name).chain(relayed.iter().map(|(_, hand)| *hand));
        voices.known = all
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|name| (name.to_string(), voices.read(name)))
            .collect();
        voices.bodies = voices.known.keys().filter(|name| voices.names_body(name)).cloned().collect();
        voices
    }

    /// The bodies of persons, by the offices that most reports put beside their names.
    fn offices(&self, spoken: &[(&Report, &str)], relayed: &[(&str, &str)]) -> BTreeMap<String, usize> {
        let mut by_office = BTreeMap::new();
        let hands: BTreeSet<(String, Voice)> =
            relayed.iter().map(|(speaker, hand)| (self.key(hand), self.by_name(speaker))).collect();
        let mut votes: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
        let persons: BTreeSet<&str> = spoken
            .iter()
            .map(|(_, name)| *name)
            .filter(|name| matches!(self.by_name(name), Voice::Named(_)))
            .collect();
        let mut asked = BTreeSet::new();
        for (report, name) in spoken {
            if !persons.contains(name) || !asked.insert((std::ptr::from_ref(*report), *name)) {
                continue;
            }
            let beside = self.beside(&report.text, name);
            if let Some(counter) =
                beside.filter(|&counter| !hands.contains(&(self.key(name), Voice::Counter(counter))))
            {
                *votes.entry(self.key(name)).or_default().entry(counter).or_default() += 1;
            }
        }
        for (name, votes) in votes {
            // Most reports; among equals the first of the pack's table.
            let most = votes.into_iter().max_by_key(|&(counter, votes)| (votes, usize::MAX - counter));
            if let Some((counter, _)) = most {
                by_office.insert(name, counter);
            }
        }
        by_office
    }

    /// The voice of a speaker's name.
    pub(crate) fn voice(&self, name: Option<&str>) -> Voice {
        let Some(name) = name else { return Voice::Nobody };
        self.known.get(name).cloned().unwrap_or_else(|| self.read(name))
    }

    fn read(&self, name: &str) -> Voice {
        match self.by_name(name) {
            Voice::Named(_) => {
                let key = self.key(name);
                self.by_office.get(&key).map_or(Voice::Named(key), |&counter| Voice::Counter(counter))
            }
            known => known,
        }
    }

    /// The country a voice speaks for, if known.
    pub(crate) fn country<'v>(&'v self, voice: &'v Voice) -> Option<&'v str> {
        match voice {
            Voice::Counter(counter) => self.limits.counters[*counter].country.as_deref(),
            Voice::Country(country) => Some(country),
            Voice::Named(_) | Voice::Nobody => None,
        }
    }

    /// Whether a name of the pile is a body's own, not that of a person who speaks for it.
    pub(crate) fn is_body(&self, name: &str) -> bool {
        self.bodies.contains(name)
    }

    fn names_body(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        matches!(self.by_name(name), Voice::Counter(_))
            && self.limits.counters.iter().any(|counter| has_any(&lower, &counter.names))
    }

    /// The folded name, in full where a shorter form of it can be only one.
    pub(crate) fn key(&self, name: &str) -> String {
        let folded = fold(name);
        self.full.get(&folded).cloned().unwrap_or(folded)
    }

    fn by_name(&self, name: &str) -> Voice {
        // "study", "defense chief": no name is written without a capital.
        let is_common = !name.chars().any(char::is_uppercase);
        let name = name.to_lowercase();
        let country = self.country_in(&name);
        if let Some(counter) = self.counter_in(&name, country) {
            return Voice::Counter(counter);
        }
        let rest = country.map_or(name.as_str(), |_| "");
        let unnamed = is_common || self.is_unnamed(&name, country);
        match country {
            Some(country) if unnamed => Voice::Country(country.to_string()),
            None if is_common || self.is_unnamed(rest, None) => Voice::Nobody,
            _ => Voice::Named(fold(&name)),
        }
    }

    /// Whether nothing but words for a country and for someone unnamed is in `name`.
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

    fn country_in(&self, text: &str) -> Option<&'a str> {
        let limits = self.limits;
        limits
            .countries
            .iter()
            .find(|country| has_any(text, &country.words))
            .map(|country| country.name.as_str())
    }

    /// The counter whose name or office stands in `text`: the longest wins.
    fn counter_in(&self, text: &str, country: Option<&str>) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (index, counter) in self.limits.counters.iter().enumerate() {
            let fits = match (&counter.country, country) {
                (Some(own), Some(other)) => own == other,
                (Some(_), None) => !counter.of_country,
                (None, _) => true,
            };
            let words = counter.names.iter().chain(&counter.offices);
            let longest = words.filter(|word| fits && has_word(text, word)).map(String::len).max();
            if let Some(length) = longest.filter(|&length| best.is_none_or(|(most, _)| length > most)) {
                best = Some((length, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// The counter whose office `text` puts beside a name, the nearest first.
    fn beside(&self, text: &str, name: &str) -> Option<usize> {
        let family = name.split_whitespace().max_by_key(|word| word.len())?;
        let first = name.split_whitespace().next()?;
        for (at, _) in text.match_indices(first).filter(|_| family.len() > 2) {
            let start = floor(text, at.saturating_sub(BESIDE));
            let end = floor(text, at + name.len() + BESIDE);
            let before = &text[start..at];
            let clause = sentence_ends(before).last().map_or(before, |end| &before[end..]).to_lowercase();
            let after = &text[floor(text, at + name.len())..end];
            let after = sentence_ends(after).next().map_or(after, |end| &after[..end]).to_lowercase();
            for near in [&clause, &after] {
                if let Some(counter) = self.counter_in(near, self.country_in_last(near)) {
                    return Some(counter);
                }
            }
        }
        None
    }

    /// The country whose word stands last in `text`: "North Korea …, South Korean Defense Minister".
    fn country_in_last(&self, text: &str) -> Option<&'a str> {
        let limits = self.limits;
        let last = |country: &crate::Country| {
            country
                .words
                .iter()
                .filter(|word| has_word(text, word))
                .filter_map(|word| text.rfind(word.as_str()))
                .max()
        };
        limits
            .countries
            .iter()
            .filter_map(|country| last(country).map(|at| (at, country.name.as_str())))
            .max()
            .map(|(_, name)| name)
    }
}

/// Where clauses end in a stretch of text: after a full stop that follows no capital ("U.S."), a semicolon, a line.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    text.match_indices(['.', ';', '\n']).filter_map(move |(at, mark)| {
        let abbreviated = mark == "." && at > 0 && bytes[at - 1].is_ascii_uppercase();
        (!abbreviated).then_some(at + 1)
    })
}

/// The greatest character boundary no later than `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Names (lower case) by each of their words.
fn by_word(names: &BTreeSet<String>) -> BTreeMap<&str, Vec<&str>> {
    let mut by_word: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in names {
        for word in name.split_whitespace() {
            by_word.entry(word).or_default().push(name);
        }
    }
    by_word
}

/// Names that share a word with more names than this are too common to tell whose short form they are.
const MOST_NAMESAKES: usize = 64;

/// The only name that holds all words of `name` and more: "Won-sik" in "Shin Won-sik".
fn only_longer<'n>(name: &str, by_word: &BTreeMap<&str, Vec<&'n str>>) -> Option<&'n str> {
    let namesakes =
        name.split_whitespace().filter_map(|word| by_word.get(word)).min_by_key(|names| names.len())?;
    let mut longer = namesakes
        .iter()
        .filter(|_| namesakes.len() <= MOST_NAMESAKES)
        .filter(|other| other.len() > name.len() && has_word(other, name) && fold(other) != fold(name));
    let first = *longer.next()?;
    longer.all(|other| fold(other) == fold(first)).then_some(first)
}

/// A name without case, spaces, hyphens and the spellings of transliteration that vary from paper to paper:
/// "Shin Won Sik", "Shin Wonsik", "Shin Won-sik"; "Zelensky", "Zelenskiy", "Zelenskyy"; "Andriy", "Andrii".
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::new();
    for word in name.split(|c: char| c.is_whitespace() || c == '-') {
        let mut letters: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        for ending in ["iy", "ii", "ij", "yy", "yi", "i"] {
            if letters.len() > ending.len() + 2 && letters.ends_with(ending) {
                letters.truncate(letters.len() - ending.len());
                letters.push('y');
                break;
            }
        }
        folded.push_str(&letters);
    }
    folded
        .strip_prefix("the")
        .filter(|_| name.len() > 4 && name[..4].eq_ignore_ascii_case("the "))
        .map_or(folded.clone(), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(name: &str) -> Voice {
        let limits = Limits::shipped();
        Voices::of(&limits, &[], &[]).voice(Some(name))
    }

    fn counter(name: &str) -> Option<String> {
        match voice(name) {
            Voice::Counter(index) => Some(Limits::shipped().counters[index].name.clone()),
            _ => None,
        }
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        assert_eq!(fold("Shin Won Sik"), fold("Shin Won-sik"));
        assert_eq!(fold("Volodymyr Zelenskyy"), fold("Volodymyr Zelenskiy"));
        assert_eq!(fold("The Washington Post"), fold("Washington Post"));
        assert_ne!(fold("Shin Won-sik"), fold("Shin Wo-sik"));
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
        assert_eq!(voice("US officials"), Voice::Country("United States".to_string()));
        assert_eq!(voice("South Korea"), Voice::Country("South Korea".to_string()));
        assert_eq!(voice("officials"), Voice::Nobody);
    }
}
