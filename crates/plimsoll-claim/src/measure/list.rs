//! Lists of figures: what stands before the first governs them all.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;

use super::{Governor, VerbChain, passive, with_room};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// Most figures of one list.
const LONGEST: usize = 8;
/// Tokens between two figures of a list: ", and up to".
const BETWEEN: usize = 3;
/// Tokens of adverbs between a verb and its colon.
const ADVERBS: usize = 2;

/// "280 soldiers, one tank and two guns": the first token of the first of the figures with a noun of their own that are joined to
/// this one.
pub(super) fn first_of_list(analysis: &Analysis<'_>, mention: &QuantityMention) -> usize {
    let reading = &analysis.reading;
    first_joined(analysis, mention, LONGEST, |other, first| {
        let is_within = other.end >= first && other.first < first;
        reading.in_one_sentence(other.first, first) && (is_within || is_joint(reading, other.end, first))
    })
}

/// The first token of the first of at most so many figures before one, each of which `joins` the token where the next begins.
pub(super) fn first_joined(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    most: usize,
    joins: impl Fn(&QuantityMention, usize) -> bool,
) -> usize {
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let mut first = mention.first;
    for other in analysis.quantities[own.saturating_sub(most)..own].iter().rev() {
        if !joins(other, first) {
            break;
        }
        first = other.first;
    }
    first
}

/// Whether a comma or a conjunction alone, and words without meaning of their own, join two figures.
fn is_joint(reading: &Reading<'_>, end: usize, first: usize) -> bool {
    let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
    let fills = |at: usize| joins(at) || reading.is_class(at, Class::Adverb);
    end < first && first - end <= BETWEEN && joins(end) && (end..first).all(fills)
}

/// "what they had captured: 17 guns, 240 shells": the verb that ends before the colon of a list in its sentence.
pub(super) fn behind_colon(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let colon = first_of_list(analysis, mention).checked_sub(1).filter(|at| reading.is_mark(*at, ':'))?;
    let is_adverb = |at: &usize| reading.is_class(*at, Class::Adverb) || reading.word(*at).ends_with("ly");
    let end = colon - (colon.saturating_sub(ADVERBS)..colon).rev().take_while(is_adverb).count();
    let is_told = |words: &Governor| {
        let chain = VerbChain::before(reading, words.first);
        let is_past = words.form.is_any(VerbForm::PAST) && chain.first == words.first;
        words.rule == "measure.verb" && words.end == end && (chain.have || chain.be || is_past)
    };
    let near = analysis.outline.within(end.saturating_sub(ADVERBS + 1)..end);
    near.iter().find(|words| is_told(words)).map(|words| with_room(reading, passive(reading, *words)))
}
