//! The table of docs/ledger.md has the weights of the code.

use std::collections::BTreeMap;
use std::path::PathBuf;

use plimsoll_ledger::{EvidenceKind, LEAST_WEIGHT};

fn document() -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "docs", "ledger.md"].iter().collect();
    std::fs::read_to_string(path).expect("docs/ledger.md")
}

#[test]
fn the_document_lists_every_kind_with_its_weight() {
    let document = document();
    let rows =
        document.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|row| row.split_once("` | "));
    let written: BTreeMap<&str, u32> =
        rows.filter_map(|(kind, rest)| Some((kind, rest.split(' ').next()?.parse().ok()?))).collect();
    let name = |kind: EvidenceKind| {
        serde_json::to_value(kind).expect("a name").as_str().expect("a name").to_string()
    };
    let coded: BTreeMap<String, u32> = EvidenceKind::ALL.map(|kind| (name(kind), kind.weight())).into();
    let written: BTreeMap<String, u32> =
        written.into_iter().map(|(kind, weight)| (kind.to_string(), weight)).collect();
    assert_eq!(written, coded);
    assert!(document.contains(&format!("weighs **{LEAST_WEIGHT}** or more")));
}

#[test]
fn the_figure_alone_is_not_enough_and_nothing_is_enough_without_it() {
    assert!(EvidenceKind::SameFigure.weight() < LEAST_WEIGHT);
    let told = EvidenceKind::ALL.into_iter().filter(|kind| *kind != EvidenceKind::Decided);
    assert!(told.into_iter().all(|kind| kind.weight() < LEAST_WEIGHT));
}
