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
    "revision",
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

fn found(reports: &Path, pack: &str) -> Shown {
    let reports = reports.to_str().unwrap();
    let folder = Folder::new();
    let mut found: Shown = folder
        .run(&["read", "--pack", pack, "--rows", "reports", "--format", "jsonl", reports])
        .rows()
        .iter()
        .map(|row| (row["report"].as_str().unwrap().to_string(), BTreeSet::new()))
        .collect();
    for row in
        folder.run(&["read", "--pack", pack, "--rows", "findings", "--format", "jsonl", reports]).rows()
    {
        let kind = row["kind"].as_str().unwrap();
        if FAULTS.contains(&kind) {
            found.get_mut(row["report"].as_str().unwrap()).unwrap().insert(kind.to_string());
        }
    }
    found
}

/// The part of the table of samples that tells of a folder.
fn part<'t>(table: &'t str, title: &str) -> &'t str {
    let part = &table[table.find(title).unwrap() + title.len()..];
    part.find("\n## ").map_or(part, |end| &part[..end])
}

#[test]
fn each_report_shows_the_faults_its_row_names() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let table = fs::read_to_string(examples.join("README.md")).unwrap();
    for (title, folder, pack) in
        [("## What each file shows", "reports", "arms-transfers"), ("## Tolls", "tolls", "tolls")]
    {
        let shown = found(&examples.join(folder), pack);
        assert_eq!(shown, told(part(&table, title)), "{folder}: found, and told by examples/README.md");
    }
}

/// The figures of each series, in order: "counter, measure, class: 43 118".
fn series(reports: &Path, pack: &str) -> BTreeMap<String, Vec<String>> {
    let asked = ["read", "--pack", pack, "--rows", "series", "--format", "jsonl", reports.to_str().unwrap()];
    let rows = Folder::new().run(&asked).rows();
    let named = rows.iter().map(|row| {
        let field = |key: &str| row[key].as_str().unwrap_or("-").to_string();
        let points = row["points"].as_array().unwrap().iter();
        let figures = points.map(|point| point["low"].as_str().unwrap_or("-").to_string()).collect();
        (format!("{}, {} {}", field("counter"), field("item_class"), field("measure")), figures)
    });
    named.collect()
}

#[test]
fn a_toll_rises_is_revised_and_is_kept_apart_by_counter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/tolls");
    let series = series(&folder, "tolls");
    for (name, figures) in [
        ("Civil defence, person killed", &["43", "118", "167", "152", "153"][..]),
        ("Civil defence, person injured", &["212", "640", "702"]),
        ("Civil defence, person missing", &["17", "56", "31", "9"]),
        ("Civil defence, house lost", &["3100"]),
        ("Civil defence, person affected", &["12400"]),
        ("Health ministry, person killed", &["131"]),
        ("UN Office for the Coordination of Humanitarian Affairs, person affected", &["15000"]),
        ("World Health Organization, case affected", &["84", "131"]),
        ("World Health Organization, person killed", &["3", "7"]),
    ] {
        assert_eq!(
            series.get(name).map(Vec::as_slice),
            Some(figures.iter().map(|figure| figure.to_string()).collect::<Vec<_>>().as_slice()),
            "{name}: {series:#?}"
        );
    }
}
