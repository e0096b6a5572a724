//! What was worked out for one pile of reports, so that the next need not work it out again.
//!
//! There is one way to reckon, with a memo or without: each piece of work is looked up under a key over all that it looks at
//! ([`crate::keys`]), and done where it is not there. So a ledger is the same whatever the memo holds. What the last pile did not
//! ask for is forgotten.

use std::hash::Hash;
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use rustc_hash::FxHashMap;

use crate::keys::Key;
use crate::ratio::Joined;
use crate::reconcile::Seen;
use crate::statement::ByNumber;
use crate::trace::{Compared, Parted, Told};
use crate::{Finding, Limits, Origin, ReportClaims};

/// A report with its claims, shared and never changed. It is the same as long as it is the same in memory.
pub type Filed = Arc<(Report, Vec<Claim>)>;

impl<'a> From<&'a Filed> for ReportClaims<'a> {
    fn from(filed: &'a Filed) -> Self {
        Self { report: &filed.0, claims: &filed.1 }
    }
}

/// What was worked out for the last pile.
#[derive(Debug, Default)]
pub struct Memo {
    limits: Option<Limits>,
    /// The number of the next report.
    next: u64,
    /// Reports with their numbers, by their address; held, so that no other can have it.
    reports: FxHashMap<usize, (Filed, u64)>,
    pub(crate) work: Work,
}

/// Results by their keys.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) facts: ByNumber,
    pub(crate) compared: Compared,
    pub(crate) seen: SeenBy,
    pub(crate) joined: JoinedBy,
    pub(crate) parted: FxHashMap<Key, Arc<Parted>>,
    pub(crate) told: FxHashMap<Key, Arc<Told>>,
    pub(crate) found: FoundBy,
    pub(crate) rows: FxHashMap<Key, Arc<Origin>>,
}

/// What the statements of origins say of their figures, by their keys.
pub(crate) type SeenBy = FxHashMap<Key, Option<Seen>>;
/// Figures that were given together, by their keys.
pub(crate) type JoinedBy = FxHashMap<Key, Joined>;

/// Findings by their keys.
#[derive(Debug, Default)]
pub(crate) struct FoundBy {
    pub(crate) of_origins: FxHashMap<Key, Arc<OfOrigin>>,
    pub(crate) in_reports: FxHashMap<Key, Arc<[Arc<Finding>]>>,
    pub(crate) alternatives: FxHashMap<Key, Arc<[Arc<Finding>]>>,
}

/// The findings of an origin.
#[derive(Debug)]
pub(crate) struct OfOrigin {
    pub(crate) found: Vec<Arc<Finding>>,
    /// Places of members whose speaker passed it on, each with its finding, if that holds.
    pub(crate) hands: Vec<(u32, Option<Arc<Finding>>)>,
}

/// What is known under a key, else what `work` makes.
pub(crate) fn known_or<K: Eq + Hash, V: Clone>(
    before: &FxHashMap<K, V>,
    key: Option<K>,
    work: impl FnOnce() -> V,
) -> V {
    key.and_then(|key| before.get(&key)).cloned().unwrap_or_else(work)
}

/// The results that have keys, by them.
pub(crate) fn by_key<K: Eq + Hash, V>(results: impl IntoIterator<Item = (Option<K>, V)>) -> FxHashMap<K, V> {
    results.into_iter().filter_map(|(key, result)| Some((key?, result))).collect()
}

impl Memo {
    /// The numbers of reports. Others are forgotten; with other limits, everything is.
    pub(crate) fn numbers(&mut self, reports: &[Filed], limits: &Limits) -> Vec<u64> {
        if self.limits.as_ref() != Some(limits) {
            *self = Self { limits: Some(limits.clone()), next: self.next, ..Self::default() };
        }
        let mut known = std::mem::take(&mut self.reports);
        self.reports.reserve(reports.len());
        let mut numbers = Vec::with_capacity(reports.len());
        for filed in reports {
            let address = Arc::as_ptr(filed).addr();
            let (filed, number) = known.remove(&address).unwrap_or_else(|| {
                self.next += 1;
                (Arc::clone(filed), self.next)
            });
            self.reports.insert(address, (filed, number));
            numbers.push(number);
        }
        numbers
    }
}
