//! Levels that something comes to one side of: "rose above 40", "went past 200", "fell below 3 percent".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;

use crate::Reading;

/// "fell below 3 percent", "could go above 100", "climbed past 40": whether the figure that begins at token `figure` is a level that
/// something moves beyond, and not how far it moves.
pub(crate) fn is_beyond(reading: &Reading<'_>, figure: usize) -> bool {
    let own = reading.is_any(figure, &["below", "above", "over", "past", "beyond"]);
    let Some(before) = figure.checked_sub(1) else { return false };
    let side = if own { figure } else { before };
    let is_side = own || reading.is_any(before, &["past", "beyond"]);
    let verb = side.checked_sub(1).filter(|_| is_side);
    // "rose over 3 percent": by more than that.
    let is_plain = |at: usize| !reading.is(side, "over") || !moves(reading, at);
    verb.is_some_and(|at| {
        let at = at.saturating_sub(usize::from(at > 0 && reading.is_class(at, Class::Adverb)));
        is_plain(at) && (moves(reading, at) || goes(reading, at))
    })
}

fn moves(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::TrendVerb { .. }))
}

fn goes(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Motion)
        || reading.is_any(at, &["go", "goes", "going", "pass", "push", "pushed"])
}
