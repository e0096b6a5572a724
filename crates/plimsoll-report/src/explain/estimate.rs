use plimsoll_ledger::Estimate;

use super::computed::{evidence, head, part, rule};
use crate::digest::estimates::{assumptions, heading, sentences};
use crate::index::Index;
use crate::layout::{Page, Style};

/// An interval, how it was made, everything it rests on, and the sentences of the figures in it.
pub(super) fn write(page: &mut Page, estimate: &Estimate, index: &Index<'_>) {
    head(page, "estimate", &estimate.estimate);
    page.paragraph(2, Style::Plain, &heading(estimate));
    if let Some(reason) = &estimate.reason {
        page.paragraph(2, Style::Warning, &format!("no interval: {reason}"));
    }
    for sentence in sentences(estimate) {
        page.hanging(2, "· ", Style::Plain, &sentence);
    }
    if !estimate.assumptions.is_empty() {
        part(page, "it rests on");
        page.table(2, &assumptions(estimate));
    }
    for one in estimate.assumptions.iter().filter(|one| !one.sources.is_empty()) {
        part(page, &format!("sources of the pack for {}", one.name));
        one.sources.iter().for_each(|source| page.hanging(2, "· ", Style::Plain, source));
    }
    let mut claims: Vec<_> = estimate.assumptions.iter().flat_map(|one| &one.claims).collect();
    claims.sort();
    claims.dedup();
    if !claims.is_empty() {
        part(page, "from");
        claims.into_iter().for_each(|id| evidence(page, id, index));
    }
    let method = serde_json::to_value(estimate.method).ok();
    rule(page, method.as_ref().and_then(|method| method.as_str()).unwrap_or_default());
}
