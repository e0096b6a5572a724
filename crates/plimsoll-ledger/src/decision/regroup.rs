//! Origins merged and split by decision, after all that the reports themselves show.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::ClaimId;

use crate::statement::Pile;
use crate::trace::{Group, Ruling};

/// A merge or a split that is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Regrouping {
    pub(crate) is_merge: bool,
    pub(crate) claims: BTreeSet<ClaimId>,
    pub(crate) why: String,
}

/// The groups after the regroupings, each done on what the ones before it left. In order of their first members.
pub(crate) fn regroup(pile: &Pile<'_>, groups: Vec<Group>, regroupings: &[Regrouping]) -> Vec<Group> {
    if regroupings.is_empty() {
        return groups;
    }
    let mut of_claim: BTreeMap<&ClaimId, Vec<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        of_claim.entry(&statement.claim.claim).or_default().push(index);
    }
    let mut homes = Homes::of(groups, pile.statements.len());
    for one in regroupings {
        let members: BTreeSet<usize> =
            one.claims.iter().filter_map(|id| of_claim.get(id)).flatten().copied().collect();
        if one.is_merge { homes.merge(&members, &one.why) } else { homes.split(&members) }
    }
    homes.groups()
}

/// Groups, and in which of them each statement is.
struct Homes {
    groups: Vec<Group>,
    of: Vec<usize>,
}

impl Homes {
    fn of(groups: Vec<Group>, statements: usize) -> Self {
        let mut of = vec![0; statements];
        for (at, group) in groups.iter().enumerate() {
            group.members.iter().for_each(|&member| of[member] = at);
        }
        Self { groups, of }
    }

    fn merge(&mut self, named: &BTreeSet<usize>, why: &str) {
        let homes: BTreeSet<usize> = named.iter().map(|&member| self.of[member]).collect();
        let Some(&home) = homes.first() else { return };
        for &other in homes.iter().skip(1) {
            let moved = std::mem::take(&mut self.groups[other]);
            moved.members.iter().for_each(|&member| self.of[member] = home);
            let group = &mut self.groups[home];
            group.members.extend(moved.members);
            group.joins.extend(moved.joins);
            group.rulings.extend(moved.rulings);
        }
        let group = &mut self.groups[home];
        group.members.sort_unstable();
        group.rulings.push(Ruling { members: named.iter().copied().collect(), why: why.to_string() });
    }

    fn split(&mut self, named: &BTreeSet<usize>) {
        let homes: BTreeSet<usize> = named.iter().map(|&member| self.of[member]).collect();
        let left = self.groups.len();
        let mut out = Group { members: named.iter().copied().collect(), ..Group::default() };
        for home in homes {
            let (gone, stay) = std::mem::take(&mut self.groups[home]).parted(named);
            out.joins.extend(gone.joins);
            out.rulings.extend(gone.rulings);
            self.groups[home] = stay;
        }
        named.iter().for_each(|&member| self.of[member] = left);
        self.groups.push(out);
    }

    fn groups(self) -> Vec<Group> {
        let mut groups: Vec<Group> =
            self.groups.into_iter().filter(|group| !group.members.is_empty()).collect();
        groups.sort_by_key(|group| group.members[0]);
        groups
    }
}
