//! The packs that come with Plimsoll have no fault, and every crate has the same files of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use plimsoll_ledger::Limits;
use plimsoll_pack::{Pack, shipped, shipped_names};

#[test]
fn no_pack_that_comes_with_plimsoll_has_a_fault() {
    for name in shipped_names() {
        if let Err(faults) = Pack::shipped(shipped(name)) {
            panic!("{name}: {:#?}", faults.faults);
        }
    }
}

#[test]
fn packs_can_be_taken_together() {
    let all = shipped_names().into_iter().filter_map(shipped);
    assert!(Pack::shipped(all).is_ok());
}

#[test]
fn all_files_of_a_folder_are_shipped() {
    for pack in shipped_names().into_iter().filter_map(shipped).filter(|pack| pack.name != "none") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack.name);
        let files =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let own: BTreeSet<String> = pack.files.iter().map(|file| file.name.to_string()).collect();
        assert_eq!(own, files.collect(), "{}", pack.name);
    }
}

#[test]
fn the_lexicon_and_the_ledger_ship_the_same() {
    for pack in shipped_names().into_iter().filter_map(shipped) {
        for source in plimsoll_lexicon::pack_sources(pack.name).unwrap() {
            assert!(pack.files.iter().any(|file| file.toml == source.toml), "{}", source.name);
        }
    }
    let limits = Pack::shipped(shipped("arms-transfers")).unwrap().limits;
    assert_eq!(limits.calibres, Limits::shipped().calibres);
    assert_eq!(limits.counters, Limits::shipped().counters);
    assert_eq!(limits.places, Limits::shipped().places);
    assert_eq!(limits.words, Limits::shipped().words);
}
