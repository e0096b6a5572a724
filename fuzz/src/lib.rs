//! What every fuzzed report must satisfy.

use plimsoll_capture::{Captured, Fidelity, Input, Kind, Options, Report, capture};

/// Captures `bytes` as `kind` and checks each report.
pub fn check(kind: Kind, bytes: &[u8]) {
    let captured: Captured = capture(Input { name: "input", bytes, kind }, &Options::default());
    for report in &captured.reports {
        check_zones(report);
        if kind == Kind::Text || kind == Kind::Html {
            check_source(report, bytes);
        }
    }
}

fn check_zones(report: &Report) {
    let mut end = 0;
    for zoned in &report.zones {
        assert!(zoned.span.start() >= end);
        end = zoned.span.end();
        assert!(report.text.get(zoned.span.range()).is_some());
    }
}

fn check_source(report: &Report, raw: &[u8]) {
    for run in report.source_map.runs().iter().filter(|run| run.fidelity == Fidelity::Verbatim) {
        assert_eq!(report.text.as_bytes().get(run.text.range()), raw.get(run.raw.range()));
    }
}
