//! How much plain text is captured and read in a second.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use plimsoll_capture::{Input, Kind, Options, capture};
use plimsoll_lexicon::Lexicon;

/// Bytes of text that are read at once.
const LENGTH: usize = 1 << 20;
/// Read where the sample reports are not at hand.
const OWN: &str = "\
The ministry said on Monday that North Korea had sent more than 6,700 containers to Russia since September 2023. They \
could hold up to 3 million rounds of 152 mm artillery shells or 500,000 rounds of 122 mm shells, the minister added.

Two officials told the Harbour Gazette last week that some of the ships had sailed again in March.

";

/// The sample reports one after the other, as often as fills the length.
fn text() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let samples: Vec<String> = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let once = if samples.is_empty() { OWN.to_string() } else { samples.join("\n\n") };
    once.repeat(LENGTH / once.len() + 1)
}

fn reading(criterion: &mut Criterion) {
    let text = text();
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
