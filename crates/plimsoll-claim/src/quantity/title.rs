//! Number words in the names of things: "the Kick Six win", "the Gang of Eight".

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::numeral::{Numeral, NumeralKind};
use crate::Reading;

/// Words that stay small in a title.
const TITLE_SMALL: [Class; 4] = [Class::Preposition, Class::Determiner, Class::Conjunction, Class::Auxiliary];
/// Tokens around a number with a capital in which small letters show that not every word has one.
const NEAR_TITLE: usize = 6;

/// "the Kick Six win", "the Gang of Eight": a capital inside a sentence that is not in title case.
pub(super) fn is_in_title(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let first = numeral.first;
    let start = reading.sentences[reading.sentence_at(first)].tokens.start;
    // "TWO MILLION" is shouted, "the Three Musketeers" is named.
    if numeral.kind != NumeralKind::Words
        || !reading.is_capital(first)
        || reading.is_acronym(first)
        || first <= start
    {
        return false;
    }
    let small = |at: usize| {
        let word = reading.word(at);
        reading.kind(at) == Some(TokenKind::Word)
            && word.len() > 2
            && word.starts_with(|letter: char| letter.is_lowercase())
            && !TITLE_SMALL.iter().any(|class| reading.is_class(at, *class))
    };
    let near = first.saturating_sub(NEAR_TITLE).max(start)..(first + NEAR_TITLE).min(reading.tokens.len());
    let after_word = reading.kind(first - 1) == Some(TokenKind::Word);
    after_word && near.into_iter().any(small)
}
