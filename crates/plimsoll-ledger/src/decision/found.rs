//! Decisions find their claims again.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{Claim, ClaimId};
use rustc_hash::FxHashSet;

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

/// Those of the claims and reports of some anchors that are there.
#[derive(Debug)]
pub(super) struct Found<'a> {
    ids: BTreeSet<&'a ClaimId>,
    /// The first report with the bytes of each hash.
    by_hash: BTreeMap<&'a str, ReportClaims<'a>>,
}

impl<'a> Found<'a> {
    pub(super) fn of<'n>(reports: &[ReportClaims<'a>], anchors: impl Iterator<Item = &'n Anchor>) -> Self {
        let (mut claims, mut hashes) = (FxHashSet::default(), FxHashSet::default());
        for anchor in anchors {
            claims.insert(&anchor.claim);
            hashes.insert(anchor.report.as_str());
        }
        let mut found = Self { ids: BTreeSet::new(), by_hash: BTreeMap::new() };
        for one in reports {
            found.ids.extend(one.claims.iter().map(|claim| &claim.claim).filter(|id| claims.contains(id)));
            if hashes.contains(one.report.hash.as_str()) {
                found.by_hash.entry(&one.report.hash).or_insert(*one);
            }
        }
        found
    }

    /// Where the claim of an anchor is: by its id, else by the place and words of its figure.
    pub(super) fn place(&self, anchor: &Anchor) -> Place {
        if self.ids.contains(&anchor.claim) {
            return Place::Same(anchor.claim.clone());
        }
        let Some(report) = self.by_hash.get(anchor.report.as_str()) else { return Place::NoReport };
        let near = |claim: &&Claim| claim.part == anchor.part && claim.spans.quantity.overlaps(anchor.span);
        let mut near: Vec<&Claim> = report.claims.iter().filter(near).collect();
        near.sort_by_key(|claim| {
            let words_differ = claim.quantity.text != anchor.words;
            (words_differ, claim.spans.quantity.start().abs_diff(anchor.span.start()), &claim.claim)
        });
        near.first().map_or(Place::NotRead, |claim| Place::Changed(claim.claim.clone()))
    }
}
