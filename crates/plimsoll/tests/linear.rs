//! Twice the text gives twice of everything: what is found does not depend on how much stands around it.
//!
//! Time is measured by the benchmark `reading`, not here.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plimsoll_capture::{Input, Kind, Options, Report, capture};
use plimsoll_claim::Analysis;
use plimsoll_lexicon::Lexicon;

const PARAGRAPH: &str = "\
The ministry said on 4 March 2024 that North Korea had sent more than 6,700 containers to Russia since September 2023. \
They could hold up to 3 million rounds of 152 mm artillery shells or 500,000 rounds of 122 mm shells, it added.

";

fn report(text: &str) -> Report {
    let input = Input { name: "report.txt", bytes: text.as_bytes(), kind: Kind::Text };
    capture(input, &Options::default()).reports.pop().unwrap()
}

/// Tokens, sentences, times, quantities, claims.
fn found(times: usize, lexicon: &Lexicon) -> [usize; 5] {
    let report = report(&PARAGRAPH.repeat(times));
    let analysis = Analysis::of_text(&report, lexicon);
    let claims = plimsoll_claim::read(&report, lexicon).len();
    let reading = &analysis.reading;
    [reading.tokens.len(), reading.sentences.len(), analysis.times.len(), analysis.quantities.len(), claims]
}

#[test]
fn twice_the_text_gives_twice_of_everything() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let [ten, twenty, forty] = [10, 20, 40].map(|times| found(times, &lexicon));
    assert!(ten.iter().all(|count| *count > 0), "{ten:?}");
    // The first paragraph may be taken for a heading; between the others there is no difference.
    for (at, name) in ["tokens", "sentences", "times", "quantities", "claims"].iter().enumerate() {
        assert_eq!(
            forty[at] - twenty[at],
            2 * (twenty[at] - ten[at]),
            "{name}: {ten:?} {twenty:?} {forty:?}"
        );
    }
}

/// Repetition of one mark or word is what a quadratic scan or a deep recursion would choke on.
#[test]
fn a_megabyte_of_one_thing_is_read() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    for unit in
        ["(", "7", "said ", "said 7 ", "\"", "of ", "<div>", "or 5 ", "Shin ", "\n\n", "- ", "since 2023 "]
    {
        let text = unit.repeat((1 << 20) / unit.len());
        let report = report(&text);
        let claims = plimsoll_claim::read(&report, &lexicon);
        assert!(claims.len() <= text.len(), "{unit}");
    }
}
