//! The words of the entries, each known by a number.

use plimsoll_text::Span;
use rustc_hash::FxHashMap;

/// Words in small letters, numbered. Nearly every word of a text is short and plain: those are looked up as a number.
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
        let size = (2 * words.len() + 1).next_power_of_two();
        let mut table = Self { places: vec![(NONE, 0); size], shift: u64::BITS - size.trailing_zeros() };
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
        while ![word, NONE].contains(&self.places[at & last].0) {
            at += 1;
        }
        at & last
    }

    fn get(&self, word: Short) -> Option<u32> {
        let (found, number) = self.places[self.place(word)];
        (found == word).then_some(number)
    }
}

impl Default for Table {
    fn default() -> Self {
        Self::of(&[])
    }
}

/// A word of ASCII that is up to 16 bytes long, zeros behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Short(u128);

/// No word, as words are not empty.
const NONE: Short = Short(0);

impl Short {
    /// The word at `span` of a text.
    pub(crate) fn at(text: &str, span: Span) -> Option<Self> {
        let spare = 16u32.checked_sub(span.len()).filter(|spare| *spare < 16)?;
        let Some(bytes) = text.as_bytes()[span.start() as usize..].first_chunk() else {
            return Self::of(span.of(text));
        };
        let word = u128::from_le_bytes(*bytes) & (u128::MAX >> (8 * spare));
        (word & (EACH * u128::from(HIGHEST)) == 0).then_some(Self(word))
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        bytes.is_ascii().then_some(Self(u128::from_le_bytes(bytes)))
    }

    /// Its bits, spread evenly over as many as are left by the shift.
    fn spread(self, shift: u32) -> usize {
        let folded = self.0 as u64 ^ ((self.0 >> 64) as u64).rotate_left(29);
        folded.wrapping_mul(0x9e37_79b9_7f4a_7c15).unbounded_shr(shift) as usize
    }

    /// The same in small letters, all bytes at once: a sum's highest bit tells whether the byte reaches a letter.
    pub(crate) fn small(self) -> Self {
        let reaches = |letter: u8| self.0 + EACH * u128::from(HIGHEST - letter);
        let capitals = reaches(b'A') & !reaches(b'Z' + 1) & (EACH * u128::from(HIGHEST));
        Self(self.0 | capitals >> 2)
    }
}

/// One in each byte.
const EACH: u128 = u128::from_ne_bytes([1; 16]);
/// The bit that no ASCII character has.
const HIGHEST: u8 = 0x80;

impl Words {
    /// The number of a word, a new one if it has none.
    pub(crate) fn enter(&mut self, word: &str) -> u32 {
        self.get(word).unwrap_or_else(|| {
            let next = self.all.len() as u32;
            self.all.insert(word.into(), next);
            next
        })
    }

    /// The same ready for short words: none is entered behind this.
    pub(crate) fn settled(self) -> Self {
        let mut short: Vec<_> =
            self.all.iter().filter_map(|(word, number)| Some((Short::of(word)?, *number))).collect();
        // In one order, so that all machines look in the same places.
        short.sort_unstable_by_key(|(_, number)| *number);
        Self { all: self.all, short: Table::of(&short) }
    }

    pub(crate) fn get(&self, word: &str) -> Option<u32> {
        self.all.get(word).copied()
    }

    pub(crate) fn get_short(&self, word: Short) -> Option<u32> {
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
