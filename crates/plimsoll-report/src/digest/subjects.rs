use std::collections::BTreeMap;

use plimsoll_claim::{Claim, Date, Measure, Period};
use plimsoll_ledger::{Ledger, Origin};
use rustc_hash::FxHashSet;

use crate::Sheet;
use crate::index::Index;
use crate::wording;

/// Series that are about the same thing between the same parties.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    /// "Containers sent, North Korea → Russia"
    pub(crate) title: String,
    pub(crate) measure: Measure,
    pub(crate) counts: Vec<Count<'a>>,
    /// Reports that carry any of its figures.
    pub(crate) reports: usize,
}

/// The figures of one counter over one window.
#[derive(Debug)]
pub(crate) struct Count<'a> {
    pub(crate) counter: Option<&'a str>,
    /// The body that the counter is an organ of.
    pub(crate) organ_of: Option<&'a str>,
    pub(crate) window: Option<Period>,
    pub(crate) figures: Vec<Figure<'a>>,
}

/// A figure: its origin and the claim nearest to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure<'a> {
    pub(crate) stated_on: Option<Date>,
    pub(crate) origin: &'a Origin,
    pub(crate) nearest: &'a Claim,
}

impl<'a> Subject<'a> {
    /// Whether there is anything to compare: several figures, or several reports of one.
    pub(crate) fn has_history(&self) -> bool {
        self.reports > 1 || self.figures().count() > 1
    }

    /// Whether its figures count things, so that those of one counter can follow one another.
    pub(crate) fn is_count(&self) -> bool {
        !matches!(
            self.measure,
            Measure::Utilisation
                | Measure::Share
                | Measure::Change
                | Measure::Value
                | Measure::Distance
                | Measure::Duration
                | Measure::Size
                | Measure::Other
        )
    }

    pub(crate) fn figures(&self) -> impl Iterator<Item = &Figure<'a>> {
        self.counts.iter().flat_map(|count| &count.figures)
    }

    fn longest(&self) -> usize {
        self.counts.iter().map(|count| count.figures.len()).max().unwrap_or(0)
    }
}

/// The subjects of a ledger, those in most reports first.
pub(crate) fn subjects<'a>(sheet: &Sheet<'a>, index: &Index<'a>) -> Vec<Subject<'a>> {
    let mut gathered = Gathered::default();
    for series in &sheet.ledger.series {
        let looked_up =
            |point: &'a plimsoll_ledger::Point| figure(index.origin(&point.origin)?, point.stated_on, index);
        let figures: Vec<Figure<'a>> = series.points.iter().filter_map(looked_up).collect();
        let Some(first) = figures.first() else { continue };
        let parties = (series.supplier.as_deref(), series.recipient.as_deref());
        let title = title(series.item_class.as_deref(), series.measure, parties, first.nearest);
        let count = Count {
            counter: series.counter.as_deref(),
            organ_of: series.organ_of.as_deref(),
            window: series.window,
            figures,
        };
        gathered.add(title, series.measure, count);
    }
    for count in uncounted(sheet.ledger, index) {
        let Some(first) = count.figures.first().map(|figure| figure.nearest) else { continue };
        let parties = (first.supplier.as_deref(), first.recipient.as_deref());
        gathered.add(title(first.item_class.as_deref(), first.measure, parties, first), first.measure, count);
    }
    gathered.by_reports()
}

#[derive(Default)]
struct Gathered<'a> {
    subjects: Vec<Subject<'a>>,
    places: BTreeMap<String, usize>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, title: String, measure: Measure, count: Count<'a>) {
        let at = *self.places.entry(title.clone()).or_insert_with(|| {
            self.subjects.push(Subject { title, measure, counts: Vec::new(), reports: 0 });
            self.subjects.len() - 1
        });
        self.subjects[at].counts.push(count);
    }

    fn by_reports(mut self) -> Vec<Subject<'a>> {
        for subject in &mut self.subjects {
            subject.reports = reports_of(subject.figures());
            // Counts that nobody is named for come last.
            subject.counts.sort_by_cached_key(|count| {
                (count.counter.is_none(), std::cmp::Reverse(reports_of(count.figures.iter())))
            });
        }
        // Both sorts are stable: among equals the ledger's order stays.
        self.subjects.sort_by_key(|subject| std::cmp::Reverse((subject.reports, subject.longest())));
        self.subjects
    }
}

/// How many reports carry any of the figures.
fn reports_of<'a, 'b: 'a>(figures: impl Iterator<Item = &'a Figure<'b>>) -> usize {
    figures.flat_map(|figure| &figure.origin.reports).collect::<FxHashSet<_>>().len()
}

/// Origins that stand in no series, as counts of their own: by what they measure, whose count it is and its window.
fn uncounted<'a>(ledger: &'a Ledger, index: &Index<'a>) -> Vec<Count<'a>> {
    let counted: FxHashSet<&str> =
        ledger.series.iter().flat_map(|series| &series.points).map(|point| point.origin.as_str()).collect();
    let mut counts: BTreeMap<_, Vec<Figure<'a>>> = BTreeMap::new();
    for origin in ledger.origins.iter().filter(|origin| !counted.contains(origin.origin.as_str())) {
        let Some(figure) = figure(origin, origin.uttered_on, index) else { continue };
        let claim = figure.nearest;
        let thing = (&claim.item_class, &claim.unit, claim.item.as_ref().filter(|_| claim.unit.is_none()));
        let key = (claim.measure, thing, &claim.supplier, &claim.recipient, &origin.counter, claim.period);
        counts.entry(key).or_default().push(figure);
    }
    let sorted = counts.into_iter().map(|((_, _, _, _, counter, window), mut figures)| {
        figures.sort_by_key(|figure| (figure.stated_on.is_none(), figure.stated_on));
        Count { counter: counter.as_deref(), organ_of: None, window, figures }
    });
    sorted.collect()
}

fn figure<'a>(origin: &'a Origin, stated_on: Option<Date>, index: &Index<'a>) -> Option<Figure<'a>> {
    Some(Figure { stated_on, origin, nearest: index.claim(&origin.nearest)? })
}

fn title(
    class: Option<&str>,
    measure: Measure,
    (supplier, recipient): (Option<&str>, Option<&str>),
    example: &Claim,
) -> String {
    // The class "other" tells less than the words.
    let class = class.filter(|class| *class != "other");
    let thing = class.or(example.unit.as_deref()).or(example.item.as_deref());
    wording::subject(thing, measure, supplier, recipient)
}
