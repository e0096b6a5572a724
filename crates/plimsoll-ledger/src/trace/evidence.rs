use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::ClaimId;

use super::gather::Group;
use crate::statement::{Pile, Voice, short};
use crate::{Evidence, EvidenceKind};

/// Why the members of a group belong together: one row a kind and reason, with all claims it holds for.
pub(super) fn evidence(pile: &Pile<'_>, group: &Group, voice: &Voice) -> Vec<Evidence> {
    let mut rows = Vec::new();
    if group.members.len() > 1 {
        rows.extend(same_figure(pile, &group.members));
        rows.extend(same_speaker(pile, &group.members));
        rows.extend(same_body(pile, &group.members, voice));
        rows.extend(same_occasion(pile, &group.members));
        rows.extend(same_relay(pile, &group.members));
        rows.extend(joins(pile, group));
    }
    rows.sort();
    rows.dedup();
    rows
}

fn row(
    pile: &Pile<'_>,
    kind: EvidenceKind,
    members: impl IntoIterator<Item = usize>,
    why: String,
) -> Evidence {
    let claims: BTreeSet<ClaimId> = members.into_iter().map(|index| pile.id(index)).collect();
    Evidence { kind, claims: claims.into_iter().collect(), why }
}

fn same_figure(pile: &Pile<'_>, members: &[usize]) -> Option<Evidence> {
    let wordings: BTreeSet<&str> =
        members.iter().map(|&index| pile.statements[index].claim.quantity.text.as_str()).collect();
    let named: Vec<String> = wordings.iter().take(6).map(|words| format!("“{}”", short(words))).collect();
    let more =
        if wordings.len() > 6 { format!(" and {} more wordings", wordings.len() - 6) } else { String::new() };
    let why = format!("one figure, bounds and rounding aside: {}{more}", named.join(", "));
    Some(row(pile, EvidenceKind::SameFigure, members.iter().copied(), why))
}

fn same_speaker(pile: &Pile<'_>, members: &[usize]) -> Vec<Evidence> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &index in members {
        if let Some(name) = &pile.statements[index].claim.speaker {
            by_name.entry(crate::statement::fold(name)).or_default().push(index);
        }
    }
    by_name
        .into_values()
        .filter(|group| group.len() > 1)
        .filter_map(|group| {
            let name = pile.statements[*group.first()?].claim.speaker.as_deref()?;
            Some(row(pile, EvidenceKind::SameSpeaker, group, format!("all put it down to {name}")))
        })
        .collect()
}

fn same_body(pile: &Pile<'_>, members: &[usize], voice: &Voice) -> Option<Evidence> {
    let names: BTreeSet<&str> =
        members.iter().filter_map(|&index| pile.statements[index].claim.speaker.as_deref()).collect();
    let folded: BTreeSet<String> = names.iter().map(|name| crate::statement::fold(name)).collect();
    let body = match voice {
        Voice::Counter(counter) => &pile.limits.counters[*counter].name,
        _ => return None,
    };
    let of_body = |&index: &usize| {
        let own = &pile.statements[index].voice;
        own == voice || matches!(own, Voice::Country(_))
    };
    let group: Vec<usize> = members.iter().copied().filter(of_body).collect();
    if folded.len() < 2 || group.len() < 2 {
        return None;
    }
    let names: Vec<&str> = names.into_iter().take(8).collect();
    Some(row(
        pile,
        EvidenceKind::SameBody,
        group,
        format!("{} speak for one body, {body}, or are it", names.join(", ")),
    ))
}

fn same_occasion(pile: &Pile<'_>, members: &[usize]) -> Option<Evidence> {
    let dated: Vec<usize> =
        members.iter().copied().filter(|&index| pile.statements[index].said.is_some()).collect();
    let dates: BTreeSet<String> =
        dated.iter().filter_map(|&index| Some(pile.statements[index].claim.said_on?.to_string())).collect();
    let dates: Vec<String> = dates.into_iter().collect();
    let why = match dates.as_slice() {
        [] => return None,
        [one] => format!("said on {one}"),
        several => format!("said on days that can be one occasion: {}", several.join(", ")),
    };
    (dated.len() > 1).then(|| row(pile, EvidenceKind::SameOccasion, dated, why))
}

fn same_relay(pile: &Pile<'_>, members: &[usize]) -> Vec<Evidence> {
    let mut by_link: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for &index in members {
        let claim = pile.statements[index].claim;
        for name in claim.via.iter().chain(&claim.speaker) {
            let entry =
                by_link.entry(crate::statement::fold(name)).or_insert_with(|| (name.clone(), Vec::new()));
            entry.1.push(index);
        }
    }
    by_link
        .into_values()
        .filter(|(_, group)| {
            group.len() > 1 && group.iter().any(|&index| !pile.statements[index].claim.via.is_empty())
        })
        .map(|(name, group)| row(pile, EvidenceKind::SameRelay, group, format!("all come by way of {name}")))
        .collect()
}

fn joins(pile: &Pile<'_>, group: &Group) -> Vec<Evidence> {
    let why = |kind: EvidenceKind, a: usize, b: usize| match kind {
        EvidenceKind::CopiedText => "the texts share most of their wording".to_string(),
        EvidenceKind::SameReport => {
            format!("“{}” and “{}” stand in one report, one the rounder", pile.wording(a), pile.wording(b))
        }
        EvidenceKind::Companion => format!(
            "{} alone gives it to {}, among other figures of {}, to whom the others give it",
            pile.source(b),
            pile.statements[b].claim.speaker.as_deref().unwrap_or("nobody"),
            pile.statements[a].claim.speaker.as_deref().unwrap_or("nobody"),
        ),
        EvidenceKind::SameRelay => {
            format!("one toll under two fates: {} has figures by way of the other report", pile.source(b))
        }
        _ => {
            format!("“{}” and “{}” are given for one day, one the rounder", pile.wording(a), pile.wording(b))
        }
    };
    group
        .joins
        .iter()
        .map(|join| row(pile, join.kind, [join.a, join.b], why(join.kind, join.a, join.b)))
        .collect()
}
