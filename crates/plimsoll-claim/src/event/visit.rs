//! Visits: who goes to see what country or place.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{ActorKind, Class};

use super::draft::{Draft, Party};
use super::scene::{NEAR, Scene, Trigger, TriggerWord};
use super::types::{ActorRole, EventKind, PlaceRole};

impl Scene<'_, '_> {
    /// The visit that a word tells, if it tells who went where.
    pub(super) fn visit(&self, trigger: Trigger) -> Option<Draft> {
        let (mut draft, at) = match trigger.word {
            TriggerWord::Verb(form) => self.visits(trigger, form)?,
            TriggerWord::Noun => self.visit_noun(trigger)?,
            TriggerWord::Phrase => return None,
        };
        if draft.actors.is_empty() {
            return None;
        }
        self.add_host(&mut draft, at);
        let goes = draft.actors.iter().any(|(role, _)| *role == ActorRole::To) || !draft.places.is_empty();
        let acts = |party: &Party| {
            matches!(
                self.kind_of_party(party),
                None | Some(ActorKind::Person | ActorKind::Country | ActorKind::Organisation)
            )
        };
        (goes && draft.actors.iter().all(|(_, party)| acts(party))).then_some(draft)
    }

    fn visits(&self, trigger: Trigger, form: VerbForm) -> Option<(Draft, usize)> {
        let group = self.verb_group(trigger.first, form);
        if group.is_passive || self.is_nominal(trigger.first, &group) {
            return None;
        }
        let mut draft = Draft::new(EventKind::Visit, trigger.first..trigger.end, "event.visits");
        draft.group = group.first;
        draft.modality = self.modality_of(&group);
        draft.add(ActorRole::By, self.subject(&group));
        Some((draft, trigger.end))
    }

    fn visit_noun(&self, trigger: Trigger) -> Option<(Draft, usize)> {
        let reading = self.reading();
        let mut draft = Draft::new(EventKind::Visit, trigger.first..trigger.end, "event.visit-noun");
        draft.modality = self.noun_modality(&trigger);
        let (first, group) = self.doer_of_noun(&trigger, &mut draft);
        draft.group = first;
        draft.add(ActorRole::By, group);
        if draft.actors.is_empty() {
            let by = (trigger.end..self.end.min(trigger.end + 3))
                .find(|at| reading.is_class(*at, Class::Agent))?;
            draft.add(ActorRole::By, self.list_at(by + 1).0);
        }
        let stop = self.clause_end(trigger.end, NEAR);
        let to = (trigger.end..stop).find(|at| reading.is(*at, "to"))?;
        Some((draft, to + 1))
    }

    /// The country or place that begins at token `at`.
    fn add_host(&self, draft: &mut Draft, at: usize) {
        let Some(spot) = self.place_at(at) else { return };
        if self.modifies(spot.tokens.end) && spot.is_country {
            return;
        }
        let near = self.analysis.actors().within(spot.tokens.clone());
        let country = near.iter().find(|found| self.analysis.actors().of(found).kind == ActorKind::Country);
        if let Some(country) = country {
            let party = Party::of(country);
            draft.add(ActorRole::To, super::draft::Group { parties: vec![party], rule: None });
        }
        if !spot.is_country {
            draft.places.push((PlaceRole::At, spot));
        }
    }
}
