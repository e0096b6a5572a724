//! What docs/exports.md shows is what the program makes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs, dead_code)]
mod pile;

use pile::Pile;
use plimsoll_report::{FORMS, Form};
use serde_json::Value;

const GUIDE: &str = include_str!("../../../docs/exports.md");

/// The examples: name of the form, and what is shown of it.
fn examples() -> Vec<(&'static str, &'static str)> {
    let marked = GUIDE.split("<!-- example: ").skip(1);
    let parted = marked.map(|part| {
        let (name, rest) = part.split_once(" -->\n```").unwrap();
        let (_, text) = rest.split_once('\n').unwrap();
        (name, text.split_once("\n```").unwrap().0)
    });
    parted.collect()
}

/// The objects of a form: its lines, or the members of its one list.
fn objects(text: &str) -> Vec<Value> {
    let Ok(whole) = serde_json::from_str::<Value>(text) else {
        return text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    };
    let list = ["objects", "items", "features", "@graph"].into_iter().find_map(|name| whole[name].as_array());
    list.unwrap().clone()
}

#[test]
fn the_examples_are_what_is_written() {
    let pile = Pile::decided();
    for (name, shown) in examples() {
        let written = pile.exported(Form::named(name).unwrap().exporter);
        if name == "dossier" {
            for line in shown.lines().filter(|line| !line.starts_with("[…")) {
                assert!(written.contains(line), "docs/exports.md, {name}: {line}\nis not in\n{written}");
            }
            continue;
        }
        let shown: Value = serde_json::from_str(shown).unwrap();
        assert!(
            objects(&written).contains(&shown),
            "docs/exports.md, {name}: the example is not in\n{written}"
        );
    }
}

#[test]
fn every_form_is_told_of() {
    for form in FORMS.iter().filter(|form| form.name != "html") {
        assert!(GUIDE.contains(&format!("`{}`", form.name)), "{form:?}");
    }
    assert_eq!(examples().len(), FORMS.len() - 2, "all but the two pages have an example");
}
