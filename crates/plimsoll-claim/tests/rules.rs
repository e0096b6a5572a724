//! The list of rules is held to what reading does: each example, each text that a rule must leave alone, and every name.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plimsoll_capture::{Input, Kind, Options, capture};
use plimsoll_claim::rules;
use plimsoll_lexicon::Lexicon;

/// The names in the derivations of all claims and statements of a text; a measure's own name is none of them, nor a kind's.
fn fired(text: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let captured =
        capture(Input { name: "rule.txt", bytes: text.as_bytes(), kind: Kind::Text }, &Options::default());
    let measures = |name: &String| {
        name.strip_prefix("claim.").is_some_and(|measure| plimsoll_claim::Measure::named(measure).is_some())
    };
    let mut fired = BTreeSet::new();
    for report in &captured.reports {
        let told = plimsoll_claim::read_all(report, lexicon);
        fired.extend(
            told.claims
                .into_iter()
                .flat_map(|claim| claim.derivation)
                .map(String::from)
                .filter(|name| !measures(name)),
        );
        fired.extend(told.events.into_iter().flat_map(|event| event.derivation.into_iter().skip(1)));
    }
    fired
}

#[test]
fn each_rule_reads_its_example_and_leaves_the_other_alone() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let mut wrong = Vec::new();
    for rule in rules() {
        for (text, wanted) in [(&rule.example, true), (&rule.leaves, false)] {
            let fired = fired(text, &lexicon);
            if fired.contains(&rule.name) != wanted {
                wrong.push(format!("{}: {text} → {fired:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_that_the_corpora_bring_up_is_listed_once() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts: Vec<String> = Vec::new();
    for entry in fs::read_dir(root.join("corpus/claims/en")).unwrap() {
        let rows: toml::Table = fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap();
        let cases = rows.values().filter_map(toml::Value::as_array).flatten();
        texts.extend(cases.filter_map(|case| Some(case.get("text")?.as_str()?.to_string())));
    }
    for entry in fs::read_dir(root.join("examples/reports")).unwrap() {
        texts.extend(fs::read_to_string(entry.unwrap().path()));
    }
    assert!(texts.len() > 100, "{}", texts.len());
    let listed: BTreeSet<String> = rules().iter().map(|rule| rule.name.clone()).collect();
    assert_eq!(listed.len(), rules().len(), "a rule is listed twice");
    let fired: BTreeSet<String> = texts.iter().flat_map(|text| fired(text, &lexicon)).collect();
    assert_eq!(fired.difference(&listed).collect::<Vec<_>>(), [""; 0], "not in data/rules.toml");
}
