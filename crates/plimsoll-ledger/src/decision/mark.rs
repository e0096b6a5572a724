//! The ledger with judgements marked on its findings.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::Timestamp;
use plimsoll_claim::ClaimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::found::{Found, Place};
use super::second_look::SecondLook;
use super::{Decided, Decision, DecisionId, FindingAnchor, Judgement, Ruled, Rulings, SecondLookKind};
use crate::{Finding, FindingKind, Ledger, Limits, Question, ReportClaims};

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
        let mut ledger = self.traced(question, limits);
        ledger.mark(&self.reports(), self.rulings);
        ledger
    }

    /// The ledger without the judgements of findings, which [`Ledger::mark`] puts on it.
    pub fn traced(&self, question: &Question, limits: &Limits) -> Ledger {
        let mut question = question.clone();
        question.grading.grades.extend(self.rulings.grading().grades);
        let mut ledger = Ledger::regrouped(&question, &self.reports(), limits, &self.regroupings);
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
    pub fn mark(&mut self, reports: &[ReportClaims<'_>], rulings: &Rulings) {
        self.findings.iter_mut().for_each(|finding| finding.mark = None);
        let of_marks = [SecondLookKind::NoFinding, SecondLookKind::FindingChanged];
        self.second_look.retain(|look| !of_marks.contains(&look.kind));
        mark(&mut self.findings, reports, rulings.decided(), &mut self.second_look);
        self.second_look.sort();
    }
}

/// Puts judgements on the findings they were made on; of one finding the last holds.
fn mark(
    findings: &mut [Finding],
    reports: &[ReportClaims<'_>],
    decided: &[Decided],
    looks: &mut Vec<SecondLook>,
) {
    let judged = decided.iter().filter_map(|one| match &one.decision {
        Decision::Judge { finding, judgement, reason } => Some((one, finding, *judgement, reason)),
        _ => None,
    });
    let mut judged = judged.peekable();
    if judged.peek().is_none() {
        return;
    }
    let known = Known::of(findings, reports);
    for (one, anchor, judgement, reason) in judged {
        let claim = anchor.claim.as_ref().map(|claim| &claim.claim);
        let Some(at) = known.place(anchor) else {
            let why = format!("the finding “{}” is not there; the judgement rests", anchor.why);
            looks.push(SecondLook::at(one, SecondLookKind::NoFinding, claim, why));
            continue;
        };
        if findings[at].why != anchor.why {
            let why = format!("the finding said “{}”; the judgement stands", anchor.why);
            looks.push(SecondLook::at(one, SecondLookKind::FindingChanged, claim, why));
        }
        findings[at].mark = Some(Mark {
            judgement,
            reason: reason.clone(),
            by: one.by.clone(),
            at: one.at,
            decision: one.id.clone(),
        });
    }
}

/// Findings by what they are known by.
struct Known<'a> {
    reports: &'a [ReportClaims<'a>],
    /// Looked up where a finding is not there under its id.
    claims: OnceCell<Found<'a>>,
    by_id: BTreeMap<String, usize>,
    by_claim: BTreeMap<(FindingKind, ClaimId), usize>,
}

impl<'a> Known<'a> {
    fn of(findings: &[Finding], reports: &'a [ReportClaims<'a>]) -> Self {
        let (mut by_id, mut by_claim) = (BTreeMap::new(), BTreeMap::new());
        for (at, finding) in findings.iter().enumerate() {
            by_id.entry(finding.finding.clone()).or_insert(at);
            // Conversions of one claim are told apart by what they say.
            if let Some(claim) = finding.claim.clone().filter(|_| finding.kind != FindingKind::UnitConverted)
            {
                by_claim.entry((finding.kind, claim)).or_insert(at);
            }
        }
        Self { reports, claims: OnceCell::new(), by_id, by_claim }
    }

    fn place(&self, anchor: &FindingAnchor) -> Option<usize> {
        let of_claim = || {
            let claims = self.claims.get_or_init(|| Found::of(self.reports));
            let claim = match claims.place(anchor.claim.as_ref()?) {
                Place::Same(claim) | Place::Changed(claim) => claim,
                Place::NotRead | Place::NoReport => return None,
            };
            self.by_claim.get(&(anchor.kind, claim)).copied()
        };
        self.by_id.get(&anchor.finding).copied().or_else(of_claim)
    }
}
