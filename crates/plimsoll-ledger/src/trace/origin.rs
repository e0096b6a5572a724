use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Date;
use smol_str::SmolStr;

use super::carriers::Carriers;
use super::chains::chains;
use super::copies::Copies;
use super::evidence::evidence;
use super::gather::Group;
use super::nearest::{Cited, by_nearness};
use super::starts::Starts;
use super::unclear::unclear_day;
use crate::statement::{Days, Pile, Voice};
use crate::{Grade, Origin};

/// All that a row is made from besides its own statements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole<'w> {
    pub(crate) pile: &'w Pile<'w>,
    pub(crate) copies: &'w Copies,
    pub(crate) carriers: &'w Carriers,
}

/// An origin as the later steps need it.
#[derive(Clone, Debug)]
pub(crate) struct Traced<'w> {
    pub(crate) id: SmolStr,
    /// Statements, the one nearest the utterance first.
    pub(crate) members: Vec<usize>,
    /// Sorted.
    pub(crate) reports: Vec<usize>,
    pub(crate) voice: Voice,
    pub(crate) speaker: Option<&'w str>,
    pub(crate) counter: Option<&'w str>,
    /// Who kept the count is an organ of this body.
    pub(crate) whole: Option<&'w str>,
    pub(crate) uttered_on: Option<Date>,
    pub(crate) days: Option<Days>,
    pub(crate) unclear: Option<String>,
    pub(crate) joins: Vec<super::gather::Join>,
}

impl<'w> Traced<'w> {
    /// What the statements of a group tell.
    pub(super) fn read(pile: &Pile<'w>, cited: &Cited, group: &Group) -> Self {
        let (uttered_on, days) = day(pile, &by_nearness(pile, cited, &group.members, None));
        let members = by_nearness(pile, cited, &group.members, days);
        let (voice, unclear_voice) = dominant(pile, &members);
        let unclear = unclear_voice.or_else(|| unclear_day(pile, cited, &members));
        let speaker = speaker(pile, &members, voice);
        let id = id(pile, &members);
        Self { id, uttered_on, days, unclear, ..Self::spoken(pile, group, members, (voice, speaker)) }
    }

    /// What follows from who speaks; the rest is left open.
    pub(super) fn spoken(
        pile: &Pile<'w>,
        group: &Group,
        members: Vec<usize>,
        (voice, speaker): (Voice, Option<&'w str>),
    ) -> Self {
        let table = match voice {
            Voice::Counter(index) => Some(&pile.limits.counters[index]),
            _ => None,
        };
        let counter = match voice {
            Voice::Country(_) => pile.voices.country(voice),
            _ => table.map(|table| table.name.as_str()).or(speaker),
        };
        // Members of a group are sorted, and so are the reports of the pile's statements.
        let mut reports: Vec<usize> =
            group.members.iter().map(|&index| pile.statements[index].report).collect();
        reports.dedup();
        Self {
            id: SmolStr::default(),
            reports,
            whole: table.and_then(|table| table.part_of.as_deref()),
            joins: group.joins.clone(),
            members,
            voice,
            speaker,
            counter,
            uttered_on: None,
            days: None,
            unclear: None,
        }
    }

    pub(crate) fn nearest(&self) -> usize {
        self.members[0]
    }

    /// The row that is printed.
    pub(crate) fn row(&self, whole: &Whole<'_>, group: &Group, grade: Grade) -> Origin {
        let pile = whole.pile;
        let nearest = &pile.statements[self.nearest()];
        let is_own = |report: &&usize| pile.mirror_of[**report].is_none();
        let outlets: BTreeSet<&str> =
            self.reports.iter().filter(is_own).map(|&report| pile.outlet(report)).collect();
        let mirrors = self.reports.iter().filter(|report| !is_own(report));
        // Reports of the pile are sorted by id.
        let ids = |report: &usize| SmolStr::new(&pile.reports[*report].id);
        let mut mirrors: Vec<SmolStr> = mirrors.map(ids).collect();
        mirrors.dedup();
        let mut reports: Vec<SmolStr> = self.reports.iter().map(ids).collect();
        reports.dedup();
        Origin {
            origin: self.id.clone(),
            speaker: self.speaker.map(SmolStr::new),
            counter: self.counter.map(SmolStr::new),
            uttered_on: self.uttered_on,
            claims: pile.ids(self.members.iter().copied()),
            evidence: evidence(whole, group, self),
            chains: chains(whole, self),
            mirrors,
            unclear: self.unclear.clone(),
            outlets: outlets.len(),
            reports,
            measure: nearest.claim.measure,
            item_class: nearest.claim.item_class.clone(),
            unit: nearest.claim.unit.clone(),
            low: nearest.figure.low,
            high: nearest.figure.high,
            bound: nearest.figure.bound,
            nearest: nearest.claim.claim.clone(),
            grade,
        }
    }
}

fn id(pile: &Pile<'_>, members: &[usize]) -> SmolStr {
    let mut hasher = blake3::Hasher::new();
    for id in pile.ids(members.iter().copied()) {
        hasher.update(id.as_str().as_bytes()).update(b" ");
    }
    SmolStr::new(&hasher.finalize().to_hex()[..16])
}

/// The voice that most reports give, bodies and names before countries; and what is unclear about it.
fn dominant(pile: &Pile<'_>, members: &[usize]) -> (Voice, Option<String>) {
    let mut votes: BTreeMap<Voice, BTreeSet<usize>> = BTreeMap::new();
    // Through whom a figure came is not who said it.
    let statements = members.iter().map(|&index| &pile.statements[index]);
    let told_by_others = statements.filter(|statement| statement.speaker.is_some());
    let hands: BTreeSet<Voice> = told_by_others
        .flat_map(|statement| pile.hands(statement))
        .map(|link| pile.voices.known(link).voice)
        .filter(|voice| matches!(voice, Voice::Named(_)))
        .collect();
    let votes_count =
        |&&index: &&usize| !hands.contains(&pile.statements[index].voice) && !pile.is_mirrored(index);
    for &index in members.iter().filter(votes_count) {
        let statement = &pile.statements[index];
        votes.entry(statement.voice).or_default().insert(statement.report);
    }
    let rank = |voice: &Voice| match voice {
        Voice::Counter(_) | Voice::Named(_) => 2,
        Voice::Country(_) => 1,
        Voice::Nobody => 0,
    };
    let mut sorted: Vec<(Voice, usize)> =
        votes.into_iter().map(|(voice, reports)| (voice, reports.len())).collect();
    // A body before a name where the reports are even: the name is then the hand it came by.
    sorted.sort_by_key(|(voice, reports)| {
        (std::cmp::Reverse((rank(voice), *reports, matches!(voice, Voice::Counter(_)))), *voice)
    });
    let unclear = match sorted.as_slice() {
        [(Voice::Counter(a), most), (Voice::Counter(b), next), ..] if most == next => {
            let name = |counter: &usize| &pile.limits.counters[*counter].name;
            Some(format!("as many reports give it to {} as to {}, and none is nearer", name(a), name(b)))
        }
        _ => None,
    };
    (sorted.into_iter().next().map_or(Voice::Nobody, |(voice, _)| voice), unclear)
}

/// The name that most reports use for the voice; among equals that of the nearest.
fn speaker<'w>(pile: &Pile<'w>, members: &[usize], voice: Voice) -> Option<&'w str> {
    let mut votes: BTreeMap<&str, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (place, &index) in members.iter().enumerate() {
        let statement = &pile.statements[index];
        let votes_count = statement.voice == voice && !pile.is_mirrored(index);
        if let Some(name) = statement.claim.speaker.as_deref().filter(|_| votes_count) {
            votes.entry(name).or_insert((BTreeSet::new(), place)).0.insert(statement.report);
        }
    }
    let most = votes.into_iter().max_by_key(|(_, (reports, place))| (reports.len(), usize::MAX - place));
    most.map(|(name, _)| name)
}

/// The day that most reports tell, the nearest among equals; else the narrowest date told. A day before the time from
/// which other reports count is none.
fn day(pile: &Pile<'_>, members: &[usize]) -> (Option<Date>, Option<Days>) {
    let mut votes: BTreeMap<Days, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (place, &index) in members.iter().enumerate() {
        let statement = &pile.statements[index];
        if let Some(days) = statement.said.filter(|_| !pile.is_mirrored(index)) {
            votes.entry(days).or_insert((BTreeSet::new(), place)).0.insert(statement.report);
        }
    }
    let starts = Starts::of(pile, if votes.len() < 2 { &[] } else { members });
    let possible = |days: &Days, reports: &BTreeSet<usize>| {
        // Asking is only worth its work where there is a choice.
        votes.len() < 2 || starts.counted_from(reports.iter().copied()).is_none_or(|start| days.last >= start)
    };
    let most = votes.iter().max_by_key(|(days, (reports, place))| {
        let narrow = std::cmp::Reverse(days.last - days.first);
        (possible(days, reports), days.is_day(), narrow, reports.len(), std::cmp::Reverse(*place))
    });
    if let Some((&days, _)) = most {
        return (written(pile, members, days), Some(days));
    }
    let said = members.iter().find_map(|&index| pile.statements[index].claim.said_on);
    (said, None)
}

/// A date that means these days, with its year.
fn written(pile: &Pile<'_>, members: &[usize], days: Days) -> Option<Date> {
    let index = *members.iter().find(|&&index| pile.statements[index].said == Some(days))?;
    let said = pile.statements[index].claim.said_on?;
    let epoch = jiff::civil::date(1970, 1, 1);
    let year = epoch.checked_add(jiff::Span::new().days(days.first)).ok()?.year();
    Some(said.in_year(year))
}
