//! How much plain text is captured and read in a second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use plimsoll_capture::{Input, Kind, Options, capture};
use plimsoll_lexicon::Lexicon;

/// Bytes of text that are read at once.
const LENGTH: usize = 1 << 20;

fn reading(criterion: &mut Criterion) {
    let text = plimsoll_bench::text(LENGTH);
    let lexicon = Lexicon::shipped("arms-transfers").expect("the pack comes with the crate");
    let input = Input { name: "bench.txt", bytes: text.as_bytes(), kind: Kind::Text };
    let captured = || capture(input, &Options::default());
    let report = captured().reports.pop().expect("a text is a report");

    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    group.bench_function("capture", |bencher| bencher.iter(|| black_box(captured())));
    group.bench_function("claims", |bencher| {
        bencher.iter(|| black_box(plimsoll_claim::read(&report, &lexicon)))
    });
    group.bench_function("capture and claims", |bencher| {
        bencher.iter(|| {
            let captured = captured();
            captured.reports.iter().map(|report| plimsoll_claim::read(report, &lexicon).len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
