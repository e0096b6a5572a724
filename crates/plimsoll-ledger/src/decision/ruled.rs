//! Reports with their claims as decided.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Part};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::found::{Found, Place};
use super::second_look::SecondLook;
use super::{Anchor, Correction, Decided, Decision, DecisionId, Regrouping, Rulings, SecondLookKind};
use crate::ReportClaims;

/// A field that a person corrected, with what was read there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Corrected {
    /// The claim.
    pub claim: ClaimId,
    /// What was read.
    pub reading: Correction,
    /// What holds.
    pub correction: Correction,
    /// The decision.
    pub decision: DecisionId,
    /// Who made it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A claim that the ledger leaves out, because a person held it to be none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetAside {
    /// It, as it was read.
    pub claim: Claim,
    /// The decision.
    pub decision: DecisionId,
    /// Who made it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Reports with their claims as decided, and what else decisions ask of the ledger.
#[derive(Debug)]
pub struct Ruled<'a> {
    reports: Vec<(&'a Report, Vec<Claim>)>,
    pub(super) rulings: &'a Rulings,
    pub(super) corrected: Vec<Corrected>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) regroupings: Vec<Regrouping>,
    pub(super) second_look: Vec<SecondLook>,
}

impl<'a> Ruled<'a> {
    /// The reports with their claims as the decisions have them.
    pub fn of(reports: Vec<(&'a Report, Vec<Claim>)>, rulings: &'a Rulings) -> Self {
        let mut ruled = Self {
            reports,
            rulings,
            corrected: Vec::new(),
            set_aside: Vec::new(),
            regroupings: Vec::new(),
            second_look: Vec::new(),
        };
        if !rulings.is_empty() {
            ruled.add_by_hand();
            ruled.apply();
        }
        ruled
    }

    /// The reports with their claims: corrected, with those made by hand, without those set aside.
    pub fn reports(&self) -> Vec<ReportClaims<'_>> {
        self.reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect()
    }

    /// The claims of each report, in the order the reports were given.
    pub fn into_claims(self) -> Vec<Vec<Claim>> {
        self.reports.into_iter().map(|(_, claims)| claims).collect()
    }

    fn add_by_hand(&mut self) {
        let mut of_hash: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (report, _)) in self.reports.iter().enumerate() {
            of_hash.entry(report.hash.as_str()).or_default().push(at);
        }
        let mut made: Vec<(usize, Claim)> = Vec::new();
        for decided in self.rulings.decided() {
            let Decision::AddClaim { claim, .. } = &decided.decision else { continue };
            let Some(holders) = of_hash.get(claim.report.as_str()) else {
                let why =
                    format!("the report of “{}” is not in the case; the claim is not made", claim.words);
                self.look(decided, SecondLookKind::NoReport, None, why);
                continue;
            };
            for &at in holders {
                match claim.claim(self.reports[at].0) {
                    Some(claim) => made.push((at, claim)),
                    None => {
                        let why =
                            format!("“{}” does not stand where it did; the claim is not made", claim.words);
                        self.look(decided, SecondLookKind::OtherWords, None, why);
                    }
                }
            }
        }
        for (at, claim) in made {
            let claims = &mut self.reports[at].1;
            if claims.iter().all(|other| other.claim != claim.claim) {
                claims.push(claim);
                claims.sort_by_key(|claim| (claim.part == Part::Text, claim.spans.quantity));
            }
        }
    }

    fn apply(&mut self) {
        let (mut fields, mut aside) = (Fields::new(), BTreeMap::new());
        let mut looks = Vec::new();
        {
            let reports = self.reports();
            let found = Found::of(&reports);
            let mut weigh = |decided: &'a Decided| {
                let mut resolver = Resolver { found: &found, decided, looks: &mut looks };
                match &decided.decision {
                    Decision::Correct { claim, correction, reason } => {
                        if let Some(id) = resolver.resolve(claim) {
                            fields
                                .entry(id)
                                .or_default()
                                .insert(correction.field(), (correction, decided, reason));
                        }
                    }
                    Decision::SetAside { claim, reason } => {
                        if let Some(id) = resolver.resolve(claim) {
                            aside.insert(id, (decided, reason));
                        }
                    }
                    Decision::Merge { claims, reason } => {
                        return resolver.regroup(claims, reason, true);
                    }
                    Decision::Split { claims, reason } => {
                        return resolver.regroup(claims, reason, false);
                    }
                    _ => {}
                }
                None
            };
            self.regroupings = self.rulings.decided().iter().filter_map(&mut weigh).collect();
        }
        self.second_look.extend(looks);
        self.correct(&fields);
        self.leave_out(&aside);
    }

    fn correct(&mut self, fields: &Fields<'_>) {
        let mut told = BTreeSet::new();
        for claim in self.reports.iter_mut().flat_map(|(_, claims)| claims) {
            let Some(fields) = fields.get(&claim.claim) else { continue };
            for (correction, decided, reason) in fields.values() {
                if told.insert((claim.claim.clone(), correction.field())) {
                    self.corrected.push(Corrected {
                        claim: claim.claim.clone(),
                        reading: correction.reading(claim),
                        correction: (*correction).clone(),
                        decision: decided.id.clone(),
                        by: decided.by.clone(),
                        reason: (*reason).clone(),
                    });
                }
                correction.put(claim);
            }
        }
        self.corrected.sort();
    }

    fn leave_out(&mut self, aside: &BTreeMap<ClaimId, (&Decided, &String)>) {
        let mut told = BTreeSet::new();
        for (_, claims) in &mut self.reports {
            let (out, kept) =
                std::mem::take(claims).into_iter().partition(|claim| aside.contains_key(&claim.claim));
            *claims = kept;
            let out: Vec<Claim> = out;
            for claim in out {
                if let Some((decided, reason)) = aside.get(&claim.claim)
                    && told.insert(claim.claim.clone())
                {
                    let (decision, by, reason) = (decided.id.clone(), decided.by.clone(), (*reason).clone());
                    self.set_aside.push(SetAside { claim, decision, by, reason });
                }
            }
        }
        self.set_aside.sort_by(|a, b| a.claim.claim.cmp(&b.claim.claim));
    }

    fn look(&mut self, decided: &Decided, kind: SecondLookKind, claim: Option<&ClaimId>, why: String) {
        self.second_look.push(SecondLook::at(decided, kind, claim, why));
    }
}

/// Corrections by claim and field; of one field the last decision holds.
type Fields<'a> = BTreeMap<ClaimId, BTreeMap<&'static str, (&'a Correction, &'a Decided, &'a String)>>;

/// Finds the claims of one decision, and notes what is not as it was.
struct Resolver<'r, 'a> {
    found: &'r Found<'r>,
    decided: &'a Decided,
    looks: &'r mut Vec<SecondLook>,
}

impl Resolver<'_, '_> {
    fn resolve(&mut self, anchor: &Anchor) -> Option<ClaimId> {
        let words = &anchor.words;
        let (id, kind, why) = match self.found.place(anchor) {
            Place::Same(id) => return Some(id),
            Place::Changed(id) => (
                Some(id),
                SecondLookKind::ReadOtherwise,
                format!("“{words}” is read otherwise; the decision holds for what is read there"),
            ),
            Place::NotRead => {
                (None, SecondLookKind::NotRead, format!("no claim is read at “{words}”; the decision rests"))
            }
            Place::NoReport => (
                None,
                SecondLookKind::NoReport,
                format!("the report of “{words}” is not in the case; the decision rests"),
            ),
        };
        self.looks.push(SecondLook::at(self.decided, kind, Some(&anchor.claim), why));
        id
    }

    fn regroup(&mut self, anchors: &[Anchor], reason: &str, is_merge: bool) -> Option<Regrouping> {
        let claims: BTreeSet<ClaimId> = anchors.iter().filter_map(|anchor| self.resolve(anchor)).collect();
        let least = if is_merge { 2 } else { 1 };
        if claims.len() < least {
            let why = "too few of its claims are there to do anything".to_string();
            self.looks.push(SecondLook::at(self.decided, SecondLookKind::Idle, None, why));
            return None;
        }
        let on = self.decided.at.strftime("%Y-%m-%d");
        let why = format!("{} decided so on {on}: {reason}", self.decided.by);
        Some(Regrouping { is_merge, claims, why })
    }
}
