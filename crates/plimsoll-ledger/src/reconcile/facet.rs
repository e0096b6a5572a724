use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{Measure, Period};

use crate::statement::{Days, Figure};
use crate::view::{View, start};

/// What an origin's carriers together say of its figure: the nearest answer to each question.
#[derive(Clone, Debug)]
pub(crate) struct Facet<'v> {
    pub(crate) origin: usize,
    pub(crate) measure: Measure,
    pub(crate) item: &'v str,
    pub(crate) item_class: Option<&'v str>,
    /// Calibre in millimetres, if any carrier tells.
    pub(crate) calibre: Option<u32>,
    pub(crate) supplier: Option<&'v str>,
    pub(crate) recipient: Option<&'v str>,
    pub(crate) window: Option<Period>,
    /// First days of the window.
    pub(crate) since: Option<Days>,
    pub(crate) figure: Figure,
    /// So many a month: no total.
    pub(crate) is_rate: bool,
}

/// What an origin's carriers together say, whatever their places in the pile.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    measure: Measure,
    calibre: Option<u32>,
    /// The place, among the members, of one that tells the parties.
    parties: Option<u32>,
    window: Option<Period>,
    since: Option<Days>,
}

impl Seen {
    /// None for figures that no series can hold: those of no number.
    pub(super) fn of(view: &View<'_>, origin: usize) -> Option<Self> {
        let traced = &view.traced[origin];
        let statements = &view.pile.statements;
        let nearest = &statements[traced.nearest()];
        nearest.figure.value()?;
        let told = most(view, origin, |index| parties(view, index));
        let tells = |&index: &usize| parties(view, index) == told;
        // Room is counted over the time in which its containers went.
        let about = |index: usize| view.pile.about(index);
        let own = || traced.members.iter().copied();
        let with_window = own().chain(own().filter_map(about)).find(|&index| start(view, index).is_some());
        Some(Self {
            measure: most(view, origin, |index| Some(statements[index].claim.measure))
                .unwrap_or(nearest.claim.measure),
            calibre: traced
                .members
                .iter()
                .find_map(|&index| statements[index].calibre)
                .map(|(millimetres, _)| millimetres),
            parties: told.and_then(|_| traced.members.iter().position(tells)).map(|at| at as u32),
            window: with_window.and_then(|index| resolved(view, index)),
            since: with_window.and_then(|index| start(view, index)),
        })
    }

    pub(super) fn facet<'v>(self, view: &View<'v>, origin: usize) -> Facet<'v> {
        let traced = &view.traced[origin];
        let nearest = &view.pile.statements[traced.nearest()];
        let told = self.parties.and_then(|at| parties(view, traced.members[at as usize]));
        let (supplier, recipient) =
            told.map_or((None, None), |(supplier, recipient)| (Some(supplier), recipient));
        Facet {
            origin,
            measure: self.measure,
            item: view.pile.items.name(nearest.item),
            item_class: nearest.claim.item_class.as_deref(),
            calibre: self.calibre,
            supplier,
            recipient,
            window: self.window,
            since: self.since,
            figure: nearest.figure.clone(),
            is_rate: nearest.claim.unit.as_deref().is_some_and(|unit| unit.contains('/')),
        }
    }
}

/// Who gives and who gets, by one statement.
fn parties<'v>(view: &View<'v>, index: usize) -> Option<(&'v str, Option<&'v str>)> {
    let claim = view.pile.statements[index].claim;
    Some((claim.supplier.as_deref()?, claim.recipient.as_deref()))
}

/// The window of a claim, its year filled in from the day of the utterance.
fn resolved(view: &View<'_>, index: usize) -> Option<Period> {
    let period = view.pile.statements[index].claim.period?;
    let from = period.from?;
    let first = start(view, index)?.first;
    let epoch = jiff::civil::date(1970, 1, 1);
    let year = epoch.checked_add(jiff::Span::new().days(first)).ok()?.year();
    // An end at the utterance is no end: the count goes on.
    let said = view.pile.statements[index].said.or(view.origin(index).days);
    let to = period.to.filter(|to| to.year().is_some());
    let ended = to.and_then(Days::of).filter(|last| said.is_none_or(|said| last.distance(said) > 0));
    Some(Period { from: Some(from.in_year(year)), to: to.filter(|_| ended.is_some()) })
}

/// The answer most reports give; among equals the nearest.
fn most<T: Ord>(view: &View<'_>, origin: usize, point: impl Fn(usize) -> Option<T>) -> Option<T> {
    if let [only] = view.traced[origin].members.as_slice() {
        return point(*only);
    }
    let mut votes: BTreeMap<T, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (place, &index) in view.traced[origin].members.iter().enumerate() {
        if let Some(value) = point(index) {
            let report = view.pile.statements[index].report;
            votes.entry(value).or_insert_with(|| (BTreeSet::new(), place)).0.insert(report);
        }
    }
    votes
        .into_iter()
        .max_by_key(|(_, (reports, place))| (reports.len(), usize::MAX - place))
        .map(|(value, _)| value)
}
