//! A ledger that was followed from change to change is the one worked out from scratch, byte for byte.

#[allow(dead_code, unreachable_pub, missing_docs)]
mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::stories;
use plimsoll_capture::{Moment, Report};
use plimsoll_claim::{Bound, Claim, ClaimId, Measure};
use plimsoll_ledger::{
    Anchor, Correction, Decided, Decision, Figure, Filed, FindingAnchor, Judgement, Ledger, Limits, Memo,
    Question, Reckoning, Reliability, ReportClaims, Ruled, Rulings,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;

/// All reports of some stories, kept apart. Of few stories, so that what is added has to do with what is there.
fn pool(some: &[Index]) -> Vec<(Report, Vec<Claim>)> {
    let all = stories();
    let some: BTreeSet<usize> = some.iter().map(|one| one.index(all.len())).collect();
    let mut pool = Vec::new();
    for (name, story) in some.into_iter().map(|one| &all[one]) {
        for (mut report, mut claims) in story.told().reports {
            let apart = |id: &ClaimId| ClaimId::from(format!("{name}.{id}").as_str());
            report.id = format!("{name}.{}", report.id);
            report.hash = format!("{name}.{}", report.hash);
            for claim in &mut claims {
                claim.report.clone_from(&report.id);
                claim.claim = apart(&claim.claim);
                claim.of = claim.of.as_ref().map(apart);
                claim.alternative_to = claim.alternative_to.iter().map(apart).collect();
            }
            pool.push((report, claims));
        }
    }
    pool
}

/// What a report of the pool is turned into.
#[derive(Clone, Debug)]
enum Form {
    /// It, as it is.
    Itself,
    /// The same text elsewhere, on the same day.
    Copy(&'static str),
    /// The same text again, under another date.
    Mirror(&'static str),
    /// More text, other figures, other days, other speakers.
    Grown { times: i64, day: &'static str, outlet: Option<&'static str>, twist: Option<Twist> },
}

#[derive(Clone, Debug)]
struct Twist {
    at: Index,
    speaker: Option<&'static str>,
    via: Option<&'static str>,
    bound: Bound,
    measure: Measure,
}

#[derive(Clone, Debug)]
enum Step {
    Add(Index, Form),
    Remove(Index),
    Merge(Index, Index),
    Split(Index),
    Speaker(Index, Option<&'static str>),
    Figure(Index, i64),
    SetAside(Index),
    Grade(Reliability),
    Judge(Index),
    Undo(Index),
}

const OUTLETS: [&str; 4] = ["Quay Courier", "Strait Wire", "Lantern Daily", "The Meridian Post"];
const DAYS: [&str; 5] = ["2031-02-09", "2031-02-11", "2031-02-19", "2031-04-01", "2030-11-20"];
const NAMES: [Option<&str>; 6] = [
    None,
    Some("Baek"),
    Some("Baek Do-hyun"),
    Some("officials"),
    Some("Strait Wire"),
    Some("South Korean Ministry of National Defense"),
];

fn form() -> impl Strategy<Value = Form> {
    let name = || select(NAMES.to_vec());
    let twist = (
        any::<Index>(),
        name(),
        name(),
        select(vec![Bound::Exact, Bound::About, Bound::MoreThan, Bound::AtMost]),
        select(vec![Measure::Transferred, Measure::Capacity, Measure::Killed, Measure::Utilisation]),
    )
        .prop_map(|(at, speaker, via, bound, measure)| Twist { at, speaker, via, bound, measure });
    let grown = (
        select(vec![1, 1, 2, 10]),
        select(DAYS.to_vec()),
        prop::option::of(select(OUTLETS.to_vec())),
        prop::option::of(twist),
    );
    prop_oneof![
        3 => Just(Form::Itself),
        1 => select(OUTLETS.to_vec()).prop_map(Form::Copy),
        1 => select(DAYS.to_vec()).prop_map(Form::Mirror),
        4 => grown.prop_map(|(times, day, outlet, twist)| Form::Grown { times, day, outlet, twist }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let any = any::<Index>;
    prop_oneof![
        8 => (any(), form()).prop_map(|(at, form)| Step::Add(at, form)),
        2 => any().prop_map(Step::Remove),
        1 => (any(), any()).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => any().prop_map(Step::Split),
        1 => (any(), select(NAMES.to_vec())).prop_map(|(at, name)| Step::Speaker(at, name)),
        1 => (any(), 1..9_000_i64).prop_map(|(at, low)| Step::Figure(at, low)),
        1 => any().prop_map(Step::SetAside),
        1 => select(vec![Reliability::A, Reliability::E]).prop_map(Step::Grade),
        1 => any().prop_map(Step::Judge),
        1 => any().prop_map(Step::Undo),
    ]
}

fn moment(day: &str) -> Option<Moment> {
    let mut parts = day.split('-').map(|part| part.parse::<i16>().expect("a number"));
    let mut next = || parts.next().expect("three parts");
    let (year, month, day) = (next(), next(), next());
    Moment::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A report in another form; `number`: so that its name is its own.
fn formed((report, claims): &(Report, Vec<Claim>), form: &Form, number: usize) -> (Report, Vec<Claim>) {
    let (mut report, mut claims) = (report.clone(), claims.clone());
    if !matches!(form, Form::Itself) {
        // Names lie before, between and behind those of the pool.
        report.id = format!("{}{}.{number}", ["", "j", "z"][number % 3], report.id);
        report.hash = format!("{}.{number}", report.hash);
    }
    match form {
        Form::Itself => {}
        Form::Copy(outlet) => report.outlet = Some((*outlet).to_string()),
        Form::Mirror(day) => report.published = moment(day),
        Form::Grown { times, day, outlet, twist } => {
            report.published = moment(day);
            report.outlet = outlet.map(str::to_string);
            report.text.push_str(&format!("\nThe harbour master counted the cranes of quay {number} again."));
            let own = |id: &ClaimId| ClaimId::from(format!("{id}.{number}").as_str());
            for claim in &mut claims {
                claim.claim = own(&claim.claim);
                claim.of = claim.of.as_ref().map(own);
                claim.alternative_to = claim.alternative_to.iter().map(own).collect();
                claim.said_on = claim.said_on.and(day.parse().ok());
                let grow = |end: Option<Decimal>| end.map(|end| end * Decimal::from(*times));
                (claim.quantity.low, claim.quantity.high) =
                    (grow(claim.quantity.low), grow(claim.quantity.high));
            }
            if let Some(twist) = twist
                && !claims.is_empty()
            {
                let place = twist.at.index(claims.len());
                let claim = &mut claims[place];
                claim.speaker = twist.speaker.map(str::to_string);
                claim.via = twist.via.map(str::to_string).into_iter().collect();
                claim.quantity.bound = twist.bound;
                claim.measure = twist.measure;
            }
        }
    }
    claims.iter_mut().for_each(|claim| claim.report.clone_from(&report.id));
    (report, claims)
}

fn figure(low: i64) -> Figure {
    let value = Some(Decimal::from(low));
    Figure { low: value, high: value, approximate: false, bound: Bound::Exact }
}

fn decision(step: &Step, filed: &[Filed], ledger: &Ledger, decided: &[Decided]) -> Option<Decision> {
    let anchors: Vec<Anchor> =
        filed.iter().flat_map(|one| one.1.iter().map(|claim| Anchor::of(&one.0, claim))).collect();
    let one = |at: &Index| (!anchors.is_empty()).then(|| at.get(&anchors).clone());
    let reason = || "the minutes say so".to_string();
    Some(match step {
        Step::Add(..) | Step::Remove(_) => return None,
        Step::Merge(a, b) => Decision::Merge { claims: vec![one(a)?, one(b)?], reason: reason() },
        Step::Split(at) => Decision::Split { claims: vec![one(at)?], reason: reason() },
        Step::Speaker(at, name) => {
            let correction = Correction::Speaker(name.map(str::to_string));
            Decision::Correct { claim: one(at)?, correction, reason: reason() }
        }
        Step::Figure(at, low) => {
            let correction = Correction::Quantity(figure(*low));
            Decision::Correct { claim: one(at)?, correction, reason: reason() }
        }
        Step::SetAside(at) => Decision::SetAside { claim: one(at)?, reason: reason() },
        Step::Grade(reliability) => {
            let source = ledger.origins.iter().find_map(|origin| origin.counter.clone())?;
            Decision::Grade { source, reliability: *reliability, reason: None }
        }
        Step::Judge(at) => {
            let finding = (!ledger.findings.is_empty()).then(|| at.get(&ledger.findings))?;
            let claim = finding.claim.as_ref().and_then(|id| anchors.iter().find(|one| one.claim == *id));
            let finding = FindingAnchor::of(finding, claim.cloned());
            Decision::Judge { finding, judgement: Judgement::Dismissed, reason: reason() }
        }
        Step::Undo(at) => {
            let of = (!decided.is_empty()).then(|| at.get(decided).id.clone())?;
            Decision::Undo { of, reason: None }
        }
    })
}

fn ledger(filed: &[Filed], decided: &[Decided], memo: &mut Memo) -> Ledger {
    let rulings = Rulings::of(decided.iter().cloned());
    let ruled = Ruled::of(filed.to_vec(), &rulings);
    let mut ledger = ruled.traced(&Question::default(), &Limits::shipped(), memo);
    ledger.mark(ruled.reports(), &rulings);
    ledger
}

fn bytes(ledger: &Ledger) -> String {
    serde_json::to_string(ledger).expect("a ledger serialises")
}

/// Follows a pile through some steps and holds each ledger to the one worked out from scratch.
fn follow(pool: &[(Report, Vec<Claim>)], begin: usize, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut filed: Vec<Filed> = pool[..begin].iter().cloned().map(Arc::new).collect();
    let mut decided: Vec<Decided> = Vec::new();
    let mut memo = Memo::default();
    let mut last = ledger(&filed, &decided, &mut memo);
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Add(at, form) => filed.push(Arc::new(formed(at.get(pool), form, number))),
            Step::Remove(at) if filed.len() > 1 => drop(filed.swap_remove(at.index(filed.len()))),
            _ => {
                let at = jiff::Timestamp::from_second(1_900_000_000 + number as i64).expect("a time");
                let made = decision(step, &filed, &last, &decided);
                decided.extend(made.map(|made| Decided::new(made, "R. Vane", at)));
            }
        }
        last = ledger(&filed, &decided, &mut memo);
        let fresh = ledger(&filed, &decided, &mut Memo::default());
        prop_assert_eq!(bytes(&last), bytes(&fresh), "after step {}: {:?}", number, step);
        if decided.is_empty() {
            let reports: Vec<ReportClaims<'_>> = filed.iter().map(ReportClaims::from).collect();
            let plain: Ledger =
                Reckoning::answering(&Question::default(), &reports, &Limits::shipped()).into();
            prop_assert_eq!(bytes(&last), bytes(&plain), "after step {}: {:?}", number, step);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_ledger_that_is_followed_is_the_one_from_scratch(
        some in prop::collection::vec(any::<Index>(), 1..4),
        begin in any::<Index>(),
        steps in prop::collection::vec(step(), 1..12),
    ) {
        let pool = pool(&some);
        follow(&pool, begin.index(pool.len()), &steps)?;
    }
}
