//! Which inputs are read, how, and what is said of those that are not.

use std::borrow::Cow;

use plimsoll_capture::{Captured, Input, Kind, Options, Remark, capture, capture_line};

fn read(name: &str, bytes: &[u8]) -> Captured {
    capture(Input::new(name, bytes), &Options::default())
}

fn problems(name: &str, bytes: &[u8]) -> Vec<String> {
    read(name, bytes).problems.iter().map(ToString::to_string).collect()
}

fn remarks(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let coded = |remark: Remark| match remark.code {
        Cow::Borrowed(code) => code,
        Cow::Owned(code) => panic!("{code} is no code of ours"),
    };
    read(name, bytes).reports.swap_remove(0).remarks.into_iter().map(coded).collect()
}

#[test]
fn kinds_by_name_and_by_first_bytes() {
    let cases: [(&str, &[u8], Kind); 9] = [
        ("a.txt", b"Four boats", Kind::Text),
        ("a.md", b"# Four boats", Kind::Text),
        ("a.HTM", b"Four boats", Kind::Html),
        ("a", b"  <!DOCTYPE HTML><p>Four boats", Kind::Html),
        ("a.txt", b"<html><p>Four boats", Kind::Html),
        ("a.json", b"{}", Kind::Json),
        ("-", b"{\"text\":\"x\"}\n{\"text\":\"y\"}\n", Kind::JsonLines),
        ("-", b"{\n  \"text\": \"x\"\n}", Kind::Json),
        ("-", b"[1] The first note", Kind::Text),
    ];
    for (name, bytes, kind) in cases {
        assert_eq!(Kind::of(name, bytes), kind, "{name}");
    }
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let cases: [(&[u8], &str); 4] = [
        (
            b"PK\x03\x04rest",
            "dump.txt: this is a ZIP archive (perhaps a Word or spreadsheet file), not text; unpack it, or save the document as plain text",
        ),
        (
            b"%PDF-1.7",
            "dump.txt: this is a PDF file, not text; extract its text first (for example with `pdftotext`)",
        ),
        (b"\x1f\x8b\x08", "dump.txt: this is gzip-compressed data, not text; unpack it first (`gunzip`)"),
        (b"abc\0\0\0def", "dump.txt: this is binary data, not text; give the text of the report"),
    ];
    for (bytes, message) in cases {
        assert_eq!(problems("dump.txt", bytes), [message]);
    }
}

#[test]
fn faults_in_json_name_the_line_or_the_element() {
    let lines = b"{\"text\":\"One.\"}\n7\n{\"text\":7}\n{\"title\":\"t\"}\n{\"text\":\"Two.\"}";
    assert_eq!(read("a.jsonl", lines).reports.len(), 2);
    assert_eq!(
        problems("a.jsonl", lines),
        [
            "a.jsonl:2: a number stands where a report should be; write one JSON object a report",
            "a.jsonl:3: `text` is a number, not text; write it in quotation marks",
            "a.jsonl:4: the report has no text; give it in the field `text` (or `maintext`, `raw_text`)",
        ]
    );
    let array = b"[{\"text\":\"One.\"}, null, {\"text\":\"Two.\"}, {";
    assert_eq!(read("a.json", array).reports.len(), 2);
    let said = problems("a.json", array);
    assert_eq!(said[0], "a.json[1]: null stands where a report should be; write one JSON object a report");
    assert!(said[1].starts_with("a.json[3]: this is not valid JSON"), "{}", said[1]);
}

#[test]
fn ids_come_from_the_report_or_the_name() {
    let ids = |name: &str, bytes: &[u8]| -> Vec<String> {
        read(name, bytes).reports.into_iter().map(|report| report.id).collect()
    };
    assert_eq!(ids("in/port.txt", b"Four boats."), ["port"]);
    assert_eq!(ids("port.json", b"{\"text\":\"One.\"}"), ["port"]);
    assert_eq!(ids("port.json", b"[{\"text\":\"One.\"},{\"id\":9,\"text\":\"Two.\"}]"), ["port:0", "9"]);
    assert_eq!(ids("port.jsonl", b"\n{\"text\":\"One.\"}\n"), ["port:2"]);
}

#[test]
fn each_report_of_a_dump_has_the_hash_of_its_own_bytes() {
    let line = capture_line("a", 1, b"{\"text\":\"One.\"}\r\n", &Options::default())
        .expect("a line")
        .expect("a report");
    let array = read("a.json", b"[ {\"text\":\"One.\"} , {\"text\":\"Two.\"} ]");
    assert_eq!(array.reports[0].hash, line.hash);
    assert_ne!(array.reports[1].hash, line.hash);
    assert_eq!(array.reports[1].source_map.runs()[0].raw.start(), 9);
    // The test vector of BLAKE3 for no bytes at all.
    let nothing = "blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
    assert_eq!(read("a.txt", b"").reports[0].hash, nothing);
    assert!(capture_line("a", 2, b" \r\n", &Options::default()).is_none());
}

#[test]
fn character_sets() {
    let text = |bytes: &[u8]| read("a.txt", bytes).reports[0].text.clone();
    assert_eq!(text(b"\xef\xbb\xbfcaf\xc3\xa9"), "café");
    assert_eq!(text(b"\xff\xfec\0a\0f\0\xe9\0"), "café");
    assert_eq!(text(b"N\0i\0n\0e\0 \0c\0a\0f\0\xe9\0s\0"), "Nine cafés");
    assert_eq!(text(b"Nine caf\xe9s on the quay were shut"), "Nine cafés on the quay were shut");
    assert!(remarks("a.txt", b"Nine caf\xe9s on the quay were shut").contains(&"charset-guessed"));
    assert!(
        remarks(
            "a.txt",
            "é è ê ü ö ä "
                .repeat(3)
                .as_bytes()
                .iter()
                .chain(b"\xff")
                .copied()
                .collect::<Vec<u8>>()
                .as_slice()
        )
        .contains(&"broken-encoding")
    );
}

#[test]
fn remarks_on_what_is_odd() {
    assert_eq!(remarks("a.txt", b" \n\n"), ["empty", "no-date"]);
    assert!(
        remarks("a.txt", b"The port counted 40 ships in May, the harbour master... [+1200 chars]")
            .contains(&"truncated")
    );
    let dutch =
        "De haven telde in mei veertig schepen, zei de havenmeester maandag tegen verslaggevers in de stad.";
    assert!(remarks("a.txt", dutch.as_bytes()).contains(&"not-english"));
    let deep =
        format!("{}<p>The port counted 40 ships in May, the harbour master said.", "<div>".repeat(100_000));
    assert!(remarks("a.html", deep.as_bytes()).contains(&"tags-dropped"));
}

#[test]
fn a_name_or_an_address_gives_what_the_text_leaves_out_and_it_is_remarked() {
    let wire =
        "Port counts 40 ships\n\nTAVIA, Feb. 26 (Meridian Wire) - The port counted 40 ships on Monday.";
    let published = |name: &str, bytes: &[u8]| {
        let report = read(name, bytes).reports.remove(0);
        let code = report.remarks.last().map(|remark| remark.code.to_string());
        (report.published.map(|moment| moment.to_string()), code)
    };
    let found = |day: &str, code: &str| (Some(day.to_string()), Some(code.to_string()));
    assert_eq!(published("2024-02-27-port.txt", wire.as_bytes()), found("2024-02-26", "year-of-name"));
    assert_eq!(published("port.txt", wire.as_bytes()), (None, Some("no-date".to_string())));
    let page =
        r#"{"text": "The port counted 40 ships on Monday.", "url": "https://quay.example/2024/02/28/port"}"#;
    assert_eq!(published("a.json", page.as_bytes()), found("2024-02-28", "date-of-address"));
    let dated = r#"{"text": "The port counted 40 ships on Monday.", "published": "2024-03-01", "url": "https://quay.example/2024/02/28/port"}"#;
    assert_eq!(published("a.json", dated.as_bytes()), (Some("2024-03-01".to_string()), None));
}

#[test]
fn a_row_has_its_keys_in_the_order_of_the_contract() {
    let captured = read("port.txt", b"Four boats were found in the harbour.");
    let row = serde_json::to_string(&captured.reports[0]).expect("a report is JSON");
    let row = row.replace(&captured.reports[0].hash, "blake3:…");
    assert_eq!(
        row,
        concat!(
            r#"{"report":"port","url":null,"outlet":null,"byline":null,"published":null,"updated":null,"title":null,"language":"und","#,
            r#""text":"Four boats were found in the harbour.","zones":[{"zone":"body","start":0,"end":37}],"#,
            r#""hash":"blake3:…","#,
            r#""remarks":[{"code":"no-date","message":"no date of publication is told; days such as \"Monday\" cannot be placed"}],"wires":[],"links":[]}"#
        )
    );
}
