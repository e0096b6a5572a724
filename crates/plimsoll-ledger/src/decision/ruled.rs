//! Reports with their claims as decided.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plimsoll_claim::{Claim, ClaimId, Part};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::found::{Found, Place};
use super::second_look::SecondLook;
use super::{Anchor, Correction, Decided, Decision, DecisionId, Regrouping, Rulings, SecondLookKind};
use crate::{Filed, ReportClaims};

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
    reports: Vec<Filed>,
    pub(super) rulings: &'a Rulings,
    pub(super) corrected: Vec<Corrected>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) regroupings: Vec<Regrouping>,
    pub(super) second_look: Vec<SecondLook>,
}

impl<'a> Ruled<'a> {
    /// The reports with their claims as the decisions have them.
    pub fn of(reports: Vec<Filed>, rulings: &'a Rulings) -> Self {
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

    /// The reports with their claims, in the order in which they were given: corrected, with those made by hand, without those
    /// set aside. Those that no decision changes are the very ones that were given.
    pub fn reports(&self) -> &[Filed] {
        &self.reports
    }

    /// Takes reports that were decided on before and are as they were then, each given with what was read, as they are in memory.
    pub fn take_same(&mut self, before: &[(Filed, Filed)]) {
        let before: FxHashMap<(&str, &str), &Filed> = before
            .iter()
            .map(|(_, decided)| ((decided.0.id.as_str(), decided.0.hash.as_str()), decided))
            .collect();
        if before.is_empty() {
            return;
        }
        for filed in &mut self.reports {
            let known = before.get(&(filed.0.id.as_str(), filed.0.hash.as_str()));
            if let Some(known) = known.filter(|known| ***known == *filed) {
                *filed = Arc::clone(known);
            }
        }
    }

    /// The same, to keep.
    pub fn into_reports(self) -> Vec<Filed> {
        self.reports
    }

    /// The claims of a report, to be changed: it is another from here on.
    fn claims_of(&mut self, at: usize) -> &mut Vec<Claim> {
        &mut Arc::make_mut(&mut self.reports[at]).1
    }

    fn add_by_hand(&mut self) {
        let hash_of = |one: &'a Decided| match &one.decision {
            Decision::AddClaim { claim, .. } => Some(claim.report.as_str()),
            _ => None,
        };
        let mut of_hash: FxHashMap<&str, Vec<usize>> =
            self.rulings.decided().iter().filter_map(hash_of).map(|hash| (hash, Vec::new())).collect();
        if of_hash.is_empty() {
            return;
        }
        for (at, filed) in self.reports.iter().enumerate() {
            if let Some(holders) = of_hash.get_mut(filed.0.hash.as_str()) {
                holders.push(at);
            }
        }
        let mut made: Vec<(usize, Claim)> = Vec::new();
        for decided in self.rulings.decided() {
            let Decision::AddClaim { claim, .. } = &decided.decision else { continue };
            let holders = of_hash.get(claim.report.as_str()).filter(|holders| !holders.is_empty());
            let Some(holders) = holders else {
                let why =
                    format!("the report of “{}” is not in the case; the claim is not made", claim.words);
                self.look(decided, SecondLookKind::NoReport, None, why);
                continue;
            };
            for &at in holders {
                match claim.claim(&self.reports[at].0) {
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
            if self.reports[at].1.iter().all(|other| other.claim != claim.claim) {
                let claims = self.claims_of(at);
                claims.push(claim);
                claims.sort_by_key(|claim| (claim.part == Part::Text, claim.spans.quantity));
            }
        }
    }

    fn apply(&mut self) {
        let (mut fields, mut aside) = (Fields::new(), BTreeMap::new());
        let mut looks = Vec::new();
        {
            let reports: Vec<ReportClaims<'_>> = self.reports.iter().map(ReportClaims::from).collect();
            let found = Found::of(&reports, self.rulings.decided().iter().flat_map(anchors));
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

    /// The reports that hold any of some claims.
    fn holders<'c>(&self, claims: impl Iterator<Item = &'c ClaimId>) -> Vec<usize> {
        let claims: FxHashSet<&ClaimId> = claims.collect();
        let holds = |(at, filed): (usize, &Filed)| {
            filed.1.iter().any(|claim| claims.contains(&claim.claim)).then_some(at)
        };
        if claims.is_empty() {
            Vec::new()
        } else {
            self.reports.iter().enumerate().filter_map(holds).collect()
        }
    }

    fn correct(&mut self, fields: &Fields<'_>) {
        let mut told = BTreeSet::new();
        let holders = self.holders(fields.keys());
        let Self { reports, corrected, .. } = self;
        for at in holders {
            for claim in &mut Arc::make_mut(&mut reports[at]).1 {
                let Some(fields) = fields.get(&claim.claim) else { continue };
                for (correction, decided, reason) in fields.values() {
                    if told.insert((claim.claim.clone(), correction.field())) {
                        corrected.push(Corrected {
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
        }
        self.corrected.sort();
    }

    fn leave_out(&mut self, aside: &BTreeMap<ClaimId, (&Decided, &String)>) {
        let mut told = BTreeSet::new();
        for at in self.holders(aside.keys()) {
            let claims = self.claims_of(at);
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

/// What a decision on claims is anchored on.
fn anchors(decided: &Decided) -> &[Anchor] {
    match &decided.decision {
        Decision::Correct { claim, .. } | Decision::SetAside { claim, .. } => std::slice::from_ref(claim),
        Decision::Merge { claims, .. } | Decision::Split { claims, .. } => claims,
        _ => &[],
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
