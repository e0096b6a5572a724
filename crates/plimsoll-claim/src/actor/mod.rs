//! Actors: people, bodies, countries, outlets and vessels, and which mentions are one actor.

mod apposed;
mod body;
mod describe;
mod document;
mod finish;
mod firm;
mod headline;
mod maker;
mod name;
mod named_later;
mod phrase;
mod pronoun;
mod registry;
mod resolve;
mod speaking;
mod sweep;
mod unlisted;
mod when;
mod word;
mod words;

pub(crate) use phrase::is_plural_word;
pub(crate) use sweep::is_heading;
pub(crate) use when::{clock_end, time_end};
pub(crate) use word::{finite, is_closed};

use plimsoll_lexicon::tables::ActorKind;
use plimsoll_text::Span;

use crate::Reading;
use crate::time::TimeMention;

/// Index of an actor in [`Actors::actors`].
pub type ActorIndex = usize;

/// Someone or something that acts or speaks in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Canonical name: "Shin Won-sik", "North Korea", "South Korean officials".
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its role as first worded ("South Korean Defense Minister"), if any.
    pub role: Option<String>,
    /// The country it belongs to or is (canonical name), if known.
    pub country: Option<String>,
    /// Whether it is a document ("a report", "the fact sheet") rather than who wrote it.
    pub is_document: bool,
}

/// A mention of an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorMention {
    /// Which actor.
    pub actor: ActorIndex,
    /// Its words, role words and apposition included.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What kind the mention is.
    pub form: MentionForm,
}

/// Forms of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// By name
    Name,
    /// By adjective ("North Korean")
    Adjective,
    /// By a description ("the minister", "officials")
    Description,
    /// By pronoun
    Pronoun,
}

/// What a mentioned document says about where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentMention {
    /// First token of its mention.
    pub first: usize,
    /// Who made it.
    pub author: Option<ActorIndex>,
    /// Who made it known, or has it from its maker.
    pub bearer: Option<ActorIndex>,
    /// Whether it shows rather than says (imagery, photos, data).
    pub is_evidence: bool,
}

/// The actors of a report and their mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actors {
    /// The actors, in order of their first mention.
    pub actors: Vec<Actor>,
    /// Their mentions, in order of their first token; they may nest.
    pub mentions: Vec<ActorMention>,
    /// The mentions that are documents, in order. The actor of such a mention is the document's author where known.
    pub documents: Vec<DocumentMention>,
    /// Outlets that are the voice of a body ("Beyond Parallel", of a think tank): the outlet, the body.
    pub houses: Vec<(ActorIndex, ActorIndex)>,
}

impl Actors {
    /// The mentions whose first token lies in `tokens`.
    pub fn within(&self, tokens: std::ops::Range<usize>) -> &[ActorMention] {
        let from = self.mentions.partition_point(|mention| mention.first < tokens.start);
        let rest = &self.mentions[from..];
        // Few tokens are asked about, so few mentions follow.
        let within = rest.iter().take_while(|mention| mention.first < tokens.end).count();
        &rest[..within]
    }

    /// The actor of a mention.
    pub fn of(&self, mention: &ActorMention) -> &Actor {
        &self.actors[mention.actor]
    }

    /// The document whose mention begins at token `first`.
    pub fn document_at(&self, first: usize) -> Option<&DocumentMention> {
        let at = self.documents.partition_point(|document| document.first < first);
        self.documents.get(at).filter(|document| document.first == first)
    }
}

/// Finds the actors of a text.
pub fn read(reading: &Reading<'_>, times: &[TimeMention]) -> Actors {
    finish::finish(sweep::Sweep::new(reading, times).run())
}
