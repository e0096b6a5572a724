//! Word lists and packs, compiled for lookup.
//!
//! A [`Lexicon`] is made of TOML tables ([`tables`]): those of the language, which come with the crate, and those of a
//! pack, which add the words of a field. It is asked with tokens and answers with [`Hit`]s: which entries stand where.
//! This crate knows no file: a caller that wants a pack of its own passes its text.

mod compile;
mod hits;
mod inflect;
mod lookup;
mod meaning;
mod source;
pub mod tables;
mod traits;
mod trie;
mod ways;
mod words;

pub use compile::LexiconError;
pub use hits::{Hit, Hits, HitsAt};
pub use inflect::{Forms, VerbForm, plural, verb_forms};
pub use lookup::Lexicon;
pub use meaning::Meaning;
pub use source::{Source, language_sources, pack_sources};
pub use traits::{Sort, Sorts};
