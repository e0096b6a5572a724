//! What was found where in a text.

use std::ops::Range;

use crate::tables::{Class, EventWord, NameWord, SpeechWord};
use crate::traits::Traits;
use crate::{Meaning, Sort, Sorts};

/// An entry of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index of its first token.
    pub first: usize,
    /// Number of its tokens.
    pub len: usize,
    /// What it means.
    pub meaning: Meaning,
}

impl Hit {
    /// One past its last token.
    pub fn end(&self) -> usize {
        self.first + self.len
    }
}

/// An entry, wherever it is found: the number of its tokens and what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) len: u32,
    pub(crate) meaning: Meaning,
}

/// All hits in a text, by their first token; longer ones first.
#[derive(Clone, Debug, Default)]
pub struct Hits<'l> {
    /// The stretches of entries that what begins at a token tells of.
    pub(crate) entries: &'l [Entry],
    /// What begins at each token: the lexicon knows beforehand whatever can.
    pub(crate) begins: Vec<&'l Begin>,
    /// What each token is: asked for so often that it stands apart.
    pub(crate) sorts: Vec<Sorts>,
}

/// What begins at a token: a stretch of entries, and what they are taken together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Begin {
    pub(crate) traits: Traits,
    pub(crate) from: u32,
    pub(crate) len: u32,
}

impl Begin {
    /// Its stretch of `entries`.
    pub(crate) fn among<'e>(&self, entries: &'e [Entry]) -> &'e [Entry] {
        let from = self.from as usize;
        &entries[from..from + self.len as usize]
    }
}

/// The hits that begin at one token, longest first.
#[derive(Clone, Copy, Debug)]
pub struct HitsAt<'h> {
    first: usize,
    entries: &'h [Entry],
}

impl<'h> HitsAt<'h> {
    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Hit> + 'h {
        let first = self.first;
        self.entries.iter().map(move |entry| Hit { first, len: entry.len as usize, meaning: entry.meaning })
    }

    /// Whether any of them is so.
    pub fn any(self, is: impl Fn(&Hit) -> bool) -> bool {
        self.iter().any(|hit| is(&hit))
    }

    /// The longest.
    pub fn longest(self) -> Option<Hit> {
        self.iter().next()
    }

    /// Whether no entry begins here.
    pub fn is_empty(self) -> bool {
        self.entries.is_empty()
    }
}

impl<'l> Hits<'l> {
    /// Says of tokens that they stand in a sentence that is in capitals throughout.
    pub fn shout(&mut self, tokens: Range<usize>) {
        for sorts in self.sorts.get_mut(tokens).unwrap_or_default() {
            *sorts = sorts.but(Sorts::of(&[Sort::Capital])).and(Sorts::of(&[Sort::Shouted]));
        }
    }

    /// The hits that begin at token `at`, longest first.
    pub fn at(&self, at: usize) -> HitsAt<'_> {
        let entries = self.begins.get(at).map(|begin| begin.among(self.entries));
        HitsAt { first: at, entries: entries.unwrap_or_default() }
    }

    /// The first answer `pick` gives for a hit that begins at token `at`, longest first.
    pub fn find<T>(&self, at: usize, pick: impl Fn(&Hit) -> Option<T>) -> Option<T> {
        self.at(at).iter().find_map(|hit| pick(&hit))
    }

    /// What token `at` is.
    pub fn sorts(&self, at: usize) -> Sorts {
        self.sorts.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` is of this sort.
    pub fn has(&self, at: usize, sort: Sort) -> bool {
        self.sorts(at).has(sort)
    }

    /// Whether token `at` is any of these.
    pub fn has_any(&self, at: usize, sorts: Sorts) -> bool {
        self.sorts(at).has_any(sorts)
    }

    /// The tokens that are any of these, in order.
    pub fn having(&self, sorts: Sorts) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.having_in(0..self.sorts.len(), sorts)
    }

    /// The same among the tokens `tokens`.
    pub fn having_in(
        &self,
        tokens: Range<usize>,
        sorts: Sorts,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let end = tokens.end.min(self.sorts.len());
        let (first, found) = (tokens.start, self.sorts.get(tokens.start..end).unwrap_or_default());
        let found = found.iter().enumerate().filter(move |(_, found)| found.has_any(sorts));
        found.map(move |(nth, _)| first + nth)
    }

    /// Whether an entry of the grammar class begins at token `at`.
    pub fn is_class(&self, at: usize, class: Class) -> bool {
        self.begins.get(at).is_some_and(|begin| begin.traits.is_class(class))
    }

    /// The tokens of `tokens` at which an entry of the grammar class begins, in order.
    pub fn of_class(
        &self,
        tokens: Range<usize>,
        class: Class,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.beginning(tokens, move |begin| begin.traits.is_class(class))
    }

    /// Those at which a word of this kind around speech begins, in order.
    pub fn speech_words(
        &self,
        tokens: Range<usize>,
        kind: SpeechWord,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.beginning(tokens, move |begin| begin.traits.is_speech_word(kind))
    }

    /// The tokens of a stretch, as far as they are there, at which something fit begins.
    fn beginning<'h>(
        &'h self,
        tokens: Range<usize>,
        is_fit: impl Fn(&Begin) -> bool + 'h,
    ) -> impl DoubleEndedIterator<Item = usize> + 'h {
        let end = tokens.end.min(self.begins.len());
        let begins = self.begins.get(tokens.start..end).unwrap_or_default();
        let found = begins.iter().enumerate().filter(move |(_, begin)| is_fit(begin));
        found.map(move |(nth, _)| tokens.start + nth)
    }

    /// Whether a word of this kind about names begins at token `at`.
    pub fn is_name_word(&self, at: usize, kind: NameWord) -> bool {
        self.begins.get(at).is_some_and(|begin| begin.traits.is_name_word(kind))
    }

    /// Whether a word of this kind around speech begins at token `at`.
    pub fn is_speech_word(&self, at: usize, kind: SpeechWord) -> bool {
        self.begins.get(at).is_some_and(|begin| begin.traits.is_speech_word(kind))
    }

    /// Whether a word of this kind in the clause of an event begins at token `at`.
    pub fn is_event_word(&self, at: usize, kind: EventWord) -> bool {
        self.begins.get(at).is_some_and(|begin| begin.traits.is_event_word(kind))
    }

    /// All hits, in order.
    pub fn all(&self) -> impl Iterator<Item = Hit> + '_ {
        (0..self.begins.len()).flat_map(|at| self.at(at).iter())
    }
}
