//! Twenty reports of many styles that no rule was written for: what is read in them, figure by figure.

use std::path::Path;

use serde_json::Value;

use crate::harness::Folder;

#[test]
fn what_is_read_in_the_trials_is_what_was_looked_at() {
    let trials = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/trials");
    let ran = Folder::new().run(&["read", "--format", "jsonl", trials.to_str().unwrap()]);
    assert_eq!(ran.status, 0);
    let mut told = String::new();
    let mut report = String::new();
    for row in ran.rows() {
        if row["report"] != report.as_str() {
            report = row["report"].as_str().unwrap().to_string();
            told.push_str(&format!("\n{report}\n"));
        }
        told.push_str(&line(&row));
    }
    insta::assert_snapshot!("trials", told);
}

/// "  at least 9,400 | container | containers of munitions | transferred | North Korea → Russia | Ilse Marwood | asserted"
fn line(row: &Value) -> String {
    let field = |name: &str| row[name].as_str().unwrap_or("-").to_string();
    let parties = format!("{} → {}", field("supplier"), field("recipient"));
    let words = row["quantity"]["text"].as_str().unwrap();
    let fields = ["unit", "item", "measure"].map(field).join(" | ");
    let said = ["speaker", "said_on", "period", "modality"].map(field).join(" | ");
    format!("  {words} | {fields} | {parties} | {said}\n")
}
