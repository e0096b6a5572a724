//! Parts and wholes: "23 of 28 drones" has two figures and one noun.

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::counted::Counted;
use super::item::ItemFacts;
use super::measured::is_calibre;
use crate::Analysis;
use crate::quantity::noun_phrase::is_verb;
use crate::quantity::{QuantityKind, QuantityMention};

/// Tokens behind "23 of" in which the whole begins: "of the country's 62 districts".
const WHOLE: usize = 5;
/// Figures looked back over for the whole that opens the sentence.
const NEAR: usize = 4;

/// "23 of 28 drones": what the whole counts, the part counts too.
pub(super) fn whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let whole = whole_of(analysis, mention).or_else(|| {
        let is_bare = super::counted::is_elliptic(analysis, mention);
        is_bare.then(|| preposed(analysis, mention)).flatten()
    });
    let whole = whole.filter(|whole| whole.item.is_some());
    whole.map(|whole| (ItemFacts::of(&analysis.reading, whole), whole.item.clone()))
}

/// "six of the 19 it pledged": whether what a figure counts is told neither by it nor by its whole.
pub(super) fn is_of_bare(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    whole_of(analysis, mention).is_some_and(is_bare)
}

fn is_bare(mention: &QuantityMention) -> bool {
    mention.item.is_none() && mention.unit.is_none() && mention.kind == QuantityKind::Plain
}

/// Whether a figure is the whole of which the figure before it is a part.
pub(super) fn is_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let quantities = &analysis.quantities;
    let at = quantities.partition_point(|other| other.first < mention.first);
    let part = at.checked_sub(1).and_then(|before| quantities.get(before));
    part.and_then(|part| whole_of(analysis, part)).is_some_and(|whole| whole.first == mention.first)
        || opens_with(analysis, mention)
        || is_behind_part(analysis, mention)
}

/// "most of its 60 tanks", "half the 60 tanks": the whole of a part that no number tells, or only a share.
fn is_behind_part(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let first = mention.first.checked_sub(1).filter(|at| reading.determines(*at)).unwrap_or(mention.first);
    reading.follows(first, Class::PartOf) && (first < mention.first || mention.item.is_some())
}

/// "Of the 24 drones, 17 were shot down": the whole that opens the sentence.
fn preposed<'a>(analysis: &'a Analysis<'_>, mention: &QuantityMention) -> Option<&'a QuantityMention> {
    let quantities = &analysis.quantities;
    let at = quantities.partition_point(|other| other.first < mention.first);
    let mut before = quantities[at.saturating_sub(NEAR)..at].iter().rev();
    let here = |other: &QuantityMention| analysis.reading.in_one_sentence(other.first, mention.first);
    before.find(|other| other.item.is_some() && here(other) && opens_with(analysis, other))
}

/// "Of 19 guns sent earlier four have been lost": one past the words of the whole that opens the sentence of a part.
pub(crate) fn preposed_end(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<usize> {
    preposed(analysis, mention).map(|whole| whole.end)
}

/// Whether a figure stands behind an "of" that opens its sentence: "Of the 24 drones"; not "Of them 24 were lost".
fn opens_with(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let near = mention.first <= start + 2 && mention.first > start;
    let is_bare = || mention.item.is_none() && reading.kind(mention.end) == Some(TokenKind::Word);
    let of_them =
        reading.is(start + 1, "them") || is_bare() && reading.is_class(start + 1, Class::Demonstrative);
    near && reading.is(start, "of") && mention.unit.is_none() && !of_them
}

/// The figure of the whole behind "23 of".
pub(crate) fn whole_of<'a>(
    analysis: &'a Analysis<'_>,
    mention: &QuantityMention,
) -> Option<&'a QuantityMention> {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    let counts = |whole: &&QuantityMention| whole.item.is_some() && !is_calibre(whole) || is_bare(whole);
    let whole = analysis.quantities.get(next).filter(counts)?;
    let of = reading.token_at(mention.span.end());
    // "110 out of 180", "110 tanks out of 180"
    let out = [of, mention.end].into_iter().find(|at| reading.is(*at, "out") && reading.is(at + 1, "of"));
    let of = out.map_or(of, |out| out + 1);
    let near = reading.is(of, "of") && (of + 1..=of + WHOLE).contains(&whole.first);
    let breaks = |at: usize| {
        matches!(reading.kind(at), Some(TokenKind::Mark(_)))
            || reading.is_class(at, Class::Preposition)
            || is_verb(reading, at) && !(at + 1 == whole.first && reading.is_class(at - 1, Class::Determiner))
    };
    let is_own = out.is_some() || mention.phrase.is_none_or(|phrase| phrase.end > whole.first);
    (near && is_own && !(of + 1..whole.first).any(breaks)).then_some(whole)
}
