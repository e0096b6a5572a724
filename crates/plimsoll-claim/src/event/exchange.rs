//! Exchanges: what is given in return for what, by whom.

use std::ops::Range;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, EventWord, Frame};

use super::draft::{Draft, Group, Party, Who};
use super::scene::{REACH, Scene, Trigger};
use super::types::{ActorRole, EventKind};
use crate::actor::{ActorIndex, MentionForm};
use crate::attribution::governing;
use crate::claim::{Measure, Parties};
use crate::measure::Governor;

/// The rule of parties that the sentence leaves out and the report speaks of throughout.
const USUAL: &str = "event.usual-parties";

impl Scene<'_, '_> {
    /// The exchange that a phrase tells, if it tells what is given back.
    pub(super) fn exchange(&self, trigger: Trigger) -> Option<Draft> {
        let mut draft = Draft::new(EventKind::Exchange, trigger.first..trigger.end, "event.in-return");
        let opens = self.opens(trigger.first);
        let with_for = self.is_word(trigger.first, EventWord::ReturnFor);
        let governor = self.gift(&trigger, opens).map(|governor| self.with_voice(governor));
        let listed = if with_for { self.things_at(trigger.end) } else { Vec::new() };
        let object = governor.map(|governor| self.object_of(&governor)).unwrap_or_default();
        // "In exchange for shells, Norland gives oil": what is given back stands in the clause.
        let in_clause = opens || !with_for;
        (draft.about, draft.in_return_for) = if in_clause { (object, listed) } else { (listed, object) };
        draft.about.retain(|about| !self.is_somebody(about));
        draft.in_return_for.retain(|about| !self.is_somebody(about));
        if draft.about.is_empty() {
            return None;
        }
        let parties =
            governor.map(|governor| Parties::of_clause(self.analysis, &governor)).unwrap_or_default();
        self.add_parties(&mut draft, parties, in_clause);
        if let Some(governor) = governor {
            let first = governing::verb_group(self.analysis, self.start, governor.first);
            let words = first.saturating_sub(1).max(self.start)..governor.first;
            if words.clone().any(|at| self.reading().is_class(at, Class::Negation)) {
                draft.modality = crate::Modality::Denied;
            } else if words.clone().any(|at| self.reading().is_class(at, Class::Modal))
                || self.is_wished(first)
            {
                draft.modality = crate::Modality::Hypothetical;
            }
            draft.hedged = Some(words);
            draft.group = first.min(trigger.first);
        }
        (draft.many() > 0).then_some(draft)
    }

    /// The verb, marked where it is a passive.
    fn with_voice(&self, governor: Governor) -> Governor {
        let first = governing::verb_group(self.analysis, self.start, governor.first);
        let be = governing::has_be(self.analysis, first..governor.first);
        let gerund = self.reading().word(governor.first).ends_with("ing");
        Governor { passive: be && !gerund && governor.rule == "measure.verb", ..governor }
    }

    /// "plans to give", "seeks": what is given has not been given yet.
    fn is_wished(&self, group: usize) -> bool {
        let reading = self.reading();
        let to = group.checked_sub(1).filter(|to| *to > self.start && reading.is(*to, "to"));
        to.is_some_and(|to| reading.has(to - 1, Sort::Saying) || reading.is_class(to - 1, Class::Modal))
    }

    /// Whether the phrase opens its clause: at the sentence's begin, or behind a stop or "and".
    fn opens(&self, first: usize) -> bool {
        let reading = self.reading();
        first == self.start
            || self.is_stop(first - 1)
            || reading.is_quote(first - 1)
            || (reading.is_class(first - 1, Class::Subordinator)
                && !reading.is_class(first - 1, Class::Preposition))
            || (reading.is_class(first - 1, Class::Conjunction) && first > self.start + 1)
    }

    /// The verb by which things pass: behind a phrase that opens its clause, before any other.
    fn gift(&self, trigger: &Trigger, opens: bool) -> Option<Governor> {
        let outline = &self.analysis.outline;
        let passes = |words: &&Governor| {
            let gives = matches!(words.frame, Frame::Giver | Frame::Getter) && words.rule != "measure.phrase";
            gives && matches!(words.measure, Measure::Transferred | Measure::Pledged)
        };
        let verb = |words: &&Governor| words.rule == "measure.verb";
        if opens {
            let ahead = outline.within(trigger.end..self.end.min(trigger.end + REACH));
            return ahead.iter().filter(passes).find(verb).copied();
        }
        let before = outline.within(self.start.max(trigger.first.saturating_sub(REACH))..trigger.first);
        let found =
            before.iter().rev().filter(passes).find(verb).or_else(|| before.iter().rev().find(passes));
        found.copied()
    }

    /// What passes by a verb: its object, whom it is given left out; of a passive, its subject.
    fn object_of(&self, governor: &Governor) -> Vec<Range<usize>> {
        let reading = self.reading();
        if governor.passive {
            let first = governing::verb_group(self.analysis, self.start, governor.first);
            let subject = governing::subject(self.analysis, self.start, first);
            return subject.map(|subject| self.without_determiner(subject)).into_iter().collect();
        }
        let mut at = governor.end;
        if governor.rule == "measure.noun" {
            return if reading.is(at, "of") { self.things_at(at + 1) } else { Vec::new() };
        }
        // "gives Norland oil": whom it is given.
        let whom =
            self.analysis.actors().within(at..at + 1).iter().filter(|found| {
                found.form == MentionForm::Name && self.can_act(found) && found.end < self.end
            });
        if let Some(whom) = whom.max_by_key(|found| found.end) {
            at = whom.end;
        }
        at += usize::from(reading.is(at, "with") || reading.is(at, "more"));
        self.things_at(at)
    }

    fn is_somebody(&self, tokens: &Range<usize>) -> bool {
        self.analysis
            .actors()
            .within(tokens.clone())
            .iter()
            .any(|found| found.first == tokens.start && found.end == tokens.end && self.can_act(found))
    }

    /// Who gives what is given back, and who gets it. `in_clause`: whether the clause tells what is given back.
    fn add_parties(&self, draft: &mut Draft, parties: Parties, in_clause: bool) {
        let (mut by, mut to) = match in_clause {
            true => (parties.supplier, parties.recipient),
            false => (parties.recipient, parties.supplier),
        };
        by = by.filter(|name| !self.only_tells(name, &draft.trigger));
        to = to.filter(|name| !self.only_tells(name, &draft.trigger));
        // What is given back goes the other way than the goods that the report speaks of.
        let usual = &self.flow.usual;
        let fits = |mine: &Option<String>, theirs: &Option<String>| mine.is_none() || mine == theirs;
        let back = fits(&by, &usual.recipient) && fits(&to, &usual.supplier);
        let is_half = by.is_some() != to.is_some();
        let is_near =
            || [&usual.supplier, &usual.recipient].into_iter().flatten().all(|name| self.is_near(name));
        let known = usual.recipient.is_some() && usual.supplier.is_some();
        if back && known && (is_half || (by.is_none() && is_near())) {
            (by, to) = (usual.recipient.clone(), usual.supplier.clone());
            draft.rules.push(USUAL);
        }
        for (role, name) in [(ActorRole::By, by), (ActorRole::To, to)] {
            let party = name.and_then(|name| self.party_named(&name));
            draft.add(role, Group { parties: party.into_iter().collect(), rule: None });
        }
    }

    /// Whether a country stands in the sentence only as that of whoever tells it.
    fn only_tells(&self, name: &str, trigger: &Range<usize>) -> bool {
        let (reading, actors) = (self.reading(), self.analysis.actors());
        let span = reading.span(trigger.start, trigger.end);
        let teller = self.analysis.voice_at(span).and_then(|voice| voice.speaker_span);
        let mut here = actors
            .within(self.start..self.end)
            .iter()
            .filter(|found| actors.of(found).country.as_deref() == Some(name));
        teller.is_some_and(|teller| here.all(|found| teller.contains(found.span)))
    }

    /// Whether somebody of that name or country is spoken of in this sentence or the one before.
    fn is_near(&self, name: &str) -> bool {
        let reading = self.reading();
        let actors = self.analysis.actors();
        let before = reading.sentence_at(self.start).saturating_sub(1);
        let near = actors.within(reading.sentences[before].tokens.start..self.end);
        near.iter()
            .map(|found| actors.of(found))
            .any(|actor| actor.name == name || actor.country.as_deref() == Some(name))
    }

    /// A party by its canonical name, with the words for it in this sentence.
    pub(super) fn party_named(&self, name: &str) -> Option<Party> {
        let actors = self.analysis.actors();
        let stands_for = |found: &&crate::actor::ActorMention| {
            let actor = actors.of(found);
            actor.name == name || actor.country.as_deref() == Some(name)
        };
        let here = actors.within(self.start..self.end).iter().find(stands_for);
        let actors = &actors.actors;
        let is_it = |actor: &ActorIndex| actors[*actor].name == name;
        let usual = self.usual.into_iter().flatten().find(is_it);
        let actor = usual.or_else(|| here.map(|found| found.actor))?;
        Some(Party { who: Who::Known(actor), tokens: here.map(|found| found.first..found.end) })
    }
}
