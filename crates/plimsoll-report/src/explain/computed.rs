use plimsoll_claim::ClaimId;
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio};

use super::{estimate, finding, origin, ratio};
use crate::index::Index;
use crate::layout::{Page, Style};
use crate::{Sheet, wording};

/// Something of a ledger that has an id.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing<'a> {
    Origin(&'a Origin),
    Finding(&'a Finding),
    Ratio(&'a Ratio),
    Estimate(&'a Estimate),
}

/// Origins, findings, ratios and estimates of a sheet, to be explained: why, from what, by which rule.
#[derive(Clone, Copy, Debug)]
pub struct Explained<'a> {
    sheet: &'a Sheet<'a>,
}

impl<'a> Explained<'a> {
    /// What can be explained of a sheet.
    pub fn of(sheet: &'a Sheet<'a>) -> Self {
        Self { sheet }
    }

    /// The ids that begin with `prefix`, each with what it is in a line.
    pub fn named(&self, prefix: &str) -> Vec<(&'a str, String)> {
        self.things()
            .filter(|(id, _)| id.starts_with(prefix))
            .map(|(id, thing)| (id, in_short(thing)))
            .collect()
    }

    /// The explanation of what has that id, on a page of `width` columns.
    pub fn text(&self, id: &str, width: usize, colour: bool) -> Option<String> {
        let (_, thing) = self.things().find(|(own, _)| *own == id)?;
        let index = Index::of(self.sheet);
        let mut page = Page::new(width, colour);
        match thing {
            Thing::Origin(one) => origin::write(&mut page, one, self.sheet, &index),
            Thing::Finding(one) => finding::write(&mut page, one, &index),
            Thing::Ratio(one) => ratio::write(&mut page, one, &index),
            Thing::Estimate(one) => estimate::write(&mut page, one, &index),
        }
        Some(page.into_text())
    }

    fn things(&self) -> impl Iterator<Item = (&'a str, Thing<'a>)> + use<'a> {
        let ledger = self.sheet.ledger;
        let origins = ledger.origins.iter().map(|one| (one.origin.as_str(), Thing::Origin(one)));
        let findings = ledger.findings.iter().map(|one| (one.finding.as_str(), Thing::Finding(one)));
        let ratios = ledger.ratios.iter().map(|one| (one.ratio.as_str(), Thing::Ratio(one)));
        let estimates = ledger.estimates.iter().map(|one| (one.estimate.as_str(), Thing::Estimate(one)));
        origins.chain(findings).chain(ratios).chain(estimates)
    }
}

fn in_short(thing: Thing<'_>) -> String {
    match thing {
        Thing::Origin(one) => {
            let said = wording::point(one.low, one.high, one.bound);
            format!("origin {}  {said} ({})", one.origin, one.speaker.as_deref().unwrap_or("nobody known"))
        }
        Thing::Finding(one) => {
            format!("finding {}  {} ({})", one.finding, wording::heading_of(one.kind), one.report)
        }
        Thing::Ratio(one) => format!("ratio {}  {}", one.ratio, wording::ratio(one)),
        Thing::Estimate(one) => format!("estimate {}  {}", one.estimate, wording::estimated(one)),
    }
}

/// The first line: what it is and its id.
pub(super) fn head(page: &mut Page, what: &str, id: &str) {
    page.paragraph(0, Style::Bold, &format!("{what}  {id}"));
}

/// A part of an explanation begins.
pub(super) fn part(page: &mut Page, title: &str) {
    page.blank();
    page.paragraph(2, Style::Bold, title);
}

/// The rule, and where its words stand.
pub(super) fn rule(page: &mut Page, name: &str) {
    part(page, "by the rule");
    let words = plimsoll_ledger::rule_of(name).unwrap_or_default();
    page.hanging(2, &format!("{name}: "), Style::Plain, &words);
}

/// A claim as evidence: its id, its report, its figure, and the sentence it stands in.
pub(super) fn evidence(page: &mut Page, id: &ClaimId, index: &Index<'_>) {
    let Some((report, claim)) = index.source(id) else { return };
    let outlet = report.outlet.as_ref().map_or_else(String::new, |outlet| format!(", {outlet}"));
    let line = format!("{}  {}, {}{outlet}", index.short(id), wording::figure_with_unit(claim), report.id);
    page.hanging(2, "· ", Style::Plain, &line);
    let text = match claim.part {
        plimsoll_claim::Part::Text => report.text.as_str(),
        plimsoll_claim::Part::Title => report.title.as_deref().unwrap_or_default(),
    };
    let sentence = text.get(claim.spans.sentence.range()).unwrap_or_default();
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    page.paragraph(4, Style::Faint, &format!("“{}”", shortened(&sentence)));
}

/// A sentence, cut in the middle of nowhere where it is as long as a page.
fn shortened(sentence: &str) -> String {
    const MOST: usize = 400;
    match sentence.char_indices().nth(MOST) {
        None => sentence.to_string(),
        Some((end, _)) => format!("{} …", sentence[..end].trim_end()),
    }
}
