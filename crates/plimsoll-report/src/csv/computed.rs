//! The columns of what is computed: ratios and estimates.

use plimsoll_ledger::{Assumption, Estimate, Ratio};

use super::columns::{list, name};
use crate::wording;
use crate::wording::or_empty;

pub(super) const RATIO: &[&str] = &[
    "ratio",
    "kind",
    "counter",
    "stated_on",
    "origin",
    "per",
    "claims",
    "item_class",
    "millimetres",
    "value",
    "low",
    "high",
    "range_low",
    "range_high",
    "range_why",
    "verdict",
    "is_above_the_ceiling",
    "why",
];

pub(super) fn ratio(ratio: &Ratio) -> Vec<String> {
    vec![
        ratio.ratio.clone(),
        name(&ratio.kind),
        or_empty(ratio.counter.as_ref()),
        or_empty(ratio.stated_on),
        ratio.origin.to_string(),
        ratio.per.to_string(),
        list(&ratio.claims),
        or_empty(ratio.item_class.as_ref()),
        or_empty(ratio.millimetres),
        ratio.value.to_string(),
        or_empty(ratio.low),
        or_empty(ratio.high),
        or_empty(ratio.range_low),
        or_empty(ratio.range_high),
        ratio.range_why.clone(),
        ratio.verdict.clone(),
        ratio.is_above_the_ceiling.to_string(),
        ratio.why.clone(),
    ]
}

pub(super) const ESTIMATE: &[&str] = &[
    "estimate",
    "as_of",
    "supplier",
    "recipient",
    "item_class",
    "unit",
    "method",
    "condition",
    "low",
    "high",
    "inner_low",
    "inner_high",
    "draws",
    "seed",
    "assumptions",
    "moved_most_by",
    "set_aside",
    "statement_words",
    "statement_term",
    "statement_scale",
    "statement_percent",
    "reason",
    "why",
];

pub(super) fn estimate(estimate: &Estimate) -> Vec<String> {
    let statement = estimate.statement.as_ref();
    vec![
        estimate.estimate.clone(),
        or_empty(estimate.as_of),
        estimate.supplier.clone(),
        estimate.recipient.clone(),
        estimate.item_class.clone(),
        estimate.unit.clone(),
        name(&estimate.method),
        or_empty(estimate.condition.as_ref()),
        or_empty(estimate.low),
        or_empty(estimate.high),
        or_empty(estimate.inner_low),
        or_empty(estimate.inner_high),
        estimate.draws.to_string(),
        estimate.seed.to_string(),
        list(estimate.assumptions.iter().map(assumption)),
        or_empty(estimate.moved_most_by.as_ref()),
        list(&estimate.set_aside),
        or_empty(statement.map(|one| &one.words)),
        or_empty(statement.map(|one| &one.term)),
        or_empty(statement.map(|one| &one.scale)),
        or_empty(statement.map(|one| one.percent)),
        or_empty(estimate.reason.as_ref()),
        estimate.why.clone(),
    ]
}

/// "growth a month: 0 to 1,035 container/month (…; narrows 12 %)"
fn assumption(one: &Assumption) -> String {
    let range = wording::range(one.low, one.high, one.unit.as_deref());
    let range = range.map_or_else(String::new, |range| format!(": {range}"));
    let sources = one.sources.iter().map(|source| format!(", {source}")).collect::<String>();
    format!("{}{range} ({}{sources}; narrows {} %)", one.name, one.source, one.narrows_percent)
}
