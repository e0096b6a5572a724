use std::collections::BTreeSet;

use crate::view::View;
use crate::{Finding, FindingKind};

/// Two figures that other carriers join by "or" stand side by side in one sentence, without it.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut witnesses = std::collections::BTreeMap::<(usize, usize), Vec<usize>>::new();
    for (index, statement) in view.pile.statements.iter().enumerate() {
        for other in statement.claim.alternative_to.iter().filter_map(|id| view.statement_of(id)) {
            let (a, b) = (view.origin_of[index], view.origin_of[other]);
            if a != b {
                pairs.insert((a.min(b), a.max(b)));
                witnesses.entry((a.min(b), a.max(b))).or_default().push(index);
            }
        }
    }
    pairs.iter().flat_map(|pair| merged(view, *pair, &witnesses[pair])).collect()
}

fn merged(view: &View<'_>, (a, b): (usize, usize), witnesses: &[usize]) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let bare = |index: usize| statements[index].claim.alternative_to.is_empty();
    let first = view.first_of_reports(&view.traced[a], |index| {
        let own = &statements[index];
        let other = view.of_report[own.report].iter().copied().find(|&other| {
            view.origin_of[other] == b
                && statements[other].claim.spans.sentence == own.claim.spans.sentence
                && bare(other)
        });
        other.filter(|_| bare(index))
    });
    first
        .into_iter()
        .map(|(one, two)| {
            let (index, other) = (one.min(two), one.max(two));
            let nearest = witnesses[0];
            let why = format!(
                "“{}” and “{}” are given together; {} joins them by “or”",
                view.pile.wording(index),
                view.pile.wording(other),
                view.carrier(nearest),
            );
            view.finding(FindingKind::AlternativesMerged, index, witnesses, why)
        })
        .collect()
}
