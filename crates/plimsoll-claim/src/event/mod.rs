//! Events: what a report tells without a number. Denials, exchanges, meetings, visits, agreements, accusations, routes.
//!
//! A word of `lexicon/en/events.toml` begins each; its frame says how its clause is read. Everything else is grammar: who
//! stands before the verb, what behind it, which preposition leads to whom. A sentence without such a word costs one look a
//! token.

mod accusation;
mod agreement;
mod denial;
mod draft;
mod exchange;
mod finish;
mod meeting;
mod modality;
mod name;
mod pair;
mod party;
mod place;
mod read;
mod route;
mod scene;
mod thing;
mod time;
mod types;
mod visit;

pub(crate) use draft::Spot;
pub(crate) use place::place_at;
pub use plimsoll_lexicon::tables::ActorKind;
pub(crate) use read::read;
pub use types::{
    ActorRole, Event, EventActor, EventKind, EventPlace, EventSpans, EventThing, PlaceRole, Worded,
};
