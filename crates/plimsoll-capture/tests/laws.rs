//! What holds for all input.

use plimsoll_capture::{Captured, Fidelity, Input, Kind, Options, Report, capture};
use proptest::prelude::*;

const KINDS: [Kind; 4] = [Kind::Text, Kind::Html, Kind::Json, Kind::JsonLines];

fn read(kind: Kind, bytes: &[u8]) -> Captured {
    capture(Input { name: "input", bytes, kind }, &Options::default())
}

fn check_zones(report: &Report) {
    let mut end = 0;
    for zoned in &report.zones {
        assert!(
            zoned.span.start() >= end && !zoned.span.is_empty(),
            "zones overlap or are empty: {:?}",
            report.zones
        );
        end = zoned.span.end();
        assert!(report.text.get(zoned.span.range()).is_some(), "a zone cuts a character");
    }
    assert!(end as usize <= report.text.len());
    let covered = |at: usize| report.zone_at(at as u32).is_some();
    for (at, mark) in report.text.char_indices().filter(|(_, mark)| mark.is_alphanumeric()) {
        assert!(covered(at), "{mark:?} at {at} is in no zone of {:?}", report.text);
    }
}

/// The runs lie in order, and those that are verbatim equal the bytes they name.
fn check_source(report: &Report, raw: &[u8]) {
    let mut end = 0;
    for run in report.source_map.runs() {
        assert!(run.text.start() >= end);
        end = run.text.end();
        let words = report.text.get(run.text.range()).map(str::as_bytes);
        let bytes = raw.get(run.raw.range()).expect("a raw span lies in the input");
        match run.fidelity {
            Fidelity::Verbatim => assert_eq!(report.text.as_bytes().get(run.text.range()), Some(bytes)),
            Fidelity::Decoded => assert!(words.is_some() && !bytes.is_empty()),
        }
    }
    assert!(end as usize <= report.text.len());
}

fn check(kind: Kind, bytes: &[u8]) {
    let captured = read(kind, bytes);
    for report in &captured.reports {
        check_zones(report);
    }
    match kind {
        Kind::Text | Kind::Html => captured.reports.iter().for_each(|report| check_source(report, bytes)),
        Kind::Json | Kind::JsonLines => {}
    }
    let again = read(kind, bytes);
    assert_eq!(captured.reports, again.reports);
    assert_eq!(captured.problems, again.problems);
}

fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

const LINES: &[&str] = &[
    "By Jo Marsh\n",
    "3 May 2024\n",
    "\n",
    "Photo: Meridian\n",
    "The port counted 40 ships in May, the harbour master said.\n",
    "See also\n",
    "×\n",
    "Tavia buys boats",
    "\r\n",
    "\u{a0}",
    "Updated 2024-05-03T10:00Z\n",
    "\u{feff}",
    "é",
    "Share :",
    " | Image: AP\n",
    "\u{2028}",
    "©",
    "READ MORE: ",
    "the quay and\n",
    "\t",
];
const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"caption\">",
    "</div>",
    "<table>",
    "<td>",
    "<b>",
    "</b>",
    "<a href='x'>",
    "</a>",
    "&amp;",
    "&lt;",
    "&eacute;",
    "&#x80;",
    "&nosuch;",
    "&",
    "<",
    ">",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<br>",
    "<svg>",
    "</svg>",
    "<title>",
    "</title>",
    "<h2>",
    "</h2>",
    "<li>",
    "<ul>",
    "The port counted 40 ships in May, the harbour master said. ",
    "\u{1}",
    "\0",
    "\r\n",
    "\n",
    " ",
    "é",
    "\u{fffd}",
    "<figure>",
    "</figure>",
    "<pre>",
    "\u{2}",
    "<textarea>",
    "<template>",
    "<frameset>",
    "<select>",
    "</body>",
    "\"",
    "'",
    "=",
];

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        KINDS.into_iter().for_each(|kind| check(kind, &bytes));
    }

    #[test]
    fn any_lines(text in pieces(LINES)) {
        check(Kind::Text, text.as_bytes());
    }

    #[test]
    fn any_markup(html in pieces(MARKUP)) {
        check(Kind::Html, html.as_bytes());
    }

    #[test]
    fn any_text_in_json(text in any::<String>(), wide in any::<bool>()) {
        let escaped: String = match wide {
            true => format!("\"{}\"", text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>()),
            false => serde_json::to_string(&text).expect("a string is JSON"),
        };
        let json = format!("{{\"title\": \"t\", \"text\": {escaped}}}");
        let captured = read(Kind::JsonLines, json.as_bytes());
        let report = &captured.reports[0];
        prop_assert_eq!(&report.text, &text);
        check_zones(report);
        check_source(report, json.as_bytes());
        let mapped: u32 = report.source_map.runs().iter().map(|run| run.text.len()).sum();
        prop_assert_eq!(mapped as usize, text.len());
    }
}
