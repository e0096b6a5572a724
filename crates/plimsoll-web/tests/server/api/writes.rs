//! Writes: reports come in once, decisions are made and undone, and nothing is overwritten unseen.

use plimsoll_case::Case;
use serde_json::{Value, json};

use super::{asked, first, get, rows, send, words};
use crate::served::Served;

fn names(served: &Served) -> Vec<&'static str> {
    Case::open(&served.file).unwrap().decided().unwrap().iter().map(|one| one.decision.name()).collect()
}

#[test]
fn every_decision_is_made_and_undone() {
    let served = Served::samples();
    let claims = rows(&served, "/claims?limit=1000");
    let (one, two) = (words(&claims[0], "claim"), words(&claims[1], "claim"));
    let finding = words(&first(&served, "/findings"), "finding");
    let report = get(&served, &format!("/reports/{}", words(&claims[0], "report"))).json();
    let text = words(&report["report"], "text");
    let sentence = text.split(". ").find(|sentence| text.matches(sentence).count() == 1).unwrap();
    let decisions = [
        (
            "correct",
            json!({"claim": one, "field": "speaker", "value": "Harbour Master", "reason": "the caption"}),
        ),
        ("merge", json!({"claims": [one, two], "reason": "one briefing"})),
        ("split", json!({"claims": [one], "reason": "another day"})),
        ("set-aside", json!({"claim": two, "reason": "a calibre"})),
        ("grade", json!({"source": "Harbour Office", "reliability": "B"})),
        ("judge", json!({"finding": finding, "judgement": "confirmed", "reason": "both were read out"})),
        (
            "claim",
            json!({"report": words(&claims[0], "report"), "words": sentence, "figure": "about 40", "measure": "observed", "item": "ships"}),
        ),
        (
            "sighting",
            json!({"what": "a freighter", "where": "Rason", "from": "2023-09-12", "latitude": "42.31", "source": "satellite image"}),
        ),
        (
            "verdict",
            json!({"claims": [one], "verdict": "misleading", "text": "A capacity is told as a delivery.", "rating": "2/1/5", "url": "https://checks.example/1"}),
        ),
    ];
    let mut made: Vec<Value> = Vec::new();
    for (what, body) in &decisions {
        let answer = send(&served, &format!("/decisions/{what}"), body);
        assert_eq!(answer.status, 201, "{what}: {}", answer.text());
        let decided = answer.json();
        assert_eq!(decided["by"], "R. Vane");
        let at = answer.header("location").unwrap().to_string();
        let there = served.get(&at);
        assert_eq!(there.header("etag"), answer.header("etag"), "{what}");
        assert_eq!(there.json(), json!({"decision": decided, "in_force": true}), "{what}");
        made.push(decided);
    }
    let expected = [
        "correct",
        "merge",
        "split",
        "set_aside",
        "grade",
        "judge",
        "add_claim",
        "add_sighting",
        "write_verdict",
    ];
    assert_eq!(names(&served), expected);
    assert_eq!(rows(&served, "/decisions"), made);
    assert_eq!(rows(&served, "/sightings"), [made[7].clone()]);
    assert_eq!(rows(&served, "/verdicts"), [made[8].clone()]);
    assert_eq!(rows(&served, "/decisions?kind=grade"), [made[4].clone()]);
    assert_eq!(rows(&served, "/findings?state=confirmed").len(), 1);
    let whole = get(&served, &format!("/claims/{one}")).json();
    assert_eq!(whole["claim"]["speaker"], "Harbour Master");
    assert_eq!(whole["corrected"].as_array().unwrap().len(), 1);
    let source = rows(&served, "/sources").into_iter().find(|one| one["source"] == "Harbour Office");
    assert!(source.is_none_or(|source| source["reliability"] == "B"));
    let undo = format!("/decisions/{}/undo", words(&made[0], "id"));
    assert_eq!(send(&served, &undo, &json!({"reason": "it was right"})).status, 201);
    assert_eq!(send(&served, &undo, &json!({})).status, 409, "it is undone already");
    assert_ne!(get(&served, &format!("/claims/{one}")).json()["claim"]["speaker"], "Harbour Master");
    assert_eq!(rows(&served, "/decisions?in_force=true").len(), 8);
    assert_eq!(send(&served, "/decisions/0123456789abcdef/undo", &json!({})).status, 404);
}

#[test]
fn what_cannot_be_decided_is_pointed_at() {
    let served = Served::samples();
    let claim = words(&first(&served, "/claims"), "claim");
    let report = words(&first(&served, "/reports"), "report");
    let refused = [
        ("correct", json!({"claim": "x", "field": "speaker", "value": "x", "reason": "x"}), "/claim"),
        ("correct", json!({"claim": claim, "field": "quantity", "value": "many", "reason": "x"}), "/value"),
        ("correct", json!({"claim": claim, "field": "speaker", "value": "x"}), ""),
        ("merge", json!({"claims": [claim, 7], "reason": "x"}), "/claims/1"),
        ("merge", json!({"claims": [claim, "x"], "reason": "x"}), "/claims"),
        ("grade", json!({"source": "x", "reliability": "G"}), "/reliability"),
        ("grade", json!({"source": "x", "reliability": "A", "because": "x"}), "/because"),
        ("judge", json!({"finding": "x", "judgement": "confirmed", "reason": "x"}), "/finding"),
        (
            "claim",
            json!({"report": report, "words": "nowhere at all", "figure": "40", "measure": "observed"}),
            "/words",
        ),
        ("sighting", json!({"what": "x", "where": "x", "source": "x", "from": "soon"}), "/from"),
        ("sighting", json!({"what": "x", "where": "x", "source": "x", "latitude": "north"}), "/latitude"),
        ("verdict", json!({"claims": [claim], "verdict": "x", "text": "x", "url": "javascript:1"}), "/url"),
        ("verdict", json!({"claims": [claim], "verdict": "x", "text": "x", "rating": "five"}), "/rating"),
    ];
    for (what, body, pointer) in refused {
        let answer = send(&served, &format!("/decisions/{what}"), &body);
        assert_eq!(answer.status, 422, "{what} {body}");
        let problem = answer.json();
        assert_eq!(
            (&problem["code"], &problem["errors"][0]["pointer"]),
            (&"invalid-field".into(), &pointer.into()),
            "{what}: {problem}"
        );
    }
    for (what, body) in [
        ("merge", json!({"claims": [claim], "reason": "alone"})),
        ("split", json!({"claims": [], "reason": "x"})),
        ("set-aside", json!({"claim": claim, "reason": " "})),
    ] {
        let problem = send(&served, &format!("/decisions/{what}"), &body).json();
        assert_eq!(
            (&problem["status"], &problem["code"]),
            (&422.into(), &"refused".into()),
            "{what}: {problem}"
        );
    }
    assert!(names(&served).is_empty());
}

#[test]
fn reports_come_in_once() {
    let served = Served::samples();
    let before = get(&served, "/reports").json()["total"].as_u64().unwrap();
    let body = json!({
        "reports": [
            {"id": "quay-1", "url": "https://quay.example/1", "outlet": "Quay Post", "published": "2031-03-02", "title": "Crates", "text": "The port said on Sunday that 41 ships were unloaded."},
            {"url": "https://quay.example/2", "html": "<html><head><title>Crates</title></head><body><article><h1>Crates</h1><p>The harbour office said on 2 March 2031 that 12,000 crates were shipped by rail.</p></article></body></html>"},
        ],
        "retrieved_at": "2031-03-03T09:00:00Z", "note": "by hand",
    });
    let answer = send(&served, "/reports", &body);
    assert_eq!(answer.status, 201, "{}", answer.text());
    let added = answer.json();
    let reports = added["reports"].as_array().unwrap();
    assert_eq!(reports.iter().map(|one| words(one, "became")).collect::<Vec<_>>(), ["added", "added"]);
    assert_eq!(reports[0]["report"], "quay-1");
    let receipt = &reports[0]["receipts"][0];
    assert_eq!((&receipt["source"], &receipt["note"]), (&"https://quay.example/1".into(), &"by hand".into()));
    assert_eq!(
        (&receipt["retrieved_at"], &receipt["operator"]),
        (&"2031-03-03T09:00:00Z".into(), &"R. Vane".into())
    );
    let kept = get(&served, &format!("/reports/{}/bytes", words(&reports[0], "hash")));
    assert_eq!(kept.json(), body["reports"][0], "kept as it was sent");
    assert!(!rows(&served, "/claims?report=quay-1").is_empty());
    let again = send(&served, "/reports", &body);
    assert_eq!(again.status, 200, "{}", again.text());
    assert!(again.json()["reports"].as_array().unwrap().iter().all(|one| one["became"] == "already"));
    let elsewhere = json!({"reports": [body["reports"][0]], "source": "https://mirror.example/"});
    let elsewhere = send(&served, "/reports", &elsewhere);
    assert_eq!((elsewhere.status, &elsewhere.json()["reports"][0]["became"]), (201, &"also_received".into()));
    assert_eq!(get(&served, "/reports").json()["total"].as_u64(), Some(before + 2));
    let none = send(&served, "/reports", &json!({"reports": [{"title": "no text"}]}));
    assert_eq!((none.status, &none.json()["code"]), (422, &"refused".into()));
    let wrong = send(&served, "/reports", &json!({"reports": [{"text": "x"}, {"text": 7}]}));
    assert_eq!((wrong.status, &wrong.json()["errors"][0]["pointer"]), (422, &"/reports/1/text".into()));
}

#[test]
fn a_file_comes_in_as_it_is() {
    let served = Served::samples();
    let raw = [("Content-Type", "application/octet-stream")];
    let dump = "{\"id\": \"w1\", \"text\": \"The port said 12 ships left.\"}\n{\"id\": \"w2\", \"title\": \"none\"}\nno json\n";
    let answer =
        asked(&served, "POST", "/files?name=..%2Fwire.jsonl&note=a+dump&published=2031-03-02", &raw, dump);
    assert_eq!(answer.status, 201, "{}", answer.text());
    let added = answer.json();
    assert_eq!(added["reports"].as_array().unwrap().len(), 1);
    assert_eq!(added["problems"].as_array().unwrap().len(), 2);
    assert_eq!(added["reports"][0]["receipts"][0]["source"], "wire.jsonl");
    assert_eq!(
        asked(&served, "POST", "/files?name=wire.jsonl&note=a+dump&published=2031-03-02", &raw, dump).status,
        200
    );
    assert_eq!(asked(&served, "POST", "/files", &raw, dump).status, 400, "it has no name");
    assert_eq!(asked(&served, "POST", "/files?name=a.txt&outlet=x", &raw, dump).status, 400);
}

#[test]
fn nothing_is_overwritten_unseen() {
    let served = Served::samples();
    let json = ("Content-Type", "application/json");
    let patch = |headers: &[(&str, &str)], body: &Value| {
        asked(&served, "PATCH", "/settings", &[&[json], headers].concat(), &body.to_string())
    };
    let title = json!({"title": "Crates by rail"});
    assert_eq!(patch(&[], &title).status, 428);
    let seen = get(&served, "/settings");
    let tag = seen.header("etag").unwrap();
    assert_eq!(patch(&[("If-Match", "\"0000000000000000-0000000000000000\"")], &title).status, 412);
    let set = patch(&[("If-Match", tag)], &title);
    assert_eq!((set.status, &set.json()["title"]), (200, &"Crates by rail".into()));
    assert_eq!(set.header("etag"), get(&served, "/settings").header("etag"));
    let stale = patch(&[("If-Match", tag)], &json!({"title": "Something else"}));
    assert_eq!((stale.status, &stale.json()["code"]), (412, &"changed".into()));
    let day = patch(&[("If-Match", "*")], &json!({"as_of": "2031-01-31"}));
    assert_eq!((day.status, &day.json()["as_of"]), (200, &"2031-01-31".into()));
    assert_eq!(patch(&[("If-Match", "*")], &json!({"as_of": null})).json()["as_of"], Value::Null);
    assert_eq!(get(&served, "/settings").json()["title"], "Crates by rail");
    // A decision is made on what was looked at, where a tag of it is sent along.
    let grade = json!({"source": "Harbour Office", "reliability": "B"}).to_string();
    let on =
        |tag: &str| asked(&served, "POST", "/decisions/grade", &[json, ("If-Match", tag)], &grade).status;
    let looked = get(&served, "/sources");
    let looked = looked.header("etag").unwrap();
    assert_eq!(on(looked), 201);
    assert_eq!(on(looked), 412);
    assert_eq!(names(&served), ["grade"]);
}
