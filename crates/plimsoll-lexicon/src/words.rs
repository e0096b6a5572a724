//! The words of the entries, each known by a number.

use std::ops::RangeInclusive;

use plimsoll_text::Span;
use rustc_hash::FxHashMap;

/// Words in small letters, numbered from one. Nearly every word of a text is short and plain: those are looked up as a number.
#[derive(Debug, Default)]
pub(crate) struct Words {
    all: FxHashMap<Box<str>, u32>,
    short: Table,
}

/// Short words and their numbers, each at the place its bits tell or at the next free one behind it. Half of the places and
/// more are free.
#[derive(Debug)]
struct Table {
    places: Vec<(Short, u32)>,
    /// By how much the bits of a word are shifted for its place.
    shift: u32,
}

impl Table {
    fn of(words: &[(Short, u32)]) -> Self {
        let size = (2 * words.len() + 2).next_power_of_two();
        let mut table =
            Self { places: vec![(NONE, NO_WORD); size], shift: u64::BITS - size.trailing_zeros() };
        for (word, number) in words {
            let place = table.place(*word);
            table.places[place] = (*word, *number);
        }
        table
    }

    /// Where the word stands, or would stand.
    fn place(&self, word: Short) -> usize {
        let last = self.places.len() - 1;
        let mut at = word.spread(self.shift);
        loop {
            let found = self.places[at].0;
            if found == word || found.is_none() {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn get(&self, word: Short) -> u32 {
        self.places[self.place(word)].1
    }
}

impl Default for Table {
    fn default() -> Self {
        Self::of(&[])
    }
}

/// A word of ASCII that is up to 16 bytes long, zeros behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Short {
    /// Its first eight bytes.
    head: u64,
    /// The rest: none of most words.
    tail: u64,
}

/// The number of every word that no entry has.
pub(crate) const NO_WORD: u32 = 0;
/// No word, as words are not empty.
const NONE: Short = Short { head: 0, tail: 0 };
/// Bytes of a half.
const HALF: u32 = u64::BITS / 8;

impl Short {
    /// The word at `span` of a text.
    pub(crate) fn at(text: &str, span: Span) -> Option<Self> {
        let (start, length) = (span.start() as usize, span.len());
        if length > 2 * HALF {
            return None;
        }
        let Some(head) = half(text, start) else { return Self::of(span.of(text)) };
        let word = match length.checked_sub(HALF) {
            None => Self { head: head & FIRST_BYTES[length as usize], tail: 0 },
            Some(rest) => match half(text, start + HALF as usize) {
                Some(tail) => Self { head, tail: tail & FIRST_BYTES[rest as usize] },
                None => return Self::of(span.of(text)),
            },
        };
        ((word.head | word.tail) & HIGHEST == 0).then_some(word)
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; 2 * HALF as usize];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        let both = u128::from_le_bytes(bytes);
        bytes.is_ascii().then_some(Self { head: both as u64, tail: (both >> u64::BITS) as u64 })
    }

    /// Its bits, spread evenly over as many as are left by the shift.
    fn spread(self, shift: u32) -> usize {
        let folded = self.head ^ self.tail.rotate_left(29);
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift) as usize
    }

    /// Whether it is no word.
    fn is_none(self) -> bool {
        self.head == 0
    }

    /// The same in small letters.
    pub(crate) fn small(self) -> Self {
        let tail = if self.tail == 0 { 0 } else { small(self.tail) };
        Self { head: small(self.head), tail }
    }

    /// Whether it begins with a capital and a small letter.
    pub(crate) fn is_capitalised(self) -> bool {
        matches!(self.head.to_le_bytes(), [b'A'..=b'Z', b'a'..=b'z', ..])
    }
}

/// One in each byte.
const EACH: u64 = u64::from_ne_bytes([1; 8]);
/// The bit of each byte that no ASCII character has.
const HIGHEST: u64 = EACH * 0x80;

/// Eight bytes of a text, where it goes on for so many.
fn half(text: &str, start: usize) -> Option<u64> {
    text.as_bytes().get(start..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// All bits of the first so many of eight bytes.
const FIRST_BYTES: [u64; HALF as usize + 1] = {
    let mut first = [0; HALF as usize + 1];
    let mut number = 1;
    while number < first.len() {
        first[number] = first[number - 1] << 8 | 0xff;
        number += 1;
    }
    first
};

/// Eight characters of ASCII with their letters small, all at once: a sum's highest bit tells whether the byte reaches a letter.
fn small(bytes: u64) -> u64 {
    let reaches = |letter: u8| bytes + EACH * u64::from(0x80 - letter);
    let capitals = reaches(b'A') & !reaches(b'Z' + 1) & HIGHEST;
    bytes | capitals >> 2
}

impl Words {
    /// The number of a word, a new one if it has none.
    pub(crate) fn enter(&mut self, word: &str) -> u32 {
        if let Some(number) = self.all.get(word) {
            return *number;
        }
        let next = self.all.len() as u32 + 1;
        self.all.insert(word.into(), next);
        next
    }

    /// The same ready for short words: none is entered behind this.
    pub(crate) fn settled(self) -> Self {
        let mut short: Vec<_> =
            self.all.iter().filter_map(|(word, number)| Some((Short::of(word)?, *number))).collect();
        // In one order, so that all machines look in the same places.
        short.sort_unstable_by_key(|(_, number)| *number);
        Self { all: self.all, short: Table::of(&short) }
    }

    /// The number of each.
    pub(crate) fn numbers(&self) -> RangeInclusive<u32> {
        1..=self.all.len() as u32
    }

    /// The number of a word.
    pub(crate) fn get(&self, word: &str) -> u32 {
        self.all.get(word).copied().unwrap_or(NO_WORD)
    }

    /// The number of a short word.
    pub(crate) fn get_short(&self, word: Short) -> u32 {
        self.short.get(word)
    }

    /// All of them, in no order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_fold_as_they_are() {
        assert_eq!(Short::of("Won't-6").map(Short::small), Short::of("won't-6"));
        assert_eq!(Short::of("[Zz]@").map(Short::small), Short::of("[zz]@"));
        assert_eq!(Short::of("é"), None);
        assert_eq!(Short::of("seventeen letters"), None);
        assert!(Short::of("sixteen letters!").is_some());
    }
}
