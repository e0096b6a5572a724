//! Origins to series: how the figures of one counter follow each other, and how the counters stand to one another.

mod between;
mod conflict;
mod course;
mod facet;
mod relative;
mod series;
mod single_origin;

use facet::Facet;
pub(crate) use facet::Seen;
pub(crate) use relative::multiples;

use rayon::prelude::*;

use crate::findings::{Found, shared};
use crate::keys::Keys;
use crate::memo::{Asked, Known};
use crate::view::View;
use crate::{Finding, Series};

/// The series of a pile, and what comes of setting figures side by side.
pub(crate) fn reconcile(
    view: &View<'_>,
    keys: &Keys,
    known: &mut Known<Option<Seen>>,
) -> (Vec<Series>, Vec<Found>) {
    let seen = (0..view.traced.len()).into_par_iter().map(|origin| {
        let seen = known.or(keys.of_facet(view, origin), || Seen::of(view, origin));
        (seen.value.map(|seen| seen.facet(view, origin)), seen)
    });
    let (facets, seen): (Vec<Option<Facet<'_>>>, Vec<Asked<_>>) = seen.unzip();
    known.take_up(&seen);
    let mut counted = series::series(view, &facets);
    between::relate(view, &mut counted);
    let course = course::find(view, &counted);
    let mut rows: Vec<Series> = counted.into_iter().map(|one| one.row).collect();
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    let kinds: [&(dyn Fn() -> Vec<Finding> + Sync); 3] =
        [&|| conflict::find(view, &facets), &|| between::find(view, &rows), &|| single_origin::find(view)];
    let mut found: Vec<Found> = kinds.par_iter().map(|find| shared(find())).collect();
    found.push(shared(course));
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
