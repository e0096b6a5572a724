//! docs/packs.md tells every table and key that a pack can have, and no other.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use plimsoll_pack::{Key, Shape, tables};

fn guide() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/packs.md")).unwrap()
}

/// The rows of a table's section: key, what it holds, whether it is needed.
fn rows(guide: &str, table: &str) -> BTreeSet<(String, String, bool)> {
    let title = format!("\n### `[[{table}]]`\n");
    let start = guide.find(&title).unwrap_or_else(|| panic!("docs/packs.md has no section [[{table}]]"));
    let section = &guide[start + title.len()..];
    let section = section.find("\n## ").into_iter().chain(section.find("\n### ")).min();
    let section = &guide[start + title.len()..][..section.unwrap_or(0)];
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|cells| (cells[1].replace('`', ""), cells[2].to_string(), cells[3] == "yes")).collect()
}

/// What a key holds, as the guide puts it: closed lists by their name.
fn holds(key: &Key) -> String {
    match &key.shape {
        Shape::OneOf(_) => format!("a {}", key.name),
        shape => shape.name(),
    }
}

#[test]
fn every_key_is_told() {
    let guide = guide();
    for table in tables().iter().filter(|table| !table.shape.keys().is_empty()) {
        let keys = table.shape.keys().iter();
        let keys: BTreeSet<_> = keys.map(|key| (key.name.to_string(), holds(key), key.required)).collect();
        assert_eq!(keys, rows(&guide, table.name), "[[{}]] in the code, and in docs/packs.md", table.name);
    }
}

#[test]
fn every_word_of_a_closed_list_is_told() {
    let guide = guide();
    for key in tables().iter().flat_map(|table| table.shape.keys()) {
        if let Shape::OneOf(words) = key.shape {
            for word in words {
                assert!(guide.contains(&format!("`{word}`")), "{}: {word}", key.name);
            }
        }
    }
}
