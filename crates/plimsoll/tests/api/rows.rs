//! The rows of the interface are, byte for byte, those that the command prints.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::program::{Serving, printed};

#[derive(Deserialize)]
struct Page {
    items: Vec<Box<RawValue>>,
    next: Option<String>,
}

/// The rows of a list, all pages of it, each as it is written.
fn rows(serving: &Serving, list: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut next = Some(format!("/api/v1/{list}?limit=7"));
    while let Some(path) = next {
        let page: Page = serde_json::from_slice(&serving.get(&path)).unwrap();
        all.extend(page.items.iter().map(|row| row.get().to_string()));
        next = page.next;
    }
    all
}

fn sorted(mut rows: Vec<String>) -> Vec<String> {
    rows.sort();
    rows
}

#[test]
fn rows_are_those_that_the_command_prints() {
    let serving = Serving::samples();
    let case = serving.case.to_str().unwrap();
    for kind in ["claims", "statements", "origins", "series", "findings", "ratios", "estimates", "reports"] {
        let given = rows(&serving, kind);
        let lines =
            |arguments: &[&str]| -> Vec<String> { printed(arguments).lines().map(str::to_string).collect() };
        let exported = lines(&["case", "export", case, "--rows", kind, "--format", "jsonl"]);
        // Reports are listed as they are searched, the latest first.
        let same =
            if kind == "reports" { sorted(given.clone()) == sorted(exported) } else { given == exported };
        assert!(same && !given.is_empty(), "{kind}");
        let read = lines(&["read", "--rows", kind, "--format", "jsonl", "examples/reports"]);
        assert_eq!(sorted(given), sorted(read), "{kind}");
    }
    let log = printed(&["case", "log", case, "--format", "jsonl", "--limit", "1000"]);
    assert_eq!(rows(&serving, "log"), log.lines().collect::<Vec<_>>());
}
