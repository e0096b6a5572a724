//! Origins to series: how the figures of one counter follow each other, and how the counters stand to one another.

mod between;
mod conflict;
mod course;
mod facet;
mod relative;
mod series;
mod single_origin;

use crate::view::View;
use crate::{Finding, Series};

/// The series of a pile, and what their courses show.
pub(crate) fn series(view: &View<'_>) -> (Vec<Series>, Vec<Finding>) {
    let mut series = series::series(view);
    between::relate(view, &mut series);
    let found = course::find(view, &series);
    let mut rows: Vec<Series> = series.into_iter().map(|one| one.row).collect();
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    (rows, found)
}

type Order<'s> =
    (plimsoll_claim::Measure, Option<&'s str>, Option<&'s str>, Option<&'s str>, Option<&'s str>, &'s str);

fn order(one: &Series) -> Order<'_> {
    (
        one.measure,
        one.item_class.as_deref(),
        one.supplier.as_deref(),
        one.recipient.as_deref(),
        one.counter.as_deref(),
        &one.series,
    )
}

/// What comes of setting figures side by side.
pub(crate) fn findings(view: &View<'_>, series: &[Series]) -> Vec<Finding> {
    let mut found = single_origin::find(view);
    found.extend(relative::find(view));
    found.extend(conflict::find(view));
    found.extend(between::find(view, series));
    found
}
