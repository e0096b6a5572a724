//! The sample reports show what their table says they show, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::harness::Folder;

/// Findings that say what is wrong in a report; the others say how reports fit together.
const FAULTS: &[&str] = &[
    "alternatives_merged",
    "bound_changed",
    "capacity_as_delivery",
    "date_impossible",
    "direction_reversed",
    "headline_disagrees",
    "hedge_dropped",
    "implausible_ratio",
    "item_changed",
    "place_garbled",
    "scope_changed",
    "self_contradiction",
    "speaker_changed",
    "true_conflict",
    "unit_converted",
    "value_changed",
    "window_changed",
];

type Shown = BTreeMap<String, BTreeSet<String>>;

/// The words in backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// What the table says: a row's first cell begins with the report, its last names kinds of findings.
fn told(table: &str) -> Shown {
    let mut told = Shown::new();
    for row in table.lines().filter(|line| line.starts_with("| `20")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let file = quoted(cells[0]).next().unwrap();
        let report = file.trim_end_matches(".txt").trim_end_matches(".html");
        let kinds = quoted(cells[2]).filter(|word| FAULTS.contains(word)).map(str::to_string);
        told.insert(report.to_string(), kinds.collect());
    }
    told
}

fn found(examples: &Path) -> Shown {
    let reports = examples.join("reports");
    let reports = reports.to_str().unwrap();
    let folder = Folder::new();
    let mut found: Shown = folder
        .run(&["read", "--rows", "reports", "--format", "jsonl", reports])
        .rows()
        .iter()
        .map(|row| (row["report"].as_str().unwrap().to_string(), BTreeSet::new()))
        .collect();
    for row in folder.run(&["read", "--rows", "findings", "--format", "jsonl", reports]).rows() {
        let kind = row["kind"].as_str().unwrap();
        if FAULTS.contains(&kind) {
            found.get_mut(row["report"].as_str().unwrap()).unwrap().insert(kind.to_string());
        }
    }
    found
}

#[test]
fn each_report_shows_the_faults_its_row_names() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let table = fs::read_to_string(examples.join("README.md")).unwrap();
    assert_eq!(found(&examples), told(&table), "found, and told by examples/README.md");
}
