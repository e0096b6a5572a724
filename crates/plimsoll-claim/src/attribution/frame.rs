//! A frame of saying inside one sentence, in tokens: who, by which words, what.

use plimsoll_lexicon::tables::{Act, Commitment};

use crate::Date;
use crate::actor::{ActorIndex, Actors, MentionForm};

/// Tokens `first..end`.
pub(super) type Tokens = std::ops::Range<usize>;

/// Who speaks in a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Source {
    /// Its words.
    pub(super) tokens: Option<Tokens>,
    /// Which actor that is.
    pub(super) speaker: Option<ActorIndex>,
    /// Through whom its words come, as its words say ("a report given to …").
    pub(super) via: Vec<ActorIndex>,
    /// Whether it shows rather than says: nobody's voice.
    pub(super) is_evidence: bool,
}

/// One saying.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) source: Source,
    pub(super) cue: Tokens,
    /// What is said, in pieces.
    pub(super) content: Vec<Tokens>,
    pub(super) act: Act,
    pub(super) commitment: Commitment,
    /// The clause of saying without what is said: where the day of the utterance stands.
    pub(super) clause: Tokens,
    /// Whether what is said stands (also) before the words of saying.
    pub(super) is_before: bool,
    /// Whether it stands in a side clause: the voice before it goes on after it.
    pub(super) is_side: bool,
    /// Whether what stands before it in the sentence is a deed of who speaks, which nobody tells: "sank 40 boats, saying".
    pub(super) is_apart: bool,
    /// Whether what is said is only pointed at: "stated this".
    pub(super) points_back: bool,
    /// "it is believed that": whoever speaks goes on, with less certainty.
    pub(super) is_impersonal: bool,
    /// Who is behind the source: "citing officials".
    pub(super) relayed: Option<Source>,
    /// Whom it was told, where that is an outlet.
    pub(super) told: Option<ActorIndex>,
    pub(super) said_on: Option<Date>,
    /// Whether a time is told that gives no date: "last week".
    pub(super) is_timed: bool,
    pub(super) rule: &'static str,
}

impl Source {
    fn is_nobody(&self) -> bool {
        self.speaker.is_none() && self.via.is_empty()
    }
}

impl Frame {
    pub(super) fn new(source: Source, cue: Tokens, rule: &'static str, commitment: Commitment) -> Self {
        let clause = source
            .tokens
            .clone()
            .map_or(cue.clone(), |tokens| tokens.start.min(cue.start)..tokens.end.max(cue.end));
        Self {
            source,
            cue,
            content: Vec::new(),
            act: Act::Saying,
            commitment,
            clause,
            is_before: false,
            is_side: false,
            is_apart: false,
            points_back: false,
            is_impersonal: false,
            relayed: None,
            told: None,
            said_on: None,
            is_timed: false,
            rule,
        }
    }

    /// The frame, with what its cue does.
    pub(super) fn doing(self, act: Act) -> Self {
        Self { act, ..self }
    }

    /// Speaker and chain of this frame alone, nearest the origin first.
    pub(super) fn chain(&self) -> Vec<ActorIndex> {
        let mut chain: Vec<ActorIndex> = Vec::new();
        let mut add = |actor: ActorIndex| {
            if !chain.contains(&actor) {
                chain.push(actor);
            }
        };
        if let Some(relayed) = &self.relayed {
            relayed.speaker.into_iter().chain(relayed.via.iter().copied()).for_each(&mut add);
        }
        self.source.speaker.into_iter().chain(self.source.via.iter().copied()).for_each(&mut add);
        // Whom it was told is nobody's origin: without a speaker there is no chain.
        if let Some(told) = self.told.filter(|told| !chain.is_empty() && !chain.contains(told)) {
            chain.push(told);
        }
        chain
    }

    /// Whether its chain is empty.
    pub(super) fn is_nobodys(&self) -> bool {
        self.source.is_nobody() && self.relayed.as_ref().is_none_or(Source::is_nobody)
    }

    /// Whether it is nobody's voice: imagery that shows something.
    pub(super) fn is_mute(&self) -> bool {
        self.source.is_evidence && self.source.speaker.is_none() && self.relayed.is_none()
    }

    /// Number of tokens it says.
    pub(super) fn extent(&self) -> usize {
        self.content.iter().map(|piece| piece.end - piece.start).sum()
    }

    pub(super) fn covers(&self, at: usize) -> bool {
        self.content.iter().any(|piece| piece.contains(&at))
    }
}

/// Tokens looked back for a mention's begin.
const MENTION: usize = 48;

/// The longest mention that ends before token `end`.
pub(super) fn mention_ending(actors: &Actors, end: usize) -> Option<(Tokens, Source)> {
    let near = actors.within(end.saturating_sub(MENTION)..end);
    let mention = near.iter().find(|mention| mention.end == end && mention.form != MentionForm::Adjective)?;
    Some((mention.first..mention.end, source_of(actors, mention.first, mention.actor)))
}

/// The longest mention that begins at token `first`.
pub(super) fn mention_starting(actors: &Actors, first: usize) -> Option<(Tokens, Source)> {
    let near = actors.within(first..first + 1);
    let mention = near
        .iter()
        .filter(|mention| mention.form != MentionForm::Adjective)
        .max_by_key(|mention| mention.end)?;
    Some((mention.first..mention.end, source_of(actors, mention.first, mention.actor)))
}

/// The source that a mention is: a document speaks for its author, through who made it known.
fn source_of(actors: &Actors, first: usize, actor: ActorIndex) -> Source {
    let Some(document) = actors.document_at(first) else {
        return Source { speaker: Some(actor), ..Source::default() };
    };
    let speaker = document.author.or((!document.is_evidence).then_some(actor));
    let via = document.bearer.into_iter().filter(|bearer| Some(*bearer) != speaker).collect();
    Source { tokens: None, speaker, via, is_evidence: document.is_evidence }
}
