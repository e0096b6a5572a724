//! Reads reports and claims as JSON Lines and prints rows of their ledger: `ledger REPORTS CLAIMS origins|series|findings`.
//! On stderr it tells what that took.

mod rows;

use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::time::Instant;

use plimsoll_ledger::{Limits, Question, Reckoning, ReportClaims};
use rows::tell;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn print(rows: impl Iterator<Item = impl serde::Serialize>) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for row in rows {
        serde_json::to_writer(&mut out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports_file, claims_file, rows_of] = arguments.as_slice() else {
        return Err("give REPORTS CLAIMS origins|series|findings|counts".into());
    };
    let start = Instant::now();
    let read = rows::read(reports_file, claims_file)?;
    let all: usize = read.iter().map(|(_, claims)| claims.len()).sum();
    let pairs: Vec<ReportClaims<'_>> =
        read.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    tell(&format!("read {} reports and {all} claims", read.len()), start);
    let start = Instant::now();
    let limits = Limits::shipped();
    let reckoning = Reckoning::answering(&Question::default(), &pairs, &limits);
    tell("traced and reconciled", start);
    match rows_of.as_str() {
        "origins" => print(reckoning.origins())?,
        "series" => print(reckoning.series.iter())?,
        "findings" => print(reckoning.findings.iter())?,
        _ => print([reckoning.counts].iter())?,
    }
    let start = Instant::now();
    tell(&format!("wrote out the rows of {} origins", reckoning.origins().count()), start);
    Ok(())
}
