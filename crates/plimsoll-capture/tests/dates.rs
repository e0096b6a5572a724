//! Dates of reports, by rows of data.

use plimsoll_capture::{Input, Kind, Moment, Options, capture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rows {
    parse: Vec<Parse>,
    head: Vec<Head>,
}

#[derive(Deserialize)]
struct Parse {
    cases: Vec<[String; 2]>,
    none: Vec<String>,
}

#[derive(Deserialize)]
struct Head {
    text: String,
    published: Option<String>,
    updated: Option<String>,
    #[serde(default)]
    remarks: Vec<String>,
}

fn rows() -> Rows {
    toml::from_str(include_str!("dates.toml")).expect("dates.toml is well formed")
}

fn shown(moment: Option<Moment>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}

#[test]
fn moments_that_stand_alone() {
    for rows in rows().parse {
        for [text, expected] in rows.cases {
            assert_eq!(shown(Moment::parse(&text)), Some(expected), "{text}");
        }
        for text in rows.none {
            assert_eq!(shown(Moment::parse(&text)), None, "{text}");
        }
    }
}

#[test]
fn what_is_printed_reads_the_same() {
    for [_, printed] in rows().parse.into_iter().flat_map(|rows| rows.cases) {
        assert_eq!(shown(Moment::parse(&printed)), Some(printed.clone()));
    }
}

#[test]
fn dates_in_the_head_of_a_report() {
    for row in rows().head {
        let text = format!(
            "Four boats found in harbour\n\n{}\n\nTwo of the boats had no engines, the command said.\n",
            row.text
        );
        let input = Input { name: "report.txt", bytes: text.as_bytes(), kind: Kind::Text };
        let captured = capture(input, &Options::default());
        let report = &captured.reports[0];
        assert_eq!(shown(report.published), row.published, "published: {}", row.text);
        assert_eq!(shown(report.updated), row.updated, "updated: {}", row.text);
        let remarks: Vec<&str> = report.remarks.iter().map(|remark| remark.code.as_ref()).collect();
        assert_eq!(remarks, row.remarks, "remarks: {}", row.text);
    }
}

#[test]
fn a_date_the_caller_knows_fills_in_but_never_replaces() {
    let options = Options { published: Moment::parse("2020-01-02") };
    let published =
        |text: &str| shown(capture(Input::new("a.txt", text.as_bytes()), &options).reports[0].published);
    assert_eq!(published("Four boats were found.").as_deref(), Some("2020-01-02"));
    assert_eq!(
        published("Boats\n\nPublished 3 May 2024\n\nFour boats were found in the harbour on Sunday.")
            .as_deref(),
        Some("2024-05-03")
    );
}
