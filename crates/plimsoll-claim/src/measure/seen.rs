//! What somebody has seen done, who did not do it: "Norland has detected containers sent to Sarvia".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::{Governor, has_object};
use crate::Analysis;
use crate::claim::Measure;
use crate::quantity::noun_phrase::is_plural;

/// Tokens from a verb of seeing to what was done with what is seen.
const SEEN: usize = 10;

/// "Norland has detected containers sent to Sarvia": whether a participle tells what was done with things that somebody has seen, who did
/// not do it by that.
pub(super) fn is_seen(analysis: &Analysis<'_>, words: &Governor) -> bool {
    let reading = &analysis.reading;
    let noun = words.first.checked_sub(1);
    let is_thing = noun.is_some_and(|at| is_plural(reading, at) && !reading.is_capital(at));
    if !is_thing || !words.form.is_any(VerbForm::PARTICIPLE) || has_object(reading, words.end) {
        return false;
    }
    let start = reading.sentences[reading.sentence_at(words.first)].tokens.start;
    let near = (start.max(words.first.saturating_sub(SEEN))..words.first - 1).rev();
    let sees = |at: usize| {
        reading.has(at, Sort::Saying)
            || reading.is_class(at, Class::Tally)
            || analysis.outline.at(at, |other| other.measure == Measure::Observed).is_some()
    };
    let mut clause = near.take_while(|at| {
        !reading.is_class(*at, Class::Complementiser)
            && matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number))
    });
    clause.any(sees)
}
