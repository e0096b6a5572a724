//! What every fuzzed report must satisfy.

use std::sync::LazyLock;

use plimsoll_capture::{Captured, Fidelity, Input, Kind, Moment, Options, Report, capture};
use plimsoll_lexicon::Lexicon;
use plimsoll_pack::{File, Pack};

/// Captures `bytes` as `kind` and checks each report.
pub fn check(kind: Kind, bytes: &[u8]) {
    let captured: Captured = capture(Input { name: "input", bytes, kind }, &options());
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

fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::shipped("arms-transfers").expect("the word lists compile"));
    &LEXICON
}

/// Reads `bytes` as a report's text and checks every claim.
pub fn check_reading(bytes: &[u8]) {
    let captured = capture(Input { name: "input", bytes, kind: Kind::Text }, &options());
    for report in &captured.reports {
        let claims = plimsoll_claim::read(report, lexicon());
        let ids: Vec<_> = claims.iter().map(|claim| &claim.claim).collect();
        for claim in &claims {
            assert_eq!(claim.spans.quantity.of(&report.text), claim.quantity.text);
            let spans = &claim.spans;
            for span in
                [spans.unit, spans.item, spans.measure, spans.speaker, spans.cue].into_iter().flatten()
            {
                assert!(report.text.get(span.range()).is_some());
            }
            assert!(claim.of.iter().chain(&claim.alternative_to).all(|other| ids.contains(&other)));
        }
    }
}

/// A report of which proposals are made.
const PROPOSED_OF: &str = "The mayor, 61, said on 4 August that 40 crates were found. North Korea sent more than 6,700 \
    containers to Russia, 17 of 24 drones were shot down, and a leader and two guards were captured.";

/// Reads `bytes` as a model's answer and holds its proposals against a report.
pub fn check_answer(bytes: &[u8]) {
    let Some(opinion) = plimsoll_assist::answer::read(&String::from_utf8_lossy(bytes)) else { return };
    let input = Input { name: "input", bytes: PROPOSED_OF.as_bytes(), kind: Kind::Text };
    for report in &capture(input, &options()).reports {
        let claims = plimsoll_claim::read(report, lexicon());
        let verdicts = plimsoll_claim::examine(report, lexicon(), &claims, &opinion.proposals);
        assert_eq!(verdicts.len(), opinion.proposals.len());
        for (verdict, proposal) in verdicts.iter().zip(&opinion.proposals) {
            if let plimsoll_claim::Verdict::Claim(claim) = verdict {
                assert!(claim.assisted && report.text.contains(proposal.quantity.trim()));
                let read = (claim.quantity.low, claim.quantity.high, claim.quantity.bound);
                assert_eq!(read, (proposal.low, proposal.high, proposal.bound));
            }
        }
    }
}

/// Checks `bytes` as a pack: every fault has a place in its text, and a pack without faults compiles.
pub fn check_pack(bytes: &[u8]) {
    let Err(found) = Pack::of(&[File { name: "pack.toml", bytes }]) else { return };
    assert!(!found.faults.is_empty());
    for fault in &found.faults {
        assert!(!fault.says.is_empty() && !fault.help.is_empty());
        for place in [&fault.place].into_iter().chain(fault.against.as_ref().map(|(place, _)| place)) {
            assert!(found.texts[place.file].1.get(place.bytes.clone()).is_some(), "{fault:?}");
        }
    }
}

/// Cuts `bytes` into tokens and sentences and checks that nothing but white space is lost.
pub fn check_spans(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let tokens = plimsoll_text::tokens(text);
    let mut end = 0;
    for token in &tokens {
        let between = &text[end as usize..token.span.start() as usize];
        assert!(between.chars().all(|mark| mark.is_whitespace()
            || mark.is_control()
            || matches!(mark, '\u{200b}' | '\u{feff}' | '\u{ad}')));
        end = token.span.end();
    }
    let mut next = 0;
    for sentence in plimsoll_text::sentences(text, &tokens) {
        assert_eq!(sentence.tokens.start, next);
        next = sentence.tokens.end;
    }
    assert_eq!(next, tokens.len());
    let lines = plimsoll_text::LineIndex::new(text);
    assert_eq!(lines.position(text, 0).line, 1);
}

/// A day of publication for reports that tell none, so that "last week" is counted from something.
fn options() -> Options {
    Options { published: Moment::day(2024, 2, 28) }
}
