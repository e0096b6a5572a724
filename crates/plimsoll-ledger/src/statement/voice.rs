use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use plimsoll_capture::Report;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::bodies::{Bodies, Named};
use super::symbols::{Symbol, Symbols};
use super::words::has_word;
use crate::{Limits, ReportClaims, parallel};

/// Who a figure is put down to, as far as names and texts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Voice {
    /// A body that keeps a count, by its place in the pack's table.
    Counter(usize),
    /// Someone named, by folded name, whose body is not known.
    Named(Symbol),
    /// A country, or someone unnamed of it.
    Country(Symbol),
    /// Nobody, or someone unnamed.
    Nobody,
}

/// A name of the pile: a speaker's, a hand's, an outlet's or an agency's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(u32);

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    /// The name as it is written.
    pub(crate) text: &'a str,
    /// Who speaks under it.
    pub(crate) voice: Voice,
    /// The folded name, in full where a shorter form of it can be only one.
    pub(crate) key: Symbol,
    /// The folded name.
    pub(crate) folded: Symbol,
    /// Whether it is a body's own, not that of a person who speaks for it.
    pub(crate) is_body: bool,
    /// Whether a claim names it, as its speaker or on its way.
    pub(crate) is_told: bool,
}

/// Names to voices: by the name, by the office that a report puts beside the name, and by what most reports put there.
#[derive(Debug)]
pub(crate) struct Voices<'a> {
    limits: &'a Limits,
    symbols: Symbols,
    /// The countries of the pack: a few.
    countries: Vec<(Symbol, &'a str)>,
    known: Vec<Known<'a>>,
    places: FxHashMap<&'a str, Name>,
}

/// Bytes of a text around a name in which its office is looked for.
const BESIDE: usize = 90;

impl<'a> Voices<'a> {
    /// Learns from each report which offices it puts beside the names of its speakers.
    pub(crate) fn of(limits: &'a Limits, reports: &[ReportClaims<'a>]) -> Self {
        let bodies = Bodies::of(limits);
        let names = Names::of(reports);
        let full = full_names(&names.speakers);
        let read: Vec<Reading<'_>> = parallel::map(&names.all, |name| Reading::of(&bodies, &full, name));
        let places: FxHashMap<&str, Name> =
            names.all.iter().zip(0..).map(|(name, place)| (*name, Name(place))).collect();
        let words =
            read.iter().flat_map(Reading::strings).chain(limits.countries.iter().map(|one| &one.name));
        let symbols = Symbols::of(words.cloned());
        let offices = Offices { bodies: &bodies, read: &read, places: &places };
        let by_office = offices.of(reports);
        let symbol = |string: &str| symbols.get(string).expect("every string was put in above");
        let known = names.all.iter().zip(&read).map(|(text, read)| {
            let key = symbol(&read.key);
            let voice = match &read.named {
                Named::Counter(counter) => Voice::Counter(*counter),
                Named::Someone(_) => by_office
                    .get(read.key.as_str())
                    .map_or(Voice::Named(key), |&counter| Voice::Counter(counter)),
                Named::Country(country) => Voice::Country(symbol(country)),
                Named::Nobody => Voice::Nobody,
            };
            Known {
                text,
                voice,
                key,
                folded: symbol(&read.folded),
                is_body: read.is_body,
                is_told: names.is_told(text),
            }
        });
        let known = known.collect();
        let countries = limits.countries.iter().map(|one| (symbol(&one.name), one.name.as_str())).collect();
        Self { limits, known, places, countries, symbols }
    }

    /// A name of the pile.
    pub(crate) fn name(&self, text: &str) -> Option<Name> {
        self.places.get(text).copied()
    }

    /// What is known of a name.
    pub(crate) fn known(&self, name: Name) -> &Known<'a> {
        &self.known[name.0 as usize]
    }

    /// What is known of all names; a [`Name`] is a place among them.
    pub(crate) fn all(&self) -> &[Known<'a>] {
        &self.known
    }

    /// The voice of a speaker's name.
    pub(crate) fn voice(&self, name: Option<Name>) -> Voice {
        name.map_or(Voice::Nobody, |name| self.known(name).voice)
    }

    /// The string of a folded name or of a country.
    pub(crate) fn string(&self, symbol: Symbol) -> &str {
        self.symbols.name(symbol)
    }

    /// The symbol of a folded name, if a name of the pile folds so.
    pub(crate) fn symbol(&self, folded: &str) -> Option<Symbol> {
        self.symbols.get(folded)
    }

    /// The country a voice speaks for, if known.
    pub(crate) fn country(&self, voice: Voice) -> Option<&'a str> {
        match voice {
            Voice::Counter(counter) => self.limits.counters[counter].country.as_deref(),
            Voice::Country(country) => {
                self.countries.iter().find(|(symbol, _)| *symbol == country).map(|(_, name)| *name)
            }
            Voice::Named(_) | Voice::Nobody => None,
        }
    }
}

impl Name {
    /// Its place among the names.
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}

/// The names of a pile, sorted.
struct Names<'a> {
    all: Vec<&'a str>,
    speakers: BTreeSet<&'a str>,
    hands: FxHashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(reports: &[ReportClaims<'a>]) -> Self {
        let of_run = |run: &[ReportClaims<'a>]| {
            let mut sets = [const { FxHashSet::with_hasher(FxBuildHasher) }; 3];
            let [speakers, hands, printers] = &mut sets;
            for one in run {
                printers.insert(one.report.outlet.as_deref().unwrap_or(&one.report.id));
                printers.extend(one.report.wires.iter().map(|tag| tag.name.as_str()));
                for claim in one.by_rule() {
                    speakers.extend(claim.speaker.as_deref());
                    hands.extend(claim.via.iter().map(String::as_str));
                }
            }
            sets
        };
        let mut names = Self { all: Vec::new(), speakers: BTreeSet::new(), hands: FxHashSet::default() };
        for [speakers, hands, printers] in parallel::runs(reports, of_run) {
            names.all.extend(speakers.iter().chain(&hands).chain(&printers));
            names.speakers.extend(speakers);
            names.hands.extend(hands);
        }
        names.all.sort_unstable();
        names.all.dedup();
        names
    }

    fn is_told(&self, name: &str) -> bool {
        self.speakers.contains(name) || self.hands.contains(name)
    }
}

/// A name by its own words, before any report is asked.
struct Reading<'a> {
    named: Named<'a>,
    folded: String,
    key: String,
    is_body: bool,
}

impl<'a> Reading<'a> {
    fn of(bodies: &Bodies<'a>, full: &BTreeMap<String, String>, name: &str) -> Self {
        let named = bodies.read(name);
        let folded = fold(name);
        let key = full.get(&folded).unwrap_or(&folded).clone();
        let is_body = matches!(named, Named::Counter(_)) && bodies.holds_name(name);
        Self { named, folded, key, is_body }
    }

    fn strings(&self) -> impl Iterator<Item = &String> {
        [&self.folded, &self.key].into_iter()
    }
}

/// Folded names to the full ones that they can only be short for.
fn full_names(speakers: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let names: BTreeSet<String> = speakers.iter().map(|name| name.to_lowercase()).collect();
    let by_word = by_word(&names);
    let longer = |name: &String| Some((fold(name), fold(only_longer(name, &by_word)?)));
    names.iter().filter_map(longer).collect()
}

/// What offices are looked for with.
struct Offices<'o, 'a> {
    bodies: &'o Bodies<'a>,
    read: &'o [Reading<'a>],
    places: &'o FxHashMap<&'a str, Name>,
}

impl<'a> Offices<'_, 'a> {
    fn reading(&self, name: &str) -> Option<&Reading<'a>> {
        self.places.get(name).map(|name| &self.read[name.0 as usize])
    }

    /// The bodies of persons, by the offices that most reports put beside their names.
    fn of(&self, reports: &[ReportClaims<'a>]) -> BTreeMap<&str, usize> {
        let hands: FxHashSet<(&str, usize)> =
            parallel::runs(reports, |run| self.hands(run)).into_iter().flatten().collect();
        let told = parallel::runs(reports, |run| {
            run.iter().flat_map(|one| self.beside_speakers(one)).collect::<Vec<_>>()
        });
        let mut votes: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for (key, counter) in told.into_iter().flatten().filter(|told| !hands.contains(told)) {
            *votes.entry(key).or_default().entry(counter).or_default() += 1;
        }
        // Most reports; among equals the first of the pack's table.
        let most = |votes: BTreeMap<usize, usize>| {
            votes.into_iter().max_by_key(|&(counter, votes)| (votes, usize::MAX - counter))
        };
        votes.into_iter().filter_map(|(key, votes)| Some((key, most(votes)?.0))).collect()
    }

    /// Names through which figures of a body came: such a name does not itself speak for that body.
    fn hands(&self, run: &[ReportClaims<'a>]) -> FxHashSet<(&str, usize)> {
        let mut hands = FxHashSet::default();
        for claim in run.iter().flat_map(ReportClaims::by_rule).filter(|claim| !claim.via.is_empty()) {
            let speaker = claim.speaker.as_deref().and_then(|name| self.reading(name));
            if let Some(&Named::Counter(counter)) = speaker.map(|speaker| &speaker.named) {
                let keys = claim.via.iter().filter_map(|hand| self.reading(hand));
                hands.extend(keys.map(|hand| (hand.key.as_str(), counter)));
            }
        }
        hands
    }

    /// The persons who speak in a report, by key, with the bodies whose offices it puts beside their names.
    fn beside_speakers(&self, one: &ReportClaims<'a>) -> Vec<(&str, usize)> {
        let mut persons: Vec<&str> = one.by_rule().filter_map(|claim| claim.speaker.as_deref()).collect();
        persons.sort_unstable();
        persons.dedup();
        let beside = |name: &str| {
            let reading = self.reading(name).filter(|one| matches!(one.named, Named::Someone(_)))?;
            Some((reading.key.as_str(), self.beside(one.report, name)?))
        };
        persons.into_iter().filter_map(beside).collect()
    }

    /// The counter whose office the text of a report puts beside a name, the nearest first.
    fn beside(&self, report: &Report, name: &str) -> Option<usize> {
        let text = report.text.as_str();
        let family = name.split_whitespace().max_by_key(|word| word.len())?;
        let first = name.split_whitespace().next()?;
        let places = memmem::find_iter(text.as_bytes(), first.as_bytes());
        for at in places.filter(|_| family.len() > 2) {
            let start = floor(text, at.saturating_sub(BESIDE));
            let end = floor(text, at + name.len() + BESIDE);
            let before = &text[start..at];
            let clause = sentence_ends(before).last().map_or(before, |end| &before[end..]);
            let after = &text[floor(text, at + name.len())..end];
            let after = sentence_ends(after).next().map_or(after, |end| &after[..end]);
            let near = [clause, after].into_iter();
            if let Some(counter) = near.map(str::to_lowercase).find_map(|near| self.bodies.spoken_for(&near))
            {
                return Some(counter);
            }
        }
        None
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
    use super::fold;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        assert_eq!(fold("Shin Won Sik"), fold("Shin Won-sik"));
        assert_eq!(fold("Volodymyr Zelenskyy"), fold("Volodymyr Zelenskiy"));
        assert_eq!(fold("The Washington Post"), fold("Washington Post"));
        assert_ne!(fold("Shin Won-sik"), fold("Shin Wo-sik"));
    }
}
