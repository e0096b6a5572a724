//! Everything that is handed on, as the command writes it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::harness::{Folder, REPORT};

const FORMS: [&str; 7] = ["html-dossier", "dossier", "archive", "ftm", "stix", "annotation", "geojson"];

fn samples() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports").display().to_string()
}

#[test]
fn every_form_is_the_same_bytes_each_time_and_asks_no_clock() {
    let folder = Folder::new().with("report.txt", REPORT);
    for form in FORMS {
        let written = || folder.run(&["read", "--format", form, "report.txt"]);
        let first = written();
        assert_eq!((first.status, first.err.as_str()), (0, ""), "{form}");
        assert!(!first.out.is_empty());
        assert_eq!(first.out, written().out, "{form}");
    }
}

#[test]
fn the_time_is_what_the_caller_says() {
    let folder = Folder::new().with("report.txt", REPORT);
    let stix =
        folder.run(&["read", "--format", "stix", "--made-at", "2031-03-02T12:00:00+02:00", "report.txt"]);
    assert!(stix.out.contains("\"modified\":\"2031-03-02T10:00:00.000Z\""));
    let without = folder.run(&["read", "--format", "stix", "report.txt"]);
    assert!(
        without.out.contains("\"modified\":\"2024-02-28T00:00:00.000Z\""),
        "the last day that a report gives"
    );
    let wrong = folder.run(&["read", "--format", "stix", "--made-at", "noon", "report.txt"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("2026-11-26T12:00:00Z"), "{}", wrong.err);
}

#[test]
fn rows_cannot_be_asked_of_a_form_that_has_all() {
    let ran = Folder::new().with("report.txt", REPORT).run(&[
        "read",
        "--format",
        "stix",
        "--rows",
        "claims",
        "report.txt",
    ]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("leave --rows out"), "{}", ran.err);
}

/// Verdicts are a person's, so that only a case has them.
#[test]
fn verdicts_come_from_a_case_alone() {
    let folder = Folder::new().with("report.txt", REPORT);
    let ran = folder.run(&["read", "--format", "claimreview", "report.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("plimsoll case export"), "{}", ran.err);
    let at = ["--by", "R. Vane", "--when", "2031-03-01T10:00:00Z"];
    let run = |arguments: &[&str]| folder.run(&[arguments, &at].concat());
    run(&["case", "new", "a.case"]);
    run(&["case", "add", "a.case", "report.txt"]);
    let export = || folder.run(&["case", "export", "a.case", "--format", "claimreview"]).out;
    assert!(export().contains("No verdict was written"));
    let claims = folder.run(&["case", "export", "a.case", "--format", "jsonl"]).rows();
    let claim = claims[0]["claim"].as_str().unwrap();
    let wrote =
        run(&["case", "decide", "a.case", "verdict", claim, "misleading", "--text", "It counts trains."]);
    assert_eq!(wrote.status, 0, "{}", wrote.err);
    let review: Value = serde_json::from_str(&export()).unwrap();
    assert_eq!(review["@graph"][1]["reviewRating"]["alternateName"], "misleading");
    assert_eq!(review["@graph"][1]["author"]["name"], "R. Vane");
}

/// An archive holds the bytes of every report, whatever it was read from; of elements of an array it says that they are not there.
#[test]
fn an_archive_has_the_bytes_of_files_and_lines() {
    let lines =
        "{\"id\":\"a\",\"text\":\"The port counted 40 ships.\"}\n{\"text\":\"It counted 50 ships.\"}\r\n";
    let folder = Folder::new()
        .with("report.txt", REPORT)
        .with("dump.jsonl", lines)
        .with("array.json", format!("[{}]", lines.trim().replace("\r\n", "").replace("}\n{", "},{")))
        .with("latin.txt", b"The caf\xe9 counted 60 ships.");
    let rows = folder
        .run(&["read", "--format", "archive", "report.txt", "dump.jsonl", "array.json", "latin.txt"])
        .rows();
    let of = |row: &str| -> Vec<&Value> { rows.iter().filter(|one| one["row"] == row).collect() };
    let received: BTreeSet<&str> =
        of("received").into_iter().filter_map(|one| one["report"].as_str()).collect();
    assert_eq!(received, BTreeSet::from(["a", "dump:2", "latin", "report"]));
    assert_eq!(of("report").len(), 6);
    assert!(of("received").iter().any(|one| one["base64"].is_string()));
}

/// A case that is made anew from its archive has the same ledger, and is the same archive.
#[test]
fn a_case_made_anew_from_its_archive_has_the_same_ledger() {
    let folder = Folder::new().with("report.txt", REPORT);
    let at = ["--by", "R. Vane", "--when", "2031-03-01T10:00:00Z"];
    let run = |arguments: &[&str]| {
        let ran = folder.run(&[arguments, &at].concat());
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran
    };
    let samples = samples();
    run(&["case", "new", "a.case", "--title", "Containers", "--pack", "arms-transfers", "--pack", "tolls"]);
    run(&["case", "add", "a.case", "report.txt", &samples]);
    run(&["case", "decide", "a.case", "grade", "White House", "B", "--reason", "a record"]);
    let export = |case: &str, rows: &[&str]| folder.run(&[&["case", "export", case], rows].concat()).out;
    let archive = export("a.case", &["--format", "archive"]);
    let folder = folder.with("a.jsonl", &archive);
    let ran = folder.run(&[&["case", "new", "b.case", "--from", "a.jsonl"][..], &at].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let export = |case: &str, rows: &[&str]| folder.run(&[&["case", "export", case], rows].concat()).out;
    for rows in ["claims", "origins", "series", "findings", "ratios", "estimates", "reports"] {
        let rows = ["--format", "jsonl", "--rows", rows];
        assert_eq!(export("a.case", &rows), export("b.case", &rows), "{rows:?}");
    }
    let made = ["--format", "archive", "--made-at", "2031-03-02"];
    assert_eq!(export("a.case", &made), export("b.case", &made));
}

/// What the validators of the formats say of the sample reports, and of the judged ones where these are; see `crates/plimsoll-report/tests/validators.rs`.
#[test]
fn validators_find_no_error_in_the_samples_and_the_judged_reports() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let default = root.join("target/validators/bin/python");
    let named = std::env::var_os("PLIMSOLL_VALIDATORS").map(PathBuf::from);
    let Some(python) = named.or_else(|| default.exists().then_some(default)) else {
        assert!(std::env::var_os("PLIMSOLL_CI").is_none(), "the validators are not installed");
        eprintln!(
            "skipped: the validators are not installed; `cargo xtask validators` installs them from PyPI"
        );
        return;
    };
    let shared = std::env::var_os("PLIMSOLL_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let judged = shared.join("gold/reports");
    if !judged.exists() {
        eprintln!("skipped: ../shared is absent, only the samples were checked");
    }
    let judged = judged.exists().then(|| judged.display().to_string());
    let piles: Vec<String> = [samples()].into_iter().chain(judged).collect();
    for (form, pile) in ["ftm", "stix"].iter().flat_map(|form| piles.iter().map(move |pile| (*form, pile))) {
        let out = Folder::new().run(&["read", "--format", form, pile]).out;
        let folder = Folder::new().with("export.json", out);
        let script = root.join("crates/plimsoll-report/tests/validators/check.py");
        let export = folder.path().join("export.json");
        let output = Command::new(&python).arg(&script).arg(form).arg(&export).output().unwrap();
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found["errors"], Value::Array(Vec::new()), "{form}");
    }
}
