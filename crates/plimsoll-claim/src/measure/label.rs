//! Labels: "Killed: 1,204", "Drones shot down: 31".

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;

use super::list::first_joined;
use super::{Governor, VerbChain, has_object};
use crate::Analysis;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// Tokens of a label.
const LABEL: usize = 10;

/// Most figures of a label's list.
const LONGEST_LIST: usize = 6;

/// "Seized: 52 missiles and 1,300 fuses": the first token of the first of the figures that are joined to this one.
fn first_of_label(analysis: &Analysis<'_>, mention: &QuantityMention) -> usize {
    let reading = &analysis.reading;
    let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
    first_joined(analysis, mention, LONGEST_LIST, |other, first| {
        other.end < first && first - other.end <= 2 && (other.end..first).all(joins)
    })
}

/// The participle, noun or phrase that a colon sets before a figure, where no verb makes a clause of the label.
pub(super) fn governor(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let colon = first_of_label(analysis, mention).checked_sub(1).filter(|at| reading.is_mark(*at, ':'))?;
    let label = colon.saturating_sub(LABEL)..colon;
    let is_clause =
        |at: usize| [Class::Be, Class::Have, Class::Modal].iter().any(|class| reading.is_class(at, *class));
    let is_bare = |words: &Governor| {
        let is_state = words.form.is_any(VerbForm::PARTICIPLE);
        words.rule != "measure.verb"
            || is_state && VerbChain::before(reading, words.first).first == words.first
    };
    let words = analysis.outline.within(label.clone());
    // "Shells fired per day, northern side: 40": a label that opens its line may end with something else.
    let start = reading.sentences[reading.sentence_at(colon)].tokens.start;
    let is_own = |words: &Governor| label.start <= start && start <= words.first;
    // "Visits by seized ships: 11": a participle before a noun tells which ships.
    let tells_which = |words: &Governor| {
        words.rule == "measure.verb" && words.first > start && has_object(reading, words.end)
    };
    let of_line = || {
        let fits = |words: &&Governor| {
            is_own(words) && is_bare(words) && !tells_which(words) && words.measure != Measure::Observed
        };
        words.iter().find(fits)
    };
    let found = words.iter().find(|words| words.end == colon && is_bare(words)).or_else(of_line)?;
    let passive = found.rule == "measure.verb";
    let near = label.rev().take_while(|at| reading.in_one_sentence(*at, colon));
    (!near.into_iter().any(is_clause)).then_some(Governor { passive, rule: "measure.label", ..*found })
}
