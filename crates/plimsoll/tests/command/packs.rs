//! Packs by name, by file and by folder; what is said of faults in them.

use std::path::Path;

use crate::harness::{Folder, REPORT, Ran};

const BEACONS: &str = "[[item]]\nclass = \"beacon\"\nunit = \"beacon\"\nwords = [\"beacon\"]\n";

const LIGHTS: &str = "The coastguard said on Monday that it had lit 40 beacons along the coast.";

fn classes(folder: &Folder, packs: &[&str]) -> Vec<String> {
    let named = packs.iter().flat_map(|pack| ["--pack", pack]);
    let asked = ["read", "--format", "jsonl", "lights.txt"].into_iter().chain(named);
    let ran = folder.run(&asked.collect::<Vec<_>>());
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.rows().iter().filter_map(|row| row["item_class"].as_str().map(String::from)).collect()
}

/// What `pack check` says of each faulty pack of the corpus.
fn corpus() -> Vec<(String, Ran)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/packs");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let checked = |name: String| {
        let copy = Folder::new().with(&name, std::fs::read(folder.join(&name)).unwrap());
        let ran = copy.run(&["pack", "check", &name]);
        (name, ran)
    };
    names.into_iter().map(checked).collect()
}

#[test]
fn every_kind_of_fault_is_told_with_its_place_and_what_to_do() {
    let told = corpus().into_iter().map(|(name, ran)| {
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{name}: {ran:?}");
        format!("{name}\n\n{}\n", ran.err.trim_end())
    });
    insta::assert_snapshot!("faults", told.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn a_file_or_a_folder_is_a_pack() {
    let folder = Folder::new()
        .with("lights.txt", LIGHTS)
        .with("pack/items.toml", BEACONS)
        .with("pack/notes.md", "not part of the pack");
    assert_eq!(classes(&folder, &["pack"]), ["beacon"]);
    assert_eq!(classes(&folder, &["pack/items.toml"]), ["beacon"]);
    assert_eq!(classes(&folder, &["none"]), [""; 0]);
}

#[test]
fn several_packs_are_taken_together_and_the_later_one_holds() {
    let lamps = BEACONS.replace("class = \"beacon\"", "class = \"lamp\"");
    let folder = Folder::new()
        .with("lights.txt", "Officials said the port had 40 beacons and 3 artillery shells.")
        .with("beacons.toml", BEACONS)
        .with("lamps.toml", lamps);
    assert_eq!(classes(&folder, &["arms-transfers", "beacons.toml"]), ["beacon", "artillery_round"]);
    assert_eq!(classes(&folder, &["none", "beacons.toml"]), ["beacon"]);
}

#[test]
fn a_pack_that_comes_with_plimsoll_reads_the_same_from_a_copy() {
    let folder = Folder::new().with("report.txt", REPORT);
    assert_eq!(folder.run(&["pack", "copy", "arms-transfers", "mine"]).status, 0);
    let read = |pack| folder.run(&["read", "--pack", pack, "report.txt"]);
    let (own, copied) = (read("arms-transfers"), read("mine"));
    assert_eq!(own.status, 0, "{own:?}");
    assert_eq!(own.out, copied.out);
}

#[test]
fn a_copy_overwrites_nothing() {
    let folder = Folder::new().with("mine/items.toml", BEACONS);
    let ran = folder.run(&["pack", "copy", "tolls", "mine"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("mine is there already"), "{ran:?}");
    assert_eq!(std::fs::read_to_string(folder.path().join("mine/items.toml")).unwrap(), BEACONS);
    let ran = folder.run(&["pack", "copy", "toll", "other"]);
    assert!(ran.err.contains("did you mean tolls?"), "{ran:?}");
}

#[test]
fn a_pack_is_shown_with_its_words_and_sources() {
    let ran = Folder::new().run(&["pack", "show", "arms-transfers"]);
    for words in ["artillery_round", "Ministry of National Defense", "43.56", "freightutils.com"] {
        assert!(ran.out.contains(words), "{words}: {ran:?}");
    }
    let ran = Folder::new().run(&["pack", "list"]);
    assert!(["arms-transfers", "tolls", "none"].iter().all(|name| ran.out.contains(name)), "{ran:?}");
}

#[test]
fn what_is_no_pack_is_a_usage_error_that_says_why() {
    let folder = Folder::new()
        .with("report.txt", REPORT)
        .with("latin.toml", b"[[item]]\nwords = [\"b\xe9ton\"]\n")
        .with("marked.toml", format!("\u{feff}{BEACONS}"))
        .with("empty/.keep", "");
    for (pack, said) in [
        ("latin.toml", &["latin.toml:2:12", "no UTF-8"][..]),
        ("empty", &["empty", "no .toml file"]),
        ("arm-transfers", &["arms-transfers, tolls, none", "did you mean arms-transfers?"]),
    ] {
        let ran = folder.run(&["read", "--pack", pack, "report.txt"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        for words in said {
            assert!(ran.err.contains(words), "{words}: {}", ran.err);
        }
    }
    // The mark that some editors put before UTF-8 is no fault.
    assert_eq!(folder.run(&["pack", "check", "marked.toml"]).status, 0);
}
