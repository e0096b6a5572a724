use std::sync::{Arc, OnceLock};

use plimsoll_capture::Report;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::forest::Forest;
use super::mirrors::{Mirrors, mirrors};

/// Version of the signature: it changes whenever words, hash or bands do.
pub(crate) const SIGNATURE_VERSION: u64 = 2;

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
    set_of: Vec<usize>,
    /// Whether the set of each first member has others.
    has_copies: Vec<bool>,
    /// The report whose text each report has, nearly whole, under another day of publication.
    pub(crate) mirror_of: Vec<Option<usize>>,
}

impl Copies {
    fn of(reports: &[&Report], set_of: Vec<usize>, mirror_of: Vec<Option<usize>>) -> Self {
        let mut has_copies = vec![false; reports.len()];
        let others = set_of.iter().enumerate().filter(|(report, set)| report != *set);
        others.for_each(|(_, set)| has_copies[*set] = true);
        Self { set_of, has_copies, mirror_of }
    }

    /// The set of a report, by its first member.
    pub(crate) fn set(&self, report: usize) -> usize {
        self.set_of[report]
    }

    /// The reports of each set that has several, sorted.
    pub(crate) fn sets(&self) -> Vec<Vec<usize>> {
        let mut sets: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for report in 0..self.set_of.len() {
            if let Some(set) = self.several(report) {
                sets.entry(set).or_default().push(report);
            }
        }
        sets.into_values().collect()
    }

    /// The set of a report that has copies.
    pub(crate) fn several(&self, report: usize) -> Option<usize> {
        Some(self.set(report)).filter(|set| self.has_copies[*set])
    }
}

/// What was found out about the text of a report: its bands, and of which reports it is a copy.
#[derive(Clone, Debug, Default)]
struct Likeness {
    bands: Arc<[[u32; BAND]]>,
    /// Reports by their numbers, each with whether it is one.
    copied: Vec<(u64, bool)>,
}

/// What was found out about texts: of each by the number of its report, and of sets of copies.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    likenesses: FxHashMap<u64, Likeness>,
    mirrors: Mirrors,
}

/// The copies among reports, with what was found out on the way; what was found out before is not found out again. Without numbers
/// nothing is kept.
///
/// MinHash over shingles of words finds texts that may be copies; all their shingles are then compared. In a band that many
/// texts share each is compared with the first only, so the work does not grow with their pairs.
pub(crate) fn copies(reports: &[&Report], numbers: &[u64], before: &Compared) -> (Copies, Compared) {
    let known = |report: usize| before.likenesses.get(numbers.get(report)?);
    let bands = (0..reports.len()).into_par_iter().map(|report| match known(report) {
        Some(known) => Arc::clone(&known.bands),
        None => bands(&reports[report].text).into(),
    });
    let bands: Vec<Arc<_>> = bands.collect();
    let firsts: Vec<Vec<u32>> = (0..SIZE / BAND).into_par_iter().map(|place| firsts(&bands, place)).collect();
    let shingled: Vec<OnceLock<Vec<u64>>> = vec![OnceLock::new(); reports.len()];
    let copied = (0..reports.len()).into_par_iter().map(|report| {
        let mut likely: Vec<u32> = firsts.iter().map(|firsts| firsts[report]).collect();
        likely.sort_unstable();
        likely.dedup();
        let likely = likely.into_iter().map(|first| first as usize).filter(|first| *first < report);
        let own = OnceLock::new();
        let is_copy = |first: usize| {
            let first = shingled[first].get_or_init(|| shingles(&reports[first].text));
            are_copies(first, own.get_or_init(|| shingles(&reports[report].text)))
        };
        let told = |first: usize| {
            let of_first =
                known(report)?.copied.iter().find(|(other, _)| Some(other) == numbers.get(first))?;
            Some(of_first.1)
        };
        likely.map(|first| (first, told(first).unwrap_or_else(|| is_copy(first)))).collect()
    });
    let copied: Vec<Vec<(usize, bool)>> = copied.collect();
    let mut forest = Forest::new(reports.len());
    for (report, firsts) in copied.iter().enumerate() {
        firsts.iter().filter(|(_, is_copy)| *is_copy).for_each(|(first, _)| forest.join(*first, report));
    }
    let likenesses = numbers.iter().zip(bands).zip(copied).map(|((&number, bands), copied)| {
        let copied = copied.into_iter().map(|(first, is_copy)| (numbers[first], is_copy)).collect();
        (number, Likeness { bands, copied })
    });
    let likenesses = likenesses.collect();
    let set_of = forest.roots();
    let (mirror_of, mirrors) = mirrors(reports, &set_of, numbers, &before.mirrors);
    (Copies::of(reports, set_of, mirror_of), Compared { likenesses, mirrors })
}

/// The first report that has the same band in a place as each; itself where it has none.
fn firsts(bands: &[Arc<[[u32; BAND]]>], place: usize) -> Vec<u32> {
    let mut of_band: FxHashMap<[u32; BAND], u32> = FxHashMap::default();
    of_band.reserve(bands.len());
    let first = |(own, report): (&Arc<[[u32; BAND]]>, u32)| {
        own.get(place).map_or(report, |band| *of_band.entry(*band).or_insert(report))
    };
    bands.iter().zip(0..).map(first).collect()
}

/// The bands of a text's signature; none where it is shorter than a shingle.
fn bands(text: &str) -> Vec<[u32; BAND]> {
    let shingles: Vec<u64> = runs(text).collect();
    if shingles.is_empty() {
        return Vec::new();
    }
    signature(&shingles).as_chunks::<BAND>().0.to_vec()
}

/// Which of some reports have nearly all their text from another.
pub(super) fn wholes(reports: &[&Report], original: usize, others: &[usize]) -> Vec<usize> {
    let whole = shingles(&reports[original].text);
    let is_whole = |other: &usize| share(&whole, &shingles(&reports[*other].text)) >= MIRRORED;
    others.par_iter().copied().filter(is_whole).collect()
}

/// Hashes of all runs of five words, sorted, each once.
fn shingles(text: &str) -> Vec<u64> {
    let mut shingles: Vec<u64> = runs(text).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Hashes of all runs of five words, in the order of the text.
fn runs(text: &str) -> impl Iterator<Item = u64> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash);
    let mut last = [0; WORDS];
    words.enumerate().filter_map(move |(at, word)| {
        last.rotate_left(1);
        last[WORDS - 1] = word;
        (at + 1 >= WORDS).then(|| last.iter().fold(0, |sum, word| mix(sum ^ word)))
    })
}

/// A word's hash, letter case aside.
fn hash(word: &str) -> u64 {
    const START: u64 = 0x9e37_79b9_7f4a_7c15;
    let add = |sum: u64, letter: u32| (sum.rotate_left(5) ^ u64::from(letter)).wrapping_mul(START);
    if word.is_ascii() {
        return word.bytes().fold(START, |sum, byte| add(sum, u32::from(byte.to_ascii_lowercase())));
    }
    word.chars().flat_map(char::to_lowercase).fold(START, |sum, letter| add(sum, u32::from(letter)))
}

/// The finaliser of SplitMix64: every bit of the result hangs on every bit given.
fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// MinHash by one permutation (Li, Owen and Zhang 2012): the least hash of each of 128 bins. An empty bin takes that of
/// another, whose choice hangs on the bin alone (Shrivastava 2017), so that like texts fill it alike.
fn signature(shingles: &[u64]) -> [u32; SIZE] {
    let bin = |hash: u64| (hash >> 57) as usize;
    let mut least = [u64::MAX; SIZE];
    for shingle in shingles {
        let hash = mix(shingle ^ SIGNATURE_VERSION);
        least[bin(hash)] = least[bin(hash)].min(hash);
    }
    let filled = |at: usize| {
        let others = (0_u64..).map(|times| bin(mix(((at as u64) << 32) ^ times ^ (SIGNATURE_VERSION << 56))));
        let mut all = std::iter::once(at).chain(others);
        all.find(|&other| least[other] != u64::MAX).map_or(u64::MAX, |other| least[other])
    };
    if shingles.is_empty() {
        return [u32::MAX; SIZE];
    }
    // The highest bits tell the bin.
    std::array::from_fn(|at| (filled(at) >> 25) as u32)
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
        let (a, b) = (signature(&shingles(a)), signature(&shingles(b)));
        a.iter().zip(&b).filter(|(a, b)| a == b).count()
    }

    #[test]
    fn the_signature_stays_as_it_is_written_down() {
        let signature = signature(&shingles("one two three four five six"));
        assert_eq!(&signature[..3], &[1_366_725_695, 1_366_725_695, 2_506_933_914]);
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
