//! What README.md shows is what the command prints.

use std::path::{Path, PathBuf};

use crate::harness::Folder;
use crate::shown::missing;

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
    let missing = missing(shown, &given);
    assert!(
        missing.is_none(),
        "{REMEDY}; it gives no\n{}",
        missing.map(|(part, rest)| format!("{part}\nin\n{rest}")).unwrap_or_default()
    );
}
