mod carets;
mod computed;
mod estimate;
mod fields;
mod finding;
mod origin;
mod origin_chains;
mod ratio;
mod statement;

pub use computed::Explained;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};

pub use statement::StatementExplanation;

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
        page.paragraph(0, Style::Plain, &format!("{}{}", self.place, published(self.report)));
        page.blank();
        let parts = carets::of_claim(self.claim, self.words());
        page.verbatim(&carets::carets(self.words(), self.claim.spans.sentence, &parts, width, colour));
        page.blank();
        page.table(2, &fields::table(self.claim));
        made_by(&mut page, &self.claim.derivation);
        page.into_text()
    }

    fn words(&self) -> &str {
        words(self.report, self.claim.part)
    }
}

/// ", The Harbour Gazette, 28 Feb 2024"
fn published(report: &Report) -> String {
    let outlet = report.outlet.iter().cloned();
    let parts = outlet.chain(report.dated().map(wording::moment));
    parts.map(|part| format!(", {part}")).collect()
}

fn words(report: &Report, part: Part) -> &str {
    match part {
        Part::Text => &report.text,
        Part::Title => report.title.as_deref().unwrap_or_default(),
    }
}

/// The rules, each below the one around it.
fn made_by<Rule: AsRef<str>>(page: &mut Page, derivation: &[Rule]) {
    page.blank();
    page.paragraph(2, Style::Bold, "made by");
    for (depth, rule) in derivation.iter().enumerate() {
        let mark = if depth == 0 { String::new() } else { format!("{}└─ ", "   ".repeat(depth - 1)) };
        page.hanging(2, &mark, Style::Plain, rule.as_ref());
    }
}
