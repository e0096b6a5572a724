//! Statements without a number, by the rows of `corpus/claims/en/statement.toml`.

#![allow(clippy::unwrap_used)]

use plimsoll_capture::{Input, Options, capture};
use plimsoll_claim::event::{ActorRole, EventThing, PlaceRole};
use plimsoll_claim::{Event, read_all};
use plimsoll_lexicon::Lexicon;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Rows {
    case: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    statements: Vec<serde_json::Map<String, Value>>,
}

/// A statement as the rows write it.
fn as_row(event: &Event) -> Value {
    let actors = |role: ActorRole| event.actors_as(role).map(|actor| &actor.name).collect::<Vec<_>>();
    let places = |role: PlaceRole| event.places_as(role).map(|place| &place.name).collect::<Vec<_>>();
    let texts = |things: &[EventThing]| things.iter().map(|thing| thing.text.clone()).collect::<Vec<_>>();
    let classes = event.about.iter().filter_map(|thing| thing.item_class.clone());
    let mut row = serde_json::to_value(event).unwrap();
    for (key, value) in [
        ("by", json!(actors(ActorRole::By))),
        ("with", json!(actors(ActorRole::With))),
        ("to", json!(actors(ActorRole::To))),
        ("against", json!(actors(ActorRole::Against))),
        ("at", json!(places(PlaceRole::At))),
        ("from", json!(places(PlaceRole::From))),
        ("via", json!(places(PlaceRole::Via))),
        ("goal", json!(places(PlaceRole::To))),
        ("about", json!(texts(&event.about))),
        ("classes", json!(classes.collect::<Vec<_>>())),
        ("in_return_for", json!(texts(&event.in_return_for))),
        ("instrument", json!(event.instrument.as_ref().map(|worded| &worded.text))),
        ("means", json!(event.means.as_ref().map(|worded| &worded.text))),
    ] {
        row[key] = value;
    }
    // A row writes "none" for what TOML has no word for.
    for value in row.as_object_mut().unwrap().values_mut().filter(|value| value.is_null()) {
        *value = json!("none");
    }
    row
}

#[test]
fn every_row_holds() {
    let rows: Rows = toml::from_str(include_str!("../../../corpus/claims/en/statement.toml")).unwrap();
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let mut wrong = Vec::new();
    for row in &rows.case {
        let line = json!({ "id": "row", "published": "2024-03-01", "text": row.text }).to_string();
        let captured = capture(Input::new("row.json", line.as_bytes()), &Options::default());
        let events = read_all(&captured.reports[0], &lexicon).events;
        let found: Vec<Value> = events.iter().map(as_row).collect();
        let agrees = |expected: &serde_json::Map<String, Value>, found: &Value| {
            expected.iter().all(|(key, value)| found[key] == *value)
        };
        let paired = row.statements.iter().zip(&found);
        if found.len() != row.statements.len() || !paired.into_iter().all(|(one, other)| agrees(one, other)) {
            let shown = |found: &Value| {
                let keys = ["kind", "by", "with", "to", "against", "about", "in_return_for", "instrument"];
                let more = [
                    "at",
                    "from",
                    "via",
                    "goal",
                    "means",
                    "time",
                    "said_on",
                    "speaker",
                    "modality",
                    "derivation",
                ];
                let own = keys.into_iter().chain(more).map(|key| (key.to_string(), found[key].clone()));
                own.filter(|(_, value)| *value != json!("none") && *value != json!([]))
                    .collect::<serde_json::Map<_, _>>()
            };
            let shown: Vec<_> = found.iter().map(|found| json!(shown(found)).to_string()).collect();
            wrong.push(format!(
                "{}\n  expected {}\n  found    {}",
                row.text,
                json!(row.statements),
                shown.join("\n           ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
