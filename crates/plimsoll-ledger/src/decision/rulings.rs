use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Date;
use serde::{Deserialize, Serialize};

use super::{Decided, Decision, DecisionId, Sighting, Verdict};
use crate::{Grading, SourceGrade};

/// The decisions in force, earliest first: all that were made, without those that were undone.
///
/// What is in force depends on the set of decisions alone, not on the order in which they came together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rulings {
    decided: Vec<Decided>,
}

impl Rulings {
    /// What is in force of all that was ever decided, undoings among it.
    pub fn of(decided: impl IntoIterator<Item = Decided>) -> Self {
        let all: BTreeMap<DecisionId, Decided> =
            decided.into_iter().map(|one| (one.id.clone(), one)).collect();
        let undone = undone(&all);
        let is_ruling = |one: &Decided| !matches!(one.decision, Decision::Undo { .. });
        let mut decided: Vec<Decided> =
            all.into_values().filter(|one| is_ruling(one) && !undone.contains(&one.id)).collect();
        decided.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Self { decided }
    }

    /// Whether a decision, or an undoing, is among those made and was not undone.
    pub fn holds(decided: &[Decided], id: &DecisionId) -> bool {
        let all = decided.iter().map(|one| (one.id.clone(), one.clone())).collect();
        decided.iter().any(|one| one.id == *id) && !undone(&all).contains(id)
    }

    /// The decisions, earliest first.
    pub fn decided(&self) -> &[Decided] {
        &self.decided
    }

    /// Whether nothing is in force.
    pub fn is_empty(&self) -> bool {
        self.decided.is_empty()
    }

    /// The sightings with the decisions that brought them.
    pub fn sightings(&self) -> impl Iterator<Item = (&Decided, &Sighting)> {
        self.decided.iter().filter_map(|one| match &one.decision {
            Decision::AddSighting { sighting } => Some((one, sighting)),
            _ => None,
        })
    }

    /// The verdicts with the decisions that brought them.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Decided, &Verdict)> {
        self.decided.iter().filter_map(|one| match &one.decision {
            Decision::WriteVerdict { verdict } => Some((one, verdict)),
            _ => None,
        })
    }

    /// The grades of sources.
    pub fn grading(&self) -> Grading {
        let grade = |one: &Decided| match &one.decision {
            Decision::Grade { source, reliability, reason } => Some(SourceGrade {
                source: source.clone(),
                reliability: *reliability,
                by: one.by.clone(),
                on: Date::from(one.at.to_zoned(jiff::tz::TimeZone::UTC).date()),
                note: reason.clone(),
            }),
            _ => None,
        };
        Grading { about: None, grades: self.decided.iter().filter_map(grade).collect() }
    }
}

/// What was undone by something that was not undone itself.
fn undone(all: &BTreeMap<DecisionId, Decided>) -> BTreeSet<DecisionId> {
    let undoings = || {
        all.values().filter_map(|one| match &one.decision {
            Decision::Undo { of, .. } => Some((&one.id, of)),
            _ => None,
        })
    };
    // Undoings of one decision that are still to be weighed; an undoing that nobody undoes is weighed first.
    let mut open: BTreeMap<&DecisionId, usize> = BTreeMap::new();
    for (_, of) in undoings() {
        *open.entry(of).or_default() += 1;
    }
    let target: BTreeMap<&DecisionId, &DecisionId> = undoings().collect();
    let mut ready: Vec<&DecisionId> = target.keys().copied().filter(|id| !open.contains_key(*id)).collect();
    let mut undone = BTreeSet::new();
    while let Some(id) = ready.pop() {
        let Some(&of) = target.get(id) else { continue };
        if !undone.contains(id) {
            undone.insert(of.clone());
        }
        let left = open.entry(of).or_default();
        *left = left.saturating_sub(1);
        if *left == 0 {
            ready.push(of);
        }
    }
    undone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reliability;

    fn grade(source: &str, second: i64) -> Decided {
        let decision = Decision::Grade { source: source.into(), reliability: Reliability::B, reason: None };
        at(decision, second)
    }

    fn undo(one: &Decided, second: i64) -> Decided {
        at(Decision::Undo { of: one.id.clone(), reason: None }, second)
    }

    fn at(decision: Decision, second: i64) -> Decided {
        Decided::new(decision, "R. Vane", jiff::Timestamp::from_second(second).expect("a time"))
    }

    #[test]
    fn an_undoing_takes_back_and_can_be_taken_back() {
        let made = grade("Harbour Office", 1);
        let back = undo(&made, 2);
        let again = undo(&back, 3);
        let in_force = |of: &[&Decided]| Rulings::of(of.iter().copied().cloned()).decided().len();
        assert_eq!(in_force(&[&made]), 1);
        assert_eq!(in_force(&[&back, &made]), 0);
        assert_eq!(in_force(&[&again, &back, &made]), 1);
        assert_eq!(in_force(&[&undo(&again, 4), &made, &again, &back]), 0);
    }

    #[test]
    fn two_undoings_of_one_decision_must_both_be_taken_back() {
        let made = grade("Harbour Office", 1);
        let (one, other) = (undo(&made, 2), undo(&made, 3));
        let back = undo(&one, 4);
        assert!(Rulings::of([made, one, other, back]).is_empty());
    }

    #[test]
    fn the_same_decision_has_the_same_id_wherever_it_is_kept() {
        let one = grade("Harbour Office", 1);
        let row = serde_json::to_string(&one).expect("a row");
        let read: Decided = serde_json::from_str(&row).expect("a decision");
        assert_eq!(read, one);
        assert!(read.is_sound());
        let other = Decided { by: "S. Ode".into(), ..one };
        assert!(!other.is_sound());
    }
}
