use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::forest::Forest;
use super::gather::{Join, Reason};
use crate::sorted::meet;
use crate::statement::{Exact, Pile, Statement, Voice};

/// Joins a figure that one report alone gives to one speaker, where others give it to another whose figures stand all
/// around it in that very report: "He said" has caught the wrong name.
///
/// It needs all of: one report; a named speaker of another body; another report that gives the same figure, of the same
/// measure, class and giver, to one other body; and in the report itself other figures of that body that the other reports
/// have too: one where two reports or more say so, three where it is word against word. A report that gives the figure
/// to both is believed.
pub(super) fn join(pile: &Pile<'_>, forest: &mut Forest, joins: &mut Vec<Join>) {
    let sets = Sets::of(pile, forest.roots());
    let is_alone = |index: usize| {
        let speaks = matches!(pile.statements[index].voice, Voice::Counter(_) | Voice::Named(_));
        speaks && sets.reports(sets.roots[index]).len() == 1
    };
    let figure = |index: usize| (pile.statements[index].item, pile.statements[index].figure.exact());
    let every = || (0..pile.statements.len()).into_par_iter();
    let alone: Vec<usize> = every().filter(|&index| is_alone(index)).collect();
    let figures: FxHashSet<_> = alone.iter().map(|&index| figure(index)).collect();
    let may_be_home = |index: &usize| {
        matches!(pile.statements[*index].voice, Voice::Counter(_)) && figures.contains(&figure(*index))
    };
    let counted: Vec<usize> = every().filter(may_be_home).collect();
    let mut homes: FxHashMap<Key<'_>, BTreeMap<usize, usize>> = FxHashMap::default();
    for index in counted {
        homes.entry(key(pile, index)).or_default().entry(sets.roots[index]).or_insert(index);
    }
    let home = |index: usize| {
        let candidates = homes.get(&key(pile, index))?.iter().take(MOST_HOMES);
        let fits = candidates.filter_map(|(&root, &first)| {
            let others = sets.reports(root).len();
            let fits = sets.is_home(pile, index, first);
            fits.then_some((others, std::cmp::Reverse(root), first))
        });
        fits.max().map(|(_, _, first)| (first, index))
    };
    let found: Vec<(usize, usize)> = alone.into_par_iter().filter_map(home).collect();
    for (first, index) in found {
        joins.push(Join::of(Reason::Stray, first, index));
        forest.join(first, index);
    }
}

/// The sets of statements as they stand, and their reports.
struct Sets {
    roots: Vec<usize>,
    /// Where the reports of each root begin, and where the last end.
    starts: Vec<usize>,
    /// Of each root, sorted.
    reports: Vec<usize>,
}

impl Sets {
    fn of(pile: &Pile<'_>, roots: Vec<usize>) -> Self {
        // Statements stand in the order of their reports, and so do the reports of each root.
        let mut last = vec![usize::MAX; roots.len()];
        let mut is_first = |(root, statement): &(&usize, &Statement<'_>)| {
            std::mem::replace(&mut last[**root], statement.report) != statement.report
        };
        let firsts: Vec<(usize, usize)> = roots
            .iter()
            .zip(&pile.statements)
            .filter(|one| is_first(one))
            .map(|(root, one)| (*root, one.report))
            .collect();
        let mut starts = vec![0; roots.len() + 1];
        firsts.iter().for_each(|(root, _)| starts[root + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let (mut next, mut reports) = (starts.clone(), vec![0; firsts.len()]);
        for (root, report) in firsts {
            reports[next[root]] = report;
            next[root] += 1;
        }
        Self { roots, starts, reports }
    }

    fn reports(&self, root: usize) -> &[usize] {
        &self.reports[self.starts[root]..self.starts[root + 1]]
    }

    /// Whether the figures of the speaker of `first` stand all around a statement in its report.
    fn is_home(&self, pile: &Pile<'_>, index: usize, first: usize) -> bool {
        let (own, home) = (self.roots[index], self.roots[first]);
        let (statement, voice) = (&pile.statements[index], pile.statements[first].voice);
        let others = self.reports(home);
        if own == home || voice == statement.voice || others.binary_search(&statement.report).is_ok() {
            return false;
        }
        let mut beside: Vec<usize> =
            pile.of_report(statement.report).iter().map(|&at| self.roots[at]).collect();
        beside.sort_unstable();
        beside.dedup();
        let is_shared = |&other: &usize| {
            other != home && pile.statements[other].voice == voice && meet(self.reports(other), others)
        };
        let shared = beside.into_iter().filter(is_shared).take(3).count();
        shared >= 3 || (shared >= 1 && others.len() >= 2)
    }
}

/// More bodies than this do not give one figure of one thing.
const MOST_HOMES: usize = 32;

type Key<'k> = (
    crate::statement::ItemFamily,
    plimsoll_claim::Measure,
    Option<&'k str>,
    Option<&'k str>,
    bool,
    Option<Exact>,
);

fn key<'k>(pile: &'k Pile<'_>, index: usize) -> Key<'k> {
    let statement = &pile.statements[index];
    let claim = statement.claim;
    let class = claim.item_class.as_deref();
    (
        statement.item,
        claim.measure,
        class,
        claim.supplier.as_deref(),
        statement.figure.vague,
        statement.figure.exact(),
    )
}
