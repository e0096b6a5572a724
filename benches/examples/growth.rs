//! What the ledger of many claims takes: `growth 10000`, `growth 100000`, `growth 1000000`.

#[path = "../growth/mod.rs"]
mod growth;

use std::error::Error;
use std::fs;
use std::time::Instant;

use plimsoll_ledger::{Limits, Question, Reckoning, ReportClaims};
use plimsoll_lexicon::Lexicon;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The most memory that this process has held, in MB; none where the system does not tell.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? / 1024)
}

fn tell(what: &str, since: Instant) {
    let memory = most_memory().map_or_else(String::new, |most| format!(", {most} MB at most so far"));
    println!("{what}: {:.2} s{memory}", since.elapsed().as_secs_f64());
}

fn main() -> Result<(), Box<dyn Error>> {
    let claims = std::env::args().nth(1).ok_or("how many claims?")?.parse()?;
    let lexicon = Lexicon::shipped("arms-transfers")?;
    let start = Instant::now();
    let told = growth::grown(claims, &lexicon);
    let claims: usize = told.iter().map(|(_, claims)| claims.len()).sum();
    tell(&format!("{} reports read, {claims} claims", told.len()), start);
    let pairs: Vec<ReportClaims<'_>> =
        told.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let limits = Limits::shipped();
    let start = Instant::now();
    let reckoning = Reckoning::answering(&Question::default(), &pairs, &limits);
    let counts = reckoning.counts;
    let most = reckoning.origins().map(|origin| origin.reports.len()).max().unwrap_or_default();
    tell(
        &format!(
            "traced and reconciled: {} origins (one of {most} reports), {} counters, {} series, {} findings",
            counts.origins,
            counts.counters,
            reckoning.series.len(),
            reckoning.findings.len(),
        ),
        start,
    );
    Ok(())
}
