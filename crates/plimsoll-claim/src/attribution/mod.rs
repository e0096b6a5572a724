//! Attribution: who is made responsible for what, in which words, through whom, and when it was said.

mod after;
mod apposition;
mod chain;
mod clause;
mod counting;
mod dateline;
mod days;
mod finder;
mod frame;
mod gapped;
mod gerund;
pub(crate) mod governing;
mod modifier;
mod nominal;
mod noun;
mod object;
mod occasion;
mod passage;
mod pattern;
mod poll;
mod quotation;
mod quoted;
mod relay;
mod said;
mod stance;
mod subject;
mod unlisted;
mod verb;
mod voices;
mod when;
mod withheld;

use std::ops::Range;

use plimsoll_lexicon::tables::{Act, Class, Commitment, SpeechWord};
use plimsoll_text::Span;

use crate::actor::{ActorIndex, Actors};
use crate::time::TimeMention;
use crate::{Date, Reading};
pub(crate) use dateline::{is_in_dateline, opening};
use frame::Frame;
pub(crate) use passage::{Ground, Passages};
use passage::{Known, Said};
use quotation::Quotation;
use voices::Voices;
pub(crate) use when::{is_of_paper, is_shown};

/// One attribution: a source, a cue, a content, each perhaps in several pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The source's words, whole noun phrase.
    pub source: Vec<Span>,
    /// The words for whom the source cites: "citing two officials".
    pub cited: Option<Span>,
    /// The words of saying.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// The speaker, if it is an actor.
    pub speaker: Option<ActorIndex>,
    /// Through whom, nearest the speaker first.
    pub via: Vec<ActorIndex>,
    /// What the cue does: saying, wishing, judging.
    pub act: Act,
    /// How far the cue commits itself ("claimed": alleged).
    pub commitment: Commitment,
    /// When it was said, if the clause of saying tells.
    pub said_on: Option<Date>,
}

/// Who speaks at a place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Who is responsible; none: the outlet itself.
    pub speaker: Option<ActorIndex>,
    /// Through whom, nearest the speaker first.
    pub via: Vec<ActorIndex>,
    /// When it was said, as far as the report tells.
    pub said_on: Option<Date>,
    /// Whether it was said before what else is told: "had spoken of".
    pub is_earlier: bool,
    /// How far the words of saying commit themselves.
    pub commitment: Commitment,
    /// The speaker's words.
    pub speaker_span: Option<Span>,
    /// The words of saying.
    pub cue_span: Option<Span>,
    /// Names of the rules that found it, outermost first.
    pub rules: Vec<&'static str>,
}

/// All attributions of a text and, from them, who speaks where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributions {
    /// The attributions, in order of their cue.
    pub attributions: Vec<Attribution>,
    /// The voice of each sentence's pieces: sorted, disjoint spans that have one.
    pub voices: Vec<(Span, Voice)>,
}

impl Attributions {
    /// Who speaks at `span`: the voice that covers its start. None: the outlet itself.
    pub fn voice_at(&self, span: Span) -> Option<&Voice> {
        let after = self.voices.partition_point(|(covered, _)| covered.end() <= span.start());
        self.voices.get(after).filter(|(covered, _)| covered.start() <= span.start()).map(|(_, voice)| voice)
    }
}

/// Finds who says what.
pub fn read(reading: &Reading<'_>, actors: &Actors, times: &[TimeMention]) -> Attributions {
    let ground = Ground { reading, actors, times };
    Passages::of(ground).whole(ground)
}

/// Finds who says what in the sentences of one passage.
fn passage(ground: Ground<'_, '_>, sentences: Range<usize>, known: Known) -> Said {
    let Ground { reading, actors, times } = ground;
    let mut attributions = Vec::new();
    let mut voices = Voices::new(ground, known.dateline);
    let mut quotation = Quotation::default();
    let mut occasions = Vec::new();
    for number in sentences {
        let sentence = &reading.sentences[number];
        quotation.begin(reading, sentence);
        let found = finder::frames(reading, actors, times, sentence, &quotation, known.interviewee);
        occasions.extend(found.occasions);
        voices.sentence(number, &found.frames, quotation.open.is_some());
        let quoted = quotation.follow(reading, sentence);
        let mut own: Vec<&Frame> = found.frames.iter().chain(&found.stances).collect();
        own.retain(|frame| {
            !is_told(reading, frame, &found.frames, &quoted) && !is_conditional(reading, frame)
        });
        own.sort_by_key(|frame| frame.cue.start);
        attributions.extend(own.into_iter().map(|frame| attribution(reading, frame)));
    }
    Said { attributions: Attributions { attributions, voices: voices.pieces }, occasions }
}

/// Whether it is only part of what somebody else says: in a quotation all is; in reported words what somebody is said to
/// hold, wish or judge is, what nobody known says, and what the speaker says of themselves ("he said he saw").
fn is_told(reading: &Reading<'_>, frame: &Frame, frames: &[Frame], quoted: &[frame::Tokens]) -> bool {
    let at = frame.cue.start;
    let goes_on = frame.rule == gerund::ADDING;
    let is_pronoun = frame
        .source
        .tokens
        .as_ref()
        .is_some_and(|tokens| tokens.len() == 1 && reading.is_class(tokens.start, Class::Pronoun));
    let weak = frame.act != Act::Saying || frame.is_nobodys() || (is_pronoun && !goes_on);
    let speaker = frame.source.speaker.filter(|_| !goes_on);
    let subject = frame.source.tokens.as_ref().map_or(at, |tokens| tokens.start);
    let joined = subject > 1
        && clause::is_speech(reading, subject - 1, SpeechWord::Joins)
        && clause::is_comma(reading, subject - 2);
    let told = |other: &Frame| {
        let own = speaker.is_some() && other.source.speaker == speaker && other.covers(subject);
        let shared = frame.source.tokens.is_some() && !other.covers(subject) && frame.act.answers();
        other.cue != frame.cue && other.covers(at) && ((weak && !shared && !joined) || own)
    };
    quoted.iter().any(|tokens| tokens.contains(&at)) || frames.iter().any(told)
}

/// "would support", "may say": nobody has said or wished it yet.
fn is_conditional(reading: &Reading<'_>, frame: &Frame) -> bool {
    frame.cue.clone().any(|at| reading.is_class(at, Class::Modal))
}

fn attribution(reading: &Reading<'_>, frame: &Frame) -> Attribution {
    let span =
        |tokens: &frame::Tokens| (tokens.start < tokens.end).then(|| reading.span(tokens.start, tokens.end));
    let chain = frame.chain();
    let cited = frame.relayed.as_ref().filter(|source| source.speaker.is_some());
    Attribution {
        source: frame.source.tokens.iter().filter_map(span).collect(),
        cited: cited.and_then(|source| source.tokens.as_ref()).and_then(span),
        cue: span(&frame.cue).into_iter().collect(),
        content: frame.content.iter().filter_map(span).collect(),
        speaker: chain.first().copied(),
        via: chain.get(1..).unwrap_or_default().to_vec(),
        act: frame.act,
        commitment: frame.commitment,
        said_on: frame.said_on,
    }
}
