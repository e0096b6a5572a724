//! Attribution: who is made responsible for what, in which words, through whom, and when it was said.

use plimsoll_lexicon::tables::Commitment;
use plimsoll_text::Span;

use crate::actor::{ActorIndex, Actors};
use crate::time::TimeMention;
use crate::{Date, Reading};

/// One attribution: a source, a cue, a content, each perhaps in several pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The source's words, whole noun phrase.
    pub source: Vec<Span>,
    /// The words of saying.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// The speaker, if it is an actor.
    pub speaker: Option<ActorIndex>,
    /// Through whom, nearest the speaker first.
    pub via: Vec<ActorIndex>,
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
pub fn read(_reading: &Reading<'_>, _actors: &Actors, _times: &[TimeMention]) -> Attributions {
    Attributions::default()
}
