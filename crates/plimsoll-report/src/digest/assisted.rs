use plimsoll_claim::Claim;

use crate::Sheet;
use crate::index::Index;
use crate::layout::{Canvas, Column, Columns, Style};
use crate::wording;

/// What the claims are that a language model proposed, said once above them.
pub(crate) const WHAT_THEY_ARE: &str = "Figures that the rules passed over and a language model proposed. Their words stand \
     in the text, and the rules read the same figure there; what else was taken from the model stands in `plimsoll read --rows \
     claims`. Nothing else on this page rests on them.";

/// Claims that a language model proposed, apart from all others.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>, index: &Index<'_>) {
    let claims = claims(sheet);
    if claims.is_empty() {
        return;
    }
    page.heading("Proposed by a language model");
    page.sentence(WHAT_THEY_ARE);
    let mut table = Columns::new(&[
        Column::short("Claim").styled(Style::Faint),
        Column::short("Figure").styled(Style::Bold),
        Column::words("Wording"),
        Column::words("Said by"),
        Column::words("Report"),
    ]);
    for claim in claims {
        table.row([
            index.short(&claim.claim).to_string(),
            wording::figure_with_unit(claim),
            index.wording(&claim.claim).unwrap_or_default(),
            wording::or_empty(claim.speaker.as_deref()),
            claim.report.to_string(),
        ]);
    }
    page.table(&table);
}

/// The claims that a language model proposed, in the order of the reports.
pub(crate) fn claims<'a>(sheet: &Sheet<'a>) -> Vec<&'a Claim> {
    sheet.reports.iter().flat_map(|read| read.assisted()).collect()
}
