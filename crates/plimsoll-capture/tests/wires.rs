//! From which wire a report has its text, and where it leads, by rows of data.

use plimsoll_capture::{Input, Options, Report, WirePlace, capture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rows {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    why: String,
    text: String,
    byline: Option<String>,
    /// "place name", in order.
    #[serde(default)]
    wires: Vec<String>,
}

fn read(name: &str, bytes: &[u8]) -> Report {
    capture(Input::new(name, bytes), &Options::default()).reports.remove(0)
}

fn of(case: &Case) -> Report {
    match &case.byline {
        None => read("case.txt", case.text.as_bytes()),
        Some(byline) => {
            let row =
                serde_json::json!({"id": "case", "author": byline, "text": case.text, "title": "Boats"});
            read("case.json", row.to_string().as_bytes())
        }
    }
}

#[test]
fn tags_are_told_from_mentions() {
    let rows: Rows = toml::from_str(include_str!("../../../corpus/pages/wires.toml")).expect("rows");
    for case in &rows.case {
        let report = of(case);
        let place = |place: WirePlace| format!("{place:?}").to_lowercase();
        let found: Vec<String> =
            report.wires.iter().map(|tag| format!("{} {}", place(tag.place), tag.name)).collect();
        assert_eq!(found, case.wires, "{}: {:?}", case.why, case.text);
        for span in report.wires.iter().filter_map(|tag| tag.span) {
            assert!(!span.of(&report.text).is_empty());
        }
    }
}

#[test]
fn a_page_leads_where_its_article_leads() {
    let filler = "The yard gave no date for the delivery of the boats, and the harbour office did not answer a question.";
    let page = format!(
        "<html><head><link rel=canonical href=\"https://own.example/a\"></head><body>\
         <nav><a href=\"https://menu.example/\">Menu</a></nav>\
         <article><h1>Boats leave</h1><p>{filler} <a href=\"/b?x=1&amp;y=2\"><span>An earlier report</span></a> counted four boats. {filler}</p>\
         <p>{filler} See <a href=\"https://other.example/c\">another</a>. {filler}</p></article></body></html>"
    );
    let report = read("page.html", page.as_bytes());
    assert_eq!(report.links, ["https://own.example/b?x=1&y=2", "https://other.example/c"]);
    let row =
        r#"{"id":"a","text":"Four boats. https://x.example/1 has it.","links":["https://y.example/2",7]}"#;
    assert_eq!(read("a.json", row.as_bytes()).links, ["https://y.example/2", "https://x.example/1"]);
}
