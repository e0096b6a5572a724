use std::collections::BTreeMap;

use plimsoll_capture::Report;

use super::forest::Forest;
use super::mirrors::mirrors;

/// Version of the signature: it changes whenever words, hash, multipliers or bands do.
pub(crate) const SIGNATURE_VERSION: u32 = 1;

/// Words in a shingle.
const WORDS: usize = 5;
/// Numbers in a signature.
const SIZE: usize = 128;
/// Numbers in a band; two texts are compared if they share a band.
const BAND: usize = 4;
/// Two texts are copies if they share this much of their shingles, in percent.
const LEAST_SHARED: usize = 50;

/// A copy shares this much with its original, in percent, to be no report of its own under another date.
const MIRRORED: usize = 75;

/// Which reports share their text.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// The set of copies each report belongs to, by the index of its first member.
    pub(crate) set_of: Vec<usize>,
    /// The report whose text each report has, nearly whole, under another day of publication.
    pub(crate) mirror_of: Vec<Option<usize>>,
}

/// The copies among reports.
///
/// MinHash over shingles of words finds texts that may be copies; all their shingles are then compared. In a band that many
/// texts share each is compared with the first only, so the work does not grow with their pairs.
pub(crate) fn copies(reports: &[&Report]) -> Copies {
    let shingles: Vec<Vec<u64>> = reports.iter().map(|report| shingles(&report.text)).collect();
    let multipliers = multipliers();
    let mut first: BTreeMap<(usize, [u32; BAND]), usize> = BTreeMap::new();
    let mut forest = Forest::new(reports.len());
    for (index, own) in shingles.iter().enumerate() {
        if own.is_empty() {
            continue;
        }
        let signature = signature(own, &multipliers);
        for (place, band) in signature.as_chunks::<BAND>().0.iter().enumerate() {
            let other = *first.entry((place, *band)).or_insert(index);
            if forest.root(other) != forest.root(index) && are_copies(own, &shingles[other]) {
                forest.join(other, index);
            }
        }
    }
    let set_of: Vec<usize> = (0..reports.len()).map(|index| forest.root(index)).collect();
    let mirror_of = mirrors(reports, &set_of, |a, b| share(&shingles[a], &shingles[b]) >= MIRRORED);
    Copies { set_of, mirror_of }
}

/// Hashes of all runs of five words, sorted, each once.
fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| hash(word.chars().flat_map(char::to_lowercase)))
        .collect();
    let mut shingles: Vec<u64> =
        words.windows(WORDS).map(|run| run.iter().fold(0, |sum, word| mix(sum ^ word))).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0x9e37_79b9_7f4a_7c15, |sum, letter| mix(sum ^ u64::from(u32::from(letter))))
}

/// The finaliser of SplitMix64: every bit of the result hangs on every bit given.
fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The multipliers and addends of the 128 orders: the SplitMix64 sequence from the version number on, multipliers odd.
fn multipliers() -> Vec<(u64, u64)> {
    let step = 0x9e37_79b9_7f4a_7c15_u64;
    let number = |at: u64| mix(u64::from(SIGNATURE_VERSION).wrapping_add(step.wrapping_mul(at + 1)));
    (0..SIZE as u64).map(|at| (number(2 * at) | 1, number(2 * at + 1))).collect()
}

fn signature(shingles: &[u64], multipliers: &[(u64, u64)]) -> Vec<u32> {
    multipliers
        .iter()
        .map(|(times, plus)| {
            let least =
                shingles.iter().map(|shingle| shingle.wrapping_mul(*times).wrapping_add(*plus) >> 32).min();
            least.and_then(|least| u32::try_from(least).ok()).unwrap_or(u32::MAX)
        })
        .collect()
}

/// Whether two sorted sets of shingles share enough of their union.
fn are_copies(a: &[u64], b: &[u64]) -> bool {
    share(a, b) >= LEAST_SHARED
}

/// What two sorted sets of shingles share of their union, in percent.
fn share(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    (shared * 100).checked_div(a.len() + b.len() - shared).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alike(a: &str, b: &str) -> usize {
        let multipliers = multipliers();
        let (a, b) = (signature(&shingles(a), &multipliers), signature(&shingles(b), &multipliers));
        a.iter().zip(&b).filter(|(a, b)| a == b).count()
    }

    #[test]
    fn the_signature_stays_as_it_is_written_down() {
        let signature = signature(&shingles("one two three four five six"), &multipliers());
        assert_eq!(&signature[..3], &[540_191_033, 1_309_687_823, 1_327_530_263]);
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric(a in "([a-d]{1,2} ){8,30}", b in "([a-d]{1,2} ){8,30}") {
            prop_assert_eq!(alike(&a, &b), alike(&b, &a));
            prop_assert_eq!(are_copies(&shingles(&a), &shingles(&b)), are_copies(&shingles(&b), &shingles(&a)));
        }

        #[test]
        fn a_text_is_its_own_copy(a in "([a-d]{1,2} ){8,30}") {
            prop_assert_eq!(alike(&a, &a), SIZE);
            prop_assert!(are_copies(&shingles(&a), &shingles(&a.to_uppercase())));
        }
    }
}
