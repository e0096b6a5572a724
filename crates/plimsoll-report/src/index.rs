use std::collections::{BTreeMap, BTreeSet};

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId};
use plimsoll_ledger::{Finding, Origin, Ratio};
use plimsoll_text::Span;

use crate::Sheet;
use crate::changed::text_of;

/// Digits of a claim's id that are shown at least.
const LEAST_DIGITS: usize = 4;
/// A wording longer than this is cut down to the figure and what it counts.
const LONGEST_WORDING: u32 = 120;

/// Claims and origins of a sheet by their ids.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    claims: BTreeMap<&'a ClaimId, (&'a Report, &'a Claim)>,
    origins: BTreeMap<&'a str, &'a Origin>,
    /// By the origin of the figure that is divided.
    ratios: BTreeMap<&'a str, Vec<&'a Ratio>>,
    digits: usize,
    finding_digits: usize,
}

impl<'a> Index<'a> {
    pub(crate) fn of(sheet: &Sheet<'a>) -> Self {
        let mut claims = BTreeMap::new();
        for read in sheet.reports {
            for claim in read.claims {
                claims.entry(&claim.claim).or_insert((read.report, claim));
            }
        }
        let origins = sheet.ledger.origins.iter().map(|origin| (origin.origin.as_str(), origin)).collect();
        let told = sheet.events.iter().map(|event| event.statement.as_str());
        let ids: BTreeSet<&str> = claims.keys().map(|id| id.as_str()).chain(told).collect();
        let digits = unique_digits(ids.iter().copied());
        let findings: BTreeSet<&str> =
            sheet.ledger.findings.iter().map(|finding| finding.finding.as_str()).collect();
        let finding_digits = findings.iter().map(|id| digits_among(id, &ids)).max().unwrap_or(LEAST_DIGITS);
        let finding_digits = finding_digits.max(unique_digits(findings.into_iter()));
        let mut ratios: BTreeMap<&str, Vec<&Ratio>> = BTreeMap::new();
        for ratio in &sheet.ledger.ratios {
            ratios.entry(&ratio.origin).or_default().push(ratio);
        }
        Self { claims, origins, ratios, digits, finding_digits }
    }

    pub(crate) fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).map(|(_, claim)| *claim)
    }

    /// A claim with the report it stands in.
    pub(crate) fn source(&self, id: &ClaimId) -> Option<(&'a Report, &'a Claim)> {
        self.claims.get(id).copied()
    }

    pub(crate) fn origin(&self, id: &str) -> Option<&'a Origin> {
        self.origins.get(id).copied()
    }

    /// The ratios that an origin's figure makes with those it was given together with.
    pub(crate) fn ratios(&self, origin: &str) -> &[&'a Ratio] {
        self.ratios.get(origin).map_or(&[], Vec::as_slice)
    }

    /// The first digits of a claim's id, as many as tell all claims apart.
    pub(crate) fn short<'b>(&self, id: &'b ClaimId) -> &'b str {
        id.as_str().get(..self.digits).unwrap_or(id.as_str())
    }

    /// The first digits of a finding's id, as many as tell it apart from all findings and claims.
    pub(crate) fn short_finding<'b>(&self, finding: &'b Finding) -> &'b str {
        finding.finding.get(..self.finding_digits).unwrap_or(&finding.finding)
    }

    /// What a claim says, in the report's own words, quoted.
    pub(crate) fn wording(&self, id: &ClaimId) -> Option<String> {
        let (report, claim) = self.claims.get(id)?;
        Some(format!("“{}”", words_of(report, claim)))
    }
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
fn unique_digits<'a>(ids: impl Iterator<Item = &'a str>) -> usize {
    let (mut before, mut digits) = ("", LEAST_DIGITS);
    for id in ids {
        digits = digits.max(shared(id, before) + 1);
        before = id;
    }
    digits
}

/// As many first digits as tell `id` apart from all of `ids`, of which it is none: from the two it stands between.
fn digits_among(id: &str, ids: &BTreeSet<&str>) -> usize {
    let beside = ids.range(..id).next_back().into_iter().chain(ids.range(id..).next());
    beside.map(|other| shared(id, other) + 1).max().unwrap_or(LEAST_DIGITS)
}

/// First digits that two ids share.
fn shared(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}
