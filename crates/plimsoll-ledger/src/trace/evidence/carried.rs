//! Evidence of the hands it came through.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::super::origin::{Traced, Whole};
use super::row;
use crate::statement::{Name, Symbol, Voice};
use crate::{Evidence, EvidenceKind};

pub(super) fn evidence(whole: &Whole<'_>, members: &[usize], origin: &Traced<'_>) -> Vec<Evidence> {
    let mut rows = same_relay(whole, members);
    rows.extend(cited(whole, members));
    rows.extend(wire_tags(whole, members));
    rows.extend(links(whole, members));
    rows.extend(mirrors(whole, members, origin));
    rows
}

/// One agency, paper or person that the reports name on the way, once at least as no more than that.
fn same_relay(whole: &Whole<'_>, members: &[usize]) -> Vec<Evidence> {
    let pile = whole.pile;
    let mut by_link: BTreeMap<Link, (Name, bool, Vec<usize>)> = BTreeMap::new();
    for &index in members {
        let statement = &pile.statements[index];
        let hands = pile.hands(statement).map(|name| (name, true));
        for (name, is_hand) in hands.chain(statement.speaker.map(|name| (name, false))) {
            let known = pile.voices.known(name);
            let link = match known.voice {
                Voice::Counter(counter) => Link::Body(counter),
                _ => Link::Name(known.key),
            };
            let entry = by_link.entry(link).or_insert_with(|| (name, false, Vec::new()));
            entry.1 |= is_hand;
            entry.2.push(index);
        }
    }
    by_link
        .into_values()
        .filter(|(_, is_hand, group)| *is_hand && group.len() > 1)
        .map(|(name, _, group)| {
            let why = format!("all come by way of {}", pile.voices.known(name).text);
            row(pile, EvidenceKind::SameRelay, group, why)
        })
        .collect()
}

/// Someone on the way: one body under whatever name, else one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    Body(usize),
    Name(Symbol),
}

/// Members by the folded name of the outlet they are printed in.
fn by_outlet(whole: &Whole<'_>, members: &[usize]) -> FxHashMap<Symbol, Vec<usize>> {
    let mut by_outlet: FxHashMap<Symbol, Vec<usize>> = FxHashMap::default();
    for &index in members {
        if let Some(outlet) = whole.carriers.outlet(whole.pile.statements[index].report) {
            by_outlet.entry(outlet).or_default().push(index);
        }
    }
    by_outlet
}

/// A paper that is named, and its own report.
fn cited(whole: &Whole<'_>, members: &[usize]) -> Vec<Evidence> {
    let pile = whole.pile;
    let outlets = by_outlet(whole, members);
    let mut citing: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
    for &index in members {
        let statement = &pile.statements[index];
        let names = pile.hands(statement).chain(statement.speaker).map(|name| whole.carriers.named(name));
        let mut names: Vec<Symbol> = names.collect();
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().filter(|name| outlets.contains_key(name)) {
            citing.entry(name).or_default().push(index);
        }
    }
    citing
        .into_iter()
        .filter_map(|(outlet, group)| {
            // A paper that names itself looks back on another report of its own.
            let is_other =
                |index: &&usize| pile.statements[**index].report != pile.statements[group[0]].report;
            let printed = *outlets[&outlet].iter().find(is_other)?;
            let why = format!(
                "{} {} {}, whose own report has the figure: {}",
                pile.source(group[0]),
                if group.len() > 1 { "and others name" } else { "names" },
                pile.outlet(pile.statements[printed].report),
                pile.source(printed),
            );
            let members = group.into_iter().chain(outlets[&outlet].iter().copied());
            Some(row(pile, EvidenceKind::Cited, members, why))
        })
        .collect()
}

/// Reports that bear the tag of one agency, with that agency's own.
fn wire_tags(whole: &Whole<'_>, members: &[usize]) -> Vec<Evidence> {
    let pile = whole.pile;
    let mut tagged: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
    for &index in members {
        for tag in whole.carriers.tags(pile.statements[index].report) {
            tagged.entry(tag).or_default().push(index);
        }
    }
    if tagged.is_empty() {
        return Vec::new();
    }
    let outlets = by_outlet(whole, members);
    let folded = |name: &str| pile.voices.name(name).map(|name| pile.voices.known(name).folded);
    tagged
        .into_iter()
        .filter_map(|(agency, mut group)| {
            group.extend(outlets.get(&agency).into_iter().flatten());
            let reports: BTreeSet<usize> = group.iter().map(|&index| pile.statements[index].report).collect();
            let tags = reports.iter().flat_map(|&report| &pile.reports[report].wires);
            let name = tags.map(|tag| &tag.name).find(|name| folded(name) == Some(agency))?;
            let why = format!("{} reports bear the tag of {name}, or are its own", reports.len());
            (reports.len() > 1).then(|| row(pile, EvidenceKind::WireTag, group, why))
        })
        .collect()
}

/// A report that leads to another.
fn links(whole: &Whole<'_>, members: &[usize]) -> Vec<Evidence> {
    let pile = whole.pile;
    let mut of_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &index in members {
        of_report.entry(pile.statements[index].report).or_default().push(index);
    }
    let mut rows = Vec::new();
    for (report, group) in &of_report {
        for target in whole.carriers.leads_to(*report).iter().filter(|target| of_report.contains_key(target))
        {
            let both = group.iter().chain(&of_report[target]).copied();
            let why = format!("{} links to {}", pile.source(group[0]), pile.source(of_report[target][0]));
            rows.push(row(pile, EvidenceKind::Link, both, why));
        }
    }
    rows
}

/// A report that repeats the text of another under another date, with the other, or with the nearest member where the
/// other's figure was read otherwise.
fn mirrors(whole: &Whole<'_>, members: &[usize], origin: &Traced<'_>) -> Vec<Evidence> {
    let pile = whole.pile;
    let mut of_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &index in members {
        of_report.entry(pile.statements[index].report).or_default().push(index);
    }
    let dated = |report: usize| {
        let printed = pile.reports[report].dated().map(plimsoll_claim::Date::from);
        printed.map_or_else(|| "no day".to_string(), |date| date.to_string())
    };
    of_report
        .iter()
        .filter_map(|(&report, own)| {
            let original = pile.mirror_of[report]?;
            let first = of_report.get(&original).map_or(origin.nearest(), |others| others[0]);
            let why = format!(
                "{}, dated {}, repeats the text of {}, dated {}: counted once",
                pile.source_of(report),
                dated(report),
                pile.source_of(original),
                dated(original),
            );
            Some(row(pile, EvidenceKind::Mirror, own.iter().copied().chain([first]), why))
        })
        .collect()
}
