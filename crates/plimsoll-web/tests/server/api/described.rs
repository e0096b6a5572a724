//! The description: what it says of every operation, and that its examples are what the sample reports give.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{asked, first, get, rows, words};
use crate::served::Served;

/// A moment and an id that stand in examples for those of the day.
const AT: &str = "2031-03-01T10:00:00Z";
const ID: &str = "0123456789abcdef";

#[test]
fn the_description_is_as_it_was_agreed() {
    let served = Served::samples();
    insta::assert_snapshot!("openapi", get(&served, "/openapi.json").text());
}

#[test]
fn every_operation_is_described_whole() {
    let served = Served::samples();
    let description = get(&served, "/openapi.json").json();
    let operations =
        description["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap());
    let mut ids = Vec::new();
    for (method, operation) in operations {
        let id = words(operation, "operationId");
        assert!(
            !words(operation, "summary").is_empty() && operation["responses"]["default"].is_object(),
            "{id}"
        );
        let role = words(operation, "x-role");
        assert_eq!(role == "viewer", method == "get", "{id}");
        let success: Vec<&Value> = operation["responses"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
            .map(|(_, response)| response)
            .collect();
        assert!(success.iter().all(|response| response["content"].is_object()), "{id}");
        let json = success[0].pointer("/content/application~1json");
        assert!(json.is_none_or(|content| !content["example"].is_null()), "{id} has no example");
        let sent = operation.pointer("/requestBody/content/application~1json");
        assert!(
            sent.is_none_or(|content| !content["example"].is_null()),
            "{id} has no example of what is sent"
        );
        for parameter in operation["parameters"].as_array().unwrap() {
            let is_bounded =
                parameter["schema"]["type"] != "integer" || parameter["schema"]["minimum"].is_number();
            assert!(is_bounded && !words(parameter, "description").is_empty(), "{id}: {parameter}");
        }
        ids.push(id);
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let text = description.to_string();
    for name in text.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(description["components"]["schemas"][name].is_object(), "{name} is nowhere");
    }
}

/// What to do about examples that are not what they should be.
const STALE: &str = "src/api/examples.json is not what the samples give: run this test with PLIMSOLL_BLESS=1, then that of the description with \
     INSTA_UPDATE=always, then `cargo xtask reference`";

#[test]
fn examples_are_what_the_samples_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api/examples.json");
    let made = examples();
    if std::env::var_os("PLIMSOLL_BLESS").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
    }
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(kept == made, "{STALE}");
}

/// Of each operation its parameters, what is sent, and what comes back.
fn examples() -> Value {
    let served = Served::samples();
    let mut all = Map::new();
    reads(&served, &mut all);
    writes(&served, &mut all);
    Value::Object(all)
}

fn reads(served: &Served, all: &mut Map<String, Value>) {
    for list in [
        "reports",
        "claims",
        "statements",
        "origins",
        "series",
        "findings",
        "ratios",
        "estimates",
        "timeline",
        "sources",
        "log",
    ] {
        let answer = get(served, &format!("/{list}?limit=1")).json();
        all.insert(list.into(), json!({"parameters": {"limit": 1}, "response": answer}));
    }
    for (operation, list, field) in [
        ("report", "/reports", "report"),
        ("claim", "/claims", "claim"),
        ("origin", "/origins", "origin"),
        ("one_series", "/series", "series"),
        ("finding", "/findings", "finding"),
        ("estimate", "/estimates", "estimate"),
    ] {
        let ids = rows(served, list).into_iter().map(|row| words(&row, field));
        let answers = ids.map(|id| (get(served, &format!("{list}/{id}")).json(), id));
        let (answer, id) = answers.min_by_key(|(answer, _)| answer.to_string().len()).unwrap();
        all.insert(operation.into(), json!({"parameters": {field: id}, "response": answer}));
    }
    let report = all["report"]["parameters"].clone();
    all.insert("report_bytes".into(), json!({"parameters": report}));
    all.insert("export".into(), json!({"parameters": {"form": "claims.jsonl"}}));
    for (operation, path) in [("case", "/case"), ("settings", "/settings"), ("forms", "/export")] {
        let mut answer = get(served, path).json();
        if operation == "case" {
            answer["version"] = env!("CARGO_PKG_VERSION").into();
        }
        all.insert(operation.into(), json!({"response": answer}));
    }
}

fn writes(served: &Served, all: &mut Map<String, Value>) {
    let claims = rows(served, "/claims");
    let (one, two) = (words(&claims[0], "claim"), words(&claims[1], "claim"));
    let finding = words(&first(served, "/findings"), "finding");
    let title = json!({"title": "Containers by rail"});
    let settings = asked(
        served,
        "PATCH",
        "/settings",
        &[("Content-Type", "application/json"), ("If-Match", "*")],
        &title.to_string(),
    );
    all.insert(
        "change_settings".into(),
        json!({"request": title, "response": settings.json(), "parameters": {"If-Match": "*"}}),
    );
    let mut report = report(&claims[0], served);
    let sent = [
        (
            "correct",
            "correct",
            json!({"claim": one, "field": "speaker", "value": "Harbour Master", "reason": "the caption names her"}),
        ),
        ("merge", "merge", json!({"claims": [one, two], "reason": "both are of one briefing"})),
        ("split", "split", json!({"claims": [one], "reason": "it was said on another day"})),
        ("set_aside", "set-aside", json!({"claim": two, "reason": "it is a calibre"})),
        (
            "grade",
            "grade",
            json!({"source": "Harbour Office", "reliability": "B", "reason": "right in nine of ten"}),
        ),
        (
            "judge",
            "judge",
            json!({"finding": finding, "judgement": "confirmed", "reason": "both were read out"}),
        ),
        ("add_claim", "claim", report.take()),
        (
            "add_sighting",
            "sighting",
            json!({"what": "a freighter", "where": "Rason", "from": "2023-09-12", "latitude": "42.31", "longitude": "130.4", "source": "satellite image"}),
        ),
        (
            "write_verdict",
            "verdict",
            json!({"claims": [one], "verdict": "misleading", "text": "A capacity is told as a delivery.", "rating": "2/1/5"}),
        ),
    ];
    for (operation, what, body) in sent {
        let answer = super::send(served, &format!("/decisions/{what}"), &body);
        assert_eq!(answer.status, 201, "{operation}: {}", answer.text());
        all.insert(operation.into(), json!({"request": body, "response": timeless(answer.json())}));
    }
    let grade = first(served, "/decisions?kind=grade");
    let id = words(&grade, "id");
    let whole = get(served, &format!("/decisions/{id}")).json();
    all.insert("decision".into(), json!({"parameters": {"decision": ID}, "response": timeless(whole)}));
    for (operation, path) in
        [("decisions", "/decisions?kind=grade"), ("sightings", "/sightings"), ("verdicts", "/verdicts")]
    {
        all.insert(operation.into(), json!({"response": timeless(get(served, path).json())}));
    }
    let reason = json!({"reason": "it was another office"});
    let undone = super::send(served, &format!("/decisions/{id}/undo"), &reason).json();
    all.insert(
        "undo".into(),
        json!({"parameters": {"decision": ID}, "request": reason, "response": timeless(undone)}),
    );
    adding(served, all);
}

/// A claim by hand, of the first words of a report that stand there once.
fn report(claim: &Value, served: &Served) -> Value {
    let name = words(claim, "report");
    let text = words(&get(served, &format!("/reports/{name}")).json()["report"], "text");
    let sentence = text.split(". ").find(|sentence| text.matches(sentence).count() == 1).unwrap();
    json!({"report": name, "words": sentence, "figure": "about 40", "measure": "observed", "item": "ships"})
}

fn adding(served: &Served, all: &mut Map<String, Value>) {
    let reports = json!({
        "reports": [{
            "id": "quay-post-1", "url": "https://quay.example/1", "outlet": "Quay Post", "published": "2031-03-02", "title": "Forty-one ships",
            "text": "The port said on Sunday that 41 ships were unloaded.",
        }],
        "retrieved_at": "2031-03-03T09:00:00Z", "note": "saved by hand",
    });
    let added = super::send(served, "/reports", &reports).json();
    all.insert("add_reports".into(), json!({"request": reports, "response": timeless(added)}));
    let raw = [("Content-Type", "application/octet-stream")];
    let text = "Harbour counts again\n\n4 March 2031. The harbour office said 12 ships were unloaded.";
    let added = asked(
        served,
        "POST",
        "/files?name=harbour.txt&source=https%3A%2F%2Fharbour.example%2F1&retrieved_at=2031-03-04T09:00:00Z",
        &raw,
        text,
    );
    let parameters = json!({"name": "harbour.txt", "source": "https://harbour.example/1", "retrieved_at": "2031-03-04T09:00:00Z"});
    all.insert("add_file".into(), json!({"parameters": parameters, "response": timeless(added.json())}));
}

/// The same as on any other day: when something was done, and the id that hangs on it, are those of the examples.
fn timeless(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let field = |(key, value): (String, Value)| {
                let value = match key.as_str() {
                    "at" | "added_at" => AT.into(),
                    "id" | "of" if value.is_string() => ID.into(),
                    _ => timeless(value),
                };
                (key, value)
            };
            Value::Object(fields.into_iter().map(field).collect())
        }
        Value::Array(items) => items.into_iter().map(timeless).collect(),
        other => other,
    }
}
