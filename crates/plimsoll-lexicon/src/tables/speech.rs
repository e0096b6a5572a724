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

/// Verbs and nouns of saying.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// How far what is said is committed to.
    pub commitment: Commitment,
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
    /// "given to"
    Given,
}
