//! How many claims are traced and reconciled in a second.

#[path = "growth/mod.rs"]
mod growth;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use plimsoll_ledger::{Ledger, Limits, ReportClaims};
use plimsoll_lexicon::Lexicon;

fn ledger(criterion: &mut Criterion) {
    let lexicon = Lexicon::shipped("arms-transfers").expect("the pack comes with the crate");
    let limits = Limits::shipped();
    let mut group = criterion.benchmark_group("ledger");
    group.sample_size(10);
    for claims in [1_000, 10_000] {
        let told = growth::grown(claims, &lexicon);
        let pairs: Vec<ReportClaims<'_>> =
            told.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
        group.throughput(Throughput::Elements(claims as u64));
        group.bench_function(claims.to_string(), |bencher| {
            bencher.iter(|| black_box(Ledger::of(&pairs, &limits)))
        });
    }
    group.finish();
}

criterion_group!(benches, ledger);
criterion_main!(benches);
