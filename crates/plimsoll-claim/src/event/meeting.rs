//! Meetings: who was together with whom.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{ActorKind, Class, EventWord};

use super::draft::{Draft, Group};
use super::scene::{NEAR, Scene, Trigger, TriggerWord};
use super::types::{ActorRole, EventKind, PlaceRole};
use crate::Modality;
use crate::attribution::governing;

impl Scene<'_, '_> {
    /// The meeting that a word tells, if it tells one of two or more.
    pub(super) fn meeting(&self, trigger: Trigger) -> Option<Draft> {
        let draft = match trigger.word {
            TriggerWord::Verb(form) => self.meets(trigger, form),
            TriggerWord::Noun => self.meeting_noun(trigger),
            TriggerWord::Phrase => None,
        }?;
        let fits = draft.actors.iter().all(|(_, party)| {
            matches!(
                self.kind_of_party(party),
                None | Some(ActorKind::Person | ActorKind::Country | ActorKind::Organisation)
            )
        });
        (fits && draft.many() > 1).then_some(draft)
    }

    fn meets(&self, trigger: Trigger, form: VerbForm) -> Option<Draft> {
        let group = self.verb_group(trigger.first, form);
        if group.is_passive || self.is_nominal(trigger.first, &group) {
            return None;
        }
        let mut draft = Draft::new(EventKind::Meeting, trigger.first..trigger.end, "event.meets");
        draft.group = group.first;
        draft.modality = self.modality_of(&group);
        let subject = self.subject(&group);
        if subject.is_empty() {
            return None;
        }
        draft.add(ActorRole::By, subject);
        // Whoever meets an obligation meets nobody: the object has to be somebody.
        let (object, end) = self.list_at(trigger.end);
        let at = if object.is_empty() { trigger.end } else { end };
        draft.add(ActorRole::With, object);
        if draft.many() < 2 || self.reading().is(at, "with") {
            let with = self.behind_any(at, |at| self.reading().is(at, "with"));
            draft.add(ActorRole::With, with.map(|(group, _)| group).unwrap_or_default());
        }
        let alone = draft.actors.iter().all(|(role, _)| *role == ActorRole::By);
        if alone && !self.is_intransitive(trigger.end) {
            return None;
        }
        draft.places.extend(self.at_place(trigger.end).map(|spot| (PlaceRole::At, spot)));
        Some(draft)
    }

    /// "met in Korvik", "met last week", "met.": nothing that they met stands behind.
    fn is_intransitive(&self, at: usize) -> bool {
        let reading = self.reading();
        let time = crate::actor::time_end(reading, &self.analysis.times, at).is_some();
        time || self.is_stop(at)
            || reading.is_mark(at, ',')
            || (reading.is_class(at, Class::Preposition) && !reading.is(at, "with"))
            || reading.is_class(at, Class::Conjunction)
            || reading.is_class(at, Class::Adverb)
            || self.opens_clause(at)
            || reading.word(at).ends_with("ly")
    }

    fn meeting_noun(&self, trigger: Trigger) -> Option<Draft> {
        let mut draft = Draft::new(EventKind::Meeting, trigger.first..trigger.end, "event.meeting-noun");
        draft.modality = self.noun_modality(&trigger);
        let (first, group) = self.doer_of_noun(&trigger, &mut draft);
        draft.group = first;
        draft.add(ActorRole::By, group);
        let reading = self.reading();
        let stop = self.clause_end(trigger.end, NEAR);
        let between = (trigger.end..stop).find(|at| reading.is(*at, "between") || reading.is(*at, "of"));
        let with = (trigger.end..stop).find(|at| reading.is(*at, "with"));
        let next = between.filter(|at| *at <= trigger.end + 6).or(with).or(between);
        if let Some(at) = next.filter(|at| !(trigger.end..*at).any(|at| reading.is_mark(at, ','))) {
            let role = if Some(at) == with { ActorRole::With } else { ActorRole::By };
            draft.add(role, self.list_at(at + 1).0);
        }
        if with.is_some() && draft.many() == 1 {
            draft.add(ActorRole::By, self.travels_for(&trigger));
        }
        draft.places.extend(self.at_place(trigger.end).map(|spot| (PlaceRole::At, spot)));
        Some(draft)
    }

    /// "Brandt's meeting", "Brandt held a meeting": who it is of by what stands before, and where that begins.
    pub(super) fn doer_of_noun(&self, trigger: &Trigger, draft: &mut Draft) -> (usize, Group) {
        let owner = self.owner(trigger.first);
        if !owner.is_empty() {
            return (trigger.first, owner);
        }
        let from = self.start.max(trigger.first.saturating_sub(7));
        let light = (from..trigger.first).rev().take_while(|at| !self.is_stop(*at)).find(|at| {
            self.is_word(*at, EventWord::Light) && self.reading().is_class(*at, Class::Preposition).eq(&false)
        });
        let Some(light) = light else { return (trigger.first, Group::default()) };
        let crossed = (light + 1..trigger.first).any(|at| self.is_finite(at) && !self.in_mention(at));
        if crossed {
            return (trigger.first, Group::default());
        }
        let form =
            if self.reading().word(light).ends_with("ing") { VerbForm::GERUND } else { VerbForm::PAST };
        let group = self.verb_group(light, form);
        draft.modality = draft.modality.max(self.modality_of(&group));
        (group.first, self.subject(&group))
    }

    /// What adjectives make of a noun: "a planned summit" has not come to pass.
    pub(super) fn noun_modality(&self, trigger: &Trigger) -> Modality {
        let from = self.start.max(trigger.first.saturating_sub(5));
        let ahead = (from..trigger.first)
            .rev()
            .take_while(|at| !self.is_stop(*at) && !self.reading().is_mark(*at, ','))
            .any(|at| self.is_word(at, EventWord::Prospective));
        let no = trigger.first > self.start && self.reading().is_class(trigger.first - 1, Class::Negation);
        match () {
            () if no => Modality::Denied,
            () if ahead => Modality::Hypothetical,
            () => Modality::Asserted,
        }
    }

    /// "travelled to Korvik for talks with": whoever the sentence says came for it.
    fn travels_for(&self, trigger: &Trigger) -> Group {
        let reading = self.reading();
        let from = self.start.max(trigger.first.saturating_sub(NEAR));
        let purpose =
            (from..trigger.first).rev().find(|at| reading.is(*at, "for") || reading.is(*at, "during"));
        let went = self.word_in(from..trigger.first, EventWord::Went);
        if purpose.is_none() || went.is_none() {
            return Group::default();
        }
        let tokens = governing::first_subject(self.analysis, self.start, trigger.first);
        tokens.map(|tokens| self.group_in(tokens)).unwrap_or_default()
    }
}
