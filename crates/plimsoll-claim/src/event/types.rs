use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::ActorKind;
use plimsoll_text::Span;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::edtf::{Date, Period};
use crate::{ClaimId, Modality, Part};

/// What is told without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Somebody disputes an allegation or a deed.
    Denial,
    /// Something is given in return for something else.
    Exchange,
    /// Two or more are together.
    Meeting,
    /// Somebody goes to see a place or a country.
    Visit,
    /// Something is signed or concluded.
    Agreement,
    /// Somebody is said to have done wrong, or something to break a rule.
    Accusation,
    /// Something goes from one place to another.
    Route,
}

/// What an actor has to do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorRole {
    /// Does it: denies, gives in return, meets, goes, signs, accuses, sends
    By,
    /// Does it with whoever does it
    With,
    /// Gets it, or is gone to
    To,
    /// Is accused
    Against,
}

/// What a place has to do with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRole {
    /// Where it happened
    At,
    /// Where something left
    From,
    /// What lay on the way
    Via,
    /// Where it went
    To,
}

/// Somebody in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EventActor {
    /// What they have to do with it.
    pub role: ActorRole,
    /// Canonical name.
    pub name: String,
    /// What they are; none for a name that nothing else in the report tells of.
    pub kind: Option<ActorKind>,
    /// The country they are or belong to, where the report tells.
    pub country: Option<String>,
    /// Their words; none where the report only speaks of them elsewhere.
    pub span: Option<Span>,
}

/// Something in an event: what is denied, given, gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EventThing {
    /// Its words, white space normalised.
    pub text: String,
    /// The pack's class for it.
    pub item_class: Option<String>,
    /// Where they stand.
    pub span: Span,
}

/// A place in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EventPlace {
    /// What it has to do with it.
    pub role: PlaceRole,
    /// Canonical name where a list knows it, else as worded.
    pub name: String,
    /// Where its words stand.
    pub span: Span,
}

/// Words in their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Worded {
    /// The words, white space normalised.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// Where the parts of an event stand that have no span of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EventSpans {
    /// The words that tell it: "denied", "summit".
    pub trigger: Span,
    /// The words for when it happened.
    pub time: Option<Span>,
    /// Who tells it.
    pub speaker: Option<Span>,
    /// The words of saying.
    pub cue: Option<Span>,
    /// The sentence.
    pub sentence: Span,
}

/// What a report tells without a number: a row of `plimsoll read --rows statements`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// The report's id.
    pub report: String,
    /// Stable id, made as that of a claim is.
    pub statement: ClaimId,
    /// What happened.
    pub kind: EventKind,
    /// Who has to do with it, by role, then in the order of the text.
    pub actors: Vec<EventActor>,
    /// What is denied, alleged, given in return, moved.
    pub about: Vec<EventThing>,
    /// What the exchanged things are given for.
    pub in_return_for: Vec<EventThing>,
    /// The resolution, treaty or law named.
    pub instrument: Option<Worded>,
    /// Where it happened, or from where to where it went.
    pub places: Vec<EventPlace>,
    /// How something went: "by rail".
    pub means: Option<Worded>,
    /// When it happened, as far as the sentence tells.
    pub time: Option<Period>,
    /// Day on which it was told.
    pub said_on: Option<Date>,
    /// Who tells it; none: the outlet itself.
    pub speaker: Option<String>,
    /// Between speaker and this report, nearest the speaker first.
    pub via: Vec<String>,
    /// What the text commits to: `denied` where it did not happen, `hypothetical` where it has not come to pass.
    pub modality: Modality,
    /// Which part of the report.
    pub part: Part,
    /// Which zone of the text.
    pub zone: Zone,
    /// Where its parts stand.
    pub spans: EventSpans,
    /// Names of the rules that made it, outermost first.
    pub derivation: Vec<String>,
}

impl EventKind {
    /// Its name in rows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Exchange => "exchange",
            Self::Meeting => "meeting",
            Self::Visit => "visit",
            Self::Agreement => "agreement",
            Self::Accusation => "accusation",
            Self::Route => "route",
        }
    }
}

impl Event {
    /// The actors of a role.
    pub fn actors_as(&self, role: ActorRole) -> impl Iterator<Item = &EventActor> {
        self.actors.iter().filter(move |actor| actor.role == role)
    }

    /// The places of a role.
    pub fn places_as(&self, role: PlaceRole) -> impl Iterator<Item = &EventPlace> {
        self.places.iter().filter(move |place| place.role == role)
    }
}
