use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{Claim, Measure};
use plimsoll_ledger::{Origin, Point, Series};

use crate::Sheet;
use crate::index::Index;
use crate::wording;

/// Series that are about the same thing between the same parties.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// "Containers sent, North Korea → Russia"
    pub(super) title: String,
    pub(super) measure: Measure,
    pub(super) series: Vec<Counted<'a>>,
    /// Reports that carry any of its figures.
    pub(super) reports: usize,
}

/// A series with its figures looked up.
#[derive(Debug)]
pub(super) struct Counted<'a> {
    pub(super) series: &'a Series,
    pub(super) figures: Vec<Figure<'a>>,
}

/// A figure of a series: its origin and the claim nearest to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'a> {
    pub(super) point: &'a Point,
    pub(super) origin: &'a Origin,
    pub(super) nearest: &'a Claim,
}

impl Subject<'_> {
    /// Whether there is anything to compare: several figures, or several reports of one.
    pub(super) fn has_history(&self) -> bool {
        self.reports > 1 || self.series.iter().map(|counted| counted.figures.len()).sum::<usize>() > 1
    }
}

/// The subjects of a ledger, those in most reports first.
pub(super) fn subjects<'a>(sheet: &Sheet<'a>, index: &Index<'a>) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject<'a>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for series in &sheet.ledger.series {
        let figures: Vec<Figure<'a>> =
            series.points.iter().filter_map(|point| figure(point, index)).collect();
        let Some(first) = figures.first() else { continue };
        let (supplier, recipient) = (series.supplier.as_deref(), series.recipient.as_deref());
        let thing = series.item_class.as_deref().or(first.nearest.unit.as_deref());
        let thing = thing.or(first.nearest.item.as_deref());
        let title = wording::subject(thing, series.measure, supplier, recipient);
        let at = *places.entry(title.clone()).or_insert_with(|| {
            subjects.push(Subject { title, measure: series.measure, series: Vec::new(), reports: 0 });
            subjects.len() - 1
        });
        subjects[at].series.push(Counted { series, figures });
    }
    for subject in &mut subjects {
        subject.reports = reports_of(subject);
    }
    // The sort is stable: among equals the ledger's order stays.
    subjects.sort_by_key(|subject| std::cmp::Reverse((subject.reports, longest(subject))));
    subjects
}

fn figure<'a>(point: &'a Point, index: &Index<'a>) -> Option<Figure<'a>> {
    let origin = index.origin(&point.origin)?;
    Some(Figure { point, origin, nearest: index.claim(&origin.nearest)? })
}

fn reports_of(subject: &Subject<'_>) -> usize {
    let figures = subject.series.iter().flat_map(|counted| &counted.figures);
    figures.flat_map(|figure| &figure.origin.reports).collect::<BTreeSet<_>>().len()
}

fn longest(subject: &Subject<'_>) -> usize {
    subject.series.iter().map(|counted| counted.figures.len()).max().unwrap_or(0)
}
