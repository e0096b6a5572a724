use plimsoll_ledger::Finding;

use super::computed::{evidence, head, part, rule};
use crate::index::Index;
use crate::layout::{Page, Style};
use crate::wording;

/// What was found, the claim it is about and those it rests on, with their sentences.
pub(super) fn write(page: &mut Page, finding: &Finding, index: &Index<'_>) {
    head(page, "finding", &finding.finding);
    page.paragraph(2, Style::Plain, &format!("{}, {}", wording::heading_of(finding.kind), finding.report));
    page.paragraph(2, Style::Plain, &finding.why);
    if let Some(id) = &finding.claim {
        part(page, "about");
        evidence(page, id, index);
    }
    if !finding.against.is_empty() {
        part(page, "against");
        finding.against.iter().for_each(|id| evidence(page, id, index));
    }
    let kind = serde_json::to_value(finding.kind).ok();
    rule(page, kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default());
}
