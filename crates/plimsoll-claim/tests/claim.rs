//! Claims, by the rows of `corpus/claims/en/claim.toml`.

#![allow(clippy::unwrap_used)]

use plimsoll_capture::{Input, Options, capture};
use plimsoll_claim::{Claim, read};
use plimsoll_lexicon::Lexicon;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Rows {
    case: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    claims: Vec<serde_json::Map<String, Value>>,
}

/// A claim as the rows write it: fields of the contract, other claims by their number.
fn as_row(claims: &[Claim], claim: &Claim) -> Value {
    let number = |id| claims.iter().position(|other| other.claim == id);
    let mut row = serde_json::to_value(claim).unwrap();
    row["text"] = row["quantity"]["text"].clone();
    row["low"] = row["quantity"]["low"].clone();
    row["high"] = row["quantity"]["high"].clone();
    row["bound"] = row["quantity"]["bound"].clone();
    row["class"] = row["item_class"].clone();
    row["of"] = json!(claim.of.clone().and_then(number));
    row["alternative_to"] = json!(claim.alternative_to.iter().cloned().map(number).collect::<Vec<_>>());
    // A row writes "none" for what TOML has no word for.
    for value in row.as_object_mut().unwrap().values_mut().filter(|value| value.is_null()) {
        *value = json!("none");
    }
    row
}

#[test]
fn every_row_holds() {
    check(include_str!("../../../corpus/claims/en/claim.toml"), "arms-transfers");
}

#[test]
fn every_row_of_a_pack_holds() {
    check(include_str!("../../../corpus/claims/packs/arms-transfers.toml"), "arms-transfers");
    check(include_str!("../../../corpus/claims/packs/tolls.toml"), "tolls");
}

fn check(rows: &str, pack: &str) {
    let rows: Rows = toml::from_str(rows).unwrap();
    let lexicon = Lexicon::shipped(pack).unwrap();
    let mut wrong = Vec::new();
    for row in &rows.case {
        let line = json!({ "id": "row", "published": "2024-03-01", "text": row.text }).to_string();
        let captured = capture(Input::new("row.json", line.as_bytes()), &Options::default());
        let claims = read(&captured.reports[0], &lexicon);
        let found: Vec<Value> = claims.iter().map(|claim| as_row(&claims, claim)).collect();
        let holds = found.len() == row.claims.len()
            && row
                .claims
                .iter()
                .zip(&found)
                .all(|(expected, found)| expected.iter().all(|(key, value)| found[key] == *value));
        if !holds {
            let shown: Vec<Value> = row
                .claims
                .iter()
                .zip(&found)
                .map(|(expected, found)| {
                    expected.keys().map(|key| (key.clone(), found[key].clone())).collect()
                })
                .collect();
            wrong.push(format!(
                "{}\n  expected {}\n  found {} claims: {}",
                row.text,
                json!(row.claims),
                found.len(),
                json!(shown)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
