//! What README.md shows is what the command prints.

use std::path::{Path, PathBuf};

use crate::harness::Folder;

const REMEDY: &str = "README.md shows another output than the command gives; put the lines of \
                      `cargo run --release -- read examples/reports` between the marks";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_output_shown_is_the_output_given() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, shown) = readme.split_once("<!-- output -->\n```text\n").unwrap();
    let (shown, _) = shown.split_once("\n```\n<!-- /output -->").unwrap();
    let (command, shown) = shown.split_once('\n').unwrap();
    assert_eq!(command, "$ cargo run --release -- read examples/reports");
    let reports = root().join("examples/reports");
    let given = Folder::new().run(&["read", reports.to_str().unwrap()]).out;
    // What is left out is said in brackets; what lies between is whole and in order.
    let mut from = 0;
    for part in parts(shown) {
        let at = given[from..].find(&part);
        from += at.unwrap_or_else(|| panic!("{REMEDY}; it gives no\n{part}\nin\n{}", &given[from..]))
            + part.len();
    }
}

/// The stretches between lines that say what is left out.
fn parts(shown: &str) -> Vec<String> {
    let mut parts = vec![Vec::new()];
    for line in shown.lines() {
        if line.starts_with("[…") {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(line);
        }
    }
    let joined = parts.into_iter().map(|lines| lines.join("\n").trim_matches('\n').to_string());
    joined.filter(|part| !part.is_empty()).collect()
}
