//! Reads reports and claims as JSON Lines and prints rows of their ledger: `ledger REPORTS CLAIMS origins|series|findings`.
//! On stderr it tells what that took.

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write, stdout};
use std::time::Instant;

use plimsoll_capture::{Moment, Report, SourceMap};
use plimsoll_claim::Claim;
use plimsoll_ledger::{Ledger, Limits, ReportClaims};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    #[serde(alias = "report")]
    id: String,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    title: Option<String>,
    text: String,
}

fn moment(text: &str) -> Option<Moment> {
    let mut parts = text.get(..10).unwrap_or(text).split('-');
    let year = parts.next()?.parse().ok()?;
    match (parts.next().and_then(|month| month.parse().ok()), parts.next().and_then(|day| day.parse().ok())) {
        (Some(month), Some(day)) => Moment::day(year, month, day),
        (Some(month), None) => Moment::month(year, month),
        _ => Moment::year(year),
    }
}

fn report(line: Line) -> Report {
    Report {
        id: line.id,
        url: line.url,
        outlet: line.outlet,
        byline: None,
        published: line.published.as_deref().and_then(moment),
        updated: None,
        title: line.title,
        language: plimsoll_text::language_of(&line.text),
        hash: format!("blake3:{}", blake3::hash(line.text.as_bytes()).to_hex()),
        text: line.text,
        zones: Vec::new(),
        remarks: Vec::new(),
        wires: Vec::new(),
        links: Vec::new(),
        source_map: SourceMap::default(),
    }
}

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The rows of a file of JSON Lines.
fn rows<T: serde::de::DeserializeOwned>(path: &str) -> Result<Vec<T>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in BufReader::with_capacity(1 << 20, File::open(path)?).lines() {
        rows.push(serde_json::from_str(&line?)?);
    }
    Ok(rows)
}

/// The most memory that this process has held, in MB; none where the system does not tell.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? / 1024)
}

fn tell(what: &str, since: Instant) {
    let memory = most_memory().map_or_else(String::new, |most| format!(", {most} MB at most so far"));
    eprintln!("{what}: {:.2} s{memory}", since.elapsed().as_secs_f64());
}

fn print<T: serde::Serialize>(rows: &[T]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for row in rows {
        serde_json::to_writer(&mut out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, claims, rows_of] = arguments.as_slice() else {
        return Err("give REPORTS CLAIMS origins|series|findings|counts".into());
    };
    let start = Instant::now();
    let reports: Vec<Report> = rows::<Line>(reports)?.into_iter().map(report).collect();
    let mut claims: Vec<Claim> = rows(claims)?;
    claims.sort_by(|a, b| a.report.cmp(&b.report));
    let of_report: HashMap<&str, &[Claim]> =
        claims.chunk_by(|a, b| a.report == b.report).map(|own| (own[0].report.as_str(), own)).collect();
    let pairs: Vec<ReportClaims<'_>> = reports
        .iter()
        .map(|report| ReportClaims {
            report,
            claims: of_report.get(report.id.as_str()).copied().unwrap_or_default(),
        })
        .collect();
    tell(&format!("read {} reports and {} claims", reports.len(), claims.len()), start);
    let start = Instant::now();
    let ledger = Ledger::of(&pairs, &Limits::shipped());
    tell("traced and reconciled", start);
    match rows_of.as_str() {
        "origins" => print(&ledger.origins),
        "series" => print(&ledger.series),
        "findings" => print(&ledger.findings),
        _ => print(&[ledger.counts]),
    }
}
