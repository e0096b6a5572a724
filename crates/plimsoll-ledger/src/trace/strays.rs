use std::collections::{BTreeMap, BTreeSet};

use super::forest::Forest;
use super::gather::{Join, Reason};
use crate::statement::{Pile, Voice};

/// Joins a figure that one report alone gives to one speaker, where others give it to another whose figures stand all
/// around it in that very report: "He said" has caught the wrong name.
///
/// It needs all of: one report; a named speaker of another body; another report that gives the same figure, of the same
/// measure, class and giver, to one other body; and in the report itself other figures of that body that the other reports
/// have too: one where two reports or more say so, three where it is word against word. A report that gives the figure
/// to both is believed.
pub(super) fn join(pile: &Pile<'_>, forest: &mut Forest, joins: &mut Vec<Join>) {
    let roots: Vec<usize> = (0..pile.statements.len()).map(|index| forest.root(index)).collect();
    let mut reports: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        reports.entry(roots[index]).or_default().insert(statement.report);
    }
    let mut in_report: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        in_report.entry(statement.report).or_default().insert(roots[index]);
    }
    let mut homes: BTreeMap<_, BTreeMap<usize, usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        if let Voice::Counter(_) = statement.voice {
            homes.entry(key(pile, index)).or_default().entry(roots[index]).or_insert(index);
        }
    }
    for (index, statement) in pile.statements.iter().enumerate() {
        let alone = reports[&roots[index]].len() == 1;
        if !alone || !matches!(statement.voice, Voice::Counter(_) | Voice::Named(_)) {
            continue;
        }
        let Some(candidates) = homes.get(&key(pile, index)) else { continue };
        let fits = |(&root, &first): (&usize, &usize)| {
            let others = &reports[&root];
            let voice = &pile.statements[first].voice;
            let is_shared = |other: &&usize| {
                **other != root
                    && pile.statements[**other].voice == *voice
                    && !reports[*other].is_disjoint(others)
            };
            let shared = in_report[&statement.report].iter().filter(is_shared).take(3).count();
            let fits = root != roots[index]
                && !others.contains(&statement.report)
                && *voice != statement.voice
                && (shared >= 3 || (shared >= 1 && others.len() >= 2));
            fits.then_some((others.len(), std::cmp::Reverse(root), first))
        };
        if let Some((_, _, first)) = candidates.iter().take(MOST_HOMES).filter_map(fits).max() {
            joins.push(Join::of(Reason::Stray, first, index));
            forest.join(first, index);
        }
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
    Option<rust_decimal::Decimal>,
);

fn key<'k>(pile: &'k Pile<'_>, index: usize) -> Key<'k> {
    let statement = &pile.statements[index];
    let claim = statement.claim;
    let class = claim.item_class.as_deref();
    (
        statement.item.clone(),
        claim.measure,
        class,
        claim.supplier.as_deref(),
        statement.figure.vague,
        statement.figure.value(),
    )
}
