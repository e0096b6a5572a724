//! Parts and wholes: "23 of 28 drones" has two figures and one noun.

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::counted::Counted;
use super::item::ItemFacts;
use crate::Analysis;
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_verb;

/// Tokens behind "23 of" in which the whole begins: "of the country's 62 districts".
const WHOLE: usize = 5;

/// "23 of 28 drones": what the whole counts, the part counts too.
pub(super) fn whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    whole_of(analysis, mention).map(|whole| (ItemFacts::of(&analysis.reading, whole), whole.item.clone()))
}

/// Whether a figure is the whole of which the figure before it is a part.
pub(super) fn is_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let quantities = &analysis.quantities;
    let at = quantities.partition_point(|other| other.first < mention.first);
    let part = at.checked_sub(1).and_then(|before| quantities.get(before));
    part.and_then(|part| whole_of(analysis, part)).is_some_and(|whole| whole.first == mention.first)
}

/// The figure of the whole behind "23 of".
fn whole_of<'a>(analysis: &'a Analysis<'_>, mention: &QuantityMention) -> Option<&'a QuantityMention> {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    let whole = analysis.quantities.get(next).filter(|whole| whole.item.is_some())?;
    let of = reading.token_at(mention.span.end());
    let near = reading.is(of, "of") && (of + 1..=of + WHOLE).contains(&whole.first);
    let breaks = |at: usize| {
        matches!(reading.kind(at), Some(TokenKind::Mark(_)))
            || reading.is_class(at, Class::Preposition)
            || is_verb(reading, at) && !(at + 1 == whole.first && reading.is_class(at - 1, Class::Determiner))
    };
    let is_bare = mention.phrase.is_none_or(|phrase| phrase.end > whole.first);
    (near && is_bare && !(of + 1..whole.first).any(breaks)).then_some(whole)
}
