use std::collections::BTreeMap;
use std::fmt;

use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::facet::Facet;
use rayon::prelude::*;

use crate::sorted::meet;
use crate::statement::{Days, Figure};
use crate::trace::Traced;
use crate::view::View;
use crate::{Point, Relation, RelationKind, Series};

/// A series and the facets of its points, in its order.
#[derive(Debug)]
pub(super) struct Counted<'v> {
    pub(super) row: Series,
    pub(super) facets: Vec<&'v Facet<'v>>,
    pub(super) kind: Kind<'v>,
    /// First days of the window of the whole, if any point tells.
    pub(super) since: Option<Days>,
    /// The first day on which each point that tells one can have been said, with its place.
    pub(super) dated: Vec<(i32, usize)>,
}

/// What a series counts: shells and rockets are two counts, and so is the room for each calibre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind<'v> {
    class: &'v str,
    millimetres: Option<u32>,
}

impl fmt::Display for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.millimetres {
            Some(millimetres) => write!(f, "{} {millimetres} mm", self.class),
            None => f.write_str(self.class),
        }
    }
}

/// Windows that begin within a quarter of each other are one: "since August" and "since the September summit" of one
/// counter are one count.
pub(super) const DAYS_OF_A_QUARTER: i32 = 92;

/// Windows of one count, latest first, among which a figure's is looked for.
const MOST_WINDOWS: usize = 64;

/// Giver and receiver.
type Parties<'v> = (Option<&'v str>, Option<&'v str>);

/// Who counts what.
type Count<'v> = (&'v str, Measure, Kind<'v>);

/// A count between two parties.
type Key<'v> = (Count<'v>, Parties<'v>);

/// Figures by what they count.
type Groups<'v> = BTreeMap<Key<'v>, Vec<&'v Facet<'v>>>;

/// Series by counter, measure, kind of item and parties, each parted by window.
pub(super) fn series<'v>(view: &View<'v>, facets: &'v [Option<Facet<'v>>]) -> Vec<Counted<'v>> {
    let mut groups = Groups::new();
    for facet in facets.iter().flatten() {
        let Some(counter) = view.traced[facet.origin].counter else { continue };
        let counted =
            !matches!(facet.measure, Measure::Distance | Measure::Duration | Measure::Change | Measure::Size);
        if counted && !facet.figure.vague {
            let key = ((counter, facet.measure, kind(facet)), (facet.supplier, facet.recipient));
            groups.entry(key).or_default().push(facet);
        }
    }
    let groups: Vec<(Key<'v>, Vec<&'v Facet<'v>>)> = fill_parties(groups).into_iter().collect();
    groups.par_iter().flat_map_iter(|(key, facets)| by_window(view, key, facets.clone())).collect()
}

/// Figures that leave a party unsaid go with the one pair of parties of the same count that says it.
fn fill_parties(groups: Groups<'_>) -> Groups<'_> {
    let mut full: BTreeMap<Count<'_>, Vec<Parties<'_>>> = BTreeMap::new();
    for (count, parties) in groups.keys() {
        if let (Some(_), Some(_)) = parties {
            full.entry(*count).or_default().push(*parties);
        }
    }
    let mut filled = Groups::new();
    for ((count, (supplier, recipient)), facets) in groups {
        let is_like = |pair: &&Parties<'_>| {
            (supplier.is_none() || supplier == pair.0) && (recipient.is_none() || recipient == pair.1)
        };
        let mut like = full.get(&count).into_iter().flatten().filter(is_like);
        let parties = match (like.next(), like.next()) {
            (Some(only), None) => *only,
            _ => (supplier, recipient),
        };
        filled.entry((count, parties)).or_default().extend(facets);
    }
    filled
}

fn kind<'v>(facet: &Facet<'v>) -> Kind<'v> {
    // So many a year are no total to date.
    if facet.is_rate {
        return Kind { class: facet.item, millimetres: None };
    }
    let class = facet.item_class.filter(|class| *class != "other").unwrap_or(facet.item);
    Kind { class, millimetres: facet.calibre }
}

/// Parts facets by the start of their windows, months before years so that "since last year" finds its month; those that tell
/// none go with the counter's widest group.
fn by_window<'v>(view: &View<'v>, key: &Key<'v>, mut facets: Vec<&'v Facet<'v>>) -> Vec<Counted<'v>> {
    let is_coarse = |days: Days| days.last - days.first > 31;
    facets
        .sort_by_key(|facet| (facet.since.is_none(), facet.since.map(is_coarse), facet.since, facet.origin));
    let mut groups: Vec<(Option<Days>, Vec<&'v Facet<'v>>)> = Vec::new();
    let mut untold = Vec::new();
    for facet in facets {
        let Some(since) = facet.since else {
            untold.push(facet);
            continue;
        };
        let fits = |start: Days| {
            if is_coarse(since) {
                since.distance(start) == 0
            } else {
                since.first - start.first <= DAYS_OF_A_QUARTER
            }
        };
        match groups.iter_mut().rev().take(MOST_WINDOWS).find(|(start, _)| start.is_some_and(fits)) {
            Some((_, group)) => group.push(facet),
            None => groups.push((Some(since), vec![facet])),
        }
    }
    let largest = groups
        .iter()
        .enumerate()
        .max_by_key(|(at, (_, group))| (group.len(), usize::MAX - at))
        .map(|(at, _)| at);
    match largest {
        Some(at) => groups[at].1.extend(untold),
        None if !untold.is_empty() => groups.push((None, untold)),
        None => {}
    }
    groups.into_iter().map(|(since, group)| counted(view, key, since, group)).collect()
}

fn counted<'v>(
    view: &View<'v>,
    key: &Key<'v>,
    since: Option<Days>,
    mut facets: Vec<&'v Facet<'v>>,
) -> Counted<'v> {
    in_order(view, &mut facets);
    let points: Vec<Point> = facets
        .iter()
        .map(|facet| {
            let traced = &view.traced[facet.origin];
            let Figure { low, high, bound, .. } = facet.figure.clone();
            Point { origin: traced.id.clone(), stated_on: traced.uttered_on, low, high, bound }
        })
        .collect();
    let relations = facets.windows(2).map(|pair| successive(view, pair[0], pair[1])).collect();
    let ((counter, measure, kind), (supplier, recipient)) = *key;
    // A window without an end stands for the series, the one told most closely; a closed one is that of a single figure.
    let close = |facet: &&&Facet<'_>| {
        let ended = facet.window.is_some_and(|window| window.to.is_some());
        (ended, facet.since.map(|days| days.last - days.first), facet.since)
    };
    let window =
        facets.iter().filter(|facet| facet.window.is_some()).min_by_key(close).and_then(|facet| facet.window);
    let mut hasher = blake3::Hasher::new();
    for part in [counter, &kind.to_string(), supplier.unwrap_or_default(), recipient.unwrap_or_default()] {
        hasher.update(part.as_bytes()).update(b"\n");
    }
    hasher.update(format!("{measure:?} {since:?}").as_bytes());
    let row = Series {
        series: hasher.finalize().to_hex()[..16].to_string(),
        counter: Some(counter.to_string()),
        measure,
        item_class: facets.iter().find_map(|facet| facet.item_class).map(str::to_string),
        supplier: supplier.map(str::to_string),
        recipient: recipient.map(str::to_string),
        window,
        points,
        relations,
        organ_of: facets.first().and_then(|facet| view.traced[facet.origin].whole).map(str::to_string),
    };
    let day = |(place, facet): (usize, &&Facet<'_>)| Some((view.traced[facet.origin].days?.first, place));
    let dated = facets.iter().enumerate().filter_map(day).collect();
    Counted { row, facets, kind, since, dated }
}

/// By the day of the utterance. A figure of no known day is put before the first larger one that has a day, since a count to
/// date does not fall.
fn in_order<'v>(view: &View<'v>, facets: &mut Vec<&'v Facet<'v>>) {
    let day = |facet: &Facet<'_>| view.traced[facet.origin].days;
    let value = |facet: &Facet<'_>| facet.figure.value().unwrap_or_default();
    let (mut dated, mut undated): (Vec<&Facet<'_>>, Vec<&Facet<'_>>) =
        facets.drain(..).partition(|facet| day(facet).is_some());
    dated.sort_by_key(|facet| (day(facet), value(facet), facet.origin));
    undated.sort_by_key(|facet| (value(facet), facet.origin));
    let mut undated = undated.into_iter().peekable();
    for facet in dated {
        while let Some(earlier) = undated.next_if(|other| value(other) < value(facet)) {
            facets.push(earlier);
        }
        facets.push(facet);
    }
    facets.extend(undated);
}

/// How a figure of a count stands to the one before it.
fn successive(view: &View<'_>, before: &Facet<'_>, after: &Facet<'_>) -> Relation {
    let (one, two) = (&view.traced[before.origin], &view.traced[after.origin]);
    let (a, b) = (before.figure.value().unwrap_or_default(), after.figure.value().unwrap_or_default());
    let untold = one.uttered_on == two.uttered_on && meet(&one.reports, &two.reports);
    let same_day = one.days == two.days && (one.days.is_some() || untold);
    let kind = match a.cmp(&b) {
        std::cmp::Ordering::Equal if same_day => RelationKind::Repeat,
        // Two figures of one day, or of one report that tells no day, are two counts, not one count that moved; and shares may be of different wholes.
        _ if same_day || before.measure == Measure::Share || before.measure == Measure::Utilisation => {
            RelationKind::NotComparable
        }
        std::cmp::Ordering::Equal => RelationKind::Restatement,
        std::cmp::Ordering::Less => RelationKind::Update,
        // Who is found is missing no more.
        std::cmp::Ordering::Greater if before.measure == Measure::Missing => RelationKind::Update,
        std::cmp::Ordering::Greater => RelationKind::Revision,
    };
    let on = |origin: &Traced<'_>| match (origin.days, origin.uttered_on) {
        (Some(_), Some(date)) => format!("on {date}"),
        (None, Some(date)) => format!("on {date}, put here by its size"),
        _ => "on no known day, put here by its size".to_string(),
    };
    let change = if a > Decimal::ZERO && a != b {
        format!(", {} times", (b / a).round_dp(2).normalize())
    } else {
        String::new()
    };
    let why = format!(
        "“{}” {}, then “{}” {}{change}",
        view.pile.wording(one.nearest()),
        on(one),
        view.pile.wording(two.nearest()),
        on(two),
    );
    Relation { kind, from: one.id.clone(), to: two.id.clone(), series: None, why }
}
