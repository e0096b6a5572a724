mod carets;
mod fields;
pub(crate) mod origin_chains;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};

use crate::layout::{Page, Style};
use crate::wording;

/// Why a claim reads as it does: its words in place, its fields, the rules that made it.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    /// The report.
    pub report: &'a Report,
    /// A claim of it.
    pub claim: &'a Claim,
    /// Where its figure is in what was received: `reports/a.txt:12:41`.
    pub place: &'a str,
}

impl Explanation<'_> {
    /// The explanation on a page of `width` columns.
    pub fn text(&self, width: usize, colour: bool) -> String {
        let mut page = Page::new(width, colour);
        page.paragraph(0, Style::Bold, &format!("{}  {}", self.claim.claim, self.claim.report));
        page.paragraph(0, Style::Plain, &format!("{}{}", self.place, self.published()));
        page.blank();
        page.verbatim(&carets::carets(self.words(), self.claim, width, colour));
        page.blank();
        page.table(2, &fields::table(self.claim));
        page.blank();
        page.paragraph(2, Style::Bold, "made by");
        for (depth, rule) in self.claim.derivation.iter().enumerate() {
            let mark = if depth == 0 { String::new() } else { format!("{}└─ ", "   ".repeat(depth - 1)) };
            page.hanging(2, &mark, Style::Plain, rule);
        }
        page.into_text()
    }

    /// ", The Harbour Gazette, 28 Feb 2024"
    fn published(&self) -> String {
        let outlet = self.report.outlet.iter().cloned();
        let parts = outlet.chain(self.report.dated().map(wording::moment));
        parts.map(|part| format!(", {part}")).collect()
    }

    fn words(&self) -> &str {
        match self.claim.part {
            Part::Text => &self.report.text,
            Part::Title => self.report.title.as_deref().unwrap_or_default(),
        }
    }
}
