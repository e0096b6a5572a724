//! Three reports of one count, as `plimsoll` printed them, so that these tests hold whatever becomes of the reading: an
//! outlet, an address and a text that would be a formula, a script and markup if they were let.

use plimsoll_capture::{Moment, Remark, Report, SourceMap, Zone, ZoneSpan};
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Counts, Ledger, ReportClaims};
use plimsoll_report::{Record, Sheet};
use plimsoll_text::{Span, language_of};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Reports, claims and their ledger.
pub struct Story {
    reports: Vec<(Report, Vec<Claim>)>,
    events: Vec<Event>,
    ledger: Ledger,
}

#[derive(Deserialize)]
struct ReportRow {
    report: String,
    url: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: String,
    title: Option<String>,
    text: String,
    zones: Vec<ZoneRow>,
    hash: String,
}

#[derive(Deserialize)]
struct ZoneRow {
    zone: Zone,
    start: u32,
    end: u32,
}

impl Story {
    pub fn read() -> Self {
        let claims: Vec<Claim> = lines(include_str!("claims.jsonl"));
        let reports: Vec<ReportRow> = lines(include_str!("reports.jsonl"));
        let counts = Counts {
            reports: 3,
            mirrors: 0,
            outlets: 2,
            claims: 8,
            origins: 5,
            independent_origins: 2,
            counters: 1,
        };
        let ledger = Ledger {
            origins: lines(include_str!("origins.jsonl")),
            series: lines(include_str!("series.jsonl")),
            findings: lines(include_str!("findings.jsonl")),
            ratios: lines(include_str!("ratios.jsonl")),
            estimates: lines(include_str!("estimates.jsonl")),
            counts,
            ..Ledger::default()
        };
        let with_claims = |row: ReportRow| {
            let own = claims.iter().filter(|claim| claim.report == row.report).cloned().collect();
            (report(row), own)
        };
        let events = lines(include_str!("statements.jsonl"));
        Self { reports: reports.into_iter().map(with_claims).collect(), events, ledger }
    }

    pub fn with_sheet<T>(&self, see: impl FnOnce(&Sheet<'_>) -> T) -> T {
        let reports: Vec<ReportClaims<'_>> =
            self.reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
        see(&Sheet {
            reports: &reports,
            events: &self.events,
            ledger: &self.ledger,
            unread: 1,
            record: Record::default(),
        })
    }
}

fn lines<T: DeserializeOwned>(text: &str) -> Vec<T> {
    text.lines().map(|line| serde_json::from_str(line).expect("a row of the story")).collect()
}

fn report(row: ReportRow) -> Report {
    let day: Vec<i16> = row.published.split('-').filter_map(|part| part.parse().ok()).collect();
    let zone = |zone: &ZoneRow| ZoneSpan { zone: zone.zone, span: Span::new(zone.start, zone.end) };
    Report {
        id: row.report,
        url: row.url,
        outlet: row.outlet,
        byline: row.byline,
        published: Moment::day(day[0], day[1] as u8, day[2] as u8),
        updated: None,
        title: row.title,
        language: language_of(&row.text),
        text: row.text,
        zones: row.zones.iter().map(zone).collect(),
        hash: row.hash,
        remarks: vec![Remark::new("zone-ambiguous", "a line may be a caption or a part of the text")],
        wires: Vec::new(),
        links: Vec::new(),
        source_map: SourceMap::default(),
    }
}
