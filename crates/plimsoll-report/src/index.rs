use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId};
use plimsoll_ledger::{Finding, Origin, Ratio, ReportClaims};
use plimsoll_text::Span;
use rayon::prelude::*;

use crate::changed::text_of;
use crate::{Places, Sheet};

/// Digits of a claim's id that are shown at least.
const LEAST_DIGITS: usize = 4;
/// A wording longer than this is cut down to the figure and what it counts.
const LONGEST_WORDING: u32 = 120;

/// Claims and origins of a sheet by their ids.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    sheet: Sheet<'a>,
    /// The number of the report, and the place among its claims.
    claims: Places<(u32, u32)>,
    origins: Places,
    /// By the origin of the figure that is divided.
    ratios: BTreeMap<&'a str, Vec<&'a Ratio>>,
    digits: OnceLock<Digits>,
}

impl<'a> Index<'a> {
    pub(crate) fn of(sheet: &Sheet<'a>) -> Self {
        let in_report = |(number, read): (usize, &ReportClaims<'a>)| {
            let claims = read.claims.iter().zip(0..);
            claims.map(move |(claim, place)| (claim.claim.as_str(), (number as u32, place)))
        };
        let origin = |(place, origin): (usize, &'a Arc<Origin>)| (origin.origin.as_str(), place as u32);
        let claims = || Places::of(sheet.reports.par_iter().enumerate().flat_map_iter(in_report));
        let origins = || Places::of(sheet.ledger.origins.par_iter().enumerate().map(origin));
        let (claims, origins) = rayon::join(claims, origins);
        let mut ratios: BTreeMap<&str, Vec<&Ratio>> = BTreeMap::new();
        for ratio in &sheet.ledger.ratios {
            ratios.entry(&ratio.origin).or_default().push(ratio);
        }
        Self { sheet: *sheet, claims, origins, ratios, digits: OnceLock::new() }
    }

    pub(crate) fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.found(id).map(|(_, claim)| claim)
    }

    /// A claim with the report it stands in.
    pub(crate) fn source(&self, id: &ClaimId) -> Option<(&'a Report, &'a Claim)> {
        self.found(id).map(|(number, claim)| (self.sheet.reports[number].report, claim))
    }

    /// The number of the report that a claim stands in.
    pub(crate) fn report_of(&self, id: &ClaimId) -> Option<usize> {
        self.found(id).map(|(number, _)| number)
    }

    /// A claim with the number of its report: of two reports of one text, the first.
    fn found(&self, id: &ClaimId) -> Option<(usize, &'a Claim)> {
        let places = self.claims.get(id.as_str());
        let claims = places.map(|(number, place)| {
            (number as usize, &self.sheet.reports[number as usize].claims[place as usize])
        });
        claims.into_iter().find(|(_, claim)| claim.claim == *id)
    }

    pub(crate) fn origin(&self, id: &str) -> Option<&'a Origin> {
        let places = self.origins.get(id).map(|place| &self.sheet.ledger.origins[place as usize]);
        places.map(Arc::as_ref).find(|origin| origin.origin == id)
    }

    /// The ratios that an origin's figure makes with those it was given together with.
    pub(crate) fn ratios(&self, origin: &str) -> &[&'a Ratio] {
        self.ratios.get(origin).map_or(&[], Vec::as_slice)
    }

    /// The first digits of a claim's id, as many as tell all claims apart.
    pub(crate) fn short<'b>(&self, id: &'b ClaimId) -> &'b str {
        id.as_str().get(..self.digits().of_claims).unwrap_or(id.as_str())
    }

    /// The first digits of a finding's id, as many as tell it apart from all findings and claims.
    pub(crate) fn short_finding<'b>(&self, finding: &'b Finding) -> &'b str {
        finding.finding.get(..self.digits().of_findings).unwrap_or(&finding.finding)
    }

    fn digits(&self) -> &Digits {
        self.digits.get_or_init(|| Digits::of(&self.sheet))
    }

    /// What a claim says, in the report's own words, quoted.
    pub(crate) fn wording(&self, id: &ClaimId) -> Option<String> {
        let (report, claim) = self.source(id)?;
        Some(format!("“{}”", words_of(report, claim)))
    }
}

/// How many first digits tell ids apart.
#[derive(Debug)]
struct Digits {
    of_claims: usize,
    of_findings: usize,
}

impl Digits {
    fn of(sheet: &Sheet<'_>) -> Self {
        let told = sheet.events.iter().map(|event| event.statement.as_str());
        let claims = sheet.reports.iter().flat_map(|read| read.claims);
        let claims = sorted(claims.map(|claim| claim.claim.as_str()).chain(told));
        let findings = sorted(sheet.ledger.findings.iter().map(|finding| finding.finding.as_str()));
        let among_claims = findings.iter().map(|id| digits_among(id, &claims)).max().unwrap_or(LEAST_DIGITS);
        Self { of_claims: unique_digits(&claims), of_findings: unique_digits(&findings).max(among_claims) }
    }
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The words from the first of figure, item and measure to the last, or fewer where that is long.
fn words_of(report: &Report, claim: &Claim) -> String {
    let text = text_of(report, claim);
    let spans = &claim.spans;
    let cover = |parts: &[Option<Span>]| parts.iter().flatten().copied().fold(spans.quantity, Span::cover);
    let all = cover(&[spans.item, spans.measure]);
    let span = if all.len() <= LONGEST_WORDING { all } else { cover(&[spans.item]) };
    let words = text.get(span.range()).unwrap_or(&claim.quantity.text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many first digits as tell apart all of `ids`, which are sorted.
fn unique_digits(ids: &[&str]) -> usize {
    ids.windows(2).map(|pair| shared(pair[0], pair[1]) + 1).max().unwrap_or_default().max(LEAST_DIGITS)
}

/// As many first digits as tell `id` apart from all of `ids`, which are sorted and do not hold it: from the two it stands between.
fn digits_among(id: &str, ids: &[&str]) -> usize {
    let place = ids.partition_point(|other| *other < id);
    let beside = ids[..place].last().into_iter().chain(ids.get(place));
    beside.map(|other| shared(id, other) + 1).max().unwrap_or(LEAST_DIGITS)
}

/// First digits that two ids share.
fn shared(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}
