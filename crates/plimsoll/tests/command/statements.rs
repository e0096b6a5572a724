//! `plimsoll read --rows statements`: the sample reports, every form, and the explanation of one.

use std::path::Path;

use crate::harness::Folder;

fn samples() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports").display().to_string()
}

/// Kind, actors and words of each, as a person would compare them.
#[test]
fn the_samples_tell_these() {
    let rows = Folder::new().run(&["read", "--rows", "statements", "--format", "jsonl", &samples()]).rows();
    let mut shown = String::new();
    for row in &rows {
        let texts = |key: &str| -> Vec<String> {
            let list = row[key].as_array().unwrap().iter();
            list.map(|one| one.get("text").or(one.get("name")).unwrap().as_str().unwrap().to_string())
                .collect()
        };
        let role = |one: &serde_json::Value| {
            format!("{} {}", one["role"].as_str().unwrap(), one["name"].as_str().unwrap())
        };
        let actors: Vec<String> = row["actors"].as_array().unwrap().iter().map(role).collect();
        shown.push_str(&format!(
            "{} | {} | {} | {} | {} | {} | {} | {}\n",
            row["report"].as_str().unwrap(),
            row["kind"].as_str().unwrap(),
            actors.join(", "),
            texts("about").join("; "),
            texts("places").join(" → "),
            row["time"].as_str().unwrap_or("no time"),
            row["speaker"].as_str().unwrap_or("the outlet"),
            row["modality"].as_str().unwrap(),
        ));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn one_input_gives_the_same_bytes_in_every_form() {
    let folder = Folder::new();
    for form in ["jsonl", "json", "csv", "table", "markdown"] {
        let read = || folder.run(&["read", "--rows", "statements", "--format", form, &samples()]);
        let (first, second) = (read(), read());
        assert_eq!(first.status, 0, "{form}: {first:?}");
        assert!(!first.out.is_empty(), "{form}");
        assert_eq!(first.out, second.out, "{form}");
    }
}

#[test]
fn a_statement_is_explained_by_its_id() {
    let folder = Folder::new();
    let rows = folder.run(&["read", "--rows", "statements", "--format", "jsonl", &samples()]).rows();
    let denial = rows.iter().find(|row| row["kind"] == "denial").unwrap();
    let given = folder.run(&["explain", denial["statement"].as_str().unwrap(), &samples()]);
    assert_eq!(given.status, 0, "{given:?}");
    for words in ["denial", "by", "made by", "event.denial"] {
        assert!(given.out.contains(words), "{words}: {}", given.out);
    }
}
