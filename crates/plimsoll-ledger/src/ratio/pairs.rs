use std::collections::BTreeMap;
use std::sync::Arc;

use plimsoll_claim::{Measure, Period};
use rust_decimal::Decimal;

use rayon::prelude::*;

use crate::keys::Keys;
use crate::limits::RatioKind;
use crate::memo::{Asked, Known};
use crate::statement::Statement;
use crate::view::View;

/// Statements of a report before and after a figure among which its partner is looked for.
const NEIGHBOURS: usize = 24;

/// How two figures are given together, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tie {
    /// One is about the other.
    About,
    /// One sentence, one speaker.
    Sentence,
    /// One report, one speaker, one window.
    Window,
}

/// Two figures that belong together.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) kind: RatioKind,
    /// The statement whose figure is divided.
    pub(super) of: usize,
    /// The statement it is divided by.
    pub(super) per: usize,
}

impl Pair {
    pub(super) fn kind_name(&self) -> &'static str {
        match self.kind {
            RatioKind::RoundsPerContainer => "rounds_per_container",
            RatioKind::RoundsPerVoyage => "rounds_per_voyage",
            RatioKind::ContainersPerVoyage => "containers_per_voyage",
            RatioKind::KgPerRound => "kg_per_round",
        }
    }
}

/// Kinds of things that ratios are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Rounds,
    Containers,
    Voyages,
    Tonnes,
}

/// One pair for each origin and kind of ratio: the closest tie, in the carrier nearest the origin.
pub(super) fn pairs(view: &View<'_>, keys: &Keys, known: &mut Known<Joined>) -> Vec<Pair> {
    let mut place = vec![0; view.pile.statements.len()];
    for origin in view.traced {
        origin.members.iter().enumerate().for_each(|(at, &member)| place[member] = at);
    }
    let mut best: BTreeMap<(usize, RatioKind), (Tie, usize, usize, usize)> = BTreeMap::new();
    let joined = (0..view.pile.reports.len())
        .into_par_iter()
        .map(|report| known.or(keys.in_report(report), || in_report(view, view.pile.of_report(report))));
    let joined: Vec<Asked<Joined>> = joined.collect();
    known.take_up(&joined);
    for (report, Asked { value: pairs, .. }) in joined.iter().enumerate() {
        let members = view.pile.of_report(report);
        for &(kind, tie, of, per) in pairs.iter() {
            let (of, per) = (members[of as usize], members[per as usize]);
            let rank = (tie, place[of], per.abs_diff(of), per);
            let entry = best.entry((view.origin_of[of], kind)).or_insert((rank.0, rank.1, of, per));
            if rank < (entry.0, entry.1, entry.3.abs_diff(entry.2), entry.3) {
                *entry = (rank.0, rank.1, of, per);
            }
        }
    }
    best.into_iter().map(|((_, kind), (_, _, of, per))| Pair { kind, of, per }).collect()
}

/// Two figures of a report, by their places in it, with the ratio that they make and how closely they are tied.
pub(crate) type Joined = Arc<[(RatioKind, Tie, u32, u32)]>;

/// The figures of a report that make a ratio.
fn in_report(view: &View<'_>, members: &[usize]) -> Joined {
    let of_figure = |(at, &of): (usize, &usize)| {
        let is_thing = thing(&view.pile.statements[of]).is_some();
        let near = at.saturating_sub(NEIGHBOURS)..members.len().min(at + NEIGHBOURS);
        near.filter(move |other| is_thing && *other != at).filter_map(move |other| {
            let (kind, tie) = joined(view, of, members[other])?;
            Some((kind, tie, at as u32, other as u32))
        })
    };
    members.iter().enumerate().flat_map(of_figure).collect()
}

/// Which ratio two figures make, and how closely they are tied; none where they do not belong together.
fn joined(view: &View<'_>, of: usize, per: usize) -> Option<(RatioKind, Tie)> {
    let (one, other) = (&view.pile.statements[of], &view.pile.statements[per]);
    let kind = match (thing(one)?, thing(other)?) {
        (Thing::Rounds, Thing::Containers) => RatioKind::RoundsPerContainer,
        (Thing::Rounds, Thing::Voyages) => RatioKind::RoundsPerVoyage,
        (Thing::Containers, Thing::Voyages) => RatioKind::ContainersPerVoyage,
        (Thing::Tonnes, Thing::Rounds) => RatioKind::KgPerRound,
        _ => return None,
    };
    let is_about = one.claim.of.as_ref() == Some(&other.claim.claim)
        || other.claim.of.as_ref() == Some(&one.claim.claim);
    // Room is about what it is said of, over whatever time that went, and about nothing else.
    let is_room = |one: &Statement<'_>| one.claim.measure == Measure::Capacity;
    let unlike = one.claim.period.zip(other.claim.period).is_some_and(|(one, other)| differ(one, other));
    if is_about {
        return (is_room(one) || !unlike).then_some((kind, Tie::About));
    }
    let (a, b) = (view.origin(of), view.origin(per));
    let one_voice = a.counter == b.counter && one.voice == other.voice && one.claim.part == other.claim.part;
    let one_course =
        one.claim.supplier == other.claim.supplier && one.claim.recipient == other.claim.recipient;
    if is_room(one) || is_room(other) || !one_voice || !one_course || unlike {
        return None;
    }
    if one.claim.spans.sentence == other.claim.spans.sentence {
        return Some((kind, Tie::Sentence));
    }
    let one_window = one.claim.period.is_some() && one.claim.period == other.claim.period;
    (one_window && a.days == b.days && a.counter.is_some() && kind != RatioKind::KgPerRound)
        .then_some((kind, Tie::Window))
}

/// Whether two windows are told to begin or to end at other times.
fn differ(one: Period, other: Period) -> bool {
    one.from != other.from || one.to.zip(other.to).is_some_and(|(one, other)| one != other)
}

/// What a figure counts, if it can stand in a ratio.
fn thing(statement: &Statement<'_>) -> Option<Thing> {
    let figure = &statement.figure;
    let counts = matches!(
        statement.claim.measure,
        Measure::Transferred | Measure::Capacity | Measure::Observed | Measure::Held
    );
    let is_number = !figure.vague && figure.value().is_some_and(|value| value > Decimal::ZERO);
    if !counts || !is_number {
        return None;
    }
    match (statement.claim.item_class.as_deref(), statement.claim.unit.as_deref()) {
        (_, Some(unit)) if unit.contains('/') => None,
        (Some("artillery_round" | "rocket_round"), _) => Some(Thing::Rounds),
        (Some("container"), _) => Some(Thing::Containers),
        (Some("voyage"), _) => Some(Thing::Voyages),
        (_, Some("tonne")) => Some(Thing::Tonnes),
        _ => None,
    }
}
