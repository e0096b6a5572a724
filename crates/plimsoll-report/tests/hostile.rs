//! Hostile words in every field a report or a person fills: they come back as they were, or do nothing, in every form.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs, dead_code)]
mod pile;

use pile::{Pile, Words};
use plimsoll_report::{
    Archive, ClaimReview, Csv, Exporter, FORMS, FollowTheMoney, GeoJson, Html, HtmlDossier, MarkdownDossier,
    RowForm, Rows, Rowwise, Stix, WebAnnotation,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// What would be a formula, a script, a tag, an end of line or a turn of writing if it were let.
const HOSTILE: [&str; 23] = [
    "\"quoted\" 'words'",
    "one\ntwo\r\nthree",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "x;=cmd|' /C calc'!A0",
    "+1-2",
    "@SUM(A1)",
    "\t=1",
    "a\u{0}b\u{1b}[31m\u{7f}",
    "a\u{2028}b\u{2029}c",
    "\u{202e}gnp.exe\u{2066}",
    "\u{feff}=1",
    "{{7*7}} ${7*7} %00",
    "javascript:alert(1)",
    "[^1]: note [x](javascript:alert(1)) ![i](http://a.example/p.png)",
    "# heading\n\n- item\n\n```\ncode",
    "]]><!-- --> &lt;b&gt; &#x3c;",
    "| a | b |\n| --- | --- |",
    "http://a.example/\"><svg onload=alert(1)>",
    "漢字 🚢 e\u{301}",
    "\\u003c \\n \\",
    "Ⱥ 5ໂ𑏅<3",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..HOSTILE.len()).prop_map(|at| HOSTILE[at].to_string()),
        1 => "\\PC{0,12}",
        1 => any::<String>().prop_map(|text| text.chars().take(16).collect()),
    ]
}

#[derive(Clone, Debug)]
struct Fields {
    id: String,
    url: String,
    outlet: String,
    title: String,
    speaker: String,
    tail: String,
    verdict: String,
}

fn fields() -> impl Strategy<Value = Fields> {
    (words(), words(), words(), words(), words(), words(), words()).prop_map(
        |(id, url, outlet, title, speaker, tail, verdict)| Fields {
            id,
            url,
            outlet,
            title,
            speaker,
            tail,
            verdict,
        },
    )
}

fn pile_of(fields: &Fields) -> Pile {
    let text = format!(
        "North Korea had sent more than 4,300 containers of shells to Russia, Minister Baek {0} said on Monday. {1} They could hold 5,000 rounds, \
         {0} added. {1}",
        fields.speaker, fields.tail
    );
    let report = serde_json::json!({"id": fields.id, "url": fields.url, "outlet": fields.outlet, "published": "2031-02-12",
        "title": fields.title, "byline": fields.tail, "text": text});
    let mut pile = Pile::of(&[("a.json", report.to_string().as_bytes())]);
    pile.decide(&Words {
        verdict: &fields.verdict,
        text: &fields.tail,
        what: &fields.speaker,
        source: &fields.outlet,
        house: &fields.title,
    });
    pile
}

/// All texts in a value.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        Value::Object(members) => members.values().for_each(|value| texts(value, into)),
        _ => {}
    }
}

fn parsed(pile: &Pile, exporter: &dyn Exporter) -> Vec<Value> {
    let text = pile.exported(exporter);
    match serde_json::from_str(&text) {
        Ok(value) => vec![value],
        Err(_) => text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Forms of JSON parse, no raw `<` or line end of JavaScript leaves those that pages embed, and words come back as they were.
    #[test]
    fn json_forms_give_the_words_back(fields in fields()) {
        let pile = pile_of(&fields);
        for exporter in [&Stix as &dyn Exporter, &FollowTheMoney, &WebAnnotation, &GeoJson, &ClaimReview] {
            let text = pile.exported(exporter);
            let is_safe = !text.contains(['<', '\u{2028}', '\u{2029}']);
            prop_assert!(is_safe);
            parsed(&pile, exporter);
        }
        let mut said = Vec::new();
        parsed(&pile, &Archive).iter().for_each(|line| texts(line, &mut said));
        parsed(&pile, &ClaimReview).iter().for_each(|line| texts(line, &mut said));
        for (report, _) in pile.reports() {
            prop_assert!(said.contains(&report.text) && said.contains(&report.id));
        }
        prop_assert!(said.contains(&fields.verdict));
        let mut stix = Vec::new();
        parsed(&pile, &Stix).iter().for_each(|line| texts(line, &mut stix));
        for (report, _) in pile.reports() {
            prop_assert!(report.outlet.as_ref().is_none_or(|outlet| stix.contains(outlet)));
        }
    }

    /// Cells begin no formula, whichever mark a spreadsheet takes for the end of a cell.
    #[test]
    fn no_cell_is_a_formula(fields in fields()) {
        let pile = pile_of(&fields);
        for rows in [Rows::Claims, Rows::Reports, Rows::Origins, Rows::Findings, Rows::Statements] {
            let form: &dyn RowForm = &Csv;
            let text = pile.exported(&Rowwise { form, rows });
            let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            for cell in records.iter().flat_map(|record| record.iter()) {
                for part in cell.split([';', '\t', '\n', '\r']) {
                    let bare = part.trim_start_matches(|letter: char| {
                        let is_invisible = ['\u{feff}', '\u{202e}', '\u{2066}'].contains(&letter);
                        letter.is_whitespace() || letter.is_control() || letter == '"' || is_invisible
                    });
                    let is_number = part.parse::<f64>().is_ok();
                    let is_inert = is_number || !bare.starts_with(['=', '+', '-', '@']);
                    prop_assert!(is_inert, "{:?}", cell);
                }
            }
        }
    }

    /// Pages hold no script, no handler and no address but those of the web.
    #[test]
    fn pages_hold_no_script(fields in fields()) {
        let pile = pile_of(&fields);
        for page in [pile.exported(&Html), pile.exported(&HtmlDossier)] {
            prop_assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<svg onload"));
            for (at, _) in page.match_indices(" href=\"") {
                let address = &page[at + 7..];
                prop_assert!(address.starts_with('#') || address.starts_with("http"));
            }
        }
    }

    /// Markdown makes of the words nothing but words: no tag, no picture, no code, no link but to the web, no note without its text.
    #[test]
    fn markdown_makes_nothing_of_the_words(fields in fields()) {
        let text = pile_of(&fields).exported(&MarkdownDossier);
        let (mut named, mut defined) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        for event in Parser::new_ext(&text, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH) {
            match event {
                Event::Html(tag) | Event::InlineHtml(tag) => {
                    let is_own = ["<sub>", "</sub>"].contains(&&*tag);
                    prop_assert!(is_own, "{}", tag);
                },
                Event::Code(code) => prop_assert!(false, "{}", code),
                Event::InlineMath(words) | Event::DisplayMath(words) => prop_assert!(false, "{}", words),
                Event::Start(Tag::Image { dest_url, .. }) => prop_assert!(false, "{}", dest_url),
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_)) => prop_assert!(false, "{}", text),
                Event::Start(Tag::Link { dest_url, .. }) => prop_assert!(dest_url.starts_with("http"), "{}", dest_url),
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    prop_assert!(defined.insert(name.to_string()), "{} is there twice", name);
                }
                Event::FootnoteReference(name) => {
                    named.insert(name.to_string());
                }
                _ => {}
            }
        }
        prop_assert_eq!(named, defined);
    }

    /// No form fails, and each is the same bytes twice.
    #[test]
    fn every_form_holds(fields in fields()) {
        let pile = pile_of(&fields);
        for form in FORMS {
            prop_assert_eq!(pile.exported(form.exporter), pile.exported(form.exporter));
        }
    }
}
