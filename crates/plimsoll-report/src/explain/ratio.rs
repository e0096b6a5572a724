use plimsoll_ledger::Ratio;

use super::computed::{evidence, head, part, rule};
use crate::index::Index;
use crate::layout::{Page, Style};
use crate::wording;

/// Two figures divided, what stands beside the quotient, and the sentences of both.
pub(super) fn write(page: &mut Page, ratio: &Ratio, index: &Index<'_>) {
    head(page, "ratio", &ratio.ratio);
    page.paragraph(2, Style::Plain, &ratio.why);
    if !ratio.verdict.is_empty() {
        page.paragraph(2, Style::Plain, &format!("{}: {}", wording::ratio(ratio), ratio.verdict));
    }
    part(page, "beside it");
    let range = wording::range(ratio.range_low, ratio.range_high, None);
    let range = range.map_or_else(String::new, |range| format!("{range}: "));
    page.paragraph(2, Style::Plain, &format!("{range}{}", ratio.range_why));
    part(page, "from");
    ratio.claims.iter().for_each(|id| evidence(page, id, index));
    rule(page, "ratio");
}
