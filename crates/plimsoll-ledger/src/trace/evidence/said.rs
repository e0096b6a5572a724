//! Evidence of who said it and when.

use std::collections::{BTreeMap, BTreeSet};

use super::super::origin::Traced;
use super::row;
use crate::statement::{DAYS_OF_AN_OCCASION, Name, Pile, Symbol, Voice};
use crate::{Evidence, EvidenceKind};

pub(super) fn evidence(pile: &Pile<'_>, members: &[usize], origin: &Traced<'_>) -> Vec<Evidence> {
    let mut rows = same_speaker(pile, members);
    rows.extend(same_body(pile, members));
    rows.extend(same_occasion(pile, members));
    rows.extend(same_report(pile, members));
    rows.extend(background(pile, members, origin));
    rows
}

/// One name, whatever its spelling and however short.
fn same_speaker(pile: &Pile<'_>, members: &[usize]) -> Vec<Evidence> {
    let mut by_name: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
    for &index in members {
        if let Some(name) = pile.statements[index].speaker {
            by_name.entry(pile.voices.known(name).key).or_default().push(index);
        }
    }
    let named = by_name.into_values().filter(|group| group.len() > 1);
    named
        .filter_map(|group| {
            let names: BTreeSet<&str> =
                group.iter().filter_map(|&index| pile.statements[index].claim.speaker.as_deref()).collect();
            let longest = names.iter().max_by_key(|name| (name.len(), std::cmp::Reverse(**name)))?;
            Some(row(pile, EvidenceKind::SameSpeaker, group, format!("all put it down to {longest}")))
        })
        .collect()
}

/// A body, those who speak for it, and its country where nobody else of it does.
fn same_body(pile: &Pile<'_>, members: &[usize]) -> Vec<Evidence> {
    let voices: BTreeSet<Voice> = members.iter().map(|&index| pile.statements[index].voice).collect();
    let told = voices.into_iter().filter_map(|voice| match voice {
        Voice::Counter(counter) => Some((voice, pile.limits.counters[counter].name.as_str())),
        Voice::Country(country) => Some((voice, pile.voices.string(country))),
        Voice::Named(_) | Voice::Nobody => None,
    });
    told.filter_map(|(voice, body)| {
        let country = pile.voices.country(voice);
        let of_body = |&index: &usize| {
            let own = pile.statements[index].voice;
            let of_country = matches!(own, Voice::Country(_)) && pile.voices.country(own) == country;
            own == voice || (of_country && country.is_some())
        };
        let group: Vec<usize> = members.iter().copied().filter(of_body).collect();
        let names: BTreeSet<Name> =
            group.iter().filter_map(|&index| pile.statements[index].speaker).collect();
        let known = || names.iter().map(|name| pile.voices.known(*name));
        if known().map(|one| one.key).collect::<BTreeSet<Symbol>>().len() < 2 {
            return None;
        }
        let names: BTreeSet<&str> = known().map(|one| one.text).collect();
        let names: Vec<&str> = names.into_iter().take(8).collect();
        let why = format!("{} speak for one body, {body}, or are it", names.join(", "));
        Some(row(pile, EvidenceKind::SameBody, group, why))
    })
    .collect()
}

fn same_occasion(pile: &Pile<'_>, members: &[usize]) -> Option<Evidence> {
    let dated: Vec<usize> =
        members.iter().copied().filter(|&index| pile.statements[index].said.is_some()).collect();
    let own = dated.iter().filter(|&&index| !pile.is_mirrored(index));
    let dates: BTreeSet<String> =
        own.filter_map(|&index| Some(pile.statements[index].claim.said_on?.to_string())).collect();
    let dates: Vec<String> = dates.into_iter().collect();
    let why = match dates.as_slice() {
        [] => return None,
        [one] => format!("said on {one}"),
        several => format!("said on days that can be one occasion: {}", several.join(", ")),
    };
    (dated.len() > 1).then(|| row(pile, EvidenceKind::SameOccasion, dated, why))
}

/// What one report gives twice, once at least without a name.
fn same_report(pile: &Pile<'_>, members: &[usize]) -> Vec<Evidence> {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &index in members {
        by_report.entry(pile.statements[index].report).or_default().push(index);
    }
    let unnamed = |group: &[usize]| group.iter().any(|&index| pile.statements[index].voice == Voice::Nobody);
    by_report
        .into_values()
        .filter(|group| group.len() > 1 && unnamed(group))
        .map(|group| {
            let why = format!("{} gives it {} times", pile.source(group[0]), group.len());
            row(pile, EvidenceKind::SameReport, group, why)
        })
        .collect()
}

/// Reports printed when the occasion was long over, with one printed at the time.
fn background(pile: &Pile<'_>, members: &[usize], origin: &Traced<'_>) -> Vec<Evidence> {
    let Some(days) = origin.days else { return Vec::new() };
    let printed = |&index: &usize| pile.published_day(&pile.statements[index]);
    let is_late = |index: &usize| {
        !pile.is_mirrored(*index)
            && printed(index).is_some_and(|day| day - days.last > 2 * DAYS_OF_AN_OCCASION)
    };
    let Some(first) = members.iter().copied().find(|index| printed(index).is_some() && !is_late(index))
    else {
        return Vec::new();
    };
    members
        .iter()
        .copied()
        .filter(is_late)
        .map(|index| {
            let printed =
                pile.published(&pile.statements[index]).map_or_else(String::new, |date| date.to_string());
            let uttered = origin.uttered_on.map_or_else(String::new, |date| format!(" of {date}"));
            let why =
                format!("{}, printed on {printed}, looks back on the utterance{uttered}", pile.source(index));
            row(pile, EvidenceKind::Background, [first, index], why)
        })
        .collect()
}
