//! The shapes of the TOML tables. Any file may hold any of them; entries of several files are put together.
//!
//! In every list of words a capital letter asks for a capital in the text ("May" the month, "US" the country), small
//! letters match either. Nouns match their plural too, verbs all their forms; a verb is written with its principal
//! parts where they are irregular or double a letter ("send sent", "ship shipped", "fly flew flown").

mod actor;
mod calendar;
mod event;
mod grammar;
mod measure;
mod number;
mod speech;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use actor::{Actor, ActorKind, Body, NameWord, Names, Role, RoleKind};
pub use calendar::{
    Calendar, CalendarUnit, DayPart, Feast, Season, TimeModifier, TimeOffset, TimeReference, TimeRelation,
};
pub use event::{Event, EventFrame, EventWord, EventWords};
pub use grammar::Class;
pub use measure::{Frame, Item, Measure, Place};
pub use number::{Bound, BoundKind, Dimension, Direction, Namesake, Numbers, Trend, TrendOf, Unit};
pub use speech::{
    Act, Commitment, Complement, Hedge, Provenance, ProvenanceWords, Reporting, SpeechWord, Takes,
};

/// All tables of one file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tables {
    /// What the file is for; not read.
    pub about: Option<String>,
    /// Number words.
    pub numbers: Numbers,
    /// Words that bound a figure.
    pub bound: Vec<Bound>,
    /// Words of rising and falling.
    pub trend: Vec<Trend>,
    /// Units of measure and currencies.
    pub unit: Vec<Unit>,
    /// Words by their grammatical class: `prepositions = [..]`.
    pub grammar: BTreeMap<Class, Vec<String>>,
    /// Calendar words.
    pub calendar: Calendar,
    /// Verbs and nouns of saying.
    pub reporting: Vec<Reporting>,
    /// Words around verbs of saying.
    pub speech: BTreeMap<SpeechWord, Vec<String>>,
    /// Words that weaken or deny what they stand with.
    pub hedge: Vec<Hedge>,
    /// Verbs and nouns that say what a figure measures.
    pub measure: Vec<Measure>,
    /// Counted things.
    pub item: Vec<Item>,
    /// Countries, bodies, outlets and vessels known by name.
    pub actor: Vec<Actor>,
    /// Nouns for what people are ("minister", "spokesman").
    pub role: Vec<Role>,
    /// Nouns for bodies, whose names are made with them ("ministry", "agency").
    pub body: Vec<Body>,
    /// Words that personal names are made of.
    pub names: Names,
    /// Participles that say whose a document is, and through whom it came.
    pub provenance: ProvenanceWords,
    /// Words that tell what happened without a number.
    pub event: Vec<Event>,
    /// Words in the clauses of those.
    pub event_word: Vec<EventWords>,
    /// Places that things leave and reach.
    pub place: Vec<Place>,
    /// Places of which only the country is to be known, by its name.
    pub places: BTreeMap<String, Vec<String>>,
}
