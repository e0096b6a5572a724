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

impl<'v> Facet<'v> {
    /// None for figures that no series can hold: those of no number.
    pub(crate) fn of(view: &View<'v>, origin: usize) -> Option<Self> {
        let traced = &view.traced[origin];
        let statements = &view.pile.statements;
        let nearest = &statements[traced.nearest()];
        nearest.figure.value()?;
        let parties = most(view, origin, |index| {
            let claim = statements[index].claim;
            Some((claim.supplier.as_deref()?, claim.recipient.as_deref()))
        });
        let (supplier, recipient) =
            parties.map_or((None, None), |(supplier, recipient)| (Some(supplier), recipient));
        // Room is counted over the time in which its containers went.
        let about = |index: usize| view.statement_of(statements[index].claim.of.as_ref()?);
        let own = || traced.members.iter().copied();
        let with_window = own().chain(own().filter_map(about)).find(|&index| start(view, index).is_some());
        Some(Self {
            origin,
            measure: most(view, origin, |index| Some(statements[index].claim.measure))
                .unwrap_or(nearest.claim.measure),
            item: view.pile.items.name(nearest.item),
            item_class: nearest.claim.item_class.as_deref(),
            calibre: traced
                .members
                .iter()
                .find_map(|&index| statements[index].calibre)
                .map(|(millimetres, _)| millimetres),
            supplier,
            recipient,
            window: with_window.and_then(|index| resolved(view, index)),
            since: with_window.and_then(|index| start(view, index)),
            figure: nearest.figure.clone(),
            is_rate: nearest.claim.unit.as_deref().is_some_and(|unit| unit.contains('/')),
        })
    }
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
