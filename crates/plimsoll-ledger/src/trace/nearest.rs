use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::statement::{Days, Name, Pile};

/// Words of a name, lower case, one space apart, by a number; every name of the pile has one.
type Words = u32;

/// Which names could be a part of which outlet's: "The Korea Herald / Yonhap" has "yonhap".
#[derive(Debug, Default)]
pub(crate) struct Cited {
    /// Of each name; none where it is a letter at most.
    words: Vec<Option<Words>>,
    /// Of each name, the names that are a run of its words.
    runs: Vec<Box<[Words]>>,
}

impl Cited {
    pub(crate) fn of(pile: &Pile<'_>) -> Self {
        let names = pile.voices.all();
        let spelled: Vec<Vec<String>> = names.par_iter().map(|known| words(known.text)).collect();
        let mut numbers: FxHashMap<String, Words> = FxHashMap::default();
        let words = spelled.iter().zip(names).map(|(words, known)| {
            let joined = words.join(" ");
            if !known.is_told || joined.len() < 2 {
                return None;
            }
            let next = Words::try_from(numbers.len()).unwrap_or(Words::MAX);
            Some(*numbers.entry(joined).or_insert(next))
        });
        let words = words.collect();
        let mut prints = vec![false; names.len()];
        pile.printed_by.iter().for_each(|name| prints[name.place()] = true);
        let runs = spelled.par_iter().zip(prints).map(|(words, prints)| {
            let all = runs(words).filter(|_| prints).filter_map(|run| numbers.get(&run).copied());
            all.collect::<Box<[Words]>>()
        });
        Self { words, runs: runs.collect() }
    }

    /// Whether an outlet is among those who are named.
    fn is_among(&self, outlet: Name, cited: &FxHashSet<Words>) -> bool {
        self.runs[outlet.place()].iter().any(|run| cited.contains(run))
    }
}

/// What the members of a group show together.
struct Together {
    /// The words of who is named as speaking or carrying.
    cited: FxHashSet<Words>,
    /// The reports that give a number.
    numbered: FxHashSet<usize>,
}

impl Together {
    fn of(pile: &Pile<'_>, names: &Cited, members: &[usize]) -> Self {
        let members = || members.iter().map(|&index| &pile.statements[index]);
        let named = members().flat_map(|statement| pile.hands(statement).chain(statement.speaker));
        let numbered = members().filter(|statement| !statement.figure.vague);
        Self {
            cited: named.filter_map(|name| names.words[name.place()]).collect(),
            numbered: numbered.map(|statement| statement.report).collect(),
        }
    }
}

/// The members of a group, the one nearest the utterance first; those equally near in the order of the pile.
pub(crate) fn by_nearness(
    pile: &Pile<'_>,
    names: &Cited,
    members: &[usize],
    uttered: Option<Days>,
) -> Vec<usize> {
    if members.len() < 2 {
        return members.to_vec();
    }
    let together = Together::of(pile, names, members);
    let mut sorted: Vec<_> = members
        .iter()
        .map(|&index| {
            let printed = pile.published_day(&pile.statements[index]).unwrap_or(i32::MAX);
            (near(pile, names, &together, index, uttered), printed, index)
        })
        .collect();
    sorted.sort_unstable();
    sorted.into_iter().map(|(.., index)| index).collect()
}

/// How near a statement is to the utterance, the day of its report aside: less is nearer.
///
/// Nearer is, in this order: the text itself, not its title; no copy under another date; no other day than that of the
/// utterance; no vague word ("millions") for what the same report gives as a number; the body that counts speaks in its own
/// name, then an outlet that the others cite; more of window and day is told; the words are quoted; fewer hands.
pub(super) type Nearness = (bool, bool, bool, bool, Reverse<(bool, bool, usize, bool)>, usize);

/// How near one of a group's members is.
pub(super) fn nearness(
    pile: &Pile<'_>,
    names: &Cited,
    members: &[usize],
    index: usize,
    uttered: Option<Days>,
) -> Nearness {
    near(pile, names, &Together::of(pile, names, members), index, uttered)
}

fn near(
    pile: &Pile<'_>,
    names: &Cited,
    together: &Together,
    index: usize,
    uttered: Option<Days>,
) -> Nearness {
    let statement = &pile.statements[index];
    let claim = statement.claim;
    let is_body = statement.speaker.is_some_and(|name| pile.voices.known(name).is_body);
    let is_cited = names.is_among(pile.printed_by[statement.report], &together.cited);
    let told = usize::from(claim.period.is_some()) + usize::from(claim.said_on.is_some());
    (
        pile.is_headline(statement),
        pile.is_mirrored(index),
        statement.said.zip(uttered).is_some_and(|(said, uttered)| said.distance(uttered) > 1),
        statement.figure.vague && together.numbered.contains(&statement.report),
        Reverse((is_body, is_cited, told, statement.is_quoted)),
        claim.via.len(),
    )
}

/// Words of a name, lower case.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// All runs of a few words: "The Korea Herald / Yonhap" has "yonhap" among them.
fn runs(words: &[String]) -> impl Iterator<Item = String> + '_ {
    const LONGEST: usize = 8;
    (0..words.len()).flat_map(move |from| {
        (from + 1..=words.len().min(from + LONGEST)).map(move |to| words[from..to].join(" "))
    })
}
