use std::collections::BTreeMap;

use plimsoll_claim::Part;

use crate::keys::{Key, Keys, both};
use crate::sorted::common;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Two origins whose figures other carriers join by "or", with these.
#[derive(Debug)]
pub(crate) struct Alternatives {
    pair: (usize, usize),
    witnesses: Vec<usize>,
}

impl Alternatives {
    /// All of a pile.
    pub(crate) fn all(view: &View<'_>) -> Vec<Self> {
        let mut witnesses = BTreeMap::<(usize, usize), Vec<usize>>::new();
        for (index, statement) in view.pile.statements.iter().enumerate() {
            for other in statement.claim.alternative_to.iter().filter_map(|id| view.statement_of(id)) {
                let (a, b) = (view.origin_of[index], view.origin_of[other]);
                if a != b {
                    witnesses.entry((a.min(b), a.max(b))).or_default().push(index);
                }
            }
        }
        witnesses.into_iter().map(|(pair, witnesses)| Self { pair, witnesses }).collect()
    }

    /// The key of what is found of them.
    pub(crate) fn key(&self, view: &View<'_>, keys: &Keys) -> Option<Key> {
        let origins = (keys.origins.get(self.pair.0)?, keys.origins.get(self.pair.1)?);
        let witnesses = keys.of_statements(view.pile, self.witnesses.iter().copied());
        Some(both(both(*origins.0, *origins.1), witnesses))
    }

    /// Where the two stand side by side in one sentence, without an "or".
    pub(crate) fn merged(&self, view: &View<'_>) -> Vec<Finding> {
        merged(view, self.pair, &self.witnesses)
    }
}

fn merged(view: &View<'_>, (a, b): (usize, usize), witnesses: &[usize]) -> Vec<Finding> {
    let in_both = common(&view.traced[a].reports, &view.traced[b].reports);
    let finding = |(index, other): (usize, usize)| {
        let nearest = witnesses[0];
        let why = format!(
            "“{}” and “{}” are given together; {} joins them by “or”",
            view.pile.wording(index),
            view.pile.wording(other),
            view.carrier(nearest),
        );
        view.finding(FindingKind::AlternativesMerged, index, witnesses, why)
    };
    in_both.filter_map(|report| together(view, (a, b), report)).map(finding).collect()
}

/// The first figures of a report, one of either origin, that stand in one sentence without an "or"; a title's only where
/// the text has none.
fn together(view: &View<'_>, (a, b): (usize, usize), report: usize) -> Option<(usize, usize)> {
    let claim = |index: usize| view.pile.statements[index].claim;
    let members = view.pile.of_report(report);
    let bare = |index: usize, origin: usize| {
        view.origin_of[index] == origin && claim(index).alternative_to.is_empty()
    };
    let others: Vec<usize> = members.iter().copied().filter(|&index| bare(index, b)).collect();
    let beside = |index: usize| {
        let sentence = claim(index).spans.sentence;
        others.iter().copied().find(|&other| claim(other).spans.sentence == sentence)
    };
    let mut own: Vec<usize> = members.iter().copied().filter(|&index| bare(index, a)).collect();
    own.sort_by_key(|&index| claim(index).part == Part::Title);
    own.into_iter().find_map(|index| beside(index).map(|other| (index.min(other), index.max(other))))
}
