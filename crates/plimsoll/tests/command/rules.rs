//! `plimsoll rules`, and the list of rules in the documentation.

use std::path::Path;

use crate::harness::Folder;

#[test]
fn docs_rules_md_is_what_the_command_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let written = std::fs::read_to_string(path).unwrap();
    let given = Folder::new().run(&["rules", "--format", "markdown"]).out;
    assert!(
        written.ends_with(&given),
        "put the output of `cargo run -- rules --format markdown` under docs/rules.md's first lines"
    );
}

#[test]
fn rules_are_found_by_the_beginning_of_their_name() {
    let folder = Folder::new();
    let all = folder.run(&["rules", "--format", "jsonl"]).rows();
    let some = folder.run(&["rules", "attribution.", "--format", "jsonl"]).rows();
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|rule| rule["name"].as_str().unwrap().starts_with("attribution.")));
    let none = folder.run(&["rules", "atribution"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no rule's name begins with atribution"), "{none:?}");
}
