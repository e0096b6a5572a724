//! Stories: reports and claims in TOML, and what their ledger must say.

use std::path::PathBuf;

use plimsoll_capture::{Moment, Report, SourceMap, WirePlace, WireTag, Zone};
use plimsoll_claim::{Bound, Claim, ClaimId, Measure, Modality, Part, Quantity, Spans};
use plimsoll_ledger::{Ledger, Limits, ReportClaims};
use plimsoll_text::{Span, language_of};
use rust_decimal::Decimal;
use serde::Deserialize;
use smol_str::SmolStr;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub about: String,
    #[serde(rename = "report")]
    reports: Vec<ReportRow>,
    pub expect: Expect,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub origins: Vec<Vec<String>>,
    pub counters: Vec<String>,
    pub findings: Vec<String>,
    /// "kind report claim: words of the reason"
    #[serde(default)]
    pub reasons: Vec<String>,
    #[serde(default)]
    pub relations: Vec<String>,
    pub never: Vec<String>,
    /// "kind claim, claim" in the order of the ids.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Kinds of evidence that no origin has.
    #[serde(default)]
    pub no_evidence: Vec<String>,
    /// "claim: name > name > name".
    #[serde(default)]
    pub chains: Vec<String>,
    /// "name > name: kind modality".
    #[serde(default)]
    pub hops: Vec<String>,
    /// Claims of origins that are not clear.
    #[serde(default)]
    pub unclear: Vec<String>,
    #[serde(default)]
    pub mirrors: Vec<String>,
    /// "report claim / report claim: value, verdict"
    #[serde(default)]
    pub ratios: Vec<String>,
    /// "report claim: credibility"
    #[serde(default)]
    pub grades: Vec<String>,
    /// "class method day: low to high"
    #[serde(default)]
    pub estimates: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportRow {
    id: String,
    outlet: String,
    published: String,
    text: String,
    headline: Option<String>,
    url: Option<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    wires: Vec<String>,
    #[serde(rename = "claim")]
    claims: Vec<ClaimRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    name: String,
    words: String,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Bound,
    unit: Option<SmolStr>,
    class: Option<SmolStr>,
    item: Option<SmolStr>,
    measure: Measure,
    supplier: Option<String>,
    recipient: Option<String>,
    speaker: Option<SmolStr>,
    #[serde(default)]
    via: Vec<SmolStr>,
    said_on: Option<String>,
    period: Option<String>,
    modality: Option<Modality>,
    of: Option<String>,
    #[serde(default)]
    or: Vec<String>,
}

/// A story's reports with their claims.
pub struct Told {
    pub reports: Vec<(Report, Vec<Claim>)>,
}

impl Told {
    pub fn ledger(&self) -> Ledger {
        ledger(&self.reports)
    }
}

pub fn ledger(reports: &[(Report, Vec<Claim>)]) -> Ledger {
    let reports: Vec<ReportClaims<'_>> =
        reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    Ledger::of(&reports, &Limits::shipped())
}

/// All stories, by name.
pub fn stories() -> Vec<(String, Story)> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "corpus", "stories"].iter().collect();
    let mut stories: Vec<(String, Story)> = std::fs::read_dir(folder)
        .expect("the corpus has stories")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable story");
            let story = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), story)
        })
        .collect();
    stories.sort_by(|a, b| a.0.cmp(&b.0));
    stories
}

impl Story {
    pub fn told(&self) -> Told {
        Told { reports: self.reports.iter().map(told).collect() }
    }

    /// "report name" of a claim id.
    pub fn name_of(&self, id: &ClaimId) -> String {
        let (report, name) = id.as_str().split_once('/').expect("ids of stories hold a slash");
        format!("{report} {name}")
    }
}

fn told(row: &ReportRow) -> (Report, Vec<Claim>) {
    let report = Report {
        id: row.id.clone(),
        url: row.url.clone(),
        outlet: Some(row.outlet.clone()),
        byline: None,
        published: moment(&row.published),
        updated: None,
        title: None,
        language: language_of(&row.text),
        text: row.text.clone(),
        zones: Vec::new(),
        hash: format!("blake3:{}", blake3::hash(row.text.as_bytes()).to_hex()),
        remarks: Vec::new(),
        wires: row.wires.iter().map(|name| tag(name)).collect(),
        links: row.links.clone(),
        source_map: SourceMap::default(),
    };
    let mut from = 0;
    let claims = row.claims.iter().map(|claim| self::claim(row, claim, &mut from)).collect();
    (report, claims)
}

fn tag(name: &str) -> WireTag {
    WireTag { name: name.to_string(), place: WirePlace::Dateline, span: None }
}

/// The day; none: the report tells none.
fn moment(text: &str) -> Option<Moment> {
    let parts: Vec<u16> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    Moment::day(year as i16, month as u8, day as u8)
}

fn claim(row: &ReportRow, claim: &ClaimRow, from: &mut usize) -> Claim {
    let id = |name: &String| ClaimId::from(format!("{}/{name}", row.id).as_str());
    let at = row.text[*from..].find(&claim.words).map(|at| at + *from);
    let start = at.unwrap_or_else(|| panic!("{} has no {:?} after byte {from}", row.id, claim.words));
    let end = start + claim.words.len();
    *from = end;
    let line_start = row.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = row.text[end..].find('\n').map_or(row.text.len(), |at| at + end);
    let line = &row.text[line_start..line_end];
    let party = |given: &Option<String>, usual: &str| match given.as_deref() {
        Some("none") => None,
        Some(given) => Some(SmolStr::new(given)),
        None => Some(SmolStr::new(usual)),
    };
    Claim {
        report: row.id.as_str().into(),
        claim: id(&claim.name),
        quantity: Quantity {
            low: claim.low,
            high: claim
                .high
                .or_else(|| claim.low.filter(|_| matches!(claim.bound, Bound::Exact | Bound::About))),
            approximate: claim.bound == Bound::About,
            bound: claim.bound,
            text: claim.words.as_str().into(),
        },
        unit: claim.unit.clone(),
        item: claim.item.clone(),
        item_class: claim.class.clone(),
        measure: claim.measure,
        supplier: party(&claim.supplier, "North Korea"),
        recipient: party(&claim.recipient, "Russia"),
        place_from: None,
        place_to: None,
        speaker: claim.speaker.clone(),
        via: claim.via.clone(),
        said_on: claim.said_on.as_deref().map(|date| date.parse().expect("a date")),
        period: claim.period.as_deref().map(|period| period.parse().expect("a period")),
        modality: claim.modality.unwrap_or(Modality::Asserted),
        of: claim.of.as_ref().map(id),
        alternative_to: claim.or.iter().map(id).collect(),
        part: Part::Text,
        zone: if Some(line) == row.headline.as_deref() { Zone::Headline } else { Zone::Body },
        spans: Spans::of_figure(Span::of_range(start..end), Span::of_range(line_start..line_end)),
        derivation: Vec::new(),
        assisted: false,
    }
}
