//! The pack of docs/packs.md is written out, checked and read with; what the guide shows is what comes of it.

use std::path::Path;

use crate::harness::Folder;

const REMEDY: &str = "docs/packs.md shows another output than the command gives";

/// The files that a guide writes: each fenced text behind a mark `<!-- file: NAME -->`.
fn files(guide: &str) -> Vec<(String, String)> {
    let marked = guide.split("<!-- file: ").skip(1);
    let parted = marked.map(|part| {
        let (name, rest) = part.split_once(" -->\n```").unwrap();
        let (_, text) = rest.split_once('\n').unwrap();
        let (text, _) = text.split_once("\n```").unwrap();
        (name.to_string(), format!("{text}\n"))
    });
    parted.collect()
}

#[test]
fn the_pack_of_the_guide_reads_as_the_guide_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/packs.md");
    let guide = std::fs::read_to_string(path).unwrap();
    let written =
        files(&guide).into_iter().fold(Folder::new(), |folder, (name, text)| folder.with(&name, text));
    let checked = written.run(&["pack", "check", "border"]);
    assert_eq!(checked.out, "border: no fault found\n", "{checked:?}");
    let (_, shown) = guide.split_once("<!-- output -->\n```text\n").unwrap();
    let (shown, _) = shown.split_once("```\n<!-- /output -->").unwrap();
    let given = written.run(&["read", "--pack", "border", "reports"]).out;
    assert!(given.contains(shown.trim_end()) && !shown.is_empty(), "{REMEDY}; it gives\n{given}");
}
