//! Decisions find their claims again.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{Claim, ClaimId};

use super::Anchor;
use crate::ReportClaims;

/// Where the claim of an anchor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It reads as it did.
    Same(ClaimId),
    /// Another reading reads the same words otherwise.
    Changed(ClaimId),
    /// Its report is there, and no claim in its place.
    NotRead,
    /// Its report is not there.
    NoReport,
}

/// The claims of all reports, by id and by place.
#[derive(Debug)]
pub(super) struct Found<'a> {
    ids: BTreeSet<&'a ClaimId>,
    by_hash: BTreeMap<&'a str, Vec<usize>>,
    reports: &'a [ReportClaims<'a>],
}

impl<'a> Found<'a> {
    pub(super) fn of(reports: &'a [ReportClaims<'a>]) -> Self {
        let mut by_hash: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, one) in reports.iter().enumerate() {
            by_hash.entry(one.report.hash.as_str()).or_default().push(at);
        }
        let ids = reports.iter().flat_map(|one| one.claims).map(|claim| &claim.claim).collect();
        Self { ids, by_hash, reports }
    }

    /// Indexes of the reports with these bytes.
    fn reports(&self, hash: &str) -> &[usize] {
        self.by_hash.get(hash).map_or(&[], Vec::as_slice)
    }

    /// Where the claim of an anchor is: by its id, else by the place and words of its figure.
    pub(super) fn place(&self, anchor: &Anchor) -> Place {
        if self.ids.contains(&anchor.claim) {
            return Place::Same(anchor.claim.clone());
        }
        let Some(&at) = self.reports(&anchor.report).first() else { return Place::NoReport };
        let near = |claim: &&Claim| claim.part == anchor.part && claim.spans.quantity.overlaps(anchor.span);
        let mut near: Vec<&Claim> = self.reports[at].claims.iter().filter(near).collect();
        near.sort_by_key(|claim| {
            let words_differ = claim.quantity.text != anchor.words;
            (words_differ, claim.spans.quantity.start().abs_diff(anchor.span.start()), &claim.claim)
        });
        near.first().map_or(Place::NotRead, |claim| Place::Changed(claim.claim.clone()))
    }
}
