//! What was worked out for one pile of reports, so that the next need not work it out again.
//!
//! There is one way to reckon, with a memo or without: each piece of work is looked up under a key over all that it looks at
//! ([`crate::keys`]), and done where it is not there. So a ledger is the same whatever the memo holds. What piles no longer ask
//! for is forgotten once it is as much as what they ask for.

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

/// All results.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) facts: ByNumber,
    pub(crate) compared: Compared,
    /// What the statements of origins say of their figures.
    pub(crate) seen: Known<Option<Seen>>,
    /// Figures that were given together.
    pub(crate) joined: Known<Joined>,
    pub(crate) parted: Known<Arc<Parted>>,
    pub(crate) told: Known<Arc<Told>>,
    pub(crate) found: FoundBy,
    pub(crate) rows: Known<Arc<Origin>>,
}

/// Findings.
#[derive(Debug, Default)]
pub(crate) struct FoundBy {
    pub(crate) of_origins: Known<Arc<OfOrigin>>,
    pub(crate) in_reports: Known<Arc<[Arc<Finding>]>>,
    pub(crate) alternatives: Known<Arc<[Arc<Finding>]>>,
}

/// The findings of an origin.
#[derive(Debug)]
pub(crate) struct OfOrigin {
    pub(crate) found: Vec<Arc<Finding>>,
    /// Places of members whose speaker passed it on, each with its finding, if that holds.
    pub(crate) hands: Vec<(u32, Option<Arc<Finding>>)>,
}

/// Results by their keys.
#[derive(Debug)]
pub(crate) struct Known<V>(FxHashMap<Key, V>);

/// A result that was asked for.
#[derive(Debug)]
pub(crate) struct Asked<V> {
    pub(crate) value: V,
    /// None: nobody asks for it again.
    key: Option<Key>,
    is_new: bool,
}

impl<V> Default for Known<V> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<V: Clone> Known<V> {
    /// What is known under a key, else what `work` makes.
    pub(crate) fn or(&self, key: Option<Key>, work: impl FnOnce() -> V) -> Asked<V> {
        match key.and_then(|key| self.0.get(&key)) {
            Some(known) => Asked { value: known.clone(), key, is_new: false },
            None => Asked { value: work(), key, is_new: true },
        }
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.0.contains_key(&key)
    }

    /// Takes up all that a pile asked for.
    pub(crate) fn take_up(&mut self, asked: &[Asked<V>]) {
        let of_key = |one: &Asked<V>| Some((one.key?, one.value.clone()));
        let new = asked.iter().filter(|one| one.is_new);
        if self.0.len() + new.clone().count() > 2 * asked.len() {
            self.0.clear();
            self.0.extend(asked.iter().filter_map(of_key));
        } else {
            self.0.extend(new.filter_map(of_key));
        }
    }
}

impl<V> Asked<V> {
    /// The same with another result.
    pub(crate) fn with(self, value: V) -> Self {
        Self { value, is_new: true, ..self }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(known: &Known<Key>, keys: std::ops::Range<Key>) -> Vec<Asked<Key>> {
        keys.map(|key| known.or(Some(key), || key * 2)).collect()
    }

    #[test]
    fn what_is_no_longer_asked_for_is_forgotten_once_it_is_as_much_as_what_is() {
        let mut known = Known::default();
        for (keys, held) in [(0..4, 4), (1..5, 5), (4..8, 8), (8..12, 4)] {
            let results = asked(&known, keys.clone());
            assert!(results.iter().zip(keys.clone()).all(|(result, key)| result.value == key * 2));
            known.take_up(&results);
            assert_eq!(known.0.len(), held, "{keys:?}");
            assert!(keys.into_iter().all(|key| known.has(key)));
        }
    }

    #[test]
    fn what_has_no_key_is_not_kept() {
        let mut known = Known::default();
        let results = vec![known.or(None, || 1)];
        known.take_up(&results);
        assert!(known.0.is_empty());
    }
}
