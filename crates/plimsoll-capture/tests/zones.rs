//! Zones of lines, by rows of data.

use plimsoll_capture::{Input, Kind, Options, Report, Zone, capture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rows {
    page: Vec<Page>,
}

#[derive(Deserialize)]
struct Page {
    why: String,
    lines: Vec<Vec<String>>,
    #[serde(default)]
    whole: bool,
}

const LAST: &str = "No date was given for the delivery of the boats, the yard said.";

/// The text of a page and the zone of each of its lines that is not empty.
fn page(page: &Page) -> (String, Vec<(String, String)>) {
    let mut lines = page.lines.clone();
    if !page.whole {
        lines.push(vec![String::new()]);
        lines.push(vec!["b".into(), LAST.into()]);
    }
    let text: Vec<&str> = lines.iter().map(|line| line.last().map_or("", String::as_str)).collect();
    let zoned =
        lines.iter().filter(|line| line.len() == 2).map(|line| (line[0].clone(), line[1].clone())).collect();
    (text.join("\n"), zoned)
}

fn letter(zone: Option<Zone>) -> &'static str {
    match zone {
        Some(Zone::Headline) => "h",
        Some(Zone::Caption) => "c",
        Some(Zone::Body) => "b",
        Some(Zone::Furniture) => "f",
        None => "none",
    }
}

fn lines_of(report: &Report) -> Vec<(String, String)> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in report.text.split('\n') {
        if !line.trim().is_empty() {
            let start = at + (line.len() - line.trim_start().len()) as u32;
            lines.push((letter(report.zone_at(start)).to_owned(), line.to_owned()));
        }
        at += line.len() as u32 + 1;
    }
    lines
}

#[test]
fn lines_of_copied_pages() {
    let rows: Rows = toml::from_str(include_str!("zones.toml")).expect("zones.toml is well formed");
    for row in &rows.page {
        let (text, expected) = page(row);
        let captured = capture(
            Input { name: "page.txt", bytes: text.as_bytes(), kind: Kind::Text },
            &Options::default(),
        );
        assert_eq!(lines_of(&captured.reports[0]), expected, "{}", row.why);
    }
}

#[test]
fn a_title_apart_leaves_short_lines_in_the_body() {
    let json = br#"{"title":"The dam","text":"The dam holds\n\nIt holds 12 million cubic metres, the office said."}"#;
    let captured = capture(Input { name: "dam.json", bytes: json, kind: Kind::Json }, &Options::default());
    let zones: Vec<Zone> = captured.reports[0].zones.iter().map(|zoned| zoned.zone).collect();
    assert_eq!(zones, [Zone::Body, Zone::Body]);
}
