//! Words of saying and of doubt.

use serde::Deserialize;

/// How far a text commits itself, by FactBank's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    /// said, confirmed
    Asserted,
    /// estimated, could, may
    Hedged,
    /// claimed, reportedly
    Alleged,
    /// if, would
    Hypothetical,
    /// denied
    Denied,
}

/// What somebody does by a word: Austin's and Searle's acts, and what is only in the mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// say, report, claim, show: makes who does it responsible for what is said.
    #[default]
    Saying,
    /// estimate, believe: responsible too, less firmly.
    Holding,
    /// know, learn
    Knowing,
    /// hope, want
    Wishing,
    /// plan, decide, refuse
    Intending,
    /// ask, urge, call for
    Asking,
    /// praise, criticize
    Judging,
    /// fear, like
    Feeling,
    /// call, label
    Naming,
    /// talk about, focus on
    Treating,
    /// seem, appear
    Seeming,
}

impl Act {
    /// Whether who does it answers for a figure in what is said.
    pub fn answers(self) -> bool {
        matches!(self, Self::Saying | Self::Holding)
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Saying => "saying",
            Self::Holding => "holding",
            Self::Knowing => "knowing",
            Self::Wishing => "wishing",
            Self::Intending => "intending",
            Self::Asking => "asking",
            Self::Judging => "judging",
            Self::Feeling => "feeling",
            Self::Naming => "naming",
            Self::Treating => "treating",
            Self::Seeming => "seeming",
        }
    }
}

/// What can follow a verb or adjective as what is said; a quotation and a colon always can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complement {
    /// "that the port is full", "the port is full", "whether it is full"
    Clause,
    /// "a full port"
    Object,
    /// "to leave the port"
    Infinitive,
    /// "about the port", "for calm": a prepositional phrase
    Phrase,
    /// Nothing but a quotation or a colon
    Quotation,
}

/// The complements that a word takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Takes(u8);

impl Takes {
    /// These complements; a clause where none is named.
    pub fn of(complements: &[Complement]) -> Self {
        if complements.is_empty() {
            return Self::of(&[Complement::Clause]);
        }
        Self(complements.iter().fold(0, |takes, complement| takes | 1 << *complement as u8))
    }

    /// Whether the complement can follow.
    pub fn has(self, complement: Complement) -> bool {
        self.0 & (1 << complement as u8) != 0
    }

    /// Whether nothing but a quotation can follow.
    pub fn is_quotation(self) -> bool {
        self == Self::of(&[Complement::Quotation])
    }
}

/// Words of saying, thinking, wishing and the like, one kind of act an entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// What is done by them; without it, they make responsible.
    #[serde(default)]
    pub act: Act,
    /// How far what is said is committed to.
    pub commitment: Commitment,
    /// What can follow its verbs and adjectives; without it, a clause.
    #[serde(default)]
    pub takes: Vec<Complement>,
    /// "confident", "eager": adjectives behind "is".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// say, tell, report
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Verbs that take whom they tell as object and the content after: "told reporters that".
    #[serde(default)]
    pub telling: Vec<String>,
    /// "according to", "citing": before a source.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// "statement", "claim", "estimate": nouns whose owner speaks.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Whether the word relays somebody else ("citing", "quoted"): its object is nearer the origin than its subject.
    #[serde(default)]
    pub relays: bool,
}

/// Words around verbs of saying, by what they tell there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeechWord {
    /// "said", "told": whoever does that is somebody, whatever the noun
    Speaks,
    /// "went on" to say: the verb behind is done all the same
    GoesOn,
    /// "and", "but" between two verbs of one subject
    Joins,
    /// "when", "while", "who": opens a clause that depends on another
    Side,
    /// "while", "though": opens a clause with a speaker of its own
    Contrast,
    /// "he", "these": ties a paragraph to what was said before
    TiesBack,
    /// "meanwhile": turns to something else
    TurnsAway,
    /// "we", "our": the report speaks of itself, outside of quotations
    Own,
    /// "found": of things as well, so that a clause has to tell what is said
    Finds,
    /// "is", "been": makes a passive
    Be,
    /// "who", "which": goes on about the noun before
    Relative,
    /// "long", "first" before a verb
    BeforeVerb,
    /// "if", "when": what follows is done only on a condition, or asked
    Condition,
    /// "some", "many": a subject by itself
    StandsAlone,
    /// "put" deliveries at a figure
    Puts,
    /// "revised" the toll to a figure
    Revises,
    /// "made" the announcement
    Makes,
    /// "but", "or": no subject goes across them
    OrBut,
    /// "by", "from", "of": whose something is
    ComesFrom,
    /// "you", "one", "we": nobody's voice
    Nobody,
    /// "this", "so": stands for what was said
    PointsBack,
    /// "figures", "numbers": what is given before a colon
    Figures,
    /// "words" in "in his words"
    Words,
    /// "in", "by" before whose words or count it is: "in his words"
    BeforeWords,
    /// "poll", "survey": asks many, so that what stands in it is its own
    Poll,
    /// "on", "in", "late" before a day
    BeforeDay,
    /// "he'll": subject and auxiliary in one word
    Contraction,
    /// "comments", "attacks": as often a noun in the plural, or a bare noun, as a verb
    AlsoNoun,
    /// "recent", "own": before a noun, with no ending that tells an adjective
    Adjective,
    /// "has", "gives", "shows": a poll is said to find what stands behind
    PollFinds,
    /// "for", "as": opens what somebody is blamed for or seen as
    Complement,
    /// "for", "on": opens what a noun of saying or wishing is about
    NounTakes,
    /// "by", "of", "in" before a gerund: the means or matter of the verb before
    Means,
    /// "there", "it": a subject that is nobody
    Expletive,
    /// "up", "off" behind a verb: it means something else with it
    Particle,
    /// "here", "there" behind a subject: where they are
    Here,
    /// "polled", "interviewed" by somebody: they speak through whoever asked them
    Asked,
    /// "reported", "said": in a passive without an agent, hearsay
    Hearsay,
    /// "confirmed", "repeated": who does it says again what somebody said
    Seconds,
    /// "in an interview with", "speaking to": who is named behind was told
    ToldTo,
    /// "referring to", "pointing to": an outlet cites with it, a person speaks of something
    Refers,
    /// "account", "count" in "by its own account"
    Account,
    /// "in fact", "in turn" before a verb
    Aside,
    /// "appeared before", "testified": whoever did that spoke there and then
    Appears,
    /// "Q" before a colon
    QuestionLabel,
    /// "A" before a colon
    AnswerLabel,
    /// What an audience did, which is nobody who tells: heard
    Hears,
    /// "clear", "unclear": how sure it is what follows
    Clear,
}

impl SpeechWord {
    /// Whether a frame of saying is looked for at it, though it says nothing by itself.
    pub fn is_cue(self) -> bool {
        matches!(
            self,
            Self::PollFinds
                | Self::Puts
                | Self::Revises
                | Self::Expletive
                | Self::BeforeWords
                | Self::Appears
                | Self::Account
        )
    }
}

/// Words that weaken or deny what they stand with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hedge {
    /// What they make of it.
    pub commitment: Commitment,
    /// The words.
    pub words: Vec<String>,
}

/// Participles that say whose a document is, and through whom it came.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProvenanceWords {
    /// "published by": who made it.
    pub made: Vec<String>,
    /// "disclosed by": who made it known.
    pub disclosed: Vec<String>,
    /// "seen by": who has it, whoever made it known.
    pub read: Vec<String>,
    /// "given to": who has it from its maker.
    pub given: Vec<String>,
}

/// What a participle says about a document and the one named behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// "published by"
    Made,
    /// "disclosed by"
    Disclosed,
    /// "seen by"
    Read,
    /// "given to"
    Given,
}
