//! The course of one count: whether it falls, jumps, or outruns what is made.

mod fell;
mod jump;
mod production;

use plimsoll_claim::{Date, Measure};
use rust_decimal::Decimal;

use super::facet::Facet;
use super::series::Counted;
use crate::statement::Days;
use crate::view::View;
use crate::{Finding, Interval};

/// A figure to date, with the day on which it was said.
#[derive(Clone, Copy, Debug)]
struct Stand<'c> {
    facet: &'c Facet<'c>,
    days: Days,
    value: Decimal,
    said: Interval,
}

/// What the courses of all counts show.
pub(super) fn find(view: &View<'_>, series: &[Counted<'_>]) -> Vec<Finding> {
    let mut found = production::find(view, series);
    for one in series {
        let stands = stands(view, one);
        found.extend(fell::find(view, &stands));
        found.extend(jump::find(view, one, &stands));
    }
    found
}

/// The figures of a running total that tell from when and on which day, in the order of the days.
fn stands<'c>(view: &View<'_>, one: &Counted<'c>) -> Vec<Stand<'c>> {
    let is_total = matches!(
        one.row.measure,
        Measure::Transferred | Measure::Killed | Measure::Injured | Measure::Lost | Measure::Used
    );
    let stand = |facet: &'c Facet<'c>| {
        let days = view.traced[facet.origin].days?;
        let runs_on = facet.since.is_some() && facet.window.is_none_or(|window| window.to.is_none());
        let figure = &facet.figure;
        let of_number = !figure.vague && !facet.is_rate;
        (is_total && runs_on && of_number).then(|| {
            let said = Interval::said(figure.low, figure.high, figure.bound);
            Some(Stand { facet, days, value: figure.value()?, said })
        })?
    };
    one.facets.iter().copied().filter_map(stand).collect()
}

/// The statement that stands for a figure.
fn nearest(view: &View<'_>, stand: &Stand<'_>) -> usize {
    view.traced[stand.facet.origin].nearest()
}

/// “about 7,000 containers” (2024-03-18)
fn tell(view: &View<'_>, stand: &Stand<'_>) -> String {
    let on = |date: Date| format!(" ({date})");
    let origin = &view.traced[stand.facet.origin];
    format!("“{}”{}", view.pile.wording(nearest(view, stand)), origin.uttered_on.map_or_else(String::new, on))
}
