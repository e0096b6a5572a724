//! Reads reports and claims as JSON Lines and prints rows of their ledger: `ledger REPORTS CLAIMS origins|series|findings`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

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

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, claims, rows] = arguments.as_slice() else {
        return Err("give REPORTS CLAIMS origins|series|findings|counts".into());
    };
    let reports = fs::read_to_string(reports)?;
    let reports: Vec<Report> =
        reports.lines().map(|line| serde_json::from_str(line).map(report)).collect::<Result<_, _>>()?;
    let mut claims_of: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for line in fs::read_to_string(claims)?.lines() {
        let claim: Claim = serde_json::from_str(line)?;
        claims_of.entry(claim.report.clone()).or_default().push(claim);
    }
    let none = Vec::new();
    let pairs: Vec<ReportClaims<'_>> = reports
        .iter()
        .map(|report| ReportClaims { report, claims: claims_of.get(&report.id).unwrap_or(&none) })
        .collect();
    let ledger = Ledger::of(&pairs, &Limits::shipped());
    let lines: Vec<String> = match rows.as_str() {
        "origins" => ledger.origins.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
        "series" => ledger.series.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
        "findings" => ledger.findings.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
        _ => vec![serde_json::to_string(&ledger.counts)?],
    };
    for line in lines {
        println!("{line}");
    }
    Ok(())
}
