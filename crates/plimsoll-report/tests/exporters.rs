//! Every form of output on one small story, as snapshots: read the diff as the reader of the answer would.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs)]
mod story;

use plimsoll_report::{
    Csv, Digest, Exporter, Html, Json, JsonLines, Markdown, MarkdownDigest, Record, RowForm, Rows, Rowwise,
};
use story::Story;

const KINDS: [Rows; 8] = [
    Rows::Claims,
    Rows::Statements,
    Rows::Reports,
    Rows::Origins,
    Rows::Series,
    Rows::Findings,
    Rows::Ratios,
    Rows::Estimates,
];

fn exported(exporter: &dyn Exporter) -> String {
    Story::read().with_sheet(|sheet| {
        let mut out = Vec::new();
        exporter.export(sheet, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    })
}

fn rows(form: &dyn RowForm, rows: Rows) -> String {
    exported(&Rowwise { form, rows })
}

/// All kinds of rows, one below the other.
fn all_rows(form: &dyn RowForm) -> String {
    KINDS.map(|kind| format!("{kind:?}\n{}\n", rows(form, kind))).concat()
}

#[test]
fn csv() {
    insta::assert_snapshot!(all_rows(&Csv));
}

#[test]
fn csv_has_a_column_for_every_field_and_as_many_cells_in_every_row() {
    for kind in KINDS {
        let text = rows(&Csv, kind);
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
        // A reader that is not flexible refuses rows of another length.
        assert!(reader.records().map(Result::unwrap).count() > 0);
        assert!(text.ends_with("\r\n"));
        let lines = rows(&JsonLines, kind);
        let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        for field in first.as_object().unwrap().keys() {
            let has = header.iter().any(|name| name == field || name.starts_with(&format!("{field}_")));
            assert!(has, "{kind:?}: no column for {field}");
        }
    }
}

#[test]
fn json_is_one_array_of_the_objects_of_json_lines() {
    for kind in KINDS {
        let array: Vec<serde_json::Value> = serde_json::from_str(&rows(&Json, kind)).unwrap();
        let lines = rows(&JsonLines, kind);
        let objects: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(array, objects);
        assert!(!objects.is_empty());
    }
}

#[test]
fn nothing_read_is_an_empty_array() {
    let empty = plimsoll_ledger::Ledger::default();
    let sheet = plimsoll_report::Sheet {
        reports: &[],
        events: &[],
        ledger: &empty,
        unread: 0,
        record: Record::default(),
    };
    for kind in KINDS {
        let mut out = Vec::new();
        Rowwise { form: &Json, rows: kind }.export(&sheet, &mut out).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), serde_json::json!([]));
    }
    let mut page = Vec::new();
    Html.export(&sheet, &mut page).unwrap();
    assert!(String::from_utf8(page).unwrap().contains("No report was read."));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(all_rows(&Markdown));
}

#[test]
fn markdown_digest() {
    insta::assert_snapshot!(exported(&MarkdownDigest));
}

#[test]
fn terminal() {
    insta::assert_snapshot!(exported(&Digest { width: 72, colour: false }));
}

/// The page without its style sheet, a line an element.
#[test]
fn page() {
    let page = exported(&Html);
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!(format!("{head}<style></style>{body}").replace("><", ">\n<"));
}

#[test]
fn the_same_story_gives_the_same_page() {
    assert_eq!(exported(&Html), exported(&Html));
}
