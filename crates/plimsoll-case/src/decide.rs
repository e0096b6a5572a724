//! Decisions are made, and undone.

use plimsoll_claim::{Claim, ClaimId};
use plimsoll_ledger::{Anchor, Decided, Decision, DecisionId, HandMade, Rulings, Verdict};
use rusqlite::Connection;

use crate::add::report_of;
use crate::one::has_report;
use crate::reading::raw_of;
use crate::{Case, CaseError, Stamp, log};

/// What to do where a decision has no reason.
const SAY_WHY: &str = "say why, for those who read the log";

impl Case {
    /// Makes a decision. One that was made before, by the same person at the same moment, is made once.
    pub fn decide(&mut self, decision: Decision, stamp: &Stamp) -> Result<Decided, CaseError> {
        self.check(&decision)?;
        let decided = Decided::new(decision, stamp.by.clone(), stamp.at);
        if self.decided()?.contains(&decided) {
            return Ok(decided);
        }
        self.change(|change| change.note(stamp, "decided", &decided))?;
        Ok(decided)
    }

    /// Undoes a decision that is in force, by its id or the first digits of it.
    pub fn undo(&mut self, id: &str, reason: Option<String>, stamp: &Stamp) -> Result<Decided, CaseError> {
        let decided = self.decided()?;
        let fits =
            |one: &&Decided| one.id.as_str() == id || (id.len() >= 4 && one.id.as_str().starts_with(id));
        let found: Vec<&Decided> = decided.iter().filter(fits).collect();
        let of = match found.as_slice() {
            [] => return Err(CaseError::Unknown { id: id.to_string() }),
            [one] => one.id.clone(),
            _ => return Err(CaseError::Ambiguous { id: id.to_string() }),
        };
        self.decide(Decision::Undo { of, reason }, stamp)
    }

    /// Everything that was ever decided, undoings among it, in the order of the log.
    pub fn decided(&self) -> Result<Vec<Decided>, CaseError> {
        let mut decided = Vec::new();
        log::each(&self.db, Some("decided"), |entry| {
            let one = serde_json::from_str(&entry.content)
                .map_err(|error| Failed::Entry(entry.seq, error.to_string()))?;
            decided.push(one);
            Ok(())
        })
        .map_err(|failed| match failed {
            Failed::Database(error) => CaseError::of(&self.path, error),
            Failed::Entry(seq, reason) => {
                self.unreadable(format!("the decision in entry {seq} of the log"), reason)
            }
        })?;
        Ok(decided)
    }

    /// The decisions in force.
    pub fn rulings(&self) -> Result<Rulings, CaseError> {
        Ok(Rulings::of(self.decided()?))
    }

    /// A claim that a person makes of the words of a report, to be added by [`Decision::AddClaim`]: refused where they do not
    /// stand there.
    pub fn by_hand(&mut self, made: &HandMade) -> Result<Claim, CaseError> {
        let kept = self.kept(&made.report)?;
        made.claim(&kept.report).ok_or_else(|| {
            CaseError::refused(
                format!(
                    "“{}” does not stand at bytes {} to {} of the report",
                    made.words,
                    made.span.start(),
                    made.span.end()
                ),
                "mark the words in the report's text as `plimsoll case show` prints it",
            )
        })
    }

    /// The claims that people made, as far as their words stand where they did, each with its anchor.
    pub(crate) fn made_by_hand(&self) -> Result<Vec<Anchor>, CaseError> {
        let rulings = self.rulings()?;
        let made = rulings.decided().iter().filter_map(|one| match &one.decision {
            Decision::AddClaim { claim, .. } => Some(claim),
            _ => None,
        });
        let mut anchors = Vec::new();
        for made in made {
            if let Some(row) = self.tried(|db| report_of(db, &made.report))? {
                let raw = self.tried(|db| raw_of(db, row))?;
                let restored = raw
                    .restored()
                    .map_err(|error| self.unreadable(format!("what was read in {}", made.report), error))?;
                let claim = made.claim(&restored.report);
                anchors.extend(claim.map(|claim| Anchor::of(&restored.report, &claim)));
            }
        }
        Ok(anchors)
    }

    /// Refuses what cannot be decided, with what to do instead.
    fn check(&mut self, decision: &Decision) -> Result<(), CaseError> {
        match decision {
            Decision::Merge { claims, reason } => {
                let mut ids: Vec<&ClaimId> = claims.iter().map(|anchor| &anchor.claim).collect();
                ids.sort();
                ids.dedup();
                if ids.len() < 2 {
                    return Err(CaseError::refused("one claim alone cannot be merged", "name two or more"));
                }
                self.has_all(claims)?;
                given(reason, "the merge has no reason")
            }
            Decision::Split { claims, reason } => {
                if claims.is_empty() {
                    return Err(CaseError::refused(
                        "no claim is named",
                        "name those that leave their origin",
                    ));
                }
                self.has_all(claims)?;
                given(reason, "the split has no reason")
            }
            Decision::Correct { claim, reason, .. } => {
                self.has_all(std::slice::from_ref(claim))?;
                given(reason, "the correction has no reason")
            }
            Decision::SetAside { claim, reason } => {
                self.has_all(std::slice::from_ref(claim))?;
                given(reason, "setting a claim aside has no reason")
            }
            Decision::Judge { reason, .. } => given(reason, "the judgement has no reason"),
            Decision::Grade { source, .. } => {
                given_as(source, "no source is named", "name a speaker or a counter")
            }
            Decision::AddClaim { claim, .. } => self.by_hand(claim).map(drop),
            Decision::AddSighting { sighting } => {
                given_as(&sighting.what, "the sighting does not say what was seen", "say what was seen")?;
                given_as(&sighting.place, "the sighting does not say where", "name the place")?;
                given_as(
                    &sighting.source,
                    "the sighting has no source",
                    "say who saw it, or where it is published",
                )
            }
            Decision::WriteVerdict { verdict } => self.check_verdict(verdict),
            Decision::Undo { of, .. } => self.check_undo(of),
        }
    }

    fn check_verdict(&self, verdict: &Verdict) -> Result<(), CaseError> {
        if verdict.about.is_empty() {
            return Err(CaseError::refused(
                "the verdict is about nothing",
                "name a claim, or the claims of an origin",
            ));
        }
        self.has_all(&verdict.about)?;
        given_as(&verdict.verdict, "the verdict has no word", "give it in a word or two")?;
        given(&verdict.text, "the verdict has no grounds")
    }

    fn check_undo(&self, of: &DecisionId) -> Result<(), CaseError> {
        let decided = self.decided()?;
        if decided.iter().all(|one| one.id != *of) {
            return Err(CaseError::Unknown { id: of.to_string() });
        }
        if Rulings::holds(&decided, of) { Ok(()) } else { Err(CaseError::NotInForce(of.clone())) }
    }

    /// Refuses claims of reports that are not there.
    fn has_all(&self, anchors: &[Anchor]) -> Result<(), CaseError> {
        for anchor in anchors {
            if !self.tried(|db| is_there(db, anchor))? {
                return Err(CaseError::Unknown { id: anchor.claim.to_string() });
            }
        }
        Ok(())
    }
}

/// Why decisions could not be read.
enum Failed {
    Database(rusqlite::Error),
    Entry(i64, String),
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

fn is_there(db: &Connection, anchor: &Anchor) -> rusqlite::Result<bool> {
    has_report(db, &anchor.report)
}

fn given(reason: &str, what: &str) -> Result<(), CaseError> {
    given_as(reason, what, SAY_WHY)
}

fn given_as(words: &str, what: &str, advice: &str) -> Result<(), CaseError> {
    if words.trim().is_empty() { Err(CaseError::refused(what, advice)) } else { Ok(()) }
}
