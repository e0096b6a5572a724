//! What is told without a number: denials, exchanges, meetings, agreements, accusations, ways.

use serde::Deserialize;

/// How the clause of a word is read that tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventFrame {
    /// The subject disputes what follows: deny
    Denies,
    /// The subject disputes what follows where that is an allegation: reject, dismiss
    Rejects,
    /// The subject calls an allegation untrue: call, describe
    Brands,
    /// What stands before "is" is untrue: groundless
    Untrue,
    /// The subject and the object are together: meet
    Meets,
    /// The subject goes to the object: visit
    Visits,
    /// The subject agrees to what follows: sign
    Signs,
    /// The subject says that the object did what stands behind "of": accuse
    Accuses,
    /// The subject breaks what follows: violate
    Breaches,
    /// What follows is given back for something: in return for
    Returns,
    /// The subject, or the object, goes from one place to another: voyage
    Moves,
}

/// Words that give events of one frame.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// How their clause is read.
    pub frame: EventFrame,
    /// Verbs.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns ("denial", "summit").
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Fixed phrases, prepositions and adjectives ("in return for", "groundless").
    #[serde(default)]
    pub phrases: Vec<String>,
}

/// Words in the clause of an event, by what they tell there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventWord {
    /// "accusation", "report": what can be true or not
    Allegation,
    /// "involvement", "transfer": what can be denied as it can have been done
    Deed,
    /// "entry", "bail": what is refused, not disputed, where it is denied
    Refused,
    /// "any", "all": before what is denied altogether
    Sweeping,
    /// "confirm": who will neither confirm nor deny has denied nothing
    Confirms,
    /// "treaty", "partnership": what can be signed
    Pact,
    /// "held", "attended": what is done with a meeting
    Light,
    /// "planned", "possible": before a noun, what has not come to pass
    Prospective,
    /// "resolution", "sanctions", "embargo": what can be breached
    Norm,
    /// "both", "the two": a pair spoken of before
    Both,
    /// "they", "their": two who were just named together
    They,
    /// "countries", "sides" behind "both": two states
    States,
    /// "leaders", "presidents" behind "both": two persons
    Persons,
    /// "by rail", "by sea": how something goes
    Means,
    /// "port", "depot": a place that things go to or from
    Site,
    /// "in return for", "in exchange for": phrases behind which what is given back stands
    ReturnFor,
    /// "such as", "including": between a kind of things and examples of it
    SuchAs,
    /// "to", "into", "toward": before where something goes
    Whither,
    /// "via", "through", "across": before what lies on the way
    Via,
    /// "to", "will", "plan": before a verb, what has not come to pass
    Ahead,
    /// "during", "at": before an event in whose time another lies
    During,
    /// "first", "managed" before "to" and a verb: it was done (Karttunen's implicatives)
    Achieves,
    /// "refused", "failed" before "to" and a verb: it was not done
    Fails,
    /// "went", "travelled", "arrived": what is done "to meet" somebody has come to pass
    Went,
}
