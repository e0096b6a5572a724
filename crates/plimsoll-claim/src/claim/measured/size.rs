//! Lengths and weights that are of an object.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::quantity::QuantityMention;

/// "50 m by 20 m", "50 m x 20 m": how long or wide an object is.
pub(super) fn is_side(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = reading.token_at(mention.span.end());
    let is_number = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    let joins = |at: usize| reading.is_any(at, &["by", "x"]) || reading.is_mark(at, '×');
    let before = mention.first.checked_sub(2);
    joins(end) && is_number(end + 1) && reading.in_one_sentence(mention.first, end)
        || before.is_some_and(|unit| {
            let is_unit = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Unit(_));
            joins(unit + 1) && (is_number(unit) || reading.hits.at(unit).any(is_unit))
        })
}

/// "a cap of 500 barrels": what is allowed, not what is.
pub(super) fn is_ceiling(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"));
    of.is_some_and(|noun| reading.is_class(noun, Class::Ceiling))
}

/// "projectiles of 43.5 kg", "rockets at 66 kg apiece": what one of them weighs.
pub(super) fn is_of_each(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(before) = mention.first.checked_sub(1).filter(|at| *at > 0) else { return false };
    let counted = crate::quantity::noun_phrase::is_plural(reading, before - 1)
        && reading.find(before - 1, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some();
    reading.is(before, "of") && counted || reading.is_class(mention.end, Class::Distributive)
}

/// "a 150 kg warhead": what one thing weighs, whose noun stands behind in the singular.
pub(super) fn is_of_one(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let article = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Article));
    let unit = mention.unit_span.map(|unit| reading.token_at(unit.end()));
    let noun = mention.phrase.filter(|phrase| Some(phrase.first) == unit);
    article && noun.is_some_and(|noun| !crate::quantity::noun_phrase::is_plural(reading, noun.head))
}
