//! Whole pages of `corpus/pages`, as they are captured.

use std::fmt::Write;

use plimsoll_capture::{Captured, Input, Moment, Options, capture};

/// The reports for a reader: what is known of each, then its lines with their zones; problems last.
fn shown(captured: &Captured) -> String {
    let mut out = String::new();
    for report in &captured.reports {
        let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
        let mut known = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(out, "{name}: {value}").expect("a string takes all");
            }
        };
        known("report", Some(report.id.clone()));
        known("url", report.url.clone());
        known("outlet", report.outlet.clone());
        known("byline", report.byline.clone());
        known("published", moment(report.published));
        known("updated", moment(report.updated));
        known("title", report.title.clone());
        known("language", Some(report.language.code().to_owned()));
        for remark in &report.remarks {
            known("remark", Some(format!("{}: {}", remark.code, remark.message)));
        }
        for zoned in &report.zones {
            writeln!(out, "{:>9} | {}", zoned.zone.name(), zoned.span.of(&report.text))
                .expect("a string takes all");
        }
        out.push('\n');
    }
    for problem in &captured.problems {
        writeln!(out, "problem: {problem}").expect("a string takes all");
    }
    out
}

fn page(name: &str) -> Captured {
    let path = format!("{}/../../corpus/pages/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("the page is in the corpus");
    capture(Input::new(name, &bytes), &Options::default())
}

macro_rules! pages {
    ($($test:ident: $name:literal,)*) => {
        $(#[test]
        fn $test() {
            insta::assert_snapshot!(shown(&page($name)));
        })*
    };
}

pages! {
    photo_and_links_between_paragraphs: "courier.txt",
    updated_above_and_published_below: "ledger.txt",
    title_twice_and_picture_lines: "northgate.txt",
    dateline_in_wrapped_text: "meridian.txt",
    one_flat_paragraph: "flat.txt",
    web_page_with_linked_data: "tavia.html",
    web_page_in_windows_1252: "latin.html",
    web_page_that_tells_machines_nothing: "harbour.html",
    dumps_with_faulty_lines: "dumps.jsonl",
}
