use rustc_hash::{FxHashMap, FxHashSet};

use crate::statement::{Symbol, Voice};
use crate::trace::{Join, Reason, Traced};
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

fn name<'v>(view: &View<'v>, index: usize) -> &'v str {
    view.pile.statements[index].claim.speaker.as_deref().unwrap_or_default()
}

/// A name that the text puts near is made responsible.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let is_stray = |join: &&Join| join.reason == Reason::Stray;
    if !origin.joins.iter().any(|join| is_stray(&join)) {
        return Vec::new();
    }
    let others: Vec<usize> =
        origin.members.iter().copied().filter(|&other| statements[other].voice == origin.voice).collect();
    let Some(&nearest) = others.first() else { return Vec::new() };
    let reports: FxHashSet<usize> = others.iter().map(|&other| statements[other].report).collect();
    let finding = |join: &Join| {
        let stray = if statements[join.a].voice == origin.voice { join.b } else { join.a };
        let why = format!(
            "“{}” is put down to {} here; {} give it to {}, whose other figures stand in this report",
            view.pile.wording(stray),
            name(view, stray),
            match reports.len() {
                1 => format!("other carriers ({})", view.pile.source(nearest)),
                several => format!("{several} other reports"),
            },
            origin.speaker.unwrap_or_else(|| name(view, nearest)),
        );
        view.finding(FindingKind::SpeakerChanged, stray, &others, why)
    };
    origin.joins.iter().filter(is_stray).map(finding).collect()
}

/// A person in the middle of others' chains is made the speaker. The last of a chain is the paper a report has it from:
/// to name that is no change. One hand is one finding a report, on the first of its figures: each comes with its statement.
pub(super) fn hands(view: &View<'_>, origin: &Traced<'_>) -> Vec<(usize, Finding)> {
    let chains = in_the_middle(view, origin);
    if chains.is_empty() {
        return Vec::new();
    }
    view.first_of_reports(origin, |index| {
        let own = &view.pile.statements[index];
        let speaker =
            own.speaker.filter(|_| matches!(own.voice, Voice::Named(_)) && own.voice != origin.voice)?;
        chains.get(&view.pile.voices.known(speaker).folded)
    })
    .into_iter()
    .map(|(index, chains)| {
        let why = format!(
            "“{}” is put down to {} here; in {} it is {}’s, and {} passed it on",
            view.pile.wording(index),
            name(view, index),
            view.pile.source(chains[0]),
            name(view, chains[0]),
            name(view, index),
        );
        (index, view.finding(FindingKind::SpeakerChanged, index, chains, why))
    })
    .collect()
}

/// Those who stand in the middle of chains that begin with the origin's speaker, by folded name, each with a few of its
/// chains, the nearest first.
fn in_the_middle(view: &View<'_>, origin: &Traced<'_>) -> FxHashMap<Symbol, Vec<usize>> {
    let statements = &view.pile.statements;
    let mut chains: FxHashMap<Symbol, Vec<usize>> = FxHashMap::default();
    for &index in origin.members.iter().filter(|&&index| statements[index].voice == origin.voice) {
        for hand in view.pile.hands(&statements[index]).rev().skip(1) {
            let of_hand = chains.entry(view.pile.voices.known(hand).folded).or_default();
            if of_hand.len() < WITNESSES && of_hand.last() != Some(&index) {
                of_hand.push(index);
            }
        }
    }
    chains
}
