//! Pronouns: "he", "she", and "it" and "they" where they speak.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Meaning, VerbForm};

use super::MentionForm;
use super::sweep::Sweep;

impl Sweep<'_, '_> {
    /// Reads a pronoun at token `at`.
    pub(super) fn pronoun(&mut self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.is_class(at, Class::Pronoun) && !reading.is_class(at, Class::PossessivePronoun) {
            return false;
        }
        let owner = reading.is_any(at, &["his", "her"]) && !self.owns_a_body(at);
        let meant = if owner || reading.is_any(at, &["he", "she", "him"]) {
            self.person_meant()
        } else if reading.is(at, "it") && self.speaks(at + 1) {
            self.focus.thing
        } else if reading.is(at, "they") && self.speaks(at + 1) {
            self.focus.many
        } else {
            None
        };
        let Some(actor) = meant else { return false };
        self.put(actor, at, at + 1, MentionForm::Pronoun);
        true
    }

    /// Who was in focus last, else the last person named.
    pub(super) fn person_meant(&self) -> Option<super::ActorIndex> {
        let single = |draft: &super::registry::Draft| {
            draft.named && !draft.plural && draft.actor.kind == plimsoll_lexicon::tables::ActorKind::Person
        };
        self.focus.person.or_else(|| self.registry.latest(single))
    }

    /// "his ministry" is read as a phrase.
    fn owns_a_body(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|next| {
            self.reading
                .hits
                .at(next)
                .iter()
                .any(|hit| matches!(hit.meaning, Meaning::Body(_) | Meaning::Role(_)))
        })
    }

    fn speaks(&self, mut at: usize) -> bool {
        let reading = self.reading;
        let from = at;
        while at < from + 3
            && (reading.is_class(at, Class::Auxiliary)
                || reading.is_class(at, Class::Adverb)
                || reading.is_class(at, Class::Modal))
        {
            at += 1;
        }
        reading.hits.at(at).iter().any(|hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => {
                form.is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE))
            }
            _ => false,
        })
    }
}
