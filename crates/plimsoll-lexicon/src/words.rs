//! The words of the entries, each known by a number.

use std::hash::{Hash, Hasher};

use plimsoll_text::Span;
use rustc_hash::FxHashMap;

/// Words in small letters, numbered. Nearly every word of a text is short and plain: those are looked up as a number.
#[derive(Debug, Default)]
pub(crate) struct Words {
    all: FxHashMap<Box<str>, u32>,
    short: FxHashMap<Short, u32>,
}

/// A word of ASCII that is up to 16 bytes long, zeros behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Short(u128);

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0 as u64);
        state.write_u64((self.0 >> 64) as u64);
    }
}

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
        let short = Short::of(word);
        let known = short.map_or_else(|| self.get(word), |short| self.get_short(short));
        known.unwrap_or_else(|| {
            let next = self.all.len() as u32;
            self.all.insert(word.into(), next);
            self.short.extend(short.map(|short| (short, next)));
            next
        })
    }

    pub(crate) fn get(&self, word: &str) -> Option<u32> {
        self.all.get(word).copied()
    }

    pub(crate) fn get_short(&self, word: Short) -> Option<u32> {
        self.short.get(&word).copied()
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
