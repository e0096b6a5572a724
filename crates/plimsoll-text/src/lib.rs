//! Where everything in a report is: [`Span`]s of bytes, [`Token`]s, [`Sentence`]s and lines.
//!
//! This crate knows no file, clock, network or database, and no word of any language beyond the few
//! abbreviations that keep a full stop from ending a sentence.

mod language;
mod line_index;
mod sentence;
mod span;
mod token;

pub use language::{Language, language_of};
pub use line_index::{LineIndex, Position};
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use token::{Gap, Token, TokenKind, tokens};
