//! Packs by name, by file and by folder.

use crate::harness::{Folder, REPORT};

const BEACONS: &str = "[[item]]\nclass = \"beacon\"\nunit = \"beacon\"\nwords = [\"beacon\"]\n";

fn classes(folder: &Folder, pack: &str) -> Vec<String> {
    let ran = folder.run(&["read", "--format", "jsonl", "--pack", pack, "lights.txt"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.rows().iter().filter_map(|row| row["item_class"].as_str().map(String::from)).collect()
}

#[test]
fn a_file_or_a_folder_is_a_pack() {
    let folder = Folder::new()
        .with("lights.txt", "The coastguard said on Monday that it had lit 40 beacons along the coast.")
        .with("pack/items.toml", BEACONS)
        .with("pack/notes.md", "not part of the pack");
    assert_eq!(classes(&folder, "pack"), ["beacon"]);
    assert_eq!(classes(&folder, "pack/items.toml"), ["beacon"]);
    assert_eq!(classes(&folder, "none"), [""; 0]);
}

#[test]
fn a_pack_that_cannot_be_used_is_a_usage_error_that_says_where() {
    let folder = Folder::new()
        .with("report.txt", REPORT)
        .with("bad.toml", "[[item]]\nclass = \"beacon\"\nwords = 3\n")
        .with("empty/.keep", "");
    for (pack, said) in [
        ("bad.toml", &["bad.toml", "line 3"][..]),
        ("empty", &["empty", "no .toml file"]),
        ("arms", &["arms", "arms-transfers, none"]),
    ] {
        let ran = folder.run(&["read", "--pack", pack, "report.txt"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        for words in said {
            assert!(ran.err.contains(words), "{words}: {ran:?}");
        }
    }
}
