use std::collections::BTreeMap;

use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::facet::Facet;
use crate::statement::{Days, Figure};
use crate::view::View;
use crate::{Point, Relation, RelationKind, Series};

/// A series and the facets of its points, in its order.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) row: Series,
    pub(super) facets: Vec<Facet>,
    /// Kind of item, calibre included.
    pub(super) kind: String,
    /// First days of the window of the whole, if any point tells.
    pub(super) since: Option<Days>,
}

/// Windows that begin within a quarter of each other are one: "since August" and "since the September summit" of one
/// counter are one count.
pub(super) const DAYS_OF_A_QUARTER: i32 = 92;

/// Windows of one count, latest first, among which a figure's is looked for.
const MOST_WINDOWS: usize = 64;

/// Giver and receiver.
type Parties = (Option<String>, Option<String>);

/// Counter, measure, kind of item, giver, receiver.
type Key = (String, Measure, String, Option<String>, Option<String>);

/// Series by counter, measure, kind of item and parties, each parted by window.
pub(super) fn series(view: &View<'_>) -> Vec<Counted> {
    let mut groups: BTreeMap<Key, Vec<Facet>> = BTreeMap::new();
    for origin in 0..view.traced.len() {
        let Some(facet) = Facet::of(view, origin) else { continue };
        let Some(counter) = view.traced[origin].counter.clone() else { continue };
        let counted =
            !matches!(facet.measure, Measure::Distance | Measure::Duration | Measure::Change | Measure::Size);
        if counted && !facet.figure.vague {
            let item = kind(&facet);
            let key = (counter, facet.measure, item, facet.supplier.clone(), facet.recipient.clone());
            groups.entry(key).or_default().push(facet);
        }
    }
    fill_parties(groups).into_iter().flat_map(|(key, facets)| by_window(view, &key, facets)).collect()
}

/// Figures that leave a party unsaid go with the one pair of parties of the same count that says it.
fn fill_parties(groups: BTreeMap<Key, Vec<Facet>>) -> BTreeMap<Key, Vec<Facet>> {
    let mut full: BTreeMap<(String, Measure, String), Vec<Parties>> = BTreeMap::new();
    for (counter, measure, kind, supplier, recipient) in groups.keys() {
        if supplier.is_some() && recipient.is_some() {
            let pair = (supplier.clone(), recipient.clone());
            full.entry((counter.clone(), *measure, kind.clone())).or_default().push(pair);
        }
    }
    let mut filled: BTreeMap<Key, Vec<Facet>> = BTreeMap::new();
    for ((counter, measure, kind, supplier, recipient), facets) in groups {
        let is_like = |pair: &&Parties| {
            (supplier.is_none() || supplier == pair.0) && (recipient.is_none() || recipient == pair.1)
        };
        let pairs = full.get(&(counter.clone(), measure, kind.clone()));
        let mut like = pairs.iter().flat_map(|pairs| pairs.iter()).filter(is_like);
        let (supplier, recipient) = match (like.next().cloned(), like.next()) {
            (Some(only), None) => only,
            _ => (supplier, recipient),
        };
        filled.entry((counter, measure, kind, supplier, recipient)).or_default().extend(facets);
    }
    filled
}

/// Shells and rockets are two counts, and so is the room for each calibre.
fn kind(facet: &Facet) -> String {
    // So many a year are no total to date.
    if facet.is_rate {
        return facet.item.clone();
    }
    let class = facet.item_class.as_deref().filter(|class| *class != "other").unwrap_or(&facet.item);
    facet.calibre.map_or_else(|| class.to_string(), |millimetres| format!("{class} {millimetres} mm"))
}

/// Parts facets by the start of their windows, months before years so that "since last year" finds its month; those that tell
/// none go with the counter's widest group.
fn by_window(view: &View<'_>, key: &Key, mut facets: Vec<Facet>) -> Vec<Counted> {
    let is_coarse = |days: Days| days.last - days.first > 31;
    facets
        .sort_by_key(|facet| (facet.since.is_none(), facet.since.map(is_coarse), facet.since, facet.origin));
    let mut groups: Vec<(Option<Days>, Vec<Facet>)> = Vec::new();
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

fn counted(view: &View<'_>, key: &Key, since: Option<Days>, mut facets: Vec<Facet>) -> Counted {
    in_order(view, &mut facets);
    let points: Vec<Point> = facets
        .iter()
        .map(|facet| {
            let traced = &view.traced[facet.origin];
            let Figure { low, high, bound, .. } = facet.figure.clone();
            Point { origin: traced.id.clone(), stated_on: traced.uttered_on, low, high, bound }
        })
        .collect();
    let relations = facets.windows(2).map(|pair| successive(view, &pair[0], &pair[1])).collect();
    let (counter, measure, _, supplier, recipient) = key.clone();
    // A window without an end stands for the series, the one told most closely; a closed one is that of a single figure.
    let close = |facet: &&Facet| {
        let ended = facet.window.is_some_and(|window| window.to.is_some());
        (ended, facet.since.map(|days| days.last - days.first), facet.since)
    };
    let window =
        facets.iter().filter(|facet| facet.window.is_some()).min_by_key(close).and_then(|facet| facet.window);
    let item_class = facets.iter().find_map(|facet| facet.item_class.clone());
    let mut hasher = blake3::Hasher::new();
    for part in [
        &counter,
        &key.2,
        supplier.as_ref().unwrap_or(&String::new()),
        recipient.as_ref().unwrap_or(&String::new()),
    ] {
        hasher.update(part.as_bytes()).update(b"\n");
    }
    hasher.update(format!("{measure:?} {since:?}").as_bytes());
    let series = hasher.finalize().to_hex()[..16].to_string();
    let row = Series {
        series,
        counter: Some(counter),
        measure,
        item_class,
        supplier,
        recipient,
        window,
        points,
        relations,
        organ_of: facets.first().and_then(|facet| view.traced[facet.origin].whole.clone()),
    };
    Counted { row, facets, kind: key.2.clone(), since }
}

/// By the day of the utterance. A figure of no known day is put before the first larger one that has a day, since a count to
/// date does not fall.
fn in_order(view: &View<'_>, facets: &mut Vec<Facet>) {
    let day = |facet: &Facet| view.traced[facet.origin].days;
    let value = |facet: &Facet| facet.figure.value().unwrap_or_default();
    let (mut dated, mut undated): (Vec<Facet>, Vec<Facet>) =
        facets.drain(..).partition(|facet| day(facet).is_some());
    dated.sort_by_key(|facet| (day(facet), value(facet), facet.origin));
    undated.sort_by_key(|facet| (value(facet), facet.origin));
    let mut undated = undated.into_iter().peekable();
    for facet in dated {
        while let Some(earlier) = undated.next_if(|other| value(other) < value(&facet)) {
            facets.push(earlier);
        }
        facets.push(facet);
    }
    facets.extend(undated);
}

/// How a figure of a count stands to the one before it.
fn successive(view: &View<'_>, before: &Facet, after: &Facet) -> Relation {
    let (one, two) = (&view.traced[before.origin], &view.traced[after.origin]);
    let (a, b) = (before.figure.value().unwrap_or_default(), after.figure.value().unwrap_or_default());
    let untold = one.uttered_on == two.uttered_on && !one.reports.is_disjoint(&two.reports);
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
    let on = |origin: &crate::trace::Traced| match (origin.days, origin.uttered_on) {
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
