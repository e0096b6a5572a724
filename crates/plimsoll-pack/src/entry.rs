use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::Place;

/// An entry of a table, as it stands in the file.
#[derive(Clone, Debug)]
pub struct Entry<'f> {
    /// Index of its file.
    pub file: usize,
    /// Its table: "item".
    pub table: &'static str,
    /// Its keys.
    pub keys: &'f DeTable<'f>,
    /// Where its head stands.
    pub bytes: Range<usize>,
}

/// A text of an entry.
#[derive(Clone, Debug)]
pub struct Word<'f> {
    /// The text.
    pub text: &'f str,
    /// Where it stands, with its quotation marks.
    pub place: Place,
}

impl<'f> Entry<'f> {
    /// Where the entry begins.
    pub fn place(&self) -> Place {
        self.at(self.bytes.clone())
    }

    /// The text of a key, where it is one.
    pub fn text(&self, key: &str) -> Option<Word<'f>> {
        self.word(self.keys.get(key)?)
    }

    /// The texts of a key that holds a list; none where it holds anything else.
    pub fn texts(&self, key: &str) -> Vec<Word<'f>> {
        let list = self.keys.get(key).and_then(|value| value.get_ref().as_array());
        list.into_iter().flat_map(|list| list.iter()).filter_map(|value| self.word(value)).collect()
    }

    /// The figure of a key and where it stands.
    pub fn figure(&self, key: &str) -> Option<(Decimal, Place)> {
        let value = self.keys.get(key)?;
        Some((decimal(value.get_ref())?, self.at(value.span())))
    }

    /// Where the value of a key stands.
    pub fn place_of(&self, key: &str) -> Option<Place> {
        Some(self.at(self.keys.get(key)?.span()))
    }

    fn word(&self, value: &'f Spanned<DeValue<'f>>) -> Option<Word<'f>> {
        Some(Word { text: value.get_ref().as_str()?, place: self.at(value.span()) })
    }

    fn at(&self, bytes: Range<usize>) -> Place {
        Place { file: self.file, bytes }
    }
}

/// The figure a value is, if it is one that passes through no binary fraction.
pub(crate) fn decimal(value: &DeValue<'_>) -> Option<Decimal> {
    let text = value.as_str().or_else(|| value.as_integer().map(|whole| whole.as_str()))?;
    text.parse().ok()
}
