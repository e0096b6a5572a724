//! A claim explained.

use crate::harness::{Folder, REPORT};

fn folder() -> Folder {
    let line = serde_json::to_string(REPORT).unwrap();
    Folder::new()
        .with("report.txt", REPORT)
        .with("dump.jsonl", format!("\n{{\"id\":\"other\",\"text\":{line}}}\n").replace("6,700", "7,100"))
}

/// The id of the claim in `report` whose figure is `low`.
fn id(folder: &Folder, report: &str, low: &str) -> String {
    let rows = folder.run(&["read", "--format", "jsonl", "."]).rows();
    let row = rows.iter().find(|row| row["report"] == report && row["quantity"]["low"] == low).unwrap();
    row["claim"].as_str().unwrap().to_string()
}

#[test]
fn the_words_stand_in_place_with_a_caret_under_each_part() {
    let folder = folder();
    let id = id(&folder, "report", "6700");
    let ran = folder.run(&["explain", &id[..10], "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    // The figure begins in the seventh line of the file.
    for words in
        [id.as_str(), "report.txt:7:", "quantity", "item", "measure", "more than 6,700 containers", "made by"]
    {
        assert!(ran.out.contains(words), "{words} is missing: {}", ran.out);
    }
}

#[test]
fn a_line_of_a_dump_is_led_back_to() {
    let folder = folder();
    let ran = folder.run(&["explain", &id(&folder, "other", "7100"), "."]);
    assert!(ran.out.contains("dump.jsonl:2:"), "{ran:?}");
}

#[test]
fn an_unknown_id_names_the_nearest() {
    let folder = folder();
    let id = id(&folder, "report", "6700");
    let wrong = format!("{}{}", &id[..8], if id.ends_with('0') { "11111111" } else { "00000000" });
    let ran = folder.run(&["explain", &wrong, "."]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains(&id), "{ran:?}");
}

#[test]
fn what_is_no_id_is_refused_before_anything_is_read() {
    let ran = folder().run(&["explain", "xyz", "."]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("0-9 and a-f"), "{ran:?}");
}

#[test]
fn an_origin_is_explained_by_its_chains_and_its_evidence() {
    let said = "Defence Minister Ada Quill said on Monday that North Korea had sent more than 6,700 containers to Russia.";
    let folder = Folder::new()
        .with("2024-02-27-quay.txt", format!("Quay Daily\n27 February 2024\n\n{said} She spoke at the port."))
        .with(
            "2024-02-28-beacon.txt",
            format!("Beacon\n28 February 2024\n\nIn the capital it was windy. {said}"),
        );
    let rows = folder.run(&["read", "--rows", "origins", "--format", "jsonl", "."]).rows();
    let row = rows.iter().find(|row| row["low"] == "6700").unwrap();
    assert_eq!(row["chains"]["paths"].as_array().unwrap().len(), 2);
    let ran = folder.run(&["explain", row["origin"].as_str().unwrap(), "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for words in ["who has it from whom", "└─ said: ", "same figure (weighs 2)", "Quill"] {
        assert!(ran.out.contains(words), "{words} is missing: {}", ran.out);
    }
}
