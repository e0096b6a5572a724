//! Parts of the page for a server, which has a page of its own for each report and claim: the same words, tables and drawings.

use maud::Markup;
use plimsoll_claim::ClaimId;
use plimsoll_ledger::{Estimate, Finding, FindingKind, Origin};

use super::link::Layout;
use super::{Story, estimates, findings, opening, provenance, remarks, series, timeline};
use crate::Sheet;
use crate::chart::Chart;
use crate::digest::findings::by_kind;
use crate::digest::timeline::Timeline;
use crate::rows::TimelineRow;
use crate::wording;

/// The findings of one kind, with whether a reader should be careful with what they are about.
#[derive(Clone, Debug)]
pub struct Grave<'a> {
    /// The kind.
    pub kind: FindingKind,
    /// Whether it is a reason for care.
    pub is_grave: bool,
    /// The findings, those that say the same of the same report once.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Story<'a> {
    /// The story of a sheet, for a server: links lead to `/claims/…` and `/reports/…`.
    pub fn served(sheet: &Sheet<'a>) -> Self {
        Self { layout: Layout::Pages, ..Self::of(sheet) }
    }

    /// The sheet.
    pub fn sheet(&self) -> &Sheet<'a> {
        &self.sheet
    }

    /// What the case is about, in a line.
    pub fn title(&self) -> String {
        opening::title(self)
    }

    /// What the figures say, in plain words, each figure a link.
    pub fn opening(&self) -> Markup {
        opening::paragraphs(self)
    }

    /// From what was read down to who counts.
    pub fn counts(&self) -> Markup {
        opening::counts(self)
    }

    /// The figures over time; none where no two can be compared.
    pub fn chart(&self) -> Option<Markup> {
        let chart = Chart::of(&self.subjects, &|claim| super::link::address_of_claim(self, claim));
        chart.map(|chart| chart.markup())
    }

    /// How many subjects have several figures to compare.
    pub fn subjects(&self) -> usize {
        self.subjects.iter().filter(|subject| subject.has_history()).count()
    }

    /// The figures of the subjects of those numbers, by counter and window; of each count at most `most`.
    pub fn figures(&self, numbers: std::ops::Range<usize>, most: usize) -> Vec<(String, Markup)> {
        let with_history = self.subjects.iter().filter(|subject| subject.has_history()).enumerate();
        let asked = with_history.skip(numbers.start).take(numbers.len());
        asked
            .map(|(number, subject)| (subject.title.clone(), series::history(self, subject, number, most)))
            .collect()
    }

    /// Figures that one report gives once.
    pub fn single_figures(&self) -> Markup {
        series::single(self)
    }

    /// The findings that tables of figures do not show, by kind, most serious first.
    pub fn findings(&self) -> Vec<Grave<'a>> {
        let kinds = by_kind(&self.sheet).into_iter();
        kinds
            .map(|kind| Grave { kind: kind.kind, is_grave: kind.is_grave, findings: kind.findings })
            .collect()
    }

    /// The words that a finding is about, side by side, the change marked; nothing where it rests on no words.
    pub fn pair(&self, finding: &Finding) -> Markup {
        match finding.kind {
            FindingKind::SingleOrigin => Markup::default(),
            _ => findings::pair(self, finding),
        }
    }

    /// The origins that more than one outlet carries, the best carried first.
    pub fn shared_origins(&self) -> Vec<&'a Origin> {
        provenance::shared(self)
    }

    /// From whom each outlet has a figure, as a drawing and as a list, and why the claims are held to be one.
    pub fn provenance(&self, origin: &Origin) -> Markup {
        provenance::drawn(self, 1, origin)
    }

    /// How many reports of how many outlets carry an origin, and when it was said.
    pub fn carried(&self, origin: &Origin) -> String {
        provenance::counts(origin)
    }

    /// Statements and figures by date.
    pub fn timeline(&self) -> Markup {
        timeline::markup(self)
    }

    /// The same as rows, all of them.
    pub fn timeline_rows(&self) -> Vec<TimelineRow> {
        let all = Timeline::of(&self.sheet, &self.subjects, usize::MAX);
        all.dated.iter().chain(&all.undated).map(TimelineRow::of).collect()
    }

    /// An estimate with what it rests on, its bar as long as the longest of `all` in its unit allows; `number` tells it from others
    /// on the page.
    pub fn estimate(&self, estimate: &Estimate, all: &[&Estimate], number: usize) -> Markup {
        estimates::one(self, estimate, all, number)
    }

    /// What is odd about the reports.
    pub fn remarks(&self) -> Markup {
        remarks::markup(self)
    }

    /// An origin by its id.
    pub fn origin(&self, id: &str) -> Option<&'a Origin> {
        self.index.origin(id)
    }

    /// A claim with its report.
    pub fn claim(&self, id: &ClaimId) -> Option<(&'a plimsoll_capture::Report, &'a plimsoll_claim::Claim)> {
        self.index.source(id)
    }

    /// What a claim says in the report's words, in quotation marks.
    pub fn worded(&self, id: &ClaimId) -> Option<String> {
        self.index.wording(id)
    }

    /// The figure of an origin as its nearest carrier has it.
    pub fn figure_of(&self, origin: &Origin) -> String {
        let nearest = self.index.claim(&origin.nearest);
        nearest.map_or_else(|| origin.origin.to_string(), wording::figure_with_unit)
    }
}
