//! What holds of every ledger with decisions, whatever is decided.

#[allow(dead_code, unreachable_pub, missing_docs)]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::{ledger, stories};
use plimsoll_capture::Report;
use plimsoll_claim::{Bound, Claim, ClaimId};
use plimsoll_ledger::{
    Anchor, Correction, Decided, Decision, DecisionId, Figure, FindingAnchor, HandMade, Judgement, Ledger,
    Limits, Question, Reliability, Ruled, Rulings, SecondLookKind,
};
use plimsoll_text::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;

type Pile = Vec<(Report, Vec<Claim>)>;

/// One story, whose claims are many and of several origins.
fn pile() -> Pile {
    let (_, story) =
        stories().into_iter().max_by_key(|(_, story)| story.told().reports.len()).expect("stories");
    story.told().reports
}

fn ruled(pile: &Pile, decided: &[Decided]) -> Ledger {
    let rulings = Rulings::of(decided.iter().cloned());
    let filed = pile.iter().map(|one| Arc::new(one.clone())).collect();
    Ruled::of(filed, &rulings).ledger(&Question::default(), &Limits::shipped())
}

fn bytes(ledger: &Ledger) -> String {
    serde_json::to_string(ledger).expect("a ledger serialises")
}

fn at(decision: Decision, second: i64) -> Decided {
    Decided::new(decision, "R. Vane", jiff::Timestamp::from_second(1_900_000_000 + second).expect("a time"))
}

fn undo(of: &DecisionId, second: i64) -> Decided {
    at(Decision::Undo { of: of.clone(), reason: None }, second)
}

fn anchors(pile: &Pile) -> Vec<Anchor> {
    pile.iter().flat_map(|(report, claims)| claims.iter().map(|claim| Anchor::of(report, claim))).collect()
}

/// Something that can be decided, by places in the pile.
#[derive(Clone, Debug)]
enum Idea {
    Merge(Index, Index),
    Split(Index),
    Speaker(Index, Option<&'static str>),
    Figure(Index, i64),
    SetAside(Index),
    Grade(Reliability),
    Judge(Index, Judgement),
    ByHand(Index),
}

fn idea() -> impl Strategy<Value = Idea> {
    let any = any::<Index>;
    prop_oneof![
        (any(), any()).prop_map(|(a, b)| Idea::Merge(a, b)),
        any().prop_map(Idea::Split),
        (any(), select(vec![None, Some("officials"), Some("Baek Do-hyun")]))
            .prop_map(|(at, name)| Idea::Speaker(at, name)),
        (any(), 1..9_000_000i64).prop_map(|(at, low)| Idea::Figure(at, low)),
        any().prop_map(Idea::SetAside),
        select(vec![Reliability::A, Reliability::E]).prop_map(Idea::Grade),
        (any(), select(vec![Judgement::Confirmed, Judgement::Dismissed]))
            .prop_map(|(at, one)| Idea::Judge(at, one)),
        any().prop_map(Idea::ByHand),
    ]
}

fn decision(idea: &Idea, pile: &Pile, plain: &Ledger) -> Decision {
    let anchors = anchors(pile);
    let one = |at: &Index| at.get(&anchors).clone();
    let reason = || "the minutes say so".to_string();
    match idea {
        Idea::Merge(a, b) => Decision::Merge { claims: vec![one(a), one(b)], reason: reason() },
        Idea::Split(at) => Decision::Split { claims: vec![one(at)], reason: reason() },
        Idea::Speaker(at, name) => {
            let correction = Correction::Speaker(name.map(str::to_string));
            Decision::Correct { claim: one(at), correction, reason: reason() }
        }
        Idea::Figure(at, low) => {
            let correction = Correction::Quantity(figure(*low));
            Decision::Correct { claim: one(at), correction, reason: reason() }
        }
        Idea::SetAside(at) => Decision::SetAside { claim: one(at), reason: reason() },
        Idea::Grade(reliability) => {
            let source = plain
                .origins
                .iter()
                .find_map(|origin| origin.counter.as_ref())
                .expect("a counter")
                .to_string();
            Decision::Grade { source, reliability: *reliability, reason: None }
        }
        Idea::Judge(at, judgement) => {
            let finding = at.get(&plain.findings);
            let claim = finding.claim.as_ref().and_then(|id| anchors.iter().find(|one| one.claim == *id));
            let finding = FindingAnchor::of(finding, claim.cloned());
            Decision::Judge { finding, judgement: *judgement, reason: reason() }
        }
        Idea::ByHand(at) => Decision::AddClaim { claim: by_hand(&at.get(pile).0), reason: None },
    }
}

fn figure(low: i64) -> Figure {
    let value = Some(Decimal::from(low));
    Figure { low: value, high: value, approximate: false, bound: Bound::Exact }
}

/// A claim of the first word of a report.
fn by_hand(report: &Report) -> HandMade {
    let words = report.text.split_whitespace().next().expect("a word").to_string();
    HandMade {
        report: report.hash.clone(),
        part: plimsoll_claim::Part::Text,
        span: Span::of_range(0..words.len()),
        words,
        figure: figure(17),
        fields: vec![Correction::Unit(Some("ship".into()))],
        alternative_to: Vec::new(),
        of: None,
    }
}

fn decided(ideas: &[Idea], pile: &Pile) -> Vec<Decided> {
    let plain = ledger(pile);
    (0..).zip(ideas).map(|(second, idea)| at(decision(idea, pile, &plain), second)).collect()
}

/// In which origin each claim is.
fn homes(ledger: &Ledger) -> BTreeMap<&ClaimId, &str> {
    ledger
        .origins
        .iter()
        .flat_map(|origin| origin.claims.iter().map(|claim| (claim, origin.origin.as_str())))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn undoing_everything_gives_the_same_bytes_as_before(ideas in prop::collection::vec(idea(), 0..8)) {
        let pile = pile();
        let mut made = decided(&ideas, &pile);
        let undone: Vec<Decided> = made.iter().map(|one| undo(&one.id, 1_000)).collect();
        made.extend(undone);
        prop_assert_eq!(bytes(&ruled(&pile, &made)), bytes(&ledger(&pile)));
    }

    #[test]
    fn the_order_in_which_reports_and_decisions_come_together_changes_no_byte(
        ideas in prop::collection::vec(idea(), 1..8),
    ) {
        let pile = pile();
        let made = decided(&ideas, &pile);
        let mut turned = pile.clone();
        turned.reverse();
        let mut backwards = made.clone();
        backwards.reverse();
        backwards.extend(made.clone());
        prop_assert_eq!(bytes(&ruled(&pile, &made)), bytes(&ruled(&turned, &backwards)));
    }

    #[test]
    fn every_claim_is_in_exactly_one_origin_and_findings_name_what_is_there(
        ideas in prop::collection::vec(idea(), 1..8),
    ) {
        let pile = pile();
        let ledger = ruled(&pile, &decided(&ideas, &pile));
        let places: usize = ledger.origins.iter().map(|origin| origin.claims.len()).sum();
        prop_assert_eq!(places, homes(&ledger).len());
        prop_assert_eq!(places, ledger.counts.claims);
        let named: BTreeSet<&ClaimId> = ledger.origins.iter().flat_map(|origin| &origin.claims).collect();
        for finding in &ledger.findings {
            prop_assert!(finding.claim.iter().chain(&finding.against).all(|id| named.contains(id)));
        }
    }

    #[test]
    fn merged_claims_share_an_origin_and_split_claims_have_their_own(a in any::<Index>(), b in any::<Index>()) {
        let pile = pile();
        let anchors = anchors(&pile);
        let (a, b) = (a.get(&anchors).clone(), b.get(&anchors).clone());
        prop_assume!(a.claim != b.claim);
        let merge = at(Decision::Merge { claims: vec![a.clone(), b.clone()], reason: "one call".into() }, 1);
        let split = at(Decision::Split { claims: vec![a.clone()], reason: "two calls".into() }, 2);
        let merged = ruled(&pile, std::slice::from_ref(&merge));
        prop_assert_eq!(homes(&merged)[&a.claim], homes(&merged)[&b.claim]);
        let apart = ruled(&pile, &[merge, split]);
        let own = apart.origins.iter().find(|origin| origin.claims.contains(&a.claim)).expect("an origin");
        prop_assert_eq!(&own.claims, &vec![a.claim.clone()]);
    }

    #[test]
    fn a_judgement_marks_its_finding_and_changes_nothing_else(at_finding in any::<Index>()) {
        let pile = pile();
        let plain = ledger(&pile);
        let idea = Idea::Judge(at_finding, Judgement::Dismissed);
        let mut marked = ruled(&pile, &[at(decision(&idea, &pile, &plain), 1)]);
        let marks: Vec<_> = marked.findings.iter_mut().filter_map(|finding| Arc::make_mut(finding).mark.take()).collect();
        prop_assert_eq!(marks.len(), 1);
        prop_assert_eq!(bytes(&marked), bytes(&plain));
    }
}

#[test]
fn a_correction_keeps_the_reading_beside_it_and_the_last_one_holds() {
    let pile = pile();
    let anchor = anchors(&pile)[0].clone();
    let correct = |name: &str, second: i64| {
        let correction = Correction::Speaker(Some(name.to_string()));
        at(Decision::Correct { claim: anchor.clone(), correction, reason: "the caption".into() }, second)
    };
    let ledger = ruled(&pile, &[correct("Orlo Vance", 2), correct("Ada Quill", 1)]);
    assert_eq!(ledger.corrected.len(), 1);
    let one = &ledger.corrected[0];
    assert_eq!(one.correction, Correction::Speaker(Some("Orlo Vance".into())));
    assert_eq!(one.reading, Correction::Speaker(pile[0].1[0].speaker.as_ref().map(ToString::to_string)));
}

#[test]
fn a_decision_finds_its_claim_where_it_is_read_otherwise_and_says_so() {
    let mut pile = pile();
    let anchor = anchors(&pile)[0].clone();
    let correction = Correction::Speaker(Some("Orlo Vance".into()));
    let made = [at(Decision::Correct { claim: anchor, correction, reason: "the caption".into() }, 1)];
    let looks = |pile: &Pile| ruled(pile, &made).second_look.iter().map(|look| look.kind).collect::<Vec<_>>();
    assert_eq!(looks(&pile), []);
    pile[0].1[0].claim = ClaimId::from("another reading");
    assert_eq!(looks(&pile), [SecondLookKind::ReadOtherwise]);
    assert_eq!(ruled(&pile, &made).corrected[0].claim, ClaimId::from("another reading"));
    pile[0].1.remove(0);
    assert_eq!(looks(&pile), [SecondLookKind::NotRead]);
    pile.remove(0);
    assert_eq!(looks(&pile), [SecondLookKind::NoReport]);
}

#[test]
fn a_claim_by_hand_is_made_only_where_its_words_stand() {
    let mut pile = pile();
    let made = [at(Decision::AddClaim { claim: by_hand(&pile[0].0), reason: None }, 1)];
    let with = ruled(&pile, &made);
    assert_eq!(with.counts.claims, ledger(&pile).counts.claims + 1);
    pile[0].0.text.insert_str(0, "Corrected: ");
    let without = ruled(&pile, &made);
    assert_eq!(without.counts.claims, ledger(&pile).counts.claims);
    assert_eq!(without.second_look[0].kind, SecondLookKind::OtherWords);
}
