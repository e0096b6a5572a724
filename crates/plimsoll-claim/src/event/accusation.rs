//! Accusations: who is said to have done wrong, and which rule something is said to break.

use std::ops::Range;

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Class, EventFrame, EventWord};
use plimsoll_text::TokenKind;

use super::draft::{Draft, Group, Party};
use super::scene::{NEAR, Scene, Trigger, TriggerWord};
use super::types::{ActorRole, EventKind};
use crate::Modality;
use crate::actor::MentionForm;
use crate::attribution::governing;

/// Tokens between a word of breaking and the noun of what is broken.
const OBJECT: usize = 12;

impl Scene<'_, '_> {
    /// "Norland accused Sudland of arming rebels".
    pub(super) fn accuses(&self, trigger: Trigger) -> Option<Draft> {
        let TriggerWord::Verb(form) = trigger.word else { return None };
        let reading = self.reading();
        let group = self.verb_group(trigger.first, form);
        if self.is_nominal(trigger.first, &group) || group.is_infinitive {
            return None;
        }
        let mut draft = Draft::new(EventKind::Accusation, trigger.first..trigger.end, "event.accuses");
        draft.group = group.first;
        let of = |from: usize| {
            let of = (from..self.end.min(from + NEAR)).find(|at| reading.is(*at, "of"))?;
            (!(from..of).any(|at| self.is_finite(at) || reading.is(at, "as"))).then_some(of)
        };
        if group.is_passive {
            draft.rules.push("event.by-agent");
            let of = of(trigger.end)?;
            draft.add(ActorRole::By, self.agent(trigger.end).at_most(of));
            draft.add(ActorRole::Against, self.subject(&group));
            draft.about.push(self.content_at(of + 1));
        } else {
            let (accused, end) = self.list_at(trigger.end);
            let of = of(end)?;
            draft.add(ActorRole::By, self.subject(&group));
            draft.add(ActorRole::Against, accused);
            draft.about.push(self.content_at(of + 1));
        }
        draft.modality = self.modality_of(&group);
        draft.about.retain(|about| !about.is_empty());
        let inside = draft.about.first().cloned().unwrap_or_default();
        draft.instrument = self.norm_in(inside);
        draft.actors.iter().any(|(role, _)| *role == ActorRole::Against).then_some(draft)
    }

    /// "the shipments violate Resolution 1718": whoever says so accuses whoever is behind it.
    pub(super) fn breaches(&self, trigger: Trigger) -> Option<Draft> {
        let reading = self.reading();
        let noun_of = usize::from(trigger.word == TriggerWord::Noun && reading.is(trigger.end, "of"));
        if trigger.word == TriggerWord::Noun && noun_of == 0 {
            return None;
        }
        let instrument = self.norm_in(trigger.end + noun_of..self.end.min(trigger.end + OBJECT))?;
        let mut draft = Draft::new(EventKind::Accusation, trigger.first..trigger.end, "event.breaches");
        draft.instrument = Some(instrument);
        draft.by_speaker = true;
        match trigger.word {
            TriggerWord::Verb(form) => self.breaker(&mut draft, &trigger, form)?,
            _ => self.breach_noun(&mut draft, &trigger),
        }
        // "violations of the law" of nobody are no accusation.
        let accuses =
            draft.actors.iter().any(|(role, _)| *role == ActorRole::Against) || !draft.about.is_empty();
        accuses.then_some(draft)
    }

    fn breaker(&self, draft: &mut Draft, trigger: &Trigger, form: VerbForm) -> Option<()> {
        let group = self.verb_group(trigger.first, form);
        if group.is_passive || self.is_nominal(trigger.first, &group) {
            return None;
        }
        draft.group = group.first;
        draft.modality = self.modality_of(&group);
        if group.is_gerund || group.is_infinitive {
            // "accused of violating": the accusation itself tells it.
            let from = self.start.max(group.first.saturating_sub(NEAR));
            let accused =
                (from..group.first).any(|at| self.is_trigger(at, |found| found.frame == EventFrame::Accuses));
            return (!accused && !group.is_infinitive).then_some(());
        }
        let tokens = governing::subject(self.analysis, self.start, group.first)?;
        self.add_accused(draft, tokens);
        Some(())
    }

    fn breach_noun(&self, draft: &mut Draft, trigger: &Trigger) {
        let before = trigger.first.checked_sub(1).filter(|before| *before >= self.start);
        if before.is_some_and(|before| self.reading().is_class(before, Class::Negation)) {
            draft.modality = Modality::Denied;
        }
        if trigger.word == TriggerWord::Noun {
            // "Norland's violations", "Norlandian violations"
            let owner = self.owner(trigger.first);
            let actors = self.analysis.actors();
            let adjective = actors
                .within(trigger.first.saturating_sub(3)..trigger.first)
                .iter()
                .find(|found| found.form == MentionForm::Adjective && found.end <= trigger.first);
            let own = adjective.map(Party::of);
            draft.add(ActorRole::Against, owner);
            draft.add(ActorRole::Against, Group { parties: own.into_iter().collect(), rule: None });
            return;
        }
        let tokens = governing::last_subject(self.analysis, self.start, trigger.first);
        if let Some(tokens) = tokens.filter(|_| !self.is_negated_before(trigger.first)) {
            self.add_accused(draft, tokens);
        }
    }

    /// Whether what stands before token `at` in its clause is negated.
    fn is_negated_before(&self, at: usize) -> bool {
        let from = self.start.max(at.saturating_sub(NEAR));
        (from..at).any(|at| self.reading().is_class(at, Class::Negation))
    }

    /// Who is in the words for what breaks a rule, also by adjective and behind prepositions: "arms deals between both".
    fn add_accused(&self, draft: &mut Draft, tokens: Range<usize>) {
        let actors = self.analysis.actors();
        if tokens.len() > 1 || !self.reading().is_class(tokens.start, Class::Pronoun) {
            draft.about.push(self.without_determiner(tokens.clone()));
        }
        let group = self.group_in(tokens.clone());
        let inner = actors.within(tokens.clone()).iter().filter(|found| {
            found.end <= tokens.end && self.can_act(found) && actors.of(found).country.is_some()
        });
        let parties = inner.map(Party::of);
        let parties: Vec<_> = parties.collect();
        draft.add(ActorRole::Against, group);
        draft.add(ActorRole::Against, Group { parties, rule: None });
    }

    /// The words of the resolution, sanctions or law in the tokens, with its number.
    pub(super) fn norm_in(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading();
        let stop =
            tokens.clone().find(|at| self.is_stop(*at) || self.opens_clause(*at)).unwrap_or(tokens.end);
        let found = (tokens.start..stop).find_map(|at| Some((at, self.word_end(at, EventWord::Norm)?)))?;
        let (head, mut end) = found;
        while let Some(next) = self.number_behind(end) {
            end = next;
        }
        let mut first = head;
        let opens = |at: usize| {
            reading.is_class(at, Class::Preposition)
                || reading.is_class(at, Class::Conjunction)
                || self.is_stop(at)
                || reading.is_mark(at, ',')
                || self.is_trigger(at, |found| found.frame == EventFrame::Breaches)
        };
        while first > tokens.start && !opens(first - 1) && head - first < 8 {
            first -= 1;
        }
        Some(self.without_determiner(first..end))
    }

    /// "1718", ", 1874 and 2397" behind a resolution.
    fn number_behind(&self, end: usize) -> Option<usize> {
        let reading = self.reading();
        let comma = usize::from(reading.is_mark(end, ','));
        let and = usize::from(reading.is_class(end + comma, Class::Conjunction));
        let no = usize::from(reading.is(end + comma + and, "No") || reading.is(end + comma + and, "number"));
        let dot = usize::from(no > 0 && reading.is_mark(end + comma + and + 1, '.'));
        let at = end + comma + and + no + dot;
        let number = at < self.end && reading.kind(at) == Some(TokenKind::Number);
        let counts = reading.kind(at + 1) == Some(TokenKind::Word)
            && !crate::actor::is_closed(reading, at + 1)
            && (comma + and > 0);
        (number && !counts).then_some(at + 1)
    }
}

impl Group {
    /// Those of the group whose words stand before token `end`.
    fn at_most(mut self, end: usize) -> Self {
        self.parties.retain(|party| party.tokens.as_ref().is_none_or(|tokens| tokens.end <= end));
        self
    }
}
