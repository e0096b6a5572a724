use plimsoll_claim::{ClaimId, Part};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::statement::{Days, Pile};
use crate::trace::Traced;
use crate::{Finding, FindingKind};

/// The pile and its origins, with the ways between them: what every finding is made from.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) pile: &'a Pile<'a>,
    pub(crate) traced: &'a [Traced<'a>],
    /// The origin of each statement.
    pub(crate) origin_of: Vec<usize>,
    /// Places of the origins by their ids.
    by_id: FxHashMap<&'a str, usize>,
}

/// Most carriers that a finding names.
const MOST_NAMED: usize = 6;

impl<'a> View<'a> {
    pub(crate) fn of(pile: &'a Pile<'a>, traced: &'a [Traced<'a>]) -> Self {
        let mut origin_of = vec![0; pile.statements.len()];
        for (origin, one) in traced.iter().enumerate() {
            for &member in &one.members {
                origin_of[member] = origin;
            }
        }
        let by_id = traced.iter().enumerate().map(|(at, origin)| (origin.id.as_str(), at)).collect();
        Self { pile, traced, origin_of, by_id }
    }

    /// The place of an origin.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn origin(&self, index: usize) -> &'a Traced<'a> {
        &self.traced[self.origin_of[index]]
    }

    /// The statement of a claim id.
    pub(crate) fn statement_of(&self, id: &ClaimId) -> Option<usize> {
        self.pile.statement_of(id)
    }

    /// The chain a carrier hangs on: its last relay, else its own outlet. Carriers of one chain are one witness.
    pub(crate) fn chain(&self, index: usize) -> &'a str {
        let statement = &self.pile.statements[index];
        statement.claim.via.last().map_or_else(|| self.pile.outlet(statement.report), SmolStr::as_str)
    }

    /// A finding about `index` that rests on `against`.
    pub(crate) fn finding(&self, kind: FindingKind, index: usize, against: &[usize], why: String) -> Finding {
        let own = self.pile.id(index);
        let mut named: Vec<ClaimId> = Vec::with_capacity(against.len().min(MOST_NAMED));
        for other in against.iter().map(|&other| &self.pile.statements[other].claim.claim) {
            if named.len() == MOST_NAMED {
                break;
            }
            if *other != own && !named.contains(other) {
                named.push(other.clone());
            }
        }
        Finding {
            kind,
            report: self.report_id(index),
            claim: Some(own),
            against: named.into(),
            why: why.into(),
            finding: SmolStr::default(),
            mark: None,
        }
    }

    pub(crate) fn report_id(&self, index: usize) -> SmolStr {
        SmolStr::new(&self.pile.reports[self.pile.statements[index].report].id)
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
        origin: &Traced<'_>,
        mut select: impl FnMut(usize) -> Option<T>,
    ) -> Vec<(usize, T)> {
        let is_title = |index: usize| self.pile.statements[index].claim.part == Part::Title;
        let report = |index: usize| self.pile.statements[index].report;
        let (mut titles, mut texts): (Vec<usize>, Vec<usize>) =
            origin.members.iter().partition(|index| is_title(**index));
        texts.sort_unstable();
        titles.sort_unstable();
        // In the order of the pile the statements of a report stand together.
        let mut found: Vec<(usize, T)> = Vec::new();
        for index in texts {
            if found.last().is_none_or(|(last, _)| report(*last) != report(index)) {
                found.extend(select(index).map(|value| (index, value)));
            }
        }
        let of_text = found.len();
        for index in titles {
            let (texts, titles) = found.split_at(of_text);
            let is_seen = titles.last().is_some_and(|(last, _)| report(*last) == report(index))
                || texts.binary_search_by_key(&report(index), |(other, _)| report(*other)).is_ok();
            if !is_seen {
                found.extend(select(index).map(|value| (index, value)));
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
