//! What comes out, and that it is the same each time.

use std::io::Read;

use crate::harness::{Folder, REPORT};

fn dump(reports: usize) -> String {
    let text = serde_json::to_string(REPORT).unwrap();
    (0..reports).map(|number| format!("{{\"id\":\"r{number}\",\"text\":{text}}}\n")).collect()
}

fn many() -> Folder {
    Folder::new().with("dump.jsonl", dump(2000)).with("report.txt", REPORT)
}

#[test]
fn rows_come_in_the_order_of_the_input_and_are_the_same_each_time() {
    let folder = many();
    let first = folder.run(&["read", "--format", "jsonl", "."]);
    let mut order: Vec<String> =
        first.rows().iter().map(|row| row["report"].as_str().unwrap().to_string()).collect();
    order.dedup();
    let expected: Vec<String> =
        (0..2000).map(|number| format!("r{number}")).chain(["report".to_string()]).collect();
    assert_eq!(order, expected);
    assert_eq!(first.out, folder.run(&["read", "--format", "jsonl", "."]).out);
}

#[test]
fn the_keys_of_a_claim_are_those_of_the_contract_in_its_order() {
    let ran = Folder::new().with("report.txt", REPORT).run(&["read", "--format", "jsonl", "report.txt"]);
    let line = ran.out.lines().next().unwrap();
    let keys = [
        "report",
        "claim",
        "quantity",
        "low",
        "high",
        "approximate",
        "bound",
        "text",
        "unit",
        "item",
        "item_class",
        "measure",
        "supplier",
        "recipient",
        "place_from",
        "place_to",
        "speaker",
        "via",
        "said_on",
        "period",
        "modality",
        "of",
        "alternative_to",
        "part",
        "zone",
        "spans",
        "derivation",
    ];
    let mut at = 0;
    for key in keys {
        let key_text = format!("\"{key}\":");
        at += line[at..]
            .find(&key_text)
            .unwrap_or_else(|| panic!("{key} is missing or out of order in {line}"));
    }
}

#[test]
fn every_kind_of_row_prints_in_every_form_of_rows() {
    let folder = Folder::new().with("report.txt", REPORT);
    for rows in ["claims", "origins", "findings", "series", "reports"] {
        let print = |format: &str| {
            let ran = folder.run(&["read", "--format", format, "--rows", rows, "report.txt"]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{rows}: {ran:?}");
            ran
        };
        let objects = print("jsonl").rows();
        let array: Vec<serde_json::Value> = serde_json::from_str(&print("json").out).unwrap();
        assert_eq!(array, objects, "{rows}");
        assert!(print("csv").out.lines().count() > objects.len(), "{rows}: a header and a line a row");
        assert!(print("markdown").out.lines().all(|line| line.starts_with("| ")), "{rows}");
        print("table");
    }
}

#[test]
fn json_and_csv_give_the_claims_where_no_rows_are_asked_for() {
    let folder = many();
    let objects = folder.run(&["read", "--format", "jsonl", "."]).rows();
    let array: Vec<serde_json::Value> =
        serde_json::from_str(&folder.run(&["read", "--format", "json", "."]).out).unwrap();
    assert_eq!(array, objects);
    let csv = folder.run(&["read", "--format", "csv", "."]).out;
    assert!(csv.starts_with("report,claim,quantity_low,"));
    assert_eq!(csv.lines().count(), objects.len() + 1);
}

#[test]
fn markdown_gives_the_digest_where_no_rows_are_asked_for() {
    let folder = Folder::new().with("report.txt", REPORT);
    let ran = folder.run(&["read", "--format", "markdown", "report.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("**1 report of 1 outlet"), "{ran:?}");
    assert!(ran.out.contains("\n## Reports read\n"), "{ran:?}");
}

#[test]
fn the_page_is_the_same_each_time_and_has_no_rows() {
    let folder = many();
    let page = folder.run(&["read", "--format", "html", "."]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.ends_with("</html>\n"));
    assert_eq!(page.out, folder.run(&["read", "--format", "html", "."]).out);
    let refused = folder.run(&["read", "--format", "html", "--rows", "claims", "report.txt"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--rows"), "{refused:?}");
}

#[test]
fn the_digest_keeps_bounds_and_fits_a_pipe_of_eighty_columns() {
    let ran = Folder::new().with("report.txt", REPORT).run(&["read", "report.txt"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.starts_with("1 report of 1 outlet"), "{ran:?}");
    for figure in ["more than 6,700 containers", "up to 3,000,000 rounds", "28 Feb 2024"] {
        assert!(ran.out.contains(figure), "{figure} is missing: {}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "colours in a pipe");
    assert!(ran.out.lines().all(|line| line == line.trim_end()), "blanks at line ends");
}

#[test]
fn annotations_carry_their_words_in_place() {
    let folder = Folder::new().with("report.txt", REPORT);
    let text =
        folder.run(&["capture", "--format", "jsonl", "."]).rows()[0]["text"].as_str().unwrap().to_string();
    let rows = folder.run(&["annotate", "."]).rows();
    assert!(rows.iter().any(|row| row["layer"] == "quantity"));
    for row in rows {
        let at = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], row["text"].as_str().unwrap());
    }
}

#[test]
fn only_the_layers_asked_for_are_printed() {
    let folder = Folder::new().with("report.txt", REPORT);
    let rows = folder.run(&["annotate", "--layers", "time,quantity", "."]).rows();
    assert!(rows.iter().all(|row| row["layer"] == "time" || row["layer"] == "quantity"), "{rows:?}");
}

#[test]
fn a_date_given_dates_a_report_that_tells_none() {
    let folder = Folder::new().with("a.txt", "The port counted 40 ships on Monday.").with("b.txt", REPORT);
    let rows = folder
        .run(&["read", "--format", "jsonl", "--rows", "reports", "--published", "2024-06-18", "."])
        .rows();
    assert_eq!([&rows[0]["published"], &rows[1]["published"]], ["2024-06-18", "2024-02-28"]);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let folder = many();
    let mut child = folder.command(&["read", "--format", "jsonl", "dump.jsonl"]).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 100]).unwrap();
    drop(out);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn usage_is_status_two() {
    let folder = Folder::new().with("report.txt", REPORT);
    for arguments in [
        &["read"][..],
        &["read", "--format", "xml", "report.txt"],
        &["read", "--published", "2024-02-30", "report.txt"],
        &["annotate", "--layers", "colour", "report.txt"],
        &["unknown"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(!ran.err.is_empty());
    }
}
