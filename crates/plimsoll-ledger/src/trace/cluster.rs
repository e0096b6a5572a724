use std::collections::{BTreeMap, BTreeSet};

use super::fitting::Fitting;
use super::gather::Join;
use super::occasion::by_day;
use super::speakers::Speakers;
use crate::statement::{Days, Pile, Voice};

/// Statements of one figure by one voice on one occasion, still in the making.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    pub(crate) voice: Voice,
    pub(crate) days: Option<Days>,
    pub(crate) members: Vec<usize>,
}

/// Parts the statements of one figure by who speaks and when.
///
/// Bodies and named persons come first, each parted by occasion; then those that could be any of them (a country, someone
/// unnamed, nobody) go to the cluster that fits best, or stay apart.
pub(super) fn clusters(
    pile: &Pile<'_>,
    members: &[usize],
    speakers: &Speakers,
    joins: &mut Vec<Join>,
) -> Vec<Cluster> {
    let (strong, weak) = by_voice(pile, members);
    let mut clusters = of_voices(pile, strong);
    let mut apart = ByVoice::new();
    for index in clusters.iter_mut().flat_map(|cluster| take_untied(pile, cluster)) {
        apart.entry(pile.statements[index].voice).or_default().push(index);
    }
    clusters.retain(|cluster| !cluster.members.is_empty());
    clusters.extend(of_voices(pile, apart));
    let left =
        if weak.is_empty() { BTreeMap::new() } else { place(pile, &mut clusters, speakers, weak, joins) };
    for ((voice, _), group) in left {
        clusters.extend(by_day(pile, voice, &group));
    }
    for cluster in &mut clusters {
        cluster.members.sort_unstable();
    }
    clusters
}

/// The statements of each voice, parted by occasion.
fn of_voices(pile: &Pile<'_>, by_voice: ByVoice) -> Vec<Cluster> {
    by_voice.into_iter().flat_map(|(voice, group)| by_day(pile, voice, &group)).collect()
}

/// Statements that stay apart, by voice; nobody's figures in two reports need not be one, so these by report as well.
type Left = BTreeMap<(Voice, Option<usize>), Vec<usize>>;

/// Puts each statement of no certain voice in the cluster that fits it best; those that fit none are left.
fn place(
    pile: &Pile<'_>,
    clusters: &mut [Cluster],
    speakers: &Speakers,
    weak: ByVoice,
    joins: &mut Vec<Join>,
) -> Left {
    let mut fitting = Fitting::of(pile, speakers, clusters);
    let mut left = Left::new();
    for (voice, group) in weak {
        for index in group {
            match fitting.best(clusters, index) {
                Some((at, reason)) => {
                    joins.extend(reason.map(|reason| Join::of(reason, clusters[at].members[0], index)));
                    clusters[at].members.push(index);
                    fitting.add(at, &clusters[at], index);
                }
                None => {
                    let report = pile.statements[index].report;
                    let apart = (voice == Voice::Nobody).then_some(report);
                    left.entry((voice, apart)).or_default().push(index);
                }
            }
        }
    }
    left
}

/// Takes out of a cluster those that a chain brought there which none of the others tells: the paper that another day's
/// figure came through.
fn take_untied(pile: &Pile<'_>, cluster: &mut Cluster) -> Vec<usize> {
    let voice = |index: usize| pile.statements[index].voice;
    let (mut tied, mut untied): (Vec<usize>, Vec<usize>) =
        cluster.members.iter().copied().partition(|&index| voice(index) == cluster.voice);
    if untied.is_empty() {
        return untied;
    }
    let links = |index: usize| pile.hands(&pile.statements[index]).map(|link| pile.voices.known(link).voice);
    let printed = |index: usize| pile.voices.known(pile.printed_by[pile.statements[index].report]).voice;
    // What a paper printed is cited by its name.
    let mut told: BTreeSet<Voice> = tied.iter().map(|&index| printed(index)).collect();
    told.extend(tied.iter().flat_map(|&index| links(index)));
    loop {
        let belongs =
            |&index: &usize| told.contains(&voice(index)) || links(index).any(|link| link == cluster.voice);
        let (more, rest): (Vec<usize>, Vec<usize>) = untied.into_iter().partition(belongs);
        untied = rest;
        if more.is_empty() {
            break;
        }
        told.extend(more.iter().flat_map(|&index| links(index)));
        tied.extend(more);
    }
    cluster.members = tied;
    untied
}

type ByVoice = BTreeMap<Voice, Vec<usize>>;

/// Statements by voice; those of bodies and names, and those of countries and nobody. A name that others of this figure
/// have on their way is one with them: the lawmaker who read the agency's report, the paper that printed it.
fn by_voice(pile: &Pile<'_>, members: &[usize]) -> (ByVoice, ByVoice) {
    let mut strong = ByVoice::new();
    let mut weak = ByVoice::new();
    for &index in members {
        let voice = pile.statements[index].voice;
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
    if strong.len() < 2 {
        return Vec::new();
    }
    let mut spoken: BTreeMap<Voice, BTreeMap<Voice, usize>> = BTreeMap::new();
    for (&voice, group) in strong {
        for statement in group.iter().map(|&index| &pile.statements[index]) {
            for link in pile.hands(statement).chain(pile.outlet_name(statement.report)) {
                let link = pile.voices.known(link).voice;
                if link != voice && strong.contains_key(&link) {
                    *spoken.entry(link).or_default().entry(voice).or_default() += 1;
                }
            }
        }
    }
    let mut pairs = Vec::new();
    let mut given_up = BTreeSet::new();
    for (link, voices) in spoken {
        let is_body = |voice: &Voice| matches!(voice, Voice::Counter(_));
        let body = if is_body(&link) {
            Some(link)
        } else {
            let bodies = voices.iter().filter(|(voice, _)| is_body(voice));
            bodies.max_by_key(|(voice, count)| (**count, std::cmp::Reverse(**voice))).map(|(voice, _)| *voice)
        };
        let home = body.unwrap_or(link);
        let named = voices.into_keys().filter(|voice| !is_body(voice));
        for voice in named.chain([link]).filter(|voice| *voice != home) {
            if !given_up.contains(&home) && given_up.insert(voice) {
                pairs.push((voice, home));
            }
        }
    }
    pairs
}
