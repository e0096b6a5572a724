use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Measure;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::statement::{MeasureFamily, Voice};
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Fewer reports are no chorus.
const LEAST_REPORTS: usize = 3;

/// Many outlets, one utterance: told once an utterance, of the figure that the others hang on.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let occasions = Occasions::of(view);
    let mut best: BTreeMap<(Voice, i32), (Rank, usize)> = BTreeMap::new();
    for (index, origin) in view.traced.iter().enumerate() {
        let Some(day) = occasions.day(origin).filter(|_| origin.counter.is_some()) else { continue };
        // Rates and comparisons hang on the counts.
        let is_count = view.pile.statements[origin.nearest()].measure == MeasureFamily::Goods;
        if is_count && own_reports(view, origin).count() >= LEAST_REPORTS && has_outlets(view, origin) {
            let rank = rank(view, index, origin);
            let lead = best.entry((origin.voice, day)).or_insert((rank, index));
            if rank > lead.0 {
                *lead = (rank, index);
            }
        }
    }
    best.into_values().map(|(_, index)| finding(view, &view.traced[index])).collect()
}

/// The days on which each voice speaks in each report.
struct Occasions(FxHashMap<(Voice, usize), i32>);

impl Occasions {
    fn of(view: &View<'_>) -> Self {
        let mut days = FxHashMap::default();
        for origin in view.traced {
            for &report in &origin.reports {
                if let Some(own) = origin.days {
                    let last: &mut i32 = days.entry((origin.voice, report)).or_insert(own.first);
                    *last = own.first.max(*last);
                }
            }
        }
        Self(days)
    }

    /// The first day of an origin's utterance. One that no carrier dates is of the day on which most of its reports have
    /// the same voice speak of something else.
    fn day(&self, origin: &Traced<'_>) -> Option<i32> {
        if let Some(days) = origin.days {
            return Some(days.first);
        }
        let mut votes: BTreeMap<i32, usize> = BTreeMap::new();
        for day in origin.reports.iter().filter_map(|&report| self.0.get(&(origin.voice, report))) {
            *votes.entry(*day).or_default() += 1;
        }
        let (day, most) = votes.into_iter().max_by_key(|&(day, votes)| (votes, day))?;
        (most * 2 > origin.reports.len()).then_some(day)
    }
}

/// What others are about, before what is about others; then the best carried; among figures carried equally what was moved
/// or can be, then what is held or used of it, before what was seen and counted beside it.
type Rank = (bool, usize, u8, std::cmp::Reverse<usize>);

fn rank(view: &View<'_>, index: usize, origin: &Traced<'_>) -> Rank {
    let about_other = origin.members.iter().any(|&member| view.pile.statements[member].claim.of.is_some());
    let measure = view.pile.statements[origin.nearest()].claim.measure;
    (!about_other, own_reports(view, origin).count(), nearness_to_goods(measure), std::cmp::Reverse(index))
}

/// How near a measure is to what an utterance on goods is made for.
fn nearness_to_goods(measure: Measure) -> u8 {
    match measure {
        Measure::Transferred | Measure::Capacity => 2,
        Measure::Produced | Measure::Held | Measure::Used | Measure::Pledged | Measure::Requested => 1,
        _ => 0,
    }
}

/// The reports of an origin, those left out that only repeat another under another date.
fn own_reports(view: &View<'_>, origin: &Traced<'_>) -> impl Iterator<Item = usize> {
    origin.reports.iter().copied().filter(|&report| view.pile.mirror_of[report].is_none())
}

fn outlets<'v>(view: &'v View<'_>, origin: &Traced<'_>) -> BTreeSet<&'v str> {
    own_reports(view, origin).map(|report| view.pile.outlet(report)).collect()
}

/// Whether more than one outlet printed it.
fn has_outlets(view: &View<'_>, origin: &Traced<'_>) -> bool {
    let mut own = own_reports(view, origin).map(|report| view.pile.printed_by[report]);
    own.next().is_some_and(|first| own.any(|other| other != first))
}

fn finding(view: &View<'_>, origin: &Traced<'_>) -> Finding {
    let nearest = origin.nearest();
    let mut others: Vec<usize> = Vec::new();
    let mut seen = BTreeSet::from([view.pile.statements[nearest].report]);
    for &member in &origin.members {
        if seen.insert(view.pile.statements[member].report) {
            others.push(member);
        }
    }
    let relays: BTreeSet<&str> = origin
        .members
        .iter()
        .flat_map(|&member| view.pile.statements[member].claim.via.iter().map(SmolStr::as_str))
        .collect();
    let by_way = match relays.len() {
        0 => String::new(),
        _ => format!(", some by way of {}", relays.into_iter().take(3).collect::<Vec<_>>().join(" and ")),
    };
    let own = own_reports(view, origin).count();
    let mirrors = match origin.reports.len() - own {
        0 => String::new(),
        1 => ", besides one that repeats the text of another under another date".to_string(),
        several => format!(", besides {several} that repeat the text of others under another date"),
    };
    let why = format!(
        "{own} reports of {} outlets carry “{}”{mirrors}, and all go back to {}{}{by_way}: one source, no confirmation of each other",
        outlets(view, origin).len(),
        view.pile.wording(nearest),
        origin.speaker.unwrap_or("one speaker"),
        origin.uttered_on.map_or_else(String::new, |date| format!(" on {date}")),
    );
    view.finding(FindingKind::SingleOrigin, nearest, &others, why)
}
