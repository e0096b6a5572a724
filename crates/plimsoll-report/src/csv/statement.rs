//! The columns of a statement: a list becomes one cell, and so do those of one role.

use plimsoll_claim::Event;
use plimsoll_claim::event::{ActorRole, EventThing, PlaceRole};
use plimsoll_text::Span;

use super::columns::{list, name};
use crate::wording::or_empty;

pub(super) const STATEMENT: &[&str] = &[
    "report",
    "statement",
    "kind",
    "actors_by",
    "actors_with",
    "actors_to",
    "actors_against",
    "about",
    "about_item_class",
    "in_return_for",
    "in_return_for_item_class",
    "instrument",
    "places_at",
    "places_from",
    "places_via",
    "places_to",
    "means",
    "time",
    "said_on",
    "speaker",
    "via",
    "modality",
    "part",
    "zone",
    "spans_trigger_start",
    "spans_trigger_end",
    "spans_time_start",
    "spans_time_end",
    "spans_speaker_start",
    "spans_speaker_end",
    "spans_cue_start",
    "spans_cue_end",
    "spans_sentence_start",
    "spans_sentence_end",
    "derivation",
];

pub(super) fn statement(event: &Event) -> Vec<String> {
    let actors = |role: ActorRole| list(event.actors_as(role).map(|actor| &actor.name));
    let places = |role: PlaceRole| list(event.places_as(role).map(|place| &place.name));
    let worded = |things: &[EventThing]| list(things.iter().map(|thing| &thing.text));
    let classes = |things: &[EventThing]| list(things.iter().filter_map(|thing| thing.item_class.as_ref()));
    let mut cells = vec![
        event.report.clone(),
        event.statement.to_string(),
        name(&event.kind),
        actors(ActorRole::By),
        actors(ActorRole::With),
        actors(ActorRole::To),
        actors(ActorRole::Against),
        worded(&event.about),
        classes(&event.about),
        worded(&event.in_return_for),
        classes(&event.in_return_for),
        or_empty(event.instrument.as_ref().map(|worded| &worded.text)),
        places(PlaceRole::At),
        places(PlaceRole::From),
        places(PlaceRole::Via),
        places(PlaceRole::To),
        or_empty(event.means.as_ref().map(|worded| &worded.text)),
        or_empty(event.time),
        or_empty(event.said_on),
        or_empty(event.speaker.as_ref()),
        list(&event.via),
        name(&event.modality),
        name(&event.part),
        event.zone.name().to_string(),
    ];
    let spans = &event.spans;
    for span in [Some(spans.trigger), spans.time, spans.speaker, spans.cue, Some(spans.sentence)] {
        cells.extend([or_empty(span.map(Span::start)), or_empty(span.map(Span::end))]);
    }
    cells.push(list(&event.derivation));
    cells
}
