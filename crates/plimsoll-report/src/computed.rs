//! Tables of what is computed: ratios and estimates.

use plimsoll_claim::ClaimId;
use plimsoll_ledger::{Estimate, Ratio};

use crate::layout::{Column, Columns, Style};
use crate::wording;

/// Ratios; `named` says how a claim's id is shown.
pub(crate) fn ratios(ratios: &[Ratio], named: impl Fn(&ClaimId) -> String) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Stated"),
        Column::words("Counter"),
        Column::short("Ratio").styled(Style::Bold),
        Column::short("Range"),
        Column::words("Beside it"),
        Column::short("Claims").styled(Style::Faint),
    ]);
    for ratio in ratios {
        table.row([
            ratio.stated_on.map_or_else(|| "no date".to_string(), wording::date),
            ratio.counter.clone().unwrap_or_default(),
            wording::ratio(ratio),
            wording::range(ratio.range_low, ratio.range_high, None).unwrap_or_default(),
            ratio.verdict.clone(),
            ratio.claims.each_ref().map(&named).join(" / "),
        ]);
    }
    table
}

/// Estimates, a row each.
pub(crate) fn estimates(estimates: &[Estimate]) -> Columns {
    let mut table = Columns::new(&[
        Column::words("Estimate"),
        Column::short("As of"),
        Column::short("Interval").styled(Style::Bold),
        Column::short("Nine draws in ten"),
        Column::words("Moved most by"),
        Column::short("Id").styled(Style::Faint),
    ]);
    for estimate in estimates {
        let interval = wording::range(estimate.low, estimate.high, Some(&estimate.unit));
        table.row([
            wording::estimated(estimate),
            estimate.as_of.map_or_else(|| "no date".to_string(), wording::date),
            interval.or_else(|| estimate.reason.clone()).unwrap_or_default(),
            wording::range(estimate.inner_low, estimate.inner_high, None).unwrap_or_default(),
            estimate.moved_most_by.clone().unwrap_or_default(),
            estimate.estimate.clone(),
        ]);
    }
    table
}
