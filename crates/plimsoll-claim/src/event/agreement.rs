//! Agreements: who signed or concluded what, with whom.

use std::ops::Range;

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Class, EventWord};

use super::draft::Draft;
use super::scene::{NEAR, Scene, Trigger, TriggerWord};
use super::types::{ActorRole, EventKind, PlaceRole};
use crate::attribution::governing;

/// Tokens between a verb and the noun of what is signed.
const OBJECT: usize = 10;

impl Scene<'_, '_> {
    /// The agreement that a verb tells, if what is signed is one.
    pub(super) fn agreement(&self, trigger: Trigger) -> Option<Draft> {
        let TriggerWord::Verb(form) = trigger.word else { return None };
        // "agreed to sign": a verb behind it, no treaty.
        let reading = self.reading();
        let infinitive =
            reading.is(trigger.end - 1, "to") && !reading.is_class(trigger.end, Class::Determiner);
        let group = self.verb_group(trigger.first, form);
        if infinitive || self.is_nominal(trigger.first, &group) {
            return None;
        }
        let mut draft = Draft::new(EventKind::Agreement, trigger.first..trigger.end, "event.signs");
        draft.group = group.first;
        draft.modality = self.modality_of(&group);
        let reduced = form.is_any(VerbForm::PARTICIPLE)
            && !group.is_passive
            && (self.reading().is_class(trigger.end, Class::Agent)
                || self.reading().is(trigger.end, "between"));
        if group.is_passive || reduced {
            return self.signed(draft, &trigger, group.first);
        }
        draft.instrument = Some(self.pact_at(trigger.end)?);
        draft.add(ActorRole::By, self.subject(&group));
        if draft.actors.is_empty() {
            return None;
        }
        let end = draft.instrument.as_ref().map_or(trigger.end, |pact| pact.end);
        let with = self.behind_any(end, |at| self.reading().is(at, "with"));
        draft.add(ActorRole::With, with.map(|(group, _)| group).unwrap_or_default());
        draft.places.extend(self.at_place(end).map(|spot| (PlaceRole::At, spot)));
        Some(draft)
    }

    /// "a treaty was signed by both", "the deal signed between Norland and Sudland".
    fn signed(&self, mut draft: Draft, trigger: &Trigger, first: usize) -> Option<Draft> {
        let subject = governing::subject(self.analysis, self.start, first)?;
        self.word_in(subject.clone(), EventWord::Pact)?;
        let leads = |at: usize| self.reading().is_class(at, Class::Agent) || self.reading().is(at, "between");
        let inside = subject.clone().find(|at| self.reading().is(*at, "between"));
        let group = match inside {
            Some(between) => self.list_at(between + 1).0,
            None => self.behind_any(trigger.end, leads)?.0,
        };
        draft.add(ActorRole::By, group);
        draft.instrument = Some(self.without_determiner(subject));
        draft.rules.push("event.by-agent");
        draft.places.extend(self.at_place(trigger.end).map(|spot| (PlaceRole::At, spot)));
        (draft.many() > 0).then_some(draft)
    }

    /// The words of the treaty that begins at token `at`, with what it is on.
    fn pact_at(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading();
        let limit = self.end.min(at + OBJECT);
        let ends = |at: &usize| {
            self.is_stop(*at)
                || reading.is_mark(*at, ',')
                || (self.opens_clause(*at) && !reading.is_class(*at, Class::Determiner))
                || (self.is_finite(*at) && !self.is_word(*at, EventWord::Pact))
                || (reading.is_class(*at, Class::Preposition)
                    && !reading.is(*at, "of")
                    && !reading.is(*at, "on"))
        };
        let stop = (at..limit).find(ends).unwrap_or(limit);
        let head = (at..stop).rev().find_map(|at| self.word_end(at, EventWord::Pact))?;
        let mut end = head;
        let about = reading.is(end, "on") || reading.is(end, "of");
        let timed = crate::actor::time_end(reading, &self.analysis.times, end + 1).is_some();
        if about && !timed {
            let more = self.thing_end(end + 1);
            end = if more > end + 1 { more } else { end };
        }
        Some(self.without_determiner(at..end.min(at + NEAR)))
    }

    pub(super) fn without_determiner(&self, tokens: Range<usize>) -> Range<usize> {
        let reading = self.reading();
        let mut first = tokens.start;
        while first + 1 < tokens.end && reading.determines(first) {
            first += 1;
        }
        first..tokens.end
    }
}
