//! The list of dangers in `docs/security.md` names tests that are there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", ".."].iter().collect()
}

/// The tests that a cell names: `file.rs`: `name`, `name`.
fn named(cell: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for words in cell.split('`').skip(1).step_by(2) {
        match found.last_mut() {
            _ if words.ends_with(".rs") => found.push((words.to_string(), Vec::new())),
            Some((_, tests)) => tests.push(words.to_string()),
            None => panic!("{cell}: a test stands before its file"),
        }
    }
    found
}

fn has(file: &Path, test: &str) -> bool {
    let text = fs::read_to_string(file).unwrap_or_else(|_| panic!("{} is not there", file.display()));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_test = |line: &str| line == "#[test]" || line.starts_with("#[tokio::test");
    let is_named = |line: &str| {
        let rest = line.trim_start_matches("async ").strip_prefix("fn ");
        rest.and_then(|rest| rest.strip_prefix(test)).is_some_and(|rest| rest.starts_with('('))
    };
    lines.windows(2).any(|pair| is_test(pair[0]) && is_named(pair[1]))
}

#[test]
fn every_test_that_the_list_names_is_there() {
    let text = fs::read_to_string(root().join("docs/security.md")).unwrap();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| danger"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let dangers: Vec<&Vec<&str>> = rows.iter().filter(|row| row.len() == 3).collect();
    assert!(dangers.len() >= 24, "{} dangers", dangers.len());
    for row in dangers {
        let tests = named(row[2]);
        assert!(!tests.is_empty() && tests.iter().all(|(_, names)| !names.is_empty()), "{}: no test", row[0]);
        for (file, names) in tests {
            for name in names {
                assert!(has(&root().join("crates").join(&file), &name), "{}: no {name} in {file}", row[0]);
            }
        }
    }
}
