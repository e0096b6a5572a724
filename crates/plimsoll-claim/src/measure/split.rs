//! Verbs of several words with their object inside: "forced 300 people from their homes", "shot three drones down".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::{Governor, VerbChain, passive};
use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// Words of the longest verb behind its object: "out of their homes".
const LONGEST: usize = 5;

/// The verb right before a figure that the words behind what it counts complete.
pub(super) fn governor(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Governor> {
    let verb = mention.first.checked_sub(1)?;
    let end = mention.end;
    let completes = [Class::Preposition, Class::Adverb].iter().any(|class| reading.is_class(end, *class))
        || reading.is_any(end, &["down", "up", "out", "off", "away", "back", "alive", "hostage", "prisoner"]);
    let is_word = reading.kind(verb) == Some(TokenKind::Word) && !reading.is_class(verb, Class::Auxiliary);
    // "taking 40 prisoners in May", "carried 40 crates out of the port": a preposition with a noun of its own completes no verb alone.
    let is_noun = reading.kind(end + 1).is_some_and(|kind| !matches!(kind, TokenKind::Mark(_)))
        && !reading.is_class(end + 1, Class::Preposition);
    let has_noun = reading.is_class(end, Class::Preposition) && is_noun || reading.is(end + 1, "of");
    if !completes || !is_word || mention.unit.is_some() {
        return None;
    }
    let mut words = reading.word(verb).to_lowercase();
    let goes_on = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word) && reading.in_one_sentence(mention.first, *at)
    };
    for at in (end..end + LONGEST).take_while(goes_on) {
        words.push(' ');
        words.push_str(&reading.word(at).to_lowercase());
        let found = reading.lexicon.whole(&words).find_map(|meaning| match meaning {
            Meaning::MeasureVerb { measure, frame, form, personal } => {
                let measure = Measure::named(reading.lexicon.measure(measure))?;
                let alone = Governor::of_word(measure, frame, verb, "measure.verb");
                Some(passive(reading, Governor { form, personal, ..alone }))
            }
            _ => None,
        });
        if found.is_some() && !(has_noun && at == end) {
            return found.filter(|found| !VerbChain::before(reading, verb).be || found.passive);
        }
    }
    None
}
