//! The ledger with judgements marked on its findings.

use std::sync::Arc;

use jiff::Timestamp;
use plimsoll_claim::ClaimId;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::found::{Found, Place};
use super::second_look::SecondLook;
use super::{Decided, Decision, DecisionId, FindingAnchor, Judgement, Ruled, Rulings, SecondLookKind};
use crate::{Filed, Finding, FindingKind, Ledger, Limits, Memo, Question, ReportClaims};

/// What a person thinks of a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Mark {
    /// Whether it holds.
    pub judgement: Judgement,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The decision.
    pub decision: DecisionId,
}

impl Finding {
    /// Whether a person dismissed it.
    pub fn is_dismissed(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.judgement == Judgement::Dismissed)
    }
}

impl Ruled<'_> {
    /// The ledger of the reports as decided. Grades of the question hold where no decision grades the same source.
    pub fn ledger(&self, question: &Question, limits: &Limits) -> Ledger {
        let mut ledger = self.traced(question, limits, &mut Memo::default());
        ledger.mark(self.reports(), self.rulings);
        ledger
    }

    /// The ledger without the judgements of findings, which [`Ledger::mark`] puts on it. It is the same whatever the memo holds; what
    /// was worked out for it is in the memo then.
    pub fn traced(&self, question: &Question, limits: &Limits, memo: &mut Memo) -> Ledger {
        let mut question = question.clone();
        question.grading.grades.extend(self.rulings.grading().grades);
        let mut ledger = Ledger::kept(&question, self.reports(), limits, &self.regroupings, memo);
        ledger.corrected = self.corrected.clone();
        ledger.set_aside = self.set_aside.clone();
        ledger.second_look = self.second_look.clone();
        ledger.second_look.sort();
        ledger
    }
}

impl Ledger {
    /// Puts the judgements in force on the findings they were made on, in place of those that are there. The work grows with the
    /// findings, not with the claims; `reports` are those that the ledger was made of.
    pub fn mark(&mut self, reports: &[Filed], rulings: &Rulings) {
        let marked = self.findings.iter_mut().filter(|finding| finding.mark.is_some());
        marked.for_each(|finding| Arc::make_mut(finding).mark = None);
        let of_marks = [SecondLookKind::NoFinding, SecondLookKind::FindingChanged];
        self.second_look.retain(|look| !of_marks.contains(&look.kind));
        mark(&mut self.findings, reports, rulings.decided(), &mut self.second_look);
        self.second_look.sort();
    }
}

/// Puts judgements on the findings they were made on; of one finding the last holds.
fn mark(findings: &mut [Arc<Finding>], reports: &[Filed], decided: &[Decided], looks: &mut Vec<SecondLook>) {
    let judged = decided.iter().filter_map(|one| match &one.decision {
        Decision::Judge { finding, judgement, reason } => Some((one, finding, *judgement, reason)),
        _ => None,
    });
    let judged: Vec<_> = judged.collect();
    let anchors: Vec<&FindingAnchor> = judged.iter().map(|(_, anchor, ..)| *anchor).collect();
    let places = places(findings, reports, &anchors);
    for ((one, anchor, judgement, reason), place) in judged.into_iter().zip(places) {
        let claim = anchor.claim.as_ref().map(|claim| &claim.claim);
        let Some(at) = place else {
            let why = format!("the finding “{}” is not there; the judgement rests", anchor.why);
            looks.push(SecondLook::at(one, SecondLookKind::NoFinding, claim, why));
            continue;
        };
        if *findings[at].why != *anchor.why {
            let why = format!("the finding said “{}”; the judgement stands", anchor.why);
            looks.push(SecondLook::at(one, SecondLookKind::FindingChanged, claim, why));
        }
        Arc::make_mut(&mut findings[at]).mark = Some(Box::new(Mark {
            judgement,
            reason: reason.clone(),
            by: one.by.clone(),
            at: one.at,
            decision: one.id.clone(),
        }));
    }
}

/// The findings that judgements were made on: by their id, else by their kind and what is read in the place of their claim.
fn places(findings: &[Arc<Finding>], reports: &[Filed], anchors: &[&FindingAnchor]) -> Vec<Option<usize>> {
    if anchors.is_empty() {
        return Vec::new();
    }
    let mut by_id: FxHashMap<&str, Option<usize>> =
        anchors.iter().map(|anchor| (anchor.finding.as_str(), None)).collect();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(place) = by_id.get_mut(finding.finding.as_str()) {
            place.get_or_insert(at);
        }
    }
    let own = |anchor: &FindingAnchor| by_id.get(anchor.finding.as_str()).copied().flatten();
    if anchors.iter().all(|anchor| own(anchor).is_some()) {
        return anchors.iter().map(|anchor| own(anchor)).collect();
    }
    let by_claim = by_claim(findings);
    let reports: Vec<ReportClaims<'_>> = reports.iter().map(ReportClaims::from).collect();
    let claims = Found::of(&reports, anchors.iter().filter_map(|anchor| anchor.claim.as_ref()));
    let of_claim = |anchor: &FindingAnchor| match claims.place(anchor.claim.as_ref()?) {
        Place::Same(claim) | Place::Changed(claim) => by_claim.get(&(anchor.kind, &claim)).copied(),
        Place::NotRead | Place::NoReport => None,
    };
    anchors.iter().map(|anchor| own(anchor).or_else(|| of_claim(anchor))).collect()
}

/// The first finding of each kind on each claim. Conversions of one claim are told apart by what they say.
fn by_claim(findings: &[Arc<Finding>]) -> FxHashMap<(FindingKind, &ClaimId), usize> {
    let mut by_claim = FxHashMap::default();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(claim) = finding.claim.as_ref().filter(|_| finding.kind != FindingKind::UnitConverted) {
            by_claim.entry((finding.kind, claim)).or_insert(at);
        }
    }
    by_claim
}
