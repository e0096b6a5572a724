//! Wishing, judging, asking and the like: by these words nobody answers for a figure.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::{Act, ActorKind, Class, Commitment, Complement, SpeechWord, Takes};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens};

/// Adverbs and times between a word and its complement.
const BETWEEN: usize = 3;
/// Tokens between a passive and its "by".
const AGENT: usize = 6;

impl Finder<'_, '_> {
    /// "40 left, the Gazette has learned", "the Gazette understands that C", "the Gazette learned from S that C": an outlet that tells C.
    fn learned(&mut self, at: usize, group: usize, stance: Saying) -> Option<usize> {
        let learns = self.reading.is_class(at, Class::Learning);
        let outlet = learns.then(|| self.subject(group)).flatten()?;
        let kind = self.actors.actors[outlet.speaker?].kind;
        if kind != ActorKind::Outlet {
            return None;
        }
        let from = self.reading.is(stance.end, "from");
        let cited = from.then(|| self.subjects().starting(stance.end + 1, self.limit)).flatten();
        let end =
            cited.as_ref().and_then(|source| source.tokens.clone()).map_or(stance.end, |cited| cited.end);
        let before = self.frames.len();
        self.said(outlet, group, Saying { act: Act::Saying, end, ..stance });
        let frame = self.frames.get_mut(before)?;
        frame.cue.end = stance.end;
        frame.relayed = cited.filter(|source| source.speaker.is_some());
        Some(end)
    }

    /// A verb or adjective of wishing, judging, asking at `at`.
    pub(super) fn stance(&mut self, at: usize, stance: Saying) -> usize {
        let reading = self.reading;
        let group = self.group(at);
        let adjective = stance.form == VerbForm::default();
        let be = (group..at).any(|at| clause::is_be(reading, at));
        if be && stance.form.is_any(VerbForm::PARTICIPLE) && !adjective {
            return self.passive_stance(group, stance);
        }
        let finite = if adjective {
            be
        } else {
            let progressive = be && stance.form.is_any(VerbForm::GERUND);
            progressive || stance.form.is_finite()
        };
        if finite && let Some(end) = self.learned(at, group, stance) {
            return end;
        }
        // "40 rifles were seized, the court heard"
        if finite
            && clause::is_speech(reading, at, SpeechWord::Hears)
            && let Some(end) = self.audience(group, stance)
        {
            return end;
        }
        if finite
            && clause::is_speech(reading, at, SpeechWord::Hears)
            && reading.is(stance.end, "from")
            && let Some(end) = self.informed_by(stance.end, group..stance.end, Commitment::Asserted)
        {
            return end;
        }
        if self.is_asked_when(at, group, &stance) {
            return self.unsourced(at..stance.end, stance);
        }
        if group == self.start || self.is_noun_here(at, group, &stance) {
            return stance.end;
        }
        let gerund = !finite && stance.form.is_any(VerbForm::GERUND) && clause::is_comma(reading, at - 1);
        let source = match () {
            () if reading.is(group - 1, "to") => None,
            () if finite => self.subject(group),
            () if gerund => self.earlier_source(at),
            () => None,
        };
        let Some(source) = source.filter(|source| !self.is_reduced(source, group, &stance)) else {
            return stance.end;
        };
        let subject = source.tokens.as_ref().map_or(group, |tokens| tokens.start);
        // "if he wanted to": nobody does yet; but "what he called a fleet".
        let names = stance.act == Act::Naming && reading.is(subject.saturating_sub(1), "what");
        if subject > self.start && !names && clause::is_speech(reading, subject - 1, SpeechWord::Condition) {
            return stance.end;
        }
        self.take_stance(source, group, stance)
    }

    /// "when asked whether": whoever spoke before is asked.
    fn is_asked_when(&self, at: usize, group: usize, stance: &Saying) -> bool {
        let participle = stance.act == Act::Asking && stance.form.is_any(VerbForm::PARTICIPLE);
        participle
            && group == at
            && group > self.start
            && clause::is_speech(self.reading, group - 1, SpeechWord::Condition)
    }

    fn is_noun_here(&self, at: usize, group: usize, stance: &Saying) -> bool {
        stance.form != VerbForm::default() && group > self.start && self.is_noun(at, group, stance)
    }

    /// Who spoke or wished last in the sentence, else who it begins with.
    fn earlier_source(&self, at: usize) -> Option<Source> {
        let last =
            self.frames.last().into_iter().chain(self.last_stance()).max_by_key(|frame| frame.cue.start);
        last.map(|frame| frame.source.clone()).or_else(|| self.first_subject(at))
    }

    /// The last who wished or judged by a verb; whose wish is only named is no subject.
    pub(super) fn last_stance(&self) -> Option<&Frame> {
        self.stances.iter().rev().find(|frame| frame.rule == "attribution.stance")
    }

    pub(super) fn take_stance(&mut self, source: Source, group: usize, stance: Saying) -> usize {
        let reading = self.reading;
        let (mut end, mut takes) = (stance.end, stance.takes);
        // "refused to say", "wants to criticize": one cue.
        if takes.has(Complement::Infinitive)
            && reading.is(end, "to")
            && let Some(inner) =
                clause::saying_at(reading, end + 1).or_else(|| clause::stance_at(reading, end + 1))
            && inner.form.is_any(VerbForm::BASE)
        {
            (end, takes) = (inner.end, inner.takes);
        }
        let subject = source.tokens.clone().map_or(group, |tokens| tokens.start);
        let before = self.before(subject).filter(|before| self.is_quoted_before(before));
        let mut frame =
            Frame::new(source, group..end, "attribution.stance", stance.commitment).doing(stance.act);
        match self.complement(end, stance.act, takes) {
            Some((cue_end, content)) => {
                frame.cue.end = cue_end;
                frame.content.push(content..self.complement_end(content));
            }
            None => frame.content.extend(before),
        }
        frame.clause.end = frame.clause.end.max(frame.cue.end);
        let asserts = self.asserts(&frame);
        if asserts {
            frame.rule = "attribution.said-that";
        }
        if !frame.content.is_empty() {
            match frame.act.answers() || asserts {
                true => self.push(frame),
                false => self.stances.push(frame),
            }
        }
        end
    }

    /// "complained that 40 were bad", "are confident that 40 will come": who has a feeling or a judgement of how things are says that
    /// they are so.
    fn asserts(&self, frame: &Frame) -> bool {
        matches!(frame.act, Act::Feeling | Act::Judging) && self.reading.is(frame.cue.end, "that")
    }

    /// "was praised by S", "was asked by S whether": what is judged stands before, what is asked behind.
    fn passive_stance(&mut self, group: usize, stance: Saying) -> usize {
        let reading = self.reading;
        let by = (stance.end..self.limit.min(stance.end + AGENT)).find(|at| reading.is(*at, "by"));
        let Some(agent) = by.and_then(|by| self.subjects().starting(by + 1, self.limit)) else {
            return self.unsourced(group..stance.end, stance);
        };
        let end = agent.tokens.clone().map_or(stance.end, |tokens| tokens.end);
        let mut frame = Frame::new(agent, group..stance.end, "attribution.stance", stance.commitment);
        frame.act = stance.act;
        match self.complement(end, stance.act, stance.takes).filter(|_| stance.act == Act::Asking) {
            Some((_, content)) => frame.content.push(content..self.complement_end(content)),
            None => frame.content.extend(self.subject(group).and_then(|subject| subject.tokens)),
        }
        if !frame.content.is_empty() {
            self.stances.push(frame);
        }
        end
    }

    /// "is expected to", "was criticized for", "were told that": it is told what, not by whom. No voice comes of it.
    pub(super) fn unsourced(&mut self, cue: Tokens, saying: Saying) -> usize {
        let reading = self.reading;
        let end = saying.end;
        let opens = reading.is(end, "to")
            || clause::is_speech(reading, end, SpeechWord::Complement)
            || reading.is_class(end, Class::Subordinator);
        if !opens || saying.relays {
            return end;
        }
        let mut frame =
            Frame::new(Source::default(), cue.clone(), "attribution.unsourced", saying.commitment);
        frame.act = if saying.act.answers() { Act::Seeming } else { saying.act };
        frame.content.extend(self.subject(cue.start).and_then(|subject| subject.tokens));
        frame.content.push(end..self.complement_end(end));
        self.stances.push(frame);
        end
    }

    /// Whether what stands before ends as a quotation or a question does.
    fn is_quoted_before(&self, before: &Tokens) -> bool {
        let last = before.end - 1;
        clause::is_double_quote(self.reading, last)
            || clause::is_double_quote(self.reading, before.end)
            || self.reading.is_mark(before.end, '?')
    }

    /// Where the cue ends and the complement begins, of a word that ends at `at`.
    fn complement(&self, at: usize, act: Act, takes: Takes) -> Option<(usize, usize)> {
        let reading = self.reading;
        let mut from = at;
        for _ in 0..BETWEEN {
            let skips = clause::helps(reading, from) && !reading.is_class(from, Class::Negation);
            from = match clause::time_end(reading, self.times, from) {
                Some(end) => end,
                None if skips => from + 1,
                None => break,
            };
        }
        if from >= self.limit {
            return None;
        }
        let opens = usize::from(reading.is_mark(from, ':') || clause::is_comma(reading, from));
        if clause::is_double_quote(reading, from + opens) && from + opens < self.limit {
            return Some((at, from + opens));
        }
        if clause::is_stop(reading, from) {
            return None;
        }
        if reading.is(from, "to") && takes.has(Complement::Infinitive) && self.is_infinitive(from) {
            return Some((at, from));
        }
        if clause::is_preposition(reading, from) && !reading.is_class(from, Class::Subordinator) {
            let phrase = takes.has(Complement::Phrase) && from + 1 < self.limit;
            return phrase.then_some((from + 1, from + 1));
        }
        let follows = clause::can_follow(reading, act, takes, from, self.limit);
        follows.then_some((at, from))
    }

    /// "to leave", not "to the port".
    pub(super) fn is_infinitive(&self, to: usize) -> bool {
        let reading = self.reading;
        reading.kind(to + 1) == Some(TokenKind::Word)
            && !reading.is_capital(to + 1)
            && !reading.is_class(to + 1, Class::Determiner)
            && !reading.is_class(to + 1, Class::Pronoun)
            && !reading.is_class(to + 1, Class::PossessivePronoun)
    }

    /// Where a complement ends: before a contrast or a semicolon, else with the sentence.
    fn complement_end(&self, from: usize) -> usize {
        let reading = self.reading;
        let ends = |at: &usize| {
            reading.is_mark(*at, ';')
                || (clause::is_comma(reading, *at)
                    && clause::is_speech(reading, *at + 1, SpeechWord::Contrast))
        };
        (from + 1..self.limit).find(ends).unwrap_or(self.limit).max(from)
    }
}
