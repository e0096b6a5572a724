use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bins::{bins, by_calibre};
use super::carriers;
use super::cluster::clusters;
use super::copies::Copies;
use super::fates;
use super::forest::Forest;
use super::origin::Whole;
use super::speakers::Speakers;
use super::strays;
use crate::keys::Keys;
use crate::memo::{Asked, Known};
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Exact, Pile, Statement, Voice, bin};

/// The statements of one utterance and figure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Sorted.
    pub(crate) members: Vec<usize>,
    /// What joined them beyond voice, occasion, figure and carrier.
    pub(crate) joins: Vec<Join>,
    /// Which of them a person decided to be one.
    pub(crate) rulings: Vec<Ruling>,
}

/// Statements that a person decided to be of one utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    /// Sorted.
    pub(crate) members: Vec<usize>,
    /// Who decided it, when and why.
    pub(crate) why: String,
}

impl Group {
    /// Those that are named, and those that are not, each with what joined them among themselves.
    pub(crate) fn parted(self, named: &BTreeSet<usize>) -> (Self, Self) {
        let side = |is_named: bool| {
            let here = |index: &usize| named.contains(index) == is_named;
            let members = self.members.iter().copied().filter(here).collect();
            let joins = self.joins.iter().copied().filter(|join| here(&join.a) && here(&join.b)).collect();
            let rulings = self.rulings.iter().filter_map(|ruling| {
                let members: Vec<usize> = ruling.members.iter().copied().filter(here).collect();
                (members.len() > 1).then(|| Ruling { members, why: ruling.why.clone() })
            });
            Self { members, joins, rulings: rulings.collect() }
        };
        (side(true), side(false))
    }
}

/// Why two statements were joined, where no name, day or carrier that they share tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// They stand in one report.
    InOneReport,
    /// They stand in one report, the second or the first the rounder.
    Rounder,
    /// They are given for one day, the second the rounder.
    RoundedOnOneDay,
    /// The second names nobody, but the speaker of the first speaks in its report too.
    Heard,
    /// The texts are copies.
    Copied,
    /// The second alone gives it to another speaker.
    Stray,
    /// The second is a retelling that gives the toll of one fate of people to another.
    TwoFates,
}

/// Two statements that something other than voice, occasion, figure and carrier joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Join {
    pub(crate) reason: Reason,
    pub(crate) a: usize,
    pub(crate) b: usize,
}

impl Join {
    pub(crate) fn of(reason: Reason, a: usize, b: usize) -> Self {
        Self { reason, a, b }
    }
}

/// A bin parted by who speaks and when, by places in it.
#[derive(Debug)]
pub(crate) struct Parted {
    sets: Vec<Box<[u32]>>,
    joins: Vec<(Reason, u32, u32)>,
}

impl Parted {
    fn of(pile: &Pile<'_>, members: &[usize], speakers: &Speakers) -> Self {
        let place = |index: usize| members.binary_search(&index).unwrap_or_default() as u32;
        let (mut sets, mut joins) = (Vec::new(), Vec::new());
        for part in by_calibre(pile, members.to_vec()) {
            let clusters = clusters(pile, &part, speakers, &mut joins).into_iter();
            sets.extend(clusters.map(|cluster| cluster.members.into_iter().map(place).collect()));
        }
        let joins = joins.into_iter().map(|join: Join| (join.reason, place(join.a), place(join.b)));
        Self { sets, joins: joins.collect() }
    }
}

/// Every statement in exactly one group, in order of their first members.
pub(crate) fn gather(whole: &Whole<'_>, keys: &Keys, known: &mut Known<Arc<Parted>>) -> Vec<Group> {
    let Whole { pile, copies, carriers } = *whole;
    let mut joins = Vec::new();
    let mut forest = Forest::new(pile.statements.len());
    let speakers = Speakers::of(pile);
    let of_bin = |members: &Vec<usize>| {
        known.or(keys.of_bin(pile, members), || Arc::new(Parted::of(pile, members, &speakers)))
    };
    let parted = || {
        let bins = bins(pile);
        let parted: Vec<Asked<_>> = bins.par_iter().map(of_bin).collect();
        (bins, parted)
    };
    let further = || {
        let rounded = || (rounded_on_one_day(pile), fates::find(pile));
        rayon::join(|| (copied(pile, copies), carriers::carried(pile, carriers)), rounded)
    };
    let (((copied, carried), (rounded, of_fates)), (bins, parted)) = rayon::join(further, parted);
    known.take_up(&parted);
    for (members, Asked { value: parted, .. }) in bins.into_iter().zip(parted) {
        let member = |place: u32| members[place as usize];
        for set in &parted.sets {
            set.windows(2).for_each(|pair| forest.join(member(pair[0]), member(pair[1])));
        }
        joins.extend(parted.joins.iter().map(|&(reason, a, b)| Join::of(reason, member(a), member(b))));
    }
    join_same_claim(pile, &mut forest);
    join_all(copied, &mut forest, &mut joins);
    carriers::join(pile, carriers, &carried, &mut forest);
    join_all(rounded, &mut forest, &mut joins);
    join_in_report(pile, &mut forest, &mut joins);
    strays::join(pile, &mut forest, &mut joins);
    join_all(of_fates, &mut forest, &mut joins);
    grouped(forest, joins)
}

fn grouped(mut forest: Forest, joins: Vec<Join>) -> Vec<Group> {
    let mut joins: Vec<(usize, Join)> = joins.into_iter().map(|join| (forest.root(join.a), join)).collect();
    // Stable: the joins of a group stay in the order in which they were made.
    joins.sort_by_key(|(root, _)| *root);
    let mut joins = joins.into_iter().peekable();
    let sets = forest.sets();
    sets.into_iter()
        .map(|members| {
            let own = std::iter::from_fn(|| joins.next_if(|(root, _)| *root == members[0]));
            Group { joins: own.map(|(_, join)| join).collect(), members, rulings: Vec::new() }
        })
        .collect()
}

/// Joins claims of one id: two reports of one text are one carrier.
fn join_same_claim(pile: &Pile<'_>, forest: &mut Forest) {
    for index in 0..pile.statements.len() {
        if pile.first(index) != index {
            forest.join(pile.first(index), index);
        }
    }
}

fn join_all(found: Vec<Join>, forest: &mut Forest, joins: &mut Vec<Join>) {
    found.iter().for_each(|join| forest.join(join.a, join.b));
    joins.extend(found);
}

/// The same figure in copies of one text, where at most one of them tells who speaks. The first copy stands for all.
fn copied(pile: &Pile<'_>, copies: &Copies) -> Vec<Join> {
    let joins = copies.sets().into_par_iter().flat_map_iter(|reports| copied_among(pile, &reports));
    let mut joins: Vec<Join> = joins.collect();
    joins.par_sort_unstable_by_key(|join| join.b);
    joins
}

fn copied_among(pile: &Pile<'_>, reports: &[usize]) -> Vec<Join> {
    let mut joins = Vec::new();
    let mut first: FxHashMap<Exact, Vec<usize>> = FxHashMap::default();
    for &index in reports.iter().flat_map(|&report| pile.of_report(report)) {
        let statement = &pile.statements[index];
        let Some(figure) = statement.figure.exact() else { continue };
        let seen = first.entry(figure).or_default();
        let same = |&other: &usize| {
            let other = &pile.statements[other];
            other.report != statement.report
                && may_be_one(pile, statement, other)
                && other.claim.unit == statement.claim.unit
                && other.claim.quantity.text == statement.claim.quantity.text
        };
        if let Some(other) = seen.iter().copied().find(same) {
            joins.push(Join::of(Reason::Copied, other, index));
        } else if seen.len() < NEIGHBOURS {
            seen.push(index);
        }
    }
    joins
}

/// Whether two voices can be one: equal, or one of them nobody or the other's country.
pub(crate) fn may_be_one(pile: &Pile<'_>, a: &Statement<'_>, b: &Statement<'_>) -> bool {
    let days = match (a.said, b.said) {
        (Some(a), Some(b)) => a.distance(b) <= DAYS_OF_AN_OCCASION,
        _ => true,
    };
    let calibres = match (a.calibre, b.calibre) {
        (Some(a), Some(b)) => a.0 == b.0,
        _ => true,
    };
    let one = match (a.voice, b.voice) {
        (a, b) if a == b => true,
        (Voice::Nobody, _) | (_, Voice::Nobody) => true,
        (Voice::Country(_), _) | (_, Voice::Country(_)) => {
            let (a, b) = (pile.voices.country(a.voice), pile.voices.country(b.voice));
            a.is_some() && a == b
        }
        _ => false,
    };
    days && calibres && one
}

/// "About 70" and "about 73" where one voice gives both for one day.
fn rounded_on_one_day(pile: &Pile<'_>) -> Vec<Join> {
    let mut joins = Vec::new();
    let mut on_day: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (index, statement) in pile.statements.iter().enumerate() {
        if !statement.figure.approximate || statement.figure.vague || statement.voice == Voice::Nobody {
            continue;
        }
        let rough = statement.figure.value().and_then(|value| value.round_sf(1));
        if let Some((day, rough)) = one_day(pile, statement).zip(rough) {
            let key = (statement.measure, statement.item, statement.voice, day, rough);
            on_day.entry(key).or_default().push(index);
        }
    }
    let mut on_day: Vec<Vec<usize>> = on_day.into_values().collect();
    on_day.sort_unstable();
    for members in on_day {
        let exact = |index: usize| pile.statements[index].figure.value().map(bin);
        let rough = |index: usize| {
            pile.statements[index].figure.value().is_some_and(|value| value.round_sf(1) == Some(value))
        };
        let fine = members.iter().copied().find(|&index| !rough(index));
        let Some(fine) = fine else { continue };
        if members.iter().any(|&index| !rough(index) && exact(index) != exact(fine)) {
            continue;
        }
        let rough = members.into_iter().filter(|&index| rough(index));
        joins.extend(rough.map(|index| Join::of(Reason::RoundedOnOneDay, fine, index)));
    }
    joins
}

/// The one day a figure was said on or counts.
fn one_day(pile: &Pile<'_>, statement: &Statement<'_>) -> Option<i32> {
    let counted = statement.claim.period.and_then(|period| {
        let from = Days::resolved(period.from?, pile.published(statement))?;
        (period.from == period.to).then_some(from)
    });
    counted.or(statement.said).filter(|days| days.is_day()).map(|days| days.first)
}

/// How many statements of one kind before and after a rounder figure are looked at, so that a report of any length is read
/// in time that grows with its length.
const NEIGHBOURS: usize = 24;

/// Joins a rounder figure of a report to the precise one in the same report, if no other report has the rounder one: the
/// title's "thousands" and the body's "more than a thousand".
fn join_in_report(pile: &Pile<'_>, forest: &mut Forest, joins: &mut Vec<Join>) {
    let roots = forest.roots();
    let mut is_alone = vec![true; roots.len()];
    for (statement, &root) in pile.statements.iter().zip(&roots) {
        is_alone[root] &= statement.report == pile.statements[root].report;
    }
    let is_alone = |index: usize| is_alone[roots[index]];
    let of_report = |report| rounder_in_report(pile, pile.of_report(report), is_alone);
    let found: Vec<Join> = (0..pile.reports.len()).into_par_iter().flat_map_iter(of_report).collect();
    join_all(found, forest, joins);
}

/// The rounder figures of a report with their precise ones; `is_alone`: no other report has the figure.
fn rounder_in_report(pile: &Pile<'_>, members: &[usize], is_alone: impl Fn(usize) -> bool) -> Vec<Join> {
    let kind = |index: usize| (pile.statements[index].measure, pile.statements[index].item);
    let mut by_kind = members.to_vec();
    by_kind.sort_by_key(|&index| kind(index));
    let mut found = Vec::new();
    for alike in by_kind.chunk_by(|&a, &b| kind(a) == kind(b)) {
        for (place, &index) in alike.iter().enumerate().filter(|(_, index)| is_alone(**index)) {
            let near = &alike[place.saturating_sub(NEIGHBOURS)..alike.len().min(place + NEIGHBOURS)];
            if let Some(fine) = near.iter().copied().find(|&other| is_rounder(pile, index, other)) {
                found.push(Join::of(Reason::Rounder, fine.min(index), fine.max(index)));
            }
        }
    }
    found
}

/// Whether `rough` is a rounder way to put `fine`, by the same voice of the same thing over the same time. A sentence puts no
/// figure twice: "12 were fired and ten got through".
fn is_rounder(pile: &Pile<'_>, rough: usize, fine: usize) -> bool {
    let (a, b) = (&pile.statements[rough], &pile.statements[fine]);
    let (Some(x), Some(y)) = (a.figure.value(), b.figure.value()) else { return false };
    let rounder = if a.figure.vague {
        !b.figure.vague && a.claim.measure == b.claim.measure
    } else {
        !b.figure.vague && x != y
    };
    rough != fine
        && rounder
        && (a.figure.vague || a.figure.digits() < b.figure.digits())
        && a.figure.coarser(&b.figure)
        && a.figure.holds_of(y)
        && (a.figure.vague || pile.is_headline(a) || a.claim.speaker.is_none() || a.voice == b.voice)
        && counts_from(a).zip(counts_from(b)).is_none_or(|(a, b)| a == b)
        && a.claim.supplier == b.claim.supplier
        && (a.figure.vague || !in_one_sentence(a, b))
        && !a.claim.alternative_to.contains(&b.claim.claim)
        && may_be_one(pile, a, b)
}

fn in_one_sentence(a: &Statement<'_>, b: &Statement<'_>) -> bool {
    (a.report, a.claim.part, a.claim.spans.sentence) == (b.report, b.claim.part, b.claim.spans.sentence)
}

fn counts_from(statement: &Statement<'_>) -> Option<plimsoll_claim::Date> {
    statement.claim.period?.from
}
