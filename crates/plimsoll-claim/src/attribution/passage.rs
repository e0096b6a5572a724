//! Passages: stretches of sentences over which words of saying carry on. Nothing is carried from one into the next, so that each is
//! read where it is first asked for; most hold no figure, and nobody asks for them.

use std::cell::OnceCell;
use std::ops::Range;

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::SpeechWord;
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::{Sentence, Span};

use super::days::Days;
use super::occasion::interviewee;
use super::quotation::Quotation;
use super::voices::{dateline, links};
use super::{Attributions, Voice, clause, when};
use crate::actor::{ActorIndex, Actors};
use crate::time::{TimeKind, TimeMention};
use crate::{Date, Reading};

/// What attributions are read from.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'r, 'a> {
    pub(crate) reading: &'r Reading<'a>,
    pub(crate) actors: &'r Actors,
    pub(crate) times: &'r [TimeMention],
}

/// The passages of a text, in order; every sentence is in one.
#[derive(Debug)]
pub(crate) struct Passages {
    all: Vec<Passage>,
    known: Known,
    days: OnceCell<Days>,
}

/// Who speaks by the form of the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The agency of the dateline.
    pub(super) dateline: Option<ActorIndex>,
    /// Who answers in an interview.
    pub(super) interviewee: Option<ActorIndex>,
}

/// What is said in a passage.
#[derive(Debug)]
pub(super) struct Said {
    /// Each voice with the day that its own words name.
    pub(super) attributions: Attributions,
    /// On which days somebody is told to have spoken.
    pub(super) occasions: Vec<(ActorIndex, Date)>,
}

#[derive(Debug)]
struct Passage {
    /// By number.
    sentences: Range<usize>,
    said: OnceCell<Said>,
    /// The words of everyone who says something, by their ends.
    sources: OnceCell<Vec<Span>>,
}

impl Passage {
    fn new(sentences: Range<usize>) -> Self {
        Self { sentences, said: OnceCell::new(), sources: OnceCell::new() }
    }
}

impl Passages {
    pub(crate) fn of(ground: Ground<'_, '_>) -> Self {
        let starts = starts(ground);
        let ends = starts.iter().skip(1).copied().chain([ground.reading.sentences.len()]);
        let sentences = starts.iter().zip(ends).map(|(start, end)| *start..end);
        let all = sentences.map(Passage::new).collect();
        let (reading, actors) = (ground.reading, ground.actors);
        let known = Known { dateline: dateline(reading, actors), interviewee: interviewee(reading, actors) };
        Self { all, known, days: OnceCell::new() }
    }

    /// The attributions of the passage that token `at` is in.
    pub(crate) fn at(&self, ground: Ground<'_, '_>, at: usize) -> &Attributions {
        &self.said(ground, self.passage(ground.reading, at)).attributions
    }

    /// The words for everyone who says something in that passage or is cited, by their ends.
    pub(crate) fn sources_at(&self, ground: Ground<'_, '_>, at: usize) -> &[Span] {
        let passage = self.passage(ground.reading, at);
        passage.sources.get_or_init(|| sources(&self.said(ground, passage).attributions))
    }

    fn passage(&self, reading: &Reading<'_>, at: usize) -> &Passage {
        let sentence = reading.sentence_at(at);
        &self.all[self.all.partition_point(|passage| passage.sentences.end <= sentence)]
    }

    /// When a voice spoke, as far as the report tells.
    pub(crate) fn said_on(&self, ground: Ground<'_, '_>, voice: &Voice) -> Option<Date> {
        let of_speaker = || self.days(ground).of_speaker(voice.speaker?);
        voice.said_on.or_else(|| of_speaker().filter(|_| !voice.is_earlier))
    }

    /// All attributions of the text.
    pub(crate) fn whole(&self, ground: Ground<'_, '_>) -> Attributions {
        let mut whole = Attributions::default();
        for passage in &self.all {
            let said = &self.said(ground, passage).attributions;
            whole.attributions.extend_from_slice(&said.attributions);
            whole.voices.extend_from_slice(&said.voices);
        }
        for (_, voice) in &mut whole.voices {
            voice.said_on = self.said_on(ground, voice);
        }
        whole
    }

    fn said<'p>(&self, ground: Ground<'_, '_>, passage: &'p Passage) -> &'p Said {
        passage.said.get_or_init(|| super::passage(ground, passage.sentences.clone(), self.known))
    }

    fn days(&self, ground: Ground<'_, '_>) -> &Days {
        self.days.get_or_init(|| {
            let dated = self.all.iter().filter(|passage| is_dated(ground, passage));
            let said: Vec<&Said> = dated.map(|passage| self.said(ground, passage)).collect();
            let voices = said.iter().flat_map(|said| &said.attributions.voices).map(|(_, voice)| voice);
            let occasions = said.iter().flat_map(|said| &said.occasions).copied();
            Days::of(voices, occasions, ground.actors.actors.len())
        })
    }
}

fn sources(said: &Attributions) -> Vec<Span> {
    let named = said.attributions.iter().flat_map(|found| found.source.iter().chain(&found.cited));
    let mut sources: Vec<Span> = named.copied().collect();
    sources.sort_by_key(|span| (span.end(), span.start()));
    sources
}

/// Whether a day stands in a passage, or near before it where its words can point at one: without a day nobody in it speaks on one.
fn is_dated(ground: Ground<'_, '_>, passage: &Passage) -> bool {
    let sentences = &ground.reading.sentences[passage.sentences.clone()];
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return false };
    let tokens = first.tokens.start..last.tokens.end;
    let before = tokens.start.saturating_sub(when::POINTED_AT)..tokens.start;
    tells_day(ground.times, &tokens)
        || tells_day(ground.times, &before) && when::can_point(ground.reading, tokens)
}

/// Whether a day begins or ends in the tokens.
fn tells_day(times: &[TimeMention], tokens: &Range<usize>) -> bool {
    let next = times.partition_point(|time| time.end < tokens.start);
    times[next..].iter().take_while(|time| time.first < tokens.end).any(has_day)
}

fn has_day(time: &TimeMention) -> bool {
    let ends = time.period.into_iter().flat_map(|period| [period.from, period.to]);
    matches!(time.kind, TimeKind::Date | TimeKind::Time) && ends.flatten().any(|date| date.day().is_some())
}

/// The sentences with which passages begin.
fn starts(ground: Ground<'_, '_>) -> Vec<usize> {
    let Ground { reading, .. } = ground;
    let (mut starts, mut paragraph) = (Vec::new(), None);
    let mut quotation = Quotation::default();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        quotation.begin(reading, sentence);
        let is_body = reading.zones[number] == Zone::Body;
        let is_apart = is_body && paragraph != Some(sentence.paragraph) && quotation.open.is_none();
        if number == 0 || is_apart && !links(reading, sentence.tokens.start) {
            starts.push(number);
        }
        // What it puts right stands in the passage before as well.
        if starts.len() > 1 && points_back(ground, sentence) {
            starts.pop();
        }
        if is_body {
            paragraph = Some(sentence.paragraph);
        }
        quotation.follow(reading, sentence);
    }
    starts
}

/// Whether a sentence can put right who said what stands before it: "Shin stated this", "made the statement", "quoted a report".
fn points_back(ground: Ground<'_, '_>, sentence: &Sentence) -> bool {
    let Ground { reading, times, .. } = ground;
    let is_speech = |at: usize, kind| clause::is_speech(reading, at, kind);
    let relays = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingVerb { relays: true, .. });
    let ends = |at: usize| {
        clause::is_stop(reading, at)
            || clause::is_preposition(reading, at)
            || clause::time_end(reading, times, at).is_some()
    };
    let points = |at: usize| {
        is_speech(at, SpeechWord::PointsBack) && (at == sentence.tokens.start || ends(at + 1))
            || is_speech(at, SpeechWord::Makes) && reading.is(at + 1, "the")
            || reading.has(at, Sort::Saying) && reading.hits.at(at).any(relays)
    };
    sentence.tokens.clone().any(points)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use plimsoll_lexicon::Lexicon;

    use super::*;
    use crate::{actor, time};

    /// The speaker at the words and the day, and how many passages of how many were read for it.
    fn asked(text: &str, at: &str) -> (String, Option<String>, usize, usize) {
        let lexicon = Lexicon::shipped("arms-transfers").unwrap();
        let reading = Reading::new(text, &lexicon, |_| Zone::Body);
        let times = time::read(&reading);
        let actors = actor::read(&reading, &times);
        let ground = Ground { reading: &reading, actors: &actors, times: &times };
        let passages = Passages::of(ground);
        let start = text.find(at).unwrap() as u32;
        let span = Span::new(start, start + at.len() as u32);
        let voice = passages.at(ground, reading.token_at(start)).voice_at(span).unwrap();
        let day = passages.said_on(ground, voice).map(|day| day.to_string());
        let read = passages.all.iter().filter(|passage| passage.said.get().is_some()).count();
        (actors.actors[voice.speaker.unwrap()].name.clone(), day, read, passages.all.len())
    }

    #[test]
    fn a_passage_is_read_with_those_that_tell_its_day() {
        let text = "Minister Ina Korvald said on 4 March 2023 that the ferry was safe.\n\n\
            Captain Jan Moser said the pier was old.\n\n\
            Ms. Korvald said that 40 crates were lost.";
        assert_eq!(asked(text, "40"), ("Ina Korvald".to_string(), Some("2023-03-04".to_string()), 2, 3));
    }

    #[test]
    fn what_points_back_is_read_with_what_it_puts_right() {
        let text = "Captain Jan Moser said that 40 crates were lost.\n\n\
            Minister Ina Korvald made the statement at the port.";
        assert_eq!(asked(text, "40").0, "Ina Korvald");
        assert_eq!(asked(text, "40").3, 1);
    }
}
