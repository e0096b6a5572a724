//! Counts told by calibre alone: "500,000 of 155 mm and 300,000 of 122 mm calibre".

use std::ops::Range;

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::counted::Counted;
use crate::Reading;
use crate::quantity::{NounPhrase, QuantityMention, calibre_end, wording};

/// The calibre behind "of", where no other noun says what is counted.
pub(super) fn of_calibre(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Range<usize>> {
    let of = reading.token_at(mention.span.end());
    let is_number = reading.kind(of + 1) == Some(TokenKind::Number);
    let end = calibre_end(reading, of + 1).filter(|_| reading.is(of, "of") && is_number)?;
    let noun = NounPhrase::plain_at(reading, end);
    noun.is_none_or(|noun| reading.is_class(noun.head, Class::Calibre)).then_some(of + 1..end)
}

/// What is counted, with its calibre before its noun: "155 mm shells".
pub(super) fn with_calibre(reading: &Reading<'_>, calibre: Range<usize>, counted: Counted) -> Counted {
    let (facts, item) = counted;
    let noun = item.as_deref().and_then(|item| item.split(' ').next_back());
    let worded = noun.map(|noun| format!("{} {noun}", wording(reading, calibre.start, calibre.end)));
    (facts, worded)
}
