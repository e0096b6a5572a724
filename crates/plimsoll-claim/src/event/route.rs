//! Routes: from which place to which something went, through what, by what means.

use plimsoll_lexicon::tables::{ActorKind, Class, EventFrame, EventWord, Frame};
use plimsoll_lexicon::{Hit, Meaning, VerbForm};

use super::draft::{Draft, Group, Spot};
use super::scene::{REACH, Scene, Trigger, TriggerWord};
use super::types::{ActorRole, EventKind, PlaceRole};
use crate::attribution::governing;
use crate::measure::Governor;

impl Scene<'_, '_> {
    /// The route that a word of moving tells, if places stand with it.
    pub(super) fn route(&self, trigger: Trigger) -> Option<Draft> {
        // Where most words begin with a capital, no name can be told from another word.
        if self.is_title() || self.reading().is_shouted(trigger.first) {
            return None;
        }
        if self.is_thing_or_place(&trigger) {
            return None;
        }
        let mut draft = Draft::new(EventKind::Route, trigger.first..trigger.end, "event.route");
        let from = self.start.max(trigger.first.saturating_sub(REACH));
        let stop = self.end.min(trigger.end + REACH);
        draft.places = self.stages(from, trigger.first, trigger.end, stop);
        draft.means = (trigger.first..stop).find_map(|at| Some(at..self.word_end(at, EventWord::Means)?));
        let has = |role: PlaceRole| draft.places.iter().any(|(own, _)| *own == role);
        let both_ends = has(PlaceRole::From) && has(PlaceRole::To);
        let via_point = draft.places.iter().any(|(role, spot)| *role == PlaceRole::Via && !spot.is_country);
        let any = !draft.places.is_empty();
        let point = draft.places.iter().any(|(_, spot)| !spot.is_country);
        if !((both_ends && point) || via_point || (any && draft.means.is_some())) {
            return None;
        }
        if let TriggerWord::Verb(form) = trigger.word {
            let group = self.verb_group(trigger.first, form);
            draft.group = group.first;
            draft.modality = self.modality_of(&group);
        }
        self.add_senders(&mut draft, &trigger);
        // Where a person goes is no route of goods.
        let travels =
            draft.about.is_empty() && draft.means.is_none() && self.is_of_person(&trigger, draft.group);
        (!travels).then_some(draft)
    }

    /// "merchant ships", "on the left": a noun of the form of a verb.
    fn is_thing_or_place(&self, trigger: &Trigger) -> bool {
        let TriggerWord::Verb(form) = trigger.word else { return false };
        let is_item = |hit: &Hit| matches!(hit.meaning, Meaning::Item(_));
        let plural = !form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE).or(VerbForm::GERUND));
        let item = plural && self.reading().hits.at(trigger.first).any(is_item);
        item || self.is_nominal(trigger.first, &self.verb_group(trigger.first, form))
    }

    /// The places behind prepositions of direction; of several that something goes to, the last is where it ends.
    fn stages(&self, from: usize, first: usize, end: usize, stop: usize) -> Vec<(PlaceRole, Spot)> {
        let reading = self.reading();
        let mut stages: Vec<(PlaceRole, Spot)> = Vec::new();
        let mut at = from;
        while at < stop {
            let role = self.direction(at, at < first);
            // Before the verb only where a noun of moving or its subject begins: "from Korvik the cargo went".
            let role = role.filter(|_| at >= end || self.reaches(at, first));
            let Some(role) = role else {
                if at >= end && (self.is_stop(at) || self.turns(at) || self.does_more(at)) {
                    break;
                }
                at += 1;
                continue;
            };
            match self.place_at(at + self.direction_len(at)) {
                Some(spot) if !reading.is_hyphen(spot.tokens.end) => {
                    at = spot.tokens.end;
                    stages.push((role, spot));
                }
                _ => at += 1,
            }
        }
        let last = stages.iter().rposition(|(role, _)| *role == PlaceRole::To);
        for (number, (role, _)) in stages.iter_mut().enumerate() {
            if *role == PlaceRole::To && Some(number) != last {
                *role = PlaceRole::Via;
            }
        }
        let mut seen_from = false;
        stages.retain(|(role, _)| *role != PlaceRole::From || !std::mem::replace(&mut seen_from, true));
        stages
    }

    /// Whether nothing but the words of one clause stands between tokens `at` and `first`.
    fn reaches(&self, at: usize, first: usize) -> bool {
        !(at..first).any(|at| {
            self.is_stop(at) || self.opens_clause(at) || (self.is_finite(at) && !self.in_mention(at))
        })
    }

    /// Whether another clause begins at token `at`; "and then by rail" goes on.
    fn turns(&self, at: usize) -> bool {
        self.opens_clause(at) && !self.reading().is_class(at, Class::Adverb)
    }

    /// ", preventing", "and sold": something else that is done; another verb of moving goes on.
    fn does_more(&self, at: usize) -> bool {
        let reading = self.reading();
        let joined = reading.is_mark(at - 1, ',') || reading.is_class(at - 1, Class::Conjunction);
        let gerund = joined && reading.word(at).ends_with("ing");
        let helps = reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Modal);
        let verb = self.is_finite(at) && !self.in_mention(at) && !helps;
        (gerund || verb) && !self.is_trigger(at, |found| found.frame == EventFrame::Moves)
    }

    fn direction(&self, at: usize, before: bool) -> Option<PlaceRole> {
        let reading = self.reading();
        // "290 kilometers from Korvik": how far, not from where.
        let next = self.analysis.quantities.partition_point(|figure| figure.end < at);
        let measured = self.analysis.quantities.get(next).is_some_and(|figure| figure.end == at);
        if measured {
            return None;
        }
        if reading.is(at, "from") {
            return Some(PlaceRole::From);
        }
        if self.is_word(at, EventWord::Via) {
            return Some(PlaceRole::Via);
        }
        let fixed = at > self.start && reading.is_class(at - 1, Class::Directionless);
        (self.is_word(at, EventWord::Whither) && !before && !fixed).then_some(PlaceRole::To)
    }

    fn direction_len(&self, at: usize) -> usize {
        let end = self.word_end(at, EventWord::Via).or_else(|| self.word_end(at, EventWord::Whither));
        end.map_or(1, |end| end - at)
    }

    /// Whether the subject of a verb is a person.
    fn is_of_person(&self, trigger: &Trigger, group: usize) -> bool {
        let verb = matches!(trigger.word, TriggerWord::Verb(_));
        let subject = verb.then(|| governing::subject(self.analysis, self.start, group)).flatten();
        subject.is_some_and(|subject| {
            let parties = self.parties_in(subject);
            parties.iter().any(|party| self.kind_of_party(party) == Some(ActorKind::Person))
        })
    }

    /// Who sends and who gets, by the clause, and what.
    fn add_senders(&self, draft: &mut Draft, trigger: &Trigger) {
        let fits = |words: &Governor| {
            words.end <= trigger.end.max(words.end) && matches!(words.frame, Frame::Giver | Frame::Mover)
        };
        let Some(governor) = self.analysis.outline.at(trigger.first, fits) else { return };
        let passive = governing::has_be(self.analysis, draft.group..trigger.first);
        let form = if let TriggerWord::Verb(form) = trigger.word { form } else { VerbForm::default() };
        let by = match () {
            () if passive => self.agent(trigger.end),
            () if governor.frame == Frame::Giver && form != VerbForm::default() => {
                self.subject(&self.verb_group(trigger.first, form))
            }
            () => Group::default(),
        };
        draft.add(ActorRole::By, by);
        let moves = governor.frame == Frame::Mover || passive;
        let thing = if moves {
            governing::subject(self.analysis, self.start, draft.group)
        } else if trigger.word == TriggerWord::Noun {
            None
        } else {
            self.things_at(trigger.end).into_iter().next()
        };
        let named = |thing: &std::ops::Range<usize>| {
            let alone = thing.len() == 1 && self.reading().is_class(thing.start, Class::Pronoun);
            !alone && !self.reading().is_class(thing.start, Class::Preposition)
        };
        let thing = thing.map(|thing| self.head_of(self.without_determiner(thing))).filter(named);
        draft
            .about
            .extend(thing.filter(|thing| self.parties_in(thing.clone()).is_empty() && !thing.is_empty()));
    }
}
