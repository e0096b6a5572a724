//! Reports and claims from files of JSON Lines, and what work takes.

#![allow(dead_code, unreachable_pub, missing_docs)]

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::time::Instant;

use plimsoll_capture::{Moment, Report, SourceMap};
use plimsoll_claim::Claim;
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

/// Hands the rows of a file of JSON Lines to `take`.
fn rows<T: serde::de::DeserializeOwned>(path: &str, mut take: impl FnMut(T)) -> Result<(), Box<dyn Error>> {
    for line in BufReader::with_capacity(1 << 20, File::open(path)?).lines() {
        take(serde_json::from_str(&line?)?);
    }
    Ok(())
}

/// The most memory that this process has held, in MB; none where the system does not tell.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? / 1024)
}

pub fn tell(what: &str, since: Instant) {
    let memory = most_memory().map_or_else(String::new, |most| format!(", {most} MB at most so far"));
    eprintln!("{what}: {:.2} s{memory}", since.elapsed().as_secs_f64());
}

/// The processor time of this process, in seconds, where the system tells.
pub fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 =
        behind.split_whitespace().skip(11).take(2).filter_map(|one| one.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// Reports with their claims.
pub type Pile = Vec<(Report, Vec<Claim>)>;

/// The reports of one file with their claims from another.
pub fn read(reports_file: &str, claims_file: &str) -> Result<Pile, Box<dyn Error>> {
    let mut reports: Vec<Report> = Vec::new();
    rows(reports_file, |line: Line| reports.push(report(line)))?;
    let places: HashMap<&str, usize> =
        reports.iter().enumerate().map(|(place, report)| (report.id.as_str(), place)).collect();
    let mut claims: Vec<Vec<Claim>> = vec![Vec::new(); reports.len()];
    let mut together: Vec<Claim> = Vec::new();
    let mut put_away = |together: &mut Vec<Claim>| {
        let place = together.first().and_then(|claim| places.get(claim.report.as_str()));
        if let Some(&place) = place {
            claims[place].reserve_exact(together.len());
            claims[place].append(together);
        }
        together.clear();
    };
    rows(claims_file, |mut claim: Claim| {
        // The ledger asks for no derivations, and they take a sixth of a claim's room.
        claim.derivation = Vec::new();
        if together.first().is_some_and(|first| first.report != claim.report) {
            put_away(&mut together);
        }
        together.push(claim);
    })?;
    put_away(&mut together);
    Ok(reports.into_iter().zip(claims).collect())
}
