//! Statements without a number as several reports tell them: one of each, with all that tell it.
//!
//! Two statements are one where they are of one kind, between the same, and of the same time as far as they tell. A month is
//! that of a day in it only where no other day of it is told. Nothing is joined on likeness of words.

mod names;
mod times;

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::event::{ActorRole, EventKind};
use plimsoll_claim::{Date, Event, Modality};

use names::Names;

/// A statement with every report that tells it.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The one that tells most of it.
    pub best: &'a Event,
    /// All of them, by report.
    pub events: Vec<&'a Event>,
    /// The day, month or year it is put at: when it happened, else when it was told. None: no report tells.
    pub on: Option<Date>,
}

impl<'a> Told<'a> {
    /// How many reports tell it.
    pub fn reports(&self) -> usize {
        self.events.iter().map(|event| event.report.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Whoever tells it, each once, in the order of the reports; none inside: an outlet itself.
    pub fn speakers(&self) -> Vec<Option<&'a str>> {
        let mut seen = BTreeSet::new();
        let all = self.events.iter().map(|event| event.speaker.as_deref());
        all.filter(|speaker| seen.insert(*speaker)).collect()
    }
}

/// What has to agree for two statements to be one, their time apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: EventKind,
    is_denied: bool,
    is_ahead: bool,
    actors: BTreeSet<(ActorRole, String)>,
    places: BTreeSet<String>,
    instrument: Option<String>,
}

/// The statements of a pile, each once: those with a date by date, then those without.
pub fn timeline(events: &[Event]) -> Vec<Told<'_>> {
    let names = Names::of(events);
    let mut by_key: BTreeMap<Key, Vec<&Event>> = BTreeMap::new();
    for event in events {
        by_key.entry(key(event, &names)).or_default().push(event);
    }
    let groups = by_key.into_values().flat_map(times::apart);
    let mut told: Vec<Told<'_>> = groups.filter_map(told).collect();
    told.sort_by_cached_key(|told| {
        let first = told.on.and_then(Date::first_day);
        (first.is_none(), first, told.on, told.best.kind, told.best.statement.clone())
    });
    told
}

fn told(mut events: Vec<&Event>) -> Option<Told<'_>> {
    let fullness = |event: &Event| {
        let parts = event.about.len() + event.places.len() + event.in_return_for.len();
        let told =
            event.time.map_or(0, |time| 2 + usize::from(time.from.is_some_and(|from| from.day().is_some())));
        (event.modality == Modality::Asserted, told, parts.min(6), event.actors.len())
    };
    events.sort_by(|one, other| (&one.report, &one.statement).cmp(&(&other.report, &other.statement)));
    // Of equals the first: the order of the reports changes nothing.
    let best = events.iter().rev().max_by_key(|event| fullness(event)).copied()?;
    Some(Told { best, on: times::on(best), events })
}

fn key(event: &Event, names: &Names) -> Key {
    let symmetric = matches!(event.kind, EventKind::Meeting | EventKind::Agreement);
    let actors = event.actors.iter().map(|actor| {
        let role = if symmetric { ActorRole::By } else { actor.role };
        (role, names.of_actor(actor))
    });
    let is_route = event.kind == EventKind::Route;
    let places = event.places.iter().filter(|_| is_route).map(|place| names::folded(&place.name));
    let instrument = event.instrument.as_ref().filter(|_| event.kind == EventKind::Accusation);
    Key {
        kind: event.kind,
        is_denied: event.modality == Modality::Denied,
        is_ahead: event.modality == Modality::Hypothetical,
        actors: if is_route { BTreeSet::new() } else { actors.collect() },
        places: places.collect(),
        instrument: instrument.map(|worded| names::folded(&worded.text)),
    }
}
