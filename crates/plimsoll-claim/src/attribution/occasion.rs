//! Occasions on which somebody spoke: the day of what they say elsewhere in the report; and who answers in an interview.

use plimsoll_lexicon::tables::{ActorKind, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};

use super::clause;
use super::finder::Finder;
use super::frame::mention_starting;
use crate::actor::{ActorIndex, ActorMention, Actors, MentionForm};
use crate::time::{Relation, TimeKind};
use crate::{Date, Reading};

/// Tokens between the words of an occasion and its day.
const REACH: usize = 16;
/// Words before the last ones of "in an interview published by".
const TOLD_TO: usize = 3;

impl Finder<'_, '_> {
    /// "appeared before the committee on Wednesday", "spoke to the Gazette on Tuesday".
    pub(super) fn occasion(&mut self, at: usize) -> Option<(ActorIndex, Date)> {
        let reading = self.reading;
        let group = self.group(at);
        let last = self.limit.min(at + REACH);
        let from = self.times.partition_point(|time| time.first < self.start);
        let near = self.times[from..].iter().take_while(|time| time.end <= last);
        let mut days = near.filter(|time| {
            time.kind == TimeKind::Date
                && time.relation == Relation::At
                && !(at + 1..time.first).any(|at| clause::is_stop(reading, at))
        });
        let day = days.find_map(|time| time.date().filter(|date| date.day().is_some()))?;
        let speaker = self.subject(group)?.speaker?;
        Some((speaker, day))
    }

    /// "Brandt said in an interview with the Gazette that": the outlet was told, by who spoke before or, where the sentence begins
    /// with it, behind.
    pub(super) fn interviews(&mut self) {
        if self.frames.is_empty() {
            return;
        }
        let told_to: Vec<usize> =
            self.reading.hits.speech_words(self.start..self.limit, SpeechWord::ToldTo).collect();
        for at in told_to {
            let outlet = self.told_outlet(at).map(|(outlet, _)| outlet);
            let before = self.frames.iter().rposition(|frame| frame.cue.end <= at);
            if let Some(frame) = self.frames.get_mut(before.unwrap_or(0)).filter(|frame| frame.told.is_none())
            {
                frame.told = outlet.filter(|outlet| frame.source.speaker != Some(*outlet));
            }
        }
    }

    /// "in an interview published by": whether the words `at..end` end those that say to whom somebody spoke.
    pub(super) fn is_told_to(&self, at: usize, end: usize) -> bool {
        let told = |hit: &Hit| hit.meaning == Meaning::SpeechWord(SpeechWord::ToldTo) && hit.end() == end;
        let from = self.start.max(at.saturating_sub(TOLD_TO));
        (from..at).any(|at| self.reading.hits.at(at).any(told))
    }

    /// The outlet behind the words at token `at` that say to whom somebody spoke, and where its name ends.
    pub(super) fn told_outlet(&self, at: usize) -> Option<(ActorIndex, usize)> {
        let told = |hit: &Hit| hit.meaning == Meaning::SpeechWord(SpeechWord::ToldTo);
        let end = self.reading.hits.find(at, |hit| told(hit).then(|| hit.end()))?;
        let (tokens, source) = mention_starting(self.actors, end)?;
        let outlet = source.speaker.filter(|actor| self.actors.actors[*actor].kind == ActorKind::Outlet)?;
        Some((outlet, tokens.end))
    }
}

/// Who answers under "A:": the one person named before the first question, else the one whose name stands as a label behind it.
pub(super) fn interviewee(reading: &Reading<'_>, actors: &Actors) -> Option<ActorIndex> {
    let labelled = |kind: SpeechWord| {
        let label = move |sentence: &&plimsoll_text::Sentence| is_label(reading, sentence.tokens.start, kind);
        reading.sentences.iter().find(label)
    };
    let (question, _) = (labelled(SpeechWord::QuestionLabel)?, labelled(SpeechWord::AnswerLabel)?);
    let before = actors.within(0..question.tokens.start).iter();
    let mut named = before
        .filter(|mention| mention.form == MentionForm::Name && actors.of(mention).kind == ActorKind::Person);
    let Some(first) = named.next().map(|mention| mention.actor) else {
        return labelled_by_name(reading, actors, question.tokens.start);
    };
    named.all(|other| other.actor == first).then_some(first)
}

/// "Minister Rosa Kelm: We lost 40.": the one person whose name and a colon begin sentences from token `from` on.
fn labelled_by_name(reading: &Reading<'_>, actors: &Actors, from: usize) -> Option<ActorIndex> {
    let labels = |mention: &&ActorMention| {
        let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
        mention.first == start
            && mention.form == MentionForm::Name
            && reading.is_mark(mention.end, ':')
            && actors.of(mention).kind == ActorKind::Person
    };
    let mut named = actors.within(from..reading.tokens.len()).iter().filter(labels);
    let first = named.next()?.actor;
    named.all(|other| other.actor == first).then_some(first)
}

/// "Q:", "A:".
pub(super) fn is_label(reading: &Reading<'_>, at: usize, kind: SpeechWord) -> bool {
    reading.is_mark(at + 1, ':') && clause::is_speech(reading, at, kind)
}
