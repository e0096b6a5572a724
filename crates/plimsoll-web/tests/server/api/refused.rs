//! What is asked wrongly, and by strangers: a problem each, that tells nothing of this machine.

use serde_json::Value;

use super::{asked, get};
use crate::asking::{Answer, ask};
use crate::served::{MOST_BYTES, Served};

/// Method, address, headers and body; the status and the code that come back.
type Asking<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str, u16, &'a str);

/// What is told of a problem.
fn problem(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.text());
    let problem = answer.json();
    assert_eq!((&problem["type"], &problem["status"]), (&"about:blank".into(), &answer.status.into()));
    assert!(
        !problem["title"].as_str().unwrap().is_empty() && !problem["detail"].as_str().unwrap().is_empty()
    );
    problem
}

#[test]
fn every_fault_is_a_problem_with_a_name() {
    let served = Served::samples();
    let json = [("Content-Type", "application/json")];
    let cases: [Asking<'_>; 16] = [
        ("GET", "/nothing", &[], "", 404, "not-found"),
        ("GET", "/claims/x", &[], "", 404, "not-found"),
        ("GET", "/reports/%00%ff", &[], "", 400, "bad-request"),
        ("DELETE", "/claims", &[], "", 405, "method-not-allowed"),
        ("OPTIONS", "/decisions/grade", &[], "", 405, "method-not-allowed"),
        ("GET", "/claims?mesure=transferred&x=1", &[], "", 400, "unknown-parameter"),
        ("GET", "/case?x=1", &[], "", 400, "unknown-parameter"),
        ("GET", "/claims?limit=0", &[], "", 400, "invalid-parameter"),
        ("GET", "/claims?limit=1001", &[], "", 400, "invalid-parameter"),
        ("GET", "/claims?cursor=x", &[], "", 400, "invalid-parameter"),
        ("GET", "/claims?measure=weighed", &[], "", 400, "invalid-parameter"),
        ("POST", "/decisions/grade", &json, "{", 400, "bad-json"),
        ("POST", "/decisions/grade", &json, "[]", 422, "invalid-field"),
        ("POST", "/decisions/grade?x=1", &json, "{}", 400, "unknown-parameter"),
        ("POST", "/decisions/grade", &[("Content-Type", "text/plain")], "{}", 415, "media-type"),
        (
            "POST",
            "/files?name=a.txt",
            &[("Content-Type", "multipart/form-data; boundary=b")],
            "x",
            415,
            "media-type",
        ),
    ];
    for (method, path, headers, body, status, code) in cases {
        let answer = asked(&served, method, path, headers, body);
        let problem = problem(&answer);
        assert_eq!((answer.status, &problem["code"]), (status, &code.into()), "{method} {path}: {problem}");
    }
    let unknown = problem(&get(&served, "/claims?mesure=transferred&x=1"));
    assert!(
        unknown["detail"]
            .as_str()
            .unwrap()
            .starts_with("Unknown parameters: mesure, x. Known are: report, measure,")
    );
    assert_eq!(unknown["errors"][1]["parameter"], "x");
    assert!(asked(&served, "DELETE", "/claims", &[], "").header("allow").unwrap().contains("GET"));
    assert_eq!(
        served.get("/nothing").header("content-type"),
        Some("text/html; charset=utf-8"),
        "a page for people"
    );
}

#[test]
fn strangers_are_refused_with_a_problem() {
    let served = Served::samples();
    let evil = ask(served.address, "GET", "/api/v1/claims", &[("Host", "evil.example")], b"");
    assert_eq!((evil.status, &problem(&evil)["code"]), (421, &"other-host".into()));
    let grade = "{\"source\": \"Harbour Office\", \"reliability\": \"B\"}";
    let from = |name: &str, value: &str| {
        asked(
            &served,
            "POST",
            "/decisions/grade",
            &[("Content-Type", "application/json"), (name, value)],
            grade,
        )
    };
    for (name, value) in [
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let answer = from(name, value);
        assert_eq!(
            (answer.status, &problem(&answer)["code"]),
            (403, &"cross-site".into()),
            "{name}: {value}"
        );
    }
    // What a form of another site can send without asking first is of none of the kinds that are taken.
    for kind in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", ""] {
        for path in ["/decisions/grade", "/reports", "/files?name=a.txt", "/settings"] {
            let method = if path == "/settings" { "PATCH" } else { "POST" };
            assert_eq!(
                asked(&served, method, path, &[("Content-Type", kind)], grade).status,
                415,
                "{path} as {kind}"
            );
        }
    }
    let preflight = asked(
        &served,
        "OPTIONS",
        "/decisions/grade",
        &[("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")],
        "",
    );
    assert!(preflight.status >= 400 && preflight.header("access-control-allow-origin").is_none());
    assert_eq!(get(&served, "/decisions").json()["total"], 0);
    assert!(get(&served, "/case").header("set-cookie").is_none(), "a program needs none");
}

#[test]
fn what_is_too_long_is_refused() {
    let served = Served::samples();
    let long = format!("{{\"source\": \"{}\", \"reliability\": \"B\"}}", "x".repeat(300 << 10));
    let answer = asked(&served, "POST", "/decisions/grade", &[("Content-Type", "application/json")], &long);
    assert_eq!((answer.status, &problem(&answer)["code"]), (413, &"too-large".into()));
    let huge = "x".repeat(MOST_BYTES + (300 << 10));
    let answer =
        asked(&served, "POST", "/files?name=a.txt", &[("Content-Type", "application/octet-stream")], &huge);
    assert_eq!((answer.status, &problem(&answer)["code"]), (413, &"too-large".into()));
}

#[test]
fn no_problem_names_a_file_of_the_machine() {
    let served = Served::samples();
    let folder = served.file.parent().unwrap().to_string_lossy().into_owned();
    std::fs::write(&served.file, b"not a case any more, and longer than a head of a database would be")
        .unwrap();
    for path in ["/case", "/reports?words=x", "/log", "/claims/x", "/export/archive"] {
        let answer = get(&served, path);
        let told = problem(&answer).to_string();
        assert_eq!(answer.status, 500, "{path}");
        assert!(!told.contains("server-side-name") && !told.contains(&folder), "{path}: {told}");
    }
}
