//! What a text commits itself to about an event.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, Commitment};

use super::draft::Draft;
use super::scene::Scene;
use crate::Modality;
use crate::attribution::Voice;

/// Tokens before a verb group in which a hedge belongs to it.
const BEFORE: usize = 8;

impl Scene<'_, '_> {
    /// The weakest of its own grammar, the hedges of its clause and the words of saying.
    pub(super) fn modality(&self, draft: &Draft, voice: Option<&Voice>) -> Modality {
        let own = draft.modality;
        let said = voice.map_or(Modality::Asserted, |voice| Modality::from(voice.commitment));
        let hedges = self.hedges(draft).max().map_or(Modality::Asserted, Modality::from);
        own.max(said).max(hedges)
    }

    fn hedges(&self, draft: &Draft) -> impl Iterator<Item = Commitment> {
        let reading = self.reading();
        let from = self.start.max(draft.group.saturating_sub(BEFORE));
        let opens = |at: &usize| reading.is_mark(*at, ',') || self.is_stop(*at) || reading.is(*at, "that");
        let begin = (from..draft.group).rev().find(opens).map_or(from, |at| at + 1);
        // "Presumably, it gives", "Reportedly, they met".
        let adverb = (self.start..self.start + 1).filter(move |_| reading.is_mark(self.start + 1, ','));
        let behind = draft.trigger.end..self.end.min(draft.trigger.end + 1);
        let words = (begin..draft.trigger.start)
            .chain(adverb)
            .chain(behind)
            .chain(draft.hedged.clone().into_iter().flatten());
        words.filter_map(move |at| {
            let hedge = reading.find(at, |hit| match hit.meaning {
                Meaning::Hedge(commitment) => Some(commitment),
                _ => None,
            })?;
            let counts = hedge != Commitment::Denied && !reading.is_class(at, Class::Determiner);
            let bounds = reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::BoundBefore(_)));
            (counts && !bounds).then_some(hedge)
        })
    }
}
