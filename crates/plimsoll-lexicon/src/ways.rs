//! How words are written, and which ways of writing them the entries on a path ask for.

/// How a word is written: what a capital in an entry asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    Lower,
    Capital,
    Upper,
}

impl Case {
    pub(crate) const ALL: [Self; 3] = [Self::Lower, Self::Capital, Self::Upper];

    pub(crate) fn of(word: &str) -> Self {
        if let [b'A'..=b'Z', b'a'..=b'z', ..] = word.as_bytes() {
            return Self::Capital;
        }
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        match (letters.next(), letters.next()) {
            (Some(first), second) if first.is_uppercase() => match second {
                Some(second) if second.is_uppercase() => Self::Upper,
                _ => Self::Capital,
            },
            _ => Self::Lower,
        }
    }
}

/// A way to write words from the first on: the case that each must have at least. None where small letters are enough throughout.
pub(crate) type Way = Box<[Case]>;

/// The ways that the entries on a path ask for, and which of them can hold at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways {
    asked: Option<Box<Asked>>,
}

#[derive(Clone, Debug)]
struct Asked {
    /// Up to `MOST` ways; no path of words that people write asks for more than a few.
    ways: Vec<Way>,
    /// The sets of them that can hold at once, as bits: first that none holds.
    held: Vec<u64>,
}

/// Ways that one path can ask for; an entry beyond them is not found.
const MOST: usize = u64::BITS as usize;
/// Sets of them; of words written in any other the largest set within it counts.
const MOST_HELD: usize = 256;

impl Ways {
    /// The ways of a path's entries.
    pub(crate) fn of<'w>(all: impl Iterator<Item = &'w Way>) -> Self {
        let mut ways: Vec<Way> = Vec::new();
        for way in all.filter(|way| !way.is_empty()) {
            if ways.len() < MOST && !ways.contains(way) {
                ways.push(way.clone());
            }
        }
        let asked = (!ways.is_empty()).then(|| Box::new(Asked { held: held_at_once(&ways), ways }));
        Self { asked }
    }

    /// Every set of ways that can hold at once.
    pub(crate) fn all_held(&self) -> Vec<u64> {
        self.asked.as_ref().map_or(vec![0], |asked| asked.held.clone())
    }

    /// Whether an entry written this way stands where a set of ways holds.
    pub(crate) fn allow(&self, held: u64, way: &Way) -> bool {
        let among = || self.asked.as_ref()?.ways.iter().position(|other| other == way);
        way.is_empty() || among().is_some_and(|at| held & 1 << at != 0)
    }

    /// The number of the set that holds for words in these cases.
    #[inline]
    pub(crate) fn held_by(&self, cases: impl Iterator<Item = Case> + Clone) -> u32 {
        self.asked.as_ref().map_or(0, |asked| asked.held_by(cases))
    }
}

impl Asked {
    fn held_by(&self, cases: impl Iterator<Item = Case> + Clone) -> u32 {
        let holds = |way: &Way| way.iter().zip(cases.clone()).all(|(least, case)| case >= *least);
        let bits = self.ways.iter().enumerate().map(|(at, way)| u64::from(holds(way)) << at);
        let held = bits.fold(0, |held, bit| held | bit);
        let within = self.held.iter().enumerate().filter(|(_, known)| **known & !held == 0);
        within.max_by_key(|(_, known)| known.count_ones()).map_or(0, |(number, _)| number as u32)
    }
}

/// The sets of ways that can hold at once: with some of them all hold that ask for no more.
fn held_at_once(ways: &[Way]) -> Vec<u64> {
    let mut sets = vec![0];
    let mut at = 0;
    while at < sets.len() && sets.len() < MOST_HELD {
        for way in 0..ways.len() {
            let set = closed(ways, sets[at] | 1 << way);
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        at += 1;
    }
    sets
}

/// A set of ways with all that hold wherever these do.
fn closed(ways: &[Way], set: u64) -> u64 {
    let chosen = || ways.iter().enumerate().filter(|(at, _)| set & 1 << at != 0).map(|(_, way)| way);
    let least = |word: usize| chosen().filter_map(|way| way.get(word)).max().copied().unwrap_or(Case::Lower);
    let holds = |way: &Way| way.iter().enumerate().all(|(word, case)| least(word) >= *case);
    ways.iter().enumerate().fold(set, |all, (at, way)| all | u64::from(holds(way)) << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_less_holds_with_what_asks_for_more() {
        use Case::{Capital, Lower, Upper};
        let ways: Vec<Way> = vec![vec![Capital].into(), vec![Upper].into(), vec![Capital, Capital].into()];
        assert_eq!(held_at_once(&ways), [0b000, 0b001, 0b011, 0b101, 0b111]);
        let ways = Ways::of(ways.iter());
        let held = |cases: &[Case]| ways.all_held()[ways.held_by(cases.iter().copied()) as usize];
        assert_eq!(held(&[Lower, Upper]), 0b000);
        assert_eq!(held(&[Upper, Lower]), 0b011);
        assert_eq!(held(&[Capital, Upper]), 0b101);
        assert_eq!(held(&[Upper, Capital]), 0b111);
    }

    #[test]
    fn more_ways_than_anybody_writes_are_bounded() {
        let ways = (1..1000usize).map(|at| {
            (0..10).map(|bit| if at >> bit & 1 == 1 { Case::Upper } else { Case::Lower }).collect::<Way>()
        });
        let ways: Vec<Way> = ways.collect();
        let ways = Ways::of(ways.iter());
        assert!(ways.all_held().len() < MOST_HELD + MOST);
        assert_eq!(ways.held_by([Case::Lower; 10].into_iter()), 0);
    }
}
