use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::{ClaimId, Part};

use crate::statement::{Days, Pile};
use crate::trace::Traced;
use crate::{Finding, FindingKind};

/// The pile and its origins, with the ways between them: what every finding is made from.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) pile: &'a Pile<'a>,
    pub(crate) traced: &'a [Traced],
    /// The origin of each statement.
    pub(crate) origin_of: Vec<usize>,
    /// Statements of each report, in the order of the text.
    pub(crate) of_report: Vec<Vec<usize>>,
    /// Statements by claim id; of two reports of one text the first.
    by_id: BTreeMap<&'a ClaimId, usize>,
}

/// Most carriers that a finding names.
const MOST_NAMED: usize = 6;

impl<'a> View<'a> {
    pub(crate) fn of(pile: &'a Pile<'a>, traced: &'a [Traced]) -> Self {
        let mut origin_of = vec![0; pile.statements.len()];
        for (origin, one) in traced.iter().enumerate() {
            for &member in &one.members {
                origin_of[member] = origin;
            }
        }
        let mut of_report = vec![Vec::new(); pile.reports.len()];
        let mut by_id = BTreeMap::new();
        for (index, statement) in pile.statements.iter().enumerate() {
            of_report[statement.report].push(index);
            by_id.entry(&statement.claim.claim).or_insert(index);
        }
        Self { pile, traced, origin_of, of_report, by_id }
    }

    pub(crate) fn origin(&self, index: usize) -> &'a Traced {
        &self.traced[self.origin_of[index]]
    }

    /// The statement of a claim id.
    pub(crate) fn statement_of(&self, id: &ClaimId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The chain a carrier hangs on: its last relay, else its own outlet. Carriers of one chain are one witness.
    pub(crate) fn chain(&self, index: usize) -> &'a str {
        let statement = &self.pile.statements[index];
        statement.claim.via.last().map_or_else(|| self.pile.outlet(statement.report), String::as_str)
    }

    /// A finding about `index` that rests on `against`.
    pub(crate) fn finding(&self, kind: FindingKind, index: usize, against: &[usize], why: String) -> Finding {
        let mut seen = BTreeSet::new();
        let own = self.pile.id(index);
        let named = against.iter().map(|&other| self.pile.id(other));
        let against = named.filter(|id| *id != own && seen.insert(id.clone())).take(MOST_NAMED).collect();
        Finding {
            kind,
            report: self.report_id(index),
            claim: Some(own),
            against,
            why,
            finding: String::new(),
            mark: None,
        }
    }

    pub(crate) fn report_id(&self, index: usize) -> String {
        self.pile.reports[self.pile.statements[index].report].id.clone()
    }

    /// Who a carrier is, for a sentence: the outlet and, where known, the speaker it names.
    pub(crate) fn carrier(&self, index: usize) -> String {
        match &self.pile.statements[index].claim.speaker {
            Some(speaker) => format!("{}, after {speaker}", self.pile.source(index)),
            None => self.pile.source(index),
        }
    }

    /// The first carrier of each report for which `select` gives something, in the order of the pile; a title apart from
    /// the text only where the text has none.
    pub(crate) fn first_of_reports<T>(
        &self,
        origin: &Traced,
        mut select: impl FnMut(usize) -> Option<T>,
    ) -> Vec<(usize, T)> {
        let mut sorted = origin.members.clone();
        sorted.sort_unstable_by_key(|&index| (self.pile.statements[index].claim.part == Part::Title, index));
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for index in sorted {
            let report = self.pile.statements[index].report;
            if !seen.contains(&report)
                && let Some(value) = select(index)
            {
                seen.insert(report);
                found.push((index, value));
            }
        }
        found
    }
}

/// The first days of a claim's window. Where the year is unsaid it is the last before the utterance.
pub(crate) fn start(view: &View<'_>, index: usize) -> Option<Days> {
    let statement = &view.pile.statements[index];
    let period = statement.claim.period?;
    let from = period.from?;
    let first = Days::resolved(from, view.pile.published(statement))
        .or_else(|| Days::resolved(from, view.origin(index).uttered_on))?;
    // "In February he spoke of 6,700": the month is that of the utterance.
    let is_utterance = period.to == Some(from)
        && from.day().is_none()
        && view.origin(index).days.is_some_and(|said| said.is_day() && said.distance(first) == 0);
    (!is_utterance).then_some(first)
}
