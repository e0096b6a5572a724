//! Denials: who disputes what.
//!
//! Only what is said to be disputed is one. Who "did not deny", "would neither confirm nor deny" or "could not deny" has
//! denied nothing; who was "denied entry" was refused it.

use std::ops::Range;

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Class, EventFrame, EventWord};

use super::draft::Draft;
use super::scene::{NEAR, Scene, Trigger, TriggerWord, VerbGroup};
use super::types::{ActorRole, EventKind};
use crate::attribution::governing;

/// Tokens of an object in which its head stands.
const OBJECT: usize = 10;

impl Scene<'_, '_> {
    /// The denial that a word tells, if it tells one.
    pub(super) fn denial(&self, trigger: Trigger) -> Option<Draft> {
        match (trigger.frame, trigger.word) {
            (EventFrame::Untrue, _) => self.untrue(trigger),
            (EventFrame::Brands, TriggerWord::Verb(form)) => self.branded(trigger, form),
            (_, TriggerWord::Verb(form)) => self.disputed(trigger, form),
            (_, TriggerWord::Noun) => self.denial_noun(trigger),
            (_, TriggerWord::Phrase) => None,
        }
    }

    fn disputed(&self, trigger: Trigger, form: VerbForm) -> Option<Draft> {
        let group = self.verb_group(trigger.first, form);
        if self.denies_nothing(&group) || self.is_nominal(trigger.first, &group) {
            return None;
        }
        let rule = if trigger.frame == EventFrame::Denies { "event.denies" } else { "event.rejects" };
        let mut draft = Draft::new(EventKind::Denial, trigger.first..trigger.end, rule);
        draft.group = group.first;
        let by = self.reading().is_class(trigger.end, Class::Agent);
        if group.is_passive || (by && form.is_any(VerbForm::PARTICIPLE)) {
            return self.disputed_by(draft, &trigger, &group);
        }
        let gerund =
            group.is_gerund && group.first > self.start && self.reading().is_mark(group.first - 1, ',');
        if !(group.is_finite || gerund) {
            return None;
        }
        draft.about.extend(self.denied_object(&trigger)?);
        draft.add(ActorRole::By, self.subject(&group));
        (draft.many() > 0).then_some(draft)
    }

    /// "was denied by the ministry", "claims denied by Norland".
    fn disputed_by(&self, mut draft: Draft, trigger: &Trigger, group: &VerbGroup) -> Option<Draft> {
        let subject = governing::subject(self.analysis, self.start, group.first)?;
        let deniable = self.is_deniable(subject.clone(), trigger.frame);
        draft.add(ActorRole::By, self.agent(trigger.end));
        draft.about.push(subject);
        draft.rules.push("event.by-agent");
        (deniable && draft.many() > 0).then_some(draft)
    }

    /// Negated, wished, refused, or one of two that are refused together.
    fn denies_nothing(&self, group: &VerbGroup) -> bool {
        let reading = self.reading();
        let before = group.first.checked_sub(1).filter(|before| *before >= self.start);
        let or = before.is_some_and(|or| {
            let joint = reading.is_class(or, Class::Conjunction);
            joint && (or.saturating_sub(3)..or).any(|at| self.is_word(at, EventWord::Confirms))
        });
        let confirms = (group.first..group.first + 3).any(|at| self.is_word(at, EventWord::Confirms));
        let modal = (group.first..group.first + 4).any(|at| reading.is_class(at, Class::Modal));
        group.is_negated || group.is_infinitive || or || confirms || (modal && group.is_ahead)
    }

    /// What is denied: a clause, a deed, an allegation, "it"; nothing is none inside. None: it is refused, not denied.
    fn denied_object(&self, trigger: &Trigger) -> Option<Option<Range<usize>>> {
        let reading = self.reading();
        let mut at = trigger.end;
        while at < self.end && (reading.is_class(at, Class::Adverb) || reading.word(at).ends_with("ly")) {
            at += 1;
        }
        at = crate::actor::time_end(reading, &self.analysis.times, at).unwrap_or(at);
        let rejects = trigger.frame == EventFrame::Rejects;
        let nothing =
            self.is_stop(at) || reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
        if nothing || reading.is_quote(at) {
            return (!rejects).then_some(None);
        }
        let clause = reading.is(at, "that") && !reading.is_class(at + 1, Class::Preposition);
        let gerund = reading.word(at).ends_with("ing") && !rejects;
        let content = self.content_at(at);
        let clause_alone = !rejects && self.is_clause(content.clone());
        if clause || gerund || clause_alone {
            return Some(Some(content).filter(|content| !content.is_empty()));
        }
        if reading.is(at, "it") || reading.is(at, "this") || reading.is(at, "them") {
            return (!rejects || self.is_branded(at + 1)).then_some(None);
        }
        let object = at..self.end.min(at + OBJECT);
        let fits = self.is_deniable(object, trigger.frame) || (rejects && self.is_branded(at + 1));
        let content = self.before_time(content);
        fits.then_some(Some(content))
            .filter(|content| content.as_ref().is_some_and(|content| !content.is_empty()))
    }

    /// A noun phrase without the day on which it is disputed: "the sale on Monday".
    fn before_time(&self, content: Range<usize>) -> Range<usize> {
        let times = &self.analysis.times;
        let next = times.partition_point(|time| time.first < content.start);
        let Some(time) = times.get(next).filter(|time| time.end == content.end) else { return content };
        let verb = content.clone().any(|at| self.opens_clause(at));
        let on = usize::from(self.reading().is_class(time.first.saturating_sub(1), Class::Preposition));
        let end = (time.first - on).max(content.start);
        if verb { content } else { content.start..end }
    }

    /// "denied Norland had sent them": a subject and its verb.
    fn is_clause(&self, content: Range<usize>) -> bool {
        let reading = self.reading();
        let near = content.start + 1..content.end.min(content.start + OBJECT);
        let verb = near
            .into_iter()
            .find(|at| reading.is_class(*at, Class::Auxiliary) || reading.is_class(*at, Class::Modal));
        verb.is_some_and(|verb| {
            !(content.start..verb).any(|at| self.opens_clause(at) || reading.is_mark(at, ','))
                && !(content.start..verb).any(|at| self.is_word(at, EventWord::Refused))
        })
    }

    /// Whether the first noun in the tokens that tells is one of what can be disputed, not of what can be refused.
    fn is_deniable(&self, tokens: Range<usize>, frame: EventFrame) -> bool {
        let reading = self.reading();
        let first = tokens.start;
        let sweeping = frame == EventFrame::Denies && self.is_word(first, EventWord::Sweeping);
        let stop = tokens
            .clone()
            .find(|at| {
                self.is_stop(*at) || reading.is_mark(*at, ',') || (*at > first && self.opens_clause(*at))
            })
            .unwrap_or(tokens.end);
        for at in first..stop {
            let allegation = self.is_word(at, EventWord::Allegation);
            let deed = frame == EventFrame::Denies && self.is_word(at, EventWord::Deed);
            if allegation || deed {
                return true;
            }
            if self.is_word(at, EventWord::Refused) && !sweeping {
                return false;
            }
        }
        sweeping
    }

    /// "as groundless" behind an object that may be anything.
    fn is_branded(&self, from: usize) -> bool {
        let stop = self.end.min(from + NEAR);
        let as_at = (from..stop).find(|at| self.reading().is(*at, "as"));
        as_at.is_some_and(|at| (at..stop).any(|at| self.is_untrue(at)))
    }

    /// Whether a word that says that something is untrue begins at token `at`.
    pub(super) fn is_untrue(&self, at: usize) -> bool {
        self.is_trigger(at, |found| found.frame == EventFrame::Untrue)
    }

    /// "called the reports groundless".
    fn branded(&self, trigger: Trigger, form: VerbForm) -> Option<Draft> {
        let group = self.verb_group(trigger.first, form);
        let gerund =
            group.is_gerund && group.first > self.start && self.reading().is_mark(group.first - 1, ',');
        if !(group.is_finite || gerund) || group.is_passive || self.denies_nothing(&group) {
            return None;
        }
        let stop = self.end.min(trigger.end + NEAR);
        let untrue = (trigger.end..stop).find(|at| self.is_untrue(*at))?;
        let object = trigger.end..untrue;
        let plain = !object.clone().any(|at| self.is_stop(at) || self.opens_clause(at));
        let alleged = self.word_in(object.clone(), EventWord::Allegation)?;
        let negated = object.clone().any(|at| self.reading().is_class(at, Class::Negation));
        let mut draft = Draft::new(EventKind::Denial, trigger.first..trigger.end, "event.brands-untrue");
        draft.group = group.first;
        draft.about.push(trigger.end..self.content_at(alleged).end.min(untrue).max(alleged + 1));
        draft.add(ActorRole::By, self.subject(&group));
        (plain && !negated && draft.many() > 0).then_some(draft)
    }

    /// "the reports are groundless, the ministry said": whoever says so denies it.
    fn untrue(&self, trigger: Trigger) -> Option<Draft> {
        let reading = self.reading();
        let mut be = trigger.first;
        while be > self.start && trigger.first - be < 4 && !reading.is_class(be - 1, Class::Be) {
            let between = reading.is_class(be - 1, Class::Adverb)
                || reading.is_class(be - 1, Class::Determiner)
                || reading.is_quote(be - 1)
                || reading.word(be - 1).ends_with("ly")
                || self.is_untrue(be - 1)
                || reading.is_class(be - 1, Class::Conjunction);
            if !between || reading.is_class(be - 1, Class::Negation) {
                return None;
            }
            be -= 1;
        }
        if be == self.start || !reading.is_class(be - 1, Class::Be) {
            return None;
        }
        let first = governing::verb_group(self.analysis, self.start, be - 1);
        let negated = (first..trigger.first)
            .any(|at| reading.is_class(at, Class::Negation) || reading.is_class(at, Class::Modal));
        let subject = governing::subject(self.analysis, self.start, first)?;
        self.word_in(subject.clone(), EventWord::Allegation).filter(|_| !negated)?;
        let mut draft = Draft::new(EventKind::Denial, trigger.first..trigger.end, "event.said-untrue");
        draft.group = first;
        draft.about.push(subject);
        draft.by_speaker = true;
        Some(draft)
    }

    /// "despite denials by both", "Norland's denial".
    fn denial_noun(&self, trigger: Trigger) -> Option<Draft> {
        let reading = self.reading();
        let lead = |at: usize| reading.is_class(at, Class::Agent) || reading.is(at, "from");
        let by = reading.kind(trigger.end).is_some() && lead(trigger.end);
        let group = if by { self.list_at(trigger.end + 1).0 } else { self.owner(trigger.first) };
        let mut draft = Draft::new(EventKind::Denial, trigger.first..trigger.end, "event.denial-noun");
        draft.add(ActorRole::By, group);
        (draft.many() > 0 && trigger.frame == EventFrame::Denies).then_some(draft)
    }
}
