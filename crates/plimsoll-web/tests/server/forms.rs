//! Every form, with and without scripts, and what it leaves in the case.

use plimsoll_browser::{Scheme, Shown};
use plimsoll_case::Case;
use plimsoll_ledger::Decision;

use crate::served::Served;

fn decided(served: &Served) -> Vec<Decision> {
    let case = Case::open(&served.file).unwrap();
    case.decided().unwrap().into_iter().map(|one| one.decision).collect()
}

fn names(served: &Served) -> Vec<&'static str> {
    decided(served).iter().map(Decision::name).collect()
}

/// A page with a form, opened.
fn opened(shown: &Shown, served: &Served, path: &str) {
    shown.open(&served.at(path));
}

/// The form is sent, and the next page says so.
fn sent(shown: &Shown, action: &str, fields: &[(&str, &str)]) {
    shown.send(action, fields);
    shown.wait_for(".done");
}

fn all_forms(scripts: bool) {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.scripts(scripts);
    let claim = served.first("/series", "/claims/");
    opened(&shown, &served, &claim);
    sent(
        &shown,
        "/decide/correct",
        &[("field", "speaker"), ("value", "Harbour Master"), ("reason", "the caption names her")],
    );
    assert!(
        shown.text("main").contains("corrected by R. Vane: the caption names her"),
        "{}",
        shown.text("main")
    );
    opened(&shown, &served, &claim);
    sent(
        &shown,
        "/decide/verdict",
        &[("verdict", "misleading"), ("text", "A capacity is told as a delivery."), ("rating", "2/1/5")],
    );
    opened(&shown, &served, &claim);
    sent(&shown, "/decide/split", &[("reason", "another briefing")]);
    opened(&shown, &served, &claim);
    sent(&shown, "/decide/set-aside", &[("reason", "a calibre")]);
    assert!(shown.text("main").contains("Set aside by R. Vane: a calibre"));
    opened(&shown, &served, &served.first("/", "/findings/"));
    sent(&shown, "/decide/judge", &[("reason", "both were read out")]);
    assert!(shown.text("main").contains("Confirmed by R. Vane"));
    opened(&shown, &served, "/sources");
    sent(&shown, "/decide/grade", &[("reliability", "B"), ("reason", "right in nine of ten")]);
    opened(&shown, &served, "/timeline");
    sent(
        &shown,
        "/decide/sighting",
        &[("what", "a freighter"), ("place", "Rason"), ("from", "2023-09-12"), ("source", "satellite image")],
    );
    assert!(shown.text("main").contains("a freighter"));
    let expected = ["correct", "verdict", "split", "set_aside", "judge", "grade", "add_sighting"];
    assert_eq!(names(&served), expected.map(|name| if name == "verdict" { "write_verdict" } else { name }));
}

#[test]
fn decisions_are_made_with_scripts() {
    all_forms(true);
}

#[test]
fn decisions_are_made_without_scripts() {
    all_forms(false);
}

#[test]
fn a_decision_is_undone_and_had_back() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(375, Scheme::Light);
    let claim = served.first("/series", "/claims/");
    opened(&shown, &served, &claim);
    sent(&shown, "/decide/set-aside", &[("reason", "a calibre")]);
    let violations = shown.violations();
    assert!(violations.is_empty(), "{violations:?}");
    shown.photograph("decided-375-light", 375);
    shown.run("document.querySelector('.done button').click()");
    shown.wait_for(".done button");
    shown.wait_for("ol.log");
    assert_eq!(names(&served), ["set_aside", "undo"]);
    shown.run("document.querySelector('.done button').click()");
    shown.wait_for("ol.log li:nth-child(3)");
    assert_eq!(names(&served), ["set_aside", "undo", "undo"]);
    shown.is_content(&served.at("/"), "undoing");
}

#[test]
fn origins_are_merged_and_figures_split_off() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    opened(&shown, &served, "/origins");
    shown.run("[...document.querySelectorAll('input[name=origin]')].slice(0, 2).forEach(one => { one.checked = true; })");
    sent(&shown, "/decide/merge", &[("reason", "one briefing")]);
    opened(&shown, &served, &served.first("/origins", "/origins/"));
    shown.run("document.querySelector('input[name=claim]').checked = true");
    sent(&shown, "/decide/split", &[("reason", "another day")]);
    assert_eq!(names(&served), ["merge", "split"]);
}

#[test]
fn a_figure_is_read_by_hand() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    let report = served.first("/findings", "/reports/");
    opened(&shown, &served, &report);
    let words: String = shown
        .asked("document.querySelector('.text p.body').textContent.trim().split(' ').slice(0, 4).join(' ')");
    sent(
        &shown,
        "/decide/claim",
        &[("words", &words), ("figure", "about 40"), ("item", "ships"), ("measure", "observed")],
    );
    assert!(shown.text("main").contains("about 40"));
    shown.send("/decide/claim", &[("words", "words that stand nowhere"), ("figure", "40")]);
    shown.wait_for("main > .lead");
    assert!(shown.text("main").contains("does not stand in the text"), "{}", shown.text("main"));
    assert_eq!(names(&served), ["add_claim"]);
}

#[test]
fn a_form_that_says_nothing_useful_is_told_what_to_do() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(375, Scheme::Dark);
    opened(&shown, &served, &served.first("/series", "/claims/"));
    shown.send("/decide/correct", &[("field", "quantity"), ("value", "many"), ("reason", "x")]);
    shown.wait_for("main > .lead");
    assert!(shown.text("main").contains("is no figure"));
    let violations = shown.violations();
    assert!(violations.is_empty(), "{violations:?}");
    shown.photograph("refused-375-dark", 375);
    assert!(names(&served).is_empty());
}

#[test]
fn a_pasted_text_and_files_come_in_and_are_told_of() {
    let served = Served::samples();
    let shown = Shown::new();
    for (scripts, day) in [(true, "3 March 2031"), (false, "4 March 2031")] {
        shown.screen(1440, Scheme::Light);
        shown.scripts(scripts);
        opened(&shown, &served, "/add");
        let text = format!("Harbour counts again\n\n{day}. The harbour office said 41 ships were unloaded.");
        shown.run(&format!(
            "(() => {{ const form = document.getElementById('paste-text').form; form.elements.name.value = 'harbour'; \
             form.elements.text.value = {text:?}; form.elements.source.value = 'https://harbour.example/1'; \
             form.querySelector('button').click(); }})()"
        ));
        shown.wait_for(".lead[role=status]");
        assert!(shown.text("main").contains("1 report added."), "{}", shown.text("main"));
    }
    shown.scripts(true);
    opened(&shown, &served, "/add");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wire.jsonl");
    let line = |day: u32| {
        serde_json::json!({"id": format!("w{day}"), "outlet": "Quay Post", "published": format!("2031-03-{day:02}"), "text": format!("The port said {day} ships left.")}).to_string()
    };
    std::fs::write(&file, (1..=12).map(line).collect::<Vec<_>>().join("\n")).unwrap();
    let input = shown.tab().find_element("#files").unwrap();
    input.set_input_files(&[file.to_str().unwrap()]).unwrap();
    shown.run("document.getElementById('files').form.querySelector('button').click()");
    shown.wait_for(".lead[role=status]");
    assert!(shown.text("main").contains("12 reports added."), "{}", shown.text("main"));
    let violations = shown.violations();
    assert!(violations.is_empty(), "{violations:?}");
    let case = Case::open(&served.file).unwrap();
    let page = case
        .search(&plimsoll_case::Search { words: "unloaded".into(), limit: 5, ..Default::default() })
        .unwrap();
    assert_eq!(page.total, 2);
    let custody = case.custody_of(&page.reports[0].hash).unwrap();
    assert_eq!(custody[0].source, "https://harbour.example/1");
    assert_eq!(custody[0].operator, "R. Vane");
    shown.is_content(&served.at("/"), "adding");
}

#[test]
fn what_is_new_is_told_until_it_was_seen() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    opened(&shown, &served, "/");
    assert!(shown.text("main").contains("New since the beginning"));
    shown.run("document.querySelector('.since button').click()");
    shown.wait_for("main:not(:has(.since)) .opening");
    assert!(!shown.text("main").contains("New since"));
}
