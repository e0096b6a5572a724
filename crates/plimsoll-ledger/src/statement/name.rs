use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::bodies::{Bodies, Named};
use super::facts::Facts;
use super::words::has_word;
use crate::ReportClaims;

/// The names of a pile, sorted.
pub(super) struct Names<'a> {
    pub(super) all: Vec<&'a str>,
    pub(super) speakers: BTreeSet<&'a str>,
    told: FxHashSet<&'a str>,
}

/// Reports whose names are gathered together.
const TOGETHER: usize = 4096;

impl<'a> Names<'a> {
    pub(super) fn of(reports: &[ReportClaims<'a>], facts: &[Arc<Facts>]) -> Self {
        let some = |(reports, facts): (&[ReportClaims<'a>], &[Arc<Facts>])| {
            let [mut speakers, mut told, mut printers] = [const { FxHashSet::with_hasher(FxBuildHasher) }; 3];
            for (one, facts) in reports.iter().zip(facts) {
                printers.insert(one.report.outlet.as_deref().unwrap_or(&one.report.id));
                printers.extend(one.report.wires.iter().map(|tag| tag.name.as_str()));
                for name in &facts.names {
                    let text = name.of(one);
                    told.insert(text);
                    speakers.extend(name.speaks.then_some(text));
                }
            }
            [speakers, told, printers]
        };
        let parts: Vec<_> = reports.par_chunks(TOGETHER).zip(facts.par_chunks(TOGETHER)).map(some).collect();
        let (mut all, mut speakers, mut told) = (FxHashSet::default(), BTreeSet::new(), FxHashSet::default());
        for [of_speakers, of_told, printers] in parts {
            all.extend(of_told.iter().copied().chain(printers));
            speakers.extend(of_speakers);
            told.extend(of_told);
        }
        let mut all: Vec<&str> = all.into_iter().collect();
        all.sort_unstable();
        Self { all, speakers, told }
    }

    pub(super) fn is_told(&self, name: &str) -> bool {
        self.told.contains(name)
    }
}

/// A name by its own words, before any report is asked.
pub(super) struct Reading<'a> {
    pub(super) named: Named<'a>,
    pub(super) folded: String,
    pub(super) key: String,
    pub(super) is_body: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn of(bodies: &Bodies<'a>, full: &BTreeMap<String, String>, name: &str) -> Self {
        let named = bodies.read(name);
        let folded = fold(name);
        let key = full.get(&folded).unwrap_or(&folded).clone();
        let is_body = matches!(named, Named::Counter(_)) && bodies.holds_name(name);
        Self { named, folded, key, is_body }
    }

    pub(super) fn strings(&self) -> impl Iterator<Item = &String> {
        [&self.folded, &self.key].into_iter()
    }
}

/// Folded names to the full ones that they can only be short for.
pub(super) fn full_names(speakers: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let names: BTreeSet<String> = speakers.iter().map(|name| name.to_lowercase()).collect();
    let by_word = by_word(&names);
    let longer = |name: &String| Some((fold(name), fold(only_longer(name, &by_word)?)));
    names.iter().filter_map(longer).collect()
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
