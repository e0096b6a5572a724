use crate::statement::{Voice, fold};
use crate::trace::{Reason, Traced};
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// Another is made responsible: a name that the text puts near, or the hand through which the figure came.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut passed_on = Vec::new();
    for origin in view.traced {
        found.extend(strays(view, origin));
        passed_on.extend(hands(view, origin));
    }
    // One hand is one finding a report, on the first of its figures.
    passed_on.sort_by_key(|(index, _)| *index);
    passed_on.dedup_by_key(|(index, _)| view.pile.statements[*index].report);
    found.extend(passed_on.into_iter().map(|(_, finding)| finding));
    found
}

fn name(view: &View<'_>, index: usize) -> String {
    view.pile.statements[index].claim.speaker.clone().unwrap_or_default()
}

fn strays(view: &View<'_>, origin: &Traced) -> Vec<Finding> {
    let mut found = Vec::new();
    for join in origin.joins.iter().filter(|join| join.reason == Reason::Stray) {
        let statements = &view.pile.statements;
        let stray = if statements[join.a].voice == origin.voice { join.b } else { join.a };
        let others: Vec<usize> =
            origin.members.iter().copied().filter(|&other| statements[other].voice == origin.voice).collect();
        let Some(&nearest) = others.first() else { continue };
        let reports: std::collections::BTreeSet<usize> =
            others.iter().map(|&other| statements[other].report).collect();
        let why = format!(
            "“{}” is put down to {} here; {} give it to {}, whose other figures stand in this report",
            view.pile.wording(stray),
            name(view, stray),
            match reports.len() {
                1 => format!("other carriers ({})", view.pile.source(nearest)),
                several => format!("{several} other reports"),
            },
            origin.speaker.clone().unwrap_or_else(|| name(view, nearest)),
        );
        found.push(view.finding(FindingKind::SpeakerChanged, stray, &others, why));
    }
    found
}

/// A person in the middle of others' chains is made the speaker. The last of a chain is the paper a report has it from:
/// to name that is no change.
fn hands(view: &View<'_>, origin: &Traced) -> Vec<(usize, Finding)> {
    let statements = &view.pile.statements;
    let is_hand = |speaker: &str, other: usize| {
        let via = &statements[other].claim.via;
        via.len() > 1 && via[..via.len() - 1].iter().any(|link| fold(link) == fold(speaker))
    };
    view.first_of_reports(origin, |index| {
        let own = &statements[index];
        let speaker = own
            .claim
            .speaker
            .as_deref()
            .filter(|_| matches!(own.voice, Voice::Named(_)) && own.voice != origin.voice)?;
        let chains: Vec<usize> = origin
            .members
            .iter()
            .copied()
            .filter(|&other| statements[other].voice == origin.voice && is_hand(speaker, other))
            .take(WITNESSES)
            .collect();
        (!chains.is_empty()).then_some(chains)
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
        (index, view.finding(FindingKind::SpeakerChanged, index, &chains, why))
    })
    .collect()
}
