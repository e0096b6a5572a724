use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::place_garbled::Places;
use super::unit_converted::Witnesses;
use crate::view::View;

/// What the figures of one report are held against, made once for all reports.
pub(crate) struct Beside<'v> {
    /// Of each origin the carriers that have it said on its day, where they were asked for.
    on_the_day: Vec<OnceLock<Vec<usize>>>,
    /// The first of them in each report.
    one_a_report: Vec<OnceLock<Vec<usize>>>,
    pub(super) metric: Witnesses,
    pub(super) places: Places<'v>,
}

impl<'v> Beside<'v> {
    pub(crate) fn of(view: &View<'v>) -> Self {
        let nothing = || vec![OnceLock::new(); view.traced.len()];
        Self {
            on_the_day: nothing(),
            one_a_report: nothing(),
            metric: Witnesses::of(view),
            places: Places::of(view),
        }
    }

    /// Statements of any origin that a finding on any report may rest on.
    pub(crate) fn anywhere(&self) -> impl Iterator<Item = usize> {
        self.metric.all()
    }

    /// The carriers of an origin that have it said on its day, the nearest first.
    pub(super) fn said_on_the_day(&self, view: &View<'_>, origin: usize) -> &[usize] {
        self.on_the_day[origin].get_or_init(|| {
            let one = &view.traced[origin];
            let says = |index: &usize| one.days.is_some() && view.pile.statements[*index].said == one.days;
            one.members.iter().copied().filter(says).collect()
        })
    }

    /// Of them the first in each report.
    pub(super) fn one_a_report_on_the_day(&self, view: &View<'_>, origin: usize) -> &[usize] {
        self.one_a_report[origin].get_or_init(|| {
            let mut reports = BTreeSet::new();
            let says = self.said_on_the_day(view, origin).iter().copied();
            says.filter(|&index| reports.insert(view.pile.statements[index].report)).collect()
        })
    }
}
