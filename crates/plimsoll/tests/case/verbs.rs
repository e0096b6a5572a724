//! Each subcommand, once as it should be used and once as it should not.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::bench::{Bench, ran, report};

/// A case with three reports.
fn settled() -> Bench {
    let bench = Bench::with_reports(3);
    bench.done(&["case", "new", "one.case", "--title", "Containers by rail"]);
    bench.done(&["case", "add", "one.case", "reports"]);
    bench
}

/// Rows of an export.
fn rows(bench: &Bench, file: &str, rows: &str) -> Vec<serde_json::Value> {
    let out = bench.done(&["case", "export", file, "--rows", rows, "--format", "jsonl"]);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text(row: &serde_json::Value, key: &str) -> String {
    row[key].as_str().unwrap().to_string()
}

#[test]
fn a_case_gives_what_reading_the_reports_gives() {
    let bench = settled();
    for rows in ["claims", "statements", "origins", "series", "findings", "ratios", "estimates", "reports"] {
        let read = bench.done(&["read", "--rows", rows, "--format", "jsonl", "reports"]);
        let kept = bench.done(&["case", "export", "one.case", "--rows", rows, "--format", "jsonl"]);
        assert_eq!(kept, read, "{rows}");
    }
}

#[test]
fn an_archive_makes_the_same_case_anew() {
    let bench = settled();
    fs::write(
        bench.path("odd.html"),
        b"<html><meta charset=latin1><p>Nine caf\xe9s shipped 40 containers to Russia, he said.",
    )
    .unwrap();
    bench.done(&["case", "add", "one.case", "odd.html", "--note", "from the \"old\" site\n2nd page"]);
    bench.done(&["case", "decide", "one.case", "grade", "Strait Wire", "B"]);
    let archive = bench.done(&["case", "export", "one.case", "--format", "archive"]);
    fs::write(bench.path("one.archive.jsonl"), &archive).unwrap();
    bench.done(&["case", "new", "two.case", "--from", "one.archive.jsonl"]);
    assert_eq!(
        bench.done(&["case", "export", "two.case", "--made-at", "2031-01-01"]),
        bench.done(&["case", "export", "one.case", "--made-at", "2031-01-01"])
    );
    // Adding it is the same, and doing it twice changes nothing.
    bench.done(&["case", "new", "three.case"]);
    bench.done(&["case", "add", "three.case", "one.archive.jsonl"]);
    let again = bench.run(&["case", "add", "three.case", "one.archive.jsonl"]);
    assert!(again.err.contains("0 reports added"), "{}", again.err);
    assert_eq!(rows(&bench, "three.case", "origins"), rows(&bench, "one.case", "origins"));
}

#[test]
fn merging_takes_over_what_the_other_holds() {
    let bench = settled();
    bench.done(&["case", "new", "two.case"]);
    fs::write(bench.path("more.txt"), report(77)).unwrap();
    bench.done(&["case", "add", "two.case", "more.txt", "reports/0001.txt"]);
    bench.done(&["case", "merge", "one.case", "two.case"]);
    assert_eq!(rows(&bench, "one.case", "reports").len(), 4);
    assert_eq!(rows(&bench, "two.case", "reports").len(), 2);
    bench.done(&["case", "verify", "one.case"]);
}

#[test]
fn decisions_are_made_shown_and_undone() {
    let bench = settled();
    let before = bench.done(&["case", "export", "one.case", "--rows", "origins", "--format", "jsonl"]);
    let claims = rows(&bench, "one.case", "claims");
    let id = text(&claims[0], "claim");
    let decide = |words: &[&str]| {
        let mut arguments = vec!["case", "decide", "one.case"];
        arguments.extend(words);
        let ran = bench.run(&arguments);
        assert_eq!(ran.status, Some(0), "{words:?}: {}", ran.err);
        let words = ran.err.split("decision ").nth(1).unwrap();
        words.split(';').next().unwrap().to_string()
    };
    let origins = rows(&bench, "one.case", "origins");
    let (first, second) = (text(&origins[0], "origin"), text(&origins[1], "origin"));
    let finding = text(&rows(&bench, "one.case", "findings")[0], "finding");
    let dismissed = decide(&["dismiss", &finding, "--reason", "of no weight"]);
    assert!(bench.done(&["case", "show", "one.case", &finding]).contains("dismissed by tester"));
    for format in ["table", "markdown", "html"] {
        let whole = bench.done(&["case", "export", "one.case", "--format", format]);
        let at = whole.find("dismissed by tester").unwrap_or_else(|| panic!("{format} shows no judgement"));
        assert!(
            whole[at..].contains("What people decided") || whole[at..].contains("WHAT PEOPLE DECIDED"),
            "{format}"
        );
    }
    assert!(bench.done(&["case", "show", "one.case"]).contains("of no weight"));
    let decided = [
        dismissed,
        decide(&["merge", &first, &second, "--reason", "one briefing"]),
        decide(&["correct", &id, "speaker", "Orlo Vance", "--reason", "named in the caption"]),
        decide(&["split", &id, "--reason", "a week later"]),
        decide(&["set-aside", &text(&claims[1], "claim"), "--reason", "no count"]),
        decide(&["grade", "Orlo Vance", "B", "--reason", "right so far"]),
        decide(&["claim", "0002", "152 mm", "--figure", "about 152", "--unit", "mm", "--measure", "size"]),
        decide(&[
            "sighting",
            "a freighter",
            "--place",
            "Rason",
            "--latitude",
            "42.25",
            "--longitude",
            "130.28",
            "--from",
            "2031-03",
            "--source",
            "an image",
        ]),
        decide(&["verdict", &id, "unproven", "--text", "One source alone.", "--rating", "2/1/5"]),
    ];
    let shown = bench.done(&["case", "show", "one.case", &id[..8]]);
    assert!(shown.contains("Orlo Vance") && shown.contains("corrected by tester"), "{shown}");
    assert!(bench.done(&["case", "show", "one.case", &decided[0][..8]]).contains("in force"));
    for id in &decided {
        bench.done(&["case", "undo", "one.case", id, "--reason", "a test"]);
    }
    let again = bench.run(&["case", "undo", "one.case", &decided[0]]);
    assert_eq!(again.status, Some(2));
    assert!(again.err.contains("not in force"), "{}", again.err);
    assert_eq!(bench.done(&["case", "export", "one.case", "--rows", "origins", "--format", "jsonl"]), before);
    assert!(bench.done(&["case", "log", "one.case", "--kind", "decided"]).contains("18 of 18 entries"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_added() {
    let bench = Bench::with_reports(2);
    fs::write(bench.path("reports/broken.json"), "{\"text\": ").unwrap();
    fs::write(
        bench.path("reports/dump.jsonl"),
        "{\"text\": \"Nobody counted.\"}\n[]\n{\"text\": \"It had 7 ships.\"}\n",
    )
    .unwrap();
    bench.done(&["case", "new", "one.case"]);
    let ran = bench.run(&["case", "add", "one.case", "reports", "absent.txt"]);
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.err.contains("broken.json") && ran.err.contains("dump:2") && ran.err.contains("absent.txt"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("4 reports added, 3 not read"), "{}", ran.err);
}

#[test]
fn standard_input_is_added_with_where_it_came_from() {
    let bench = Bench::new();
    bench.done(&["case", "new", "one.case"]);
    let mut command = bench.command(&[
        "case",
        "add",
        "one.case",
        "-",
        "--source",
        "https://strait.example/7",
        "--retrieved-at",
        "2031-03-01T09:30:00Z",
    ]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(report(7).as_bytes()).unwrap();
    assert_eq!(ran(&child.wait_with_output().unwrap()).status, Some(0));
    let shown = bench.done(&["case", "show", "one.case", "stdin"]);
    assert!(shown.contains("https://strait.example/7") && shown.contains("2031-03-01T09:30:00Z"), "{shown}");
    assert_eq!(bench.done(&["case", "show", "one.case", "stdin", "--bytes"]), report(7));
}

#[test]
fn a_hostile_report_steers_no_terminal() {
    let bench = Bench::new();
    fs::write(bench.path("a.txt"), "Title\u{1b}[2J of it\n\nThe port counted 40 ships\u{7}, it said.\n")
        .unwrap();
    bench.done(&["case", "new", "one.case"]);
    bench.done(&["case", "add", "one.case", "a.txt", "--note", "\u{1b}[31m"]);
    for arguments in [
        &["read", "a.txt"][..],
        &["case", "show", "one.case"],
        &["case", "show", "one.case", "a"],
        &["case", "list", "one.case"],
        &["case", "log", "one.case"],
    ] {
        let shown = bench.done(arguments);
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown:?}");
    }
}

#[test]
fn wrong_use_is_told_with_what_to_do() {
    let bench = settled();
    let told = |arguments: &[&str]| {
        let ran = bench.run(arguments);
        assert_eq!(ran.status, Some(2), "{arguments:?}: {}", ran.err);
        ran.err
    };
    assert!(told(&["case", "new", "one.case"]).contains("never overwritten"));
    assert!(told(&["case", "add", "none.case", "reports"]).contains("plimsoll case new"));
    assert!(told(&["case", "show", "one.case", "ffffffff"]).contains("plimsoll case list"));
    assert!(told(&["case", "add", "one.case", "reports", "--by", " "]).contains("--by is empty"));
    assert!(told(&["case", "export", "one.case", "--format", "html", "--rows", "claims"]).contains("--rows"));
    let mut nobody = bench.command(&["case", "add", "one.case", "reports"]);
    let nobody =
        ran(&nobody.env_remove("USER").env_remove("LOGNAME").env_remove("USERNAME").output().unwrap());
    assert!(nobody.err.contains("give your name with --by"), "{}", nobody.err);
}

#[test]
fn verify_names_what_was_changed() {
    let bench = settled();
    let held = bench.done(&["case", "verify", "one.case"]);
    let head = held.trim_end().rsplit(' ').next().unwrap();
    bench.done(&["case", "verify", "one.case", "--head", head]);
    let raw = rusqlite::Connection::open(bench.path("one.case")).unwrap();
    raw.execute("UPDATE report SET bytes = CAST(bytes || ' ' AS BLOB) WHERE id = 2", []).unwrap();
    let found = bench.run(&["case", "verify", "one.case"]);
    assert_eq!(found.status, Some(1));
    assert!(found.err.contains("its bytes do not have this hash"), "{}", found.err);
}

#[test]
fn a_backup_holds_and_is_never_written_over() {
    let bench = settled();
    bench.done(&["case", "backup", "one.case", "copy.case"]);
    bench.done(&["case", "verify", "copy.case"]);
    assert_eq!(bench.run(&["case", "backup", "one.case", "copy.case"]).status, Some(2));
}

#[test]
fn what_is_set_is_changed_and_logged() {
    let bench = settled();
    bench.done(&["case", "set", "one.case", "--title", "Ships", "--as-of", "2031-03-31", "--pack", "tolls"]);
    assert!(bench.done(&["case", "show", "one.case"]).starts_with("Ships\n"));
    assert!(bench.done(&["case", "log", "one.case", "--kind", "setting"]).contains("5 of 5 entries"));
    assert_eq!(bench.run(&["case", "set", "one.case", "--pack", "no-such"]).status, Some(2));
    bench.done(&["case", "set", "one.case", "--pack", "arms-transfers", "--as-of", "none"]);
    bench.done(&["case", "verify", "one.case"]);
}

#[test]
fn every_subcommand_teaches() {
    let bench = Bench::new();
    for verb in ["new", "add", "list", "show", "decide", "undo", "verify", "backup", "merge", "export", "log"]
    {
        let help = bench.done(&["case", verb, "--help"]);
        assert!(help.contains("FILE") && help.len() > 200, "{help}");
    }
}
