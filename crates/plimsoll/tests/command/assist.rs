//! `--assist`: what a model proposes is held against the text, and what goes wrong with it takes nothing away.

use serde_json::{Value, json};

use crate::harness::{Folder, Ran};
use crate::model::{Answer, Model};

const TEXT: &str = "The mayor said 40 crates gleamed on the quay. \
                    North Korea sent more than 6,700 containers to Russia, the ministry said.";
const SENTENCE: &str = "The mayor said 40 crates gleamed on the quay.";

/// A good proposal of the figure that the rules pass over.
fn crates() -> Value {
    json!({"sentence": SENTENCE, "quantity": "40 crates", "low": "40", "high": "40", "bound": "exact",
        "item": "crates", "measure": "observed", "speaker": "The mayor", "cue": "said"})
}

fn with(field: &str, value: &str) -> Value {
    let mut proposal = crates();
    proposal[field] = value.into();
    proposal
}

fn says(proposals: &[Value]) -> Answer {
    Answer::Says(json!({"claims": proposals}).to_string())
}

fn folder() -> Folder {
    Folder::new().with("quay.txt", TEXT)
}

fn read(folder: &Folder, model: &Model, arguments: &[&str]) -> Ran {
    folder.run(&[&["read", "--assist", &model.url], arguments, &["quay.txt"]].concat())
}

fn rows(model: &Model) -> (Vec<Value>, Ran) {
    let ran = read(&folder(), model, &["--format", "jsonl"]);
    (ran.rows(), ran)
}

/// What the rules read without a second opinion.
fn by_rule() -> Vec<Value> {
    folder().run(&["read", "--format", "jsonl", "quay.txt"]).rows()
}

#[test]
fn a_good_proposal_becomes_a_claim_and_the_others_stay_as_they_are() {
    let model = Model::new(says(&[crates()]));
    let (rows, ran) = rows(&model);
    let (assisted, others): (Vec<Value>, Vec<Value>) =
        rows.into_iter().partition(|row| row["assisted"] == true);
    assert_eq!(others, by_rule());
    assert_eq!(assisted.len(), 1, "{ran:?}");
    let claim = &assisted[0];
    assert_eq!(claim["quantity"]["low"], "40");
    assert_eq!(claim["item"], "crates");
    assert_eq!(claim["derivation"][0], "assist.proposed");
    assert_eq!(claim["speaker"], "mayor");
    assert!(ran.err.contains("1 proposals of the model: 1 became claims"), "{ran:?}");
    assert_eq!(ran.status, 0);
}

#[test]
fn what_does_not_hold_is_refused_with_its_reason() {
    let cases = [
        (with("sentence", "The mayor said forty crates were lost."), "sentence do not stand"),
        (with("quantity", "41 crates"), "quantity do not stand"),
        (with("item", "barrels"), "item do not stand"),
        (with("speaker", "The admiral"), "speaker do not stand"),
        (with("cue", "claimed"), "cue do not stand"),
        (with("low", "41"), "another figure or bound"),
        (with("bound", "at_least"), "another figure or bound"),
        (with("quantity", "the quay"), "no figure is read"),
        (with("bound", "roughly"), "not of the form"),
        (json!("forty crates"), "not of the form"),
    ];
    for (proposal, why) in cases {
        let model = Model::new(says(std::slice::from_ref(&proposal)));
        let (rows, ran) = rows(&model);
        assert_eq!(rows, by_rule(), "{proposal}");
        assert!(ran.err.contains("0 became claims") && ran.err.contains(why), "{proposal}: {ran:?}");
        assert_eq!(ran.status, 0);
    }
}

#[test]
fn a_figure_that_the_rules_have_read_stays_theirs() {
    let proposal = json!({"sentence": "North Korea sent more than 6,700 containers to Russia, the ministry said.",
        "quantity": "more than 6,700 containers", "low": 6700, "high": null, "bound": "more_than", "item": "Russia"});
    let (rows, ran) = rows(&Model::new(says(&[proposal])));
    assert_eq!(rows, by_rule());
    assert!(ran.err.contains("1 told what the rules had read"), "{ran:?}");
}

#[test]
fn an_endpoint_that_fails_costs_nothing_but_its_opinion() {
    let cases = [
        (Answer::Says("I am sorry.".into()), "holds no list of claims"),
        (Answer::Body("<html>".into()), "did not answer as an OpenAI-compatible"),
        (Answer::Body("{\"choices\": []}".into()), "did not answer as an OpenAI-compatible"),
        (Answer::Status(500), "status 500"),
        (Answer::Status(302), "302"),
        (Answer::Drops, "gave no answer"),
        (Answer::Silence, "longer than 1 s"),
    ];
    for (answer, why) in cases {
        let model = Model::new(answer.clone());
        let ran = read(&folder(), &model, &["--format", "jsonl", "--assist-timeout", "1"]);
        assert_eq!(ran.rows(), by_rule(), "{answer:?}");
        assert!(ran.err.contains(why) && ran.err.contains("read by rule alone"), "{answer:?}: {ran:?}");
        assert_eq!(ran.status, 1, "{answer:?}");
    }
}

#[test]
fn an_endpoint_that_keeps_failing_is_asked_no_more() {
    let model = Model::new(Answer::Status(503));
    let line = json!({"id": "r", "text": TEXT}).to_string() + "\n";
    let folder = Folder::new().with("quay.jsonl", line.repeat(40));
    let ran = folder.run(&["read", "--format", "jsonl", "--assist", &model.url, "quay.jsonl"]);
    assert_eq!(ran.rows().len(), 40 * by_rule().len());
    assert!(model.asked().len() < 8, "{}", model.asked().len());
    assert!(ran.err.contains("more reports without a second opinion"), "{ran:?}");
}

#[test]
fn the_model_is_asked_for_the_text_and_told_apart_by_name() {
    let model = Model::new(says(&[]));
    rows(&model);
    let asked = model.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0]["model"], "quill-7b");
    assert_eq!(asked[0]["messages"][1]["content"], TEXT);
    let several = Model::offering(&["one", "other"], says(&[]));
    let ran = read(&folder(), &several, &[]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("one, other") && ran.err.contains("--assist-model"), "{ran:?}");
    assert_eq!(read(&folder(), &several, &["--assist-model", "other"]).status, 0);
    assert_eq!(several.asked()[0]["model"], "other");
}

#[test]
fn every_output_marks_it_and_the_ledger_does_not_rest_on_it() {
    let model = Model::new(says(&[crates()]));
    let folder = folder();
    let plain = |rows: &str| folder.run(&["read", "--rows", rows, "--format", "jsonl", "quay.txt"]).out;
    for rows in ["origins", "series", "findings"] {
        assert_eq!(read(&folder, &model, &["--rows", rows, "--format", "jsonl"]).out, plain(rows));
    }
    let marked: [(&[&str], &str); 8] = [
        (&[], "40 crates (assisted)"),
        (&["--rows", "claims"], "40 crates (assisted)"),
        (&["--format", "markdown"], "40 crates (assisted)"),
        (&["--format", "markdown", "--rows", "claims"], "40 crates (assisted)"),
        (&["--format", "jsonl"], "\"assisted\":true"),
        (&["--format", "json"], "\"assisted\":true"),
        (&["--format", "csv"], ",true\r\n"),
        (&["--format", "html"], "class=\"assisted\""),
    ];
    for (arguments, mark) in marked {
        let ran = read(&folder, &model, arguments);
        assert!(ran.out.contains(mark), "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn an_address_is_checked_before_anything_is_read() {
    let ran = folder().run(&["read", "--assist", "localhost:11434", "quay.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("http://localhost:11434/v1"), "{ran:?}");
}
