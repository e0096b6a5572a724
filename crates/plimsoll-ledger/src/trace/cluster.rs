use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Join, Reason};
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Pile, Voice};

/// Statements of one figure by one voice on one occasion, still in the making.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    pub(crate) voice: Voice,
    pub(crate) days: Option<Days>,
    pub(crate) members: Vec<usize>,
}

/// Who speaks in which report.
pub(crate) type Speakers<'v> = BTreeSet<(usize, &'v Voice)>;

/// Parts the statements of one figure by who speaks and when.
///
/// Bodies and named persons come first, each parted by occasion; then those that could be any of them (a country, someone
/// unnamed, nobody) go to the cluster that fits best, or stay apart.
pub(crate) fn clusters(
    pile: &Pile<'_>,
    members: &[usize],
    speakers: &Speakers<'_>,
    joins: &mut Vec<Join>,
) -> Vec<Cluster> {
    let (strong, weak) = by_voice(pile, members);
    let mut clusters: Vec<Cluster> =
        strong.into_iter().flat_map(|(voice, group)| by_day(pile, &voice, &group)).collect();
    let astray: Vec<Cluster> = clusters.iter_mut().flat_map(|cluster| astray(pile, cluster)).collect();
    clusters.extend(astray);
    let mut left: BTreeMap<Voice, Vec<usize>> = BTreeMap::new();
    let mut reports: Vec<BTreeSet<usize>> = clusters
        .iter()
        .map(|cluster| cluster.members.iter().map(|&index| pile.statements[index].report).collect())
        .collect();
    for (voice, group) in weak {
        for index in group {
            match best(pile, (&clusters, &reports), speakers, index) {
                Some((at, reason)) => {
                    joins.extend(reason.map(|reason| Join::of(reason, clusters[at].members[0], index)));
                    clusters[at].members.push(index);
                    reports[at].insert(pile.statements[index].report);
                }
                None => left.entry(apart(pile, &voice, index)).or_default().push(index),
            }
        }
    }
    for (voice, group) in left {
        clusters.extend(by_day(pile, &voice, &group));
    }
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// Takes out of a cluster those that a chain brought there which none of its members tells: the paper that another day's
/// figure came through. Each voice of them is a cluster of its own.
fn astray(pile: &Pile<'_>, cluster: &mut Cluster) -> Vec<Cluster> {
    let voice = |index: &usize| &pile.statements[*index].voice;
    let links = |index: &usize| {
        let via = pile.statements[*index].claim.via.iter();
        via.map(|link| pile.voices.voice(Some(link))).collect::<Vec<_>>()
    };
    if cluster.members.iter().all(|index| *voice(index) == cluster.voice) {
        return Vec::new();
    }
    // What a paper printed is cited by its name.
    let printed = |index: &usize| pile.voices.voice(Some(pile.outlet(pile.statements[*index].report)));
    let mut told: BTreeSet<Voice> = cluster.members.iter().flat_map(links).collect();
    told.extend(cluster.members.iter().filter(|index| *voice(index) == cluster.voice).map(printed));
    let belongs = |index: &usize| {
        let own = voice(index);
        *own == cluster.voice || told.contains(own) || links(index).contains(&cluster.voice)
    };
    let (kept, out): (Vec<usize>, Vec<usize>) = cluster.members.iter().copied().partition(belongs);
    if kept.is_empty() {
        return Vec::new();
    }
    cluster.members = kept;
    let mut apart = ByVoice::new();
    for index in out {
        apart.entry(voice(&index).clone()).or_default().push(index);
    }
    apart.into_iter().flat_map(|(voice, group)| by_day(pile, &voice, &group)).collect()
}

/// Nobody's figures in two reports need not be one: each report stays apart.
fn apart(pile: &Pile<'_>, voice: &Voice, index: usize) -> Voice {
    match voice {
        Voice::Nobody => Voice::Named(format!("\u{0}{}", pile.statements[index].report)),
        other => other.clone(),
    }
}

type ByVoice = BTreeMap<Voice, Vec<usize>>;

/// Statements by voice; those of bodies and names, and those of countries and nobody. A name that others of this figure
/// have on their way is one with them: the lawmaker who read the agency's report, the paper that printed it.
fn by_voice(pile: &Pile<'_>, members: &[usize]) -> (ByVoice, ByVoice) {
    let mut strong = ByVoice::new();
    let mut weak = ByVoice::new();
    for &index in members {
        let voice = pile.statements[index].voice.clone();
        let side = if matches!(voice, Voice::Counter(_) | Voice::Named(_)) { &mut strong } else { &mut weak };
        side.entry(voice).or_default().push(index);
    }
    for (from, to) in links(pile, &strong) {
        if let Some(group) = strong.remove(&from) {
            strong.entry(to).or_default().extend(group);
        }
    }
    (strong, weak)
}

/// Pairs of voices that are one chain; the first is given up for the second.
///
/// A paper or person of no body, or the outlet of a report, is a link of whoever speaks through it: of all named ones, but of one body only, the one that
/// most often does. So two bodies never become one because one wire carries both.
fn links(pile: &Pile<'_>, strong: &ByVoice) -> Vec<(Voice, Voice)> {
    let mut spoken: BTreeMap<Voice, BTreeMap<Voice, usize>> = BTreeMap::new();
    for (voice, group) in strong {
        for &index in group {
            let statement = &pile.statements[index];
            let outlet = pile.reports[statement.report].outlet.as_ref();
            for link in statement.claim.via.iter().chain(outlet) {
                let link = pile.voices.voice(Some(link));
                if link != *voice && strong.contains_key(&link) {
                    *spoken.entry(link).or_default().entry(voice.clone()).or_default() += 1;
                }
            }
        }
    }
    let mut pairs = Vec::new();
    let mut given_up = BTreeSet::new();
    for (link, voices) in spoken {
        let is_body = |voice: &Voice| matches!(voice, Voice::Counter(_));
        let body = if is_body(&link) {
            Some(link.clone())
        } else {
            let bodies = voices.iter().filter(|(voice, _)| is_body(voice));
            bodies
                .max_by_key(|(voice, count)| (**count, std::cmp::Reverse((*voice).clone())))
                .map(|(voice, _)| voice.clone())
        };
        let home = body.unwrap_or_else(|| link.clone());
        let named = voices.into_keys().filter(|voice| !is_body(voice));
        for voice in named.chain([link]).filter(|voice| *voice != home) {
            if !given_up.contains(&home) && given_up.insert(voice.clone()) {
                pairs.push((voice, home.clone()));
            }
        }
    }
    pairs
}

/// Parts the statements of one voice by occasion: exact days first, then months and years that hold one of them, then those
/// that tell no day.
fn by_day(pile: &Pile<'_>, voice: &Voice, group: &[usize]) -> Vec<Cluster> {
    let mut exact: Vec<(Days, usize)> = Vec::new();
    let mut coarse: Vec<(Days, usize)> = Vec::new();
    let mut undated = Vec::new();
    for &index in group {
        match pile.statements[index].said {
            Some(days) if days.is_day() => exact.push((days, index)),
            Some(days) => coarse.push((days, index)),
            None => undated.push(index),
        }
    }
    exact.sort_unstable();
    coarse.sort_unstable_by_key(|&(days, index)| (days.last - days.first, days, index));
    let mut clusters: Vec<Cluster> = Vec::new();
    for (days, index) in exact {
        match clusters.last_mut() {
            Some(Cluster { days: Some(last), members, .. })
                if days.first - last.last <= DAYS_OF_AN_OCCASION
                    && may_be_told_on(pile, (index, days), members, *last) =>
            {
                last.last = days.last;
                members.push(index);
            }
            _ => clusters.push(Cluster { voice: voice.clone(), days: Some(days), members: vec![index] }),
        }
    }
    for (days, index) in coarse {
        let fits = |cluster: &Cluster| cluster.days.is_some_and(|own| own.distance(days) <= 1);
        match clusters
            .iter()
            .enumerate()
            .filter(|(_, cluster)| fits(cluster))
            .max_by_key(|(at, cluster)| (cluster.members.len(), usize::MAX - at))
        {
            Some((at, _)) => clusters[at].members.push(index),
            None => clusters.push(Cluster { voice: voice.clone(), days: Some(days), members: vec![index] }),
        }
    }
    repair(pile, &mut clusters, group);
    place_undated(pile, voice, &mut clusters, undated);
    clusters
}

/// Whether a figure can belong to what was said some days before: another number on another day is another count, "152" on
/// Monday and "153" a week later.
fn may_be_told_on(pile: &Pile<'_>, (index, days): (usize, Days), members: &[usize], last: Days) -> bool {
    let figure = &pile.statements[index].figure;
    let first = members.first().map(|&member| &pile.statements[member].figure);
    days == last || first.is_none_or(|first| figure.same(first) || figure.coarser(first))
}

/// A day that only one report tells, before the time that the others count from, is that report's error: the figure belongs
/// to the others.
fn repair(pile: &Pile<'_>, clusters: &mut Vec<Cluster>, group: &[usize]) {
    let starts = window_starts(pile, group);
    let is_early = |cluster: &Cluster| {
        let [only] = cluster.members.as_slice() else { return false };
        let own = pile.statements[*only].report;
        let start = counted_from(&starts, |report| report == own);
        start.zip(cluster.days).is_some_and(|(start, days)| days.last < start)
    };
    let (early, mut kept): (Vec<Cluster>, Vec<Cluster>) = clusters.drain(..).partition(is_early);
    let largest = kept.iter().enumerate().max_by_key(|(at, one)| (one.members.len(), usize::MAX - at));
    match largest.map(|(at, _)| at) {
        Some(at) => kept[at].members.extend(early.into_iter().flat_map(|one| one.members)),
        None => kept = early,
    }
    *clusters = kept;
}

/// First days of the times that the statements count, sorted, each with its report.
pub(crate) fn window_starts(pile: &Pile<'_>, members: &[usize]) -> Vec<(i32, usize)> {
    let start = |&index: &usize| Some((window_start(pile, index)?, pile.statements[index].report));
    let mut starts: Vec<(i32, usize)> = members.iter().filter_map(start).collect();
    starts.sort_unstable();
    starts
}

/// The day from which a figure is counted, by the middle one of those that tell; `is_own`: reports that are not asked.
pub(crate) fn counted_from(starts: &[(i32, usize)], is_own: impl Fn(usize) -> bool) -> Option<i32> {
    let others: Vec<i32> =
        starts.iter().filter(|(_, report)| !is_own(*report)).map(|(start, _)| *start).collect();
    others.get(others.len().saturating_sub(1) / 2).copied()
}

/// The first day of the time a figure counts.
fn window_start(pile: &Pile<'_>, index: usize) -> Option<i32> {
    let statement = &pile.statements[index];
    let from = statement.claim.period?.from?;
    Days::resolved(from, pile.published(statement)).map(|days| days.first)
}

/// Statements that tell no day go to the last occasion before their report, else to the one most reports tell.
fn place_undated(pile: &Pile<'_>, voice: &Voice, clusters: &mut Vec<Cluster>, undated: Vec<usize>) {
    if undated.is_empty() {
        return;
    }
    if clusters.is_empty() {
        clusters.push(Cluster { voice: voice.clone(), days: None, members: undated });
        return;
    }
    let sizes: Vec<usize> = clusters.iter().map(|cluster| cluster.members.len()).collect();
    for index in undated {
        let month = unresolved_month(pile, index);
        let published = pile.published_day(&pile.statements[index]);
        let rank = |at: usize| {
            let days = clusters[at].days;
            let fits_month = month.is_none_or(|month| days.is_some_and(|days| holds_month(days, month)));
            let before = published.zip(days).is_some_and(|(published, days)| days.first <= published + 1);
            let recent = if before { days.map_or(0, |days| days.first) } else { i32::MIN };
            (fits_month, before, recent, sizes[at], usize::MAX - at)
        };
        if let Some(at) = (0..clusters.len()).max_by_key(|&at| rank(at)) {
            clusters[at].members.push(index);
        }
    }
}

/// The month of a day whose year nothing tells.
fn unresolved_month(pile: &Pile<'_>, index: usize) -> Option<u8> {
    let statement = &pile.statements[index];
    statement.claim.said_on.filter(|_| statement.said.is_none())?.month()
}

fn holds_month(days: Days, month: u8) -> bool {
    let epoch = jiff::civil::date(1970, 1, 1);
    let of = |day: i32| {
        epoch.checked_add(jiff::Span::new().days(day)).map_or(0, |date| date.month().unsigned_abs())
    };
    of(days.first) == month || of(days.last) == month
}

/// The cluster to which a statement of no certain voice belongs.
fn best(
    pile: &Pile<'_>,
    (clusters, reports): (&[Cluster], &[BTreeSet<usize>]),
    speakers: &Speakers<'_>,
    index: usize,
) -> Option<(usize, Option<Reason>)> {
    let statement = &pile.statements[index];
    let voice = &statement.voice;
    let country = pile.voices.country(voice);
    let published = pile.published_day(statement);
    let candidates = clusters.iter().enumerate().filter_map(|(at, cluster)| {
        let same_report = reports[at].contains(&statement.report);
        let own = pile.voices.country(&cluster.voice);
        let known = matches!((country, own), (Some(a), Some(b)) if a == b);
        if country.is_some() && own.is_some() && !known {
            return None;
        }
        let distance = match (statement.said, cluster.days) {
            (Some(said), Some(days)) => Some(said.distance(days)),
            _ => None,
        };
        if distance.is_some_and(|distance| distance > DAYS_OF_AN_OCCASION) {
            return None;
        }
        // Nobody's figure in another report must be told for the same day; or stand where that voice speaks, be printed
        // soon after, and be more than a word.
        let soon =
            published.zip(cluster.days).is_none_or(|(day, days)| (-1..=14).contains(&(day - days.last)));
        let told =
            distance.is_some() && (!statement.figure.vague || statement.said.is_some_and(Days::is_day));
        let heard = speakers.contains(&(statement.report, &cluster.voice));
        let fits = same_report || told || (soon && heard && !statement.figure.vague);
        if *voice == Voice::Nobody && !fits {
            return None;
        }
        // A body of no country is of several, and none of them speaks for it.
        let is_body = matches!(cluster.voice, Voice::Counter(_));
        if country.is_some() && own.is_none() && (!same_report || is_body) {
            return None;
        }
        let near = distance.map_or(i32::MIN, |distance| -distance);
        // A country or a day that agrees is told of the members together; the rest is told of this one.
        let reason = match (same_report, known || told) {
            (true, _) => Some(Reason::InOneReport),
            (false, true) => None,
            (false, false) => Some(Reason::Heard),
        };
        Some(((same_report, known, near, soon, cluster.members.len(), usize::MAX - at), at, reason))
    });
    candidates.max_by_key(|(rank, ..)| *rank).map(|(_, at, reason)| (at, reason))
}
