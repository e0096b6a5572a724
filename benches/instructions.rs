//! How many instructions each step of reading takes: a count that holds on a machine that is busy with other work.
//!
//! Needs valgrind and `gungraun-runner` of the version in Cargo.lock: `cargo install gungraun-runner --version 0.20.0`.

#![allow(missing_docs, reason = "the macros of the benchmark make undocumented items")]

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use plimsoll_capture::{Captured, Input, Kind, Options, Report, capture};
use plimsoll_claim::Claim;
use plimsoll_lexicon::Lexicon;
use plimsoll_text::{Token, tokens};

/// Bytes of text that are read at once.
const LENGTH: usize = 100_000;

fn text() -> String {
    plimsoll_bench::text(LENGTH)
}

fn captured(text: &str) -> Captured {
    capture(Input { name: "bench.txt", bytes: text.as_bytes(), kind: Kind::Text }, &Options::default())
}

fn report() -> (Report, Lexicon) {
    let report = captured(&text()).reports.pop().expect("a text is a report");
    (report, Lexicon::shipped("arms-transfers").expect("the pack comes with the crate"))
}

#[library_benchmark]
#[bench::samples(text())]
fn cut(text: String) -> Vec<Token> {
    black_box(tokens(&text))
}

#[library_benchmark]
#[bench::samples(text())]
fn capture_text(text: String) -> Captured {
    black_box(captured(&text))
}

#[library_benchmark]
#[bench::samples(report())]
fn claims((report, lexicon): (Report, Lexicon)) -> (Vec<Claim>, Lexicon) {
    (black_box(plimsoll_claim::read(&report, &lexicon)), lexicon)
}

#[library_benchmark]
fn word_lists() -> Lexicon {
    black_box(Lexicon::shipped("arms-transfers").expect("the pack comes with the crate"))
}

library_benchmark_group!(name = reading, benchmarks = [cut, capture_text, claims, word_lists]);

main!(library_benchmark_groups = reading);
