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
use smol_str::SmolStr;

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
                claim.report = report.id.as_str().into();
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
    Grown { times: i64, day: &'static str, outlet: Option<Named>, twist: Option<Twist> },
}

/// Somebody of the pool, or nobody.
#[derive(Clone, Debug)]
enum Named {
    Nobody,
    /// Whom a claim has for its speaker.
    Speaker(Index),
    /// The last of the speaker's names alone.
    Surname(Index),
    /// Who published a report.
    Outlet(Index),
    Other(&'static str),
}

impl Named {
    fn name(&self, pool: &[(Report, Vec<Claim>)]) -> Option<SmolStr> {
        let speaker = |at: &Index| {
            let speakers: Vec<&SmolStr> = pool
                .iter()
                .flat_map(|(_, claims)| claims)
                .filter_map(|claim| claim.speaker.as_ref())
                .collect();
            (!speakers.is_empty()).then(|| (*at.get(&speakers)).clone())
        };
        match self {
            Self::Nobody => None,
            Self::Speaker(at) => speaker(at),
            Self::Surname(at) => speaker(at)?.split(' ').next_back().map(SmolStr::new),
            Self::Outlet(at) => at.get(pool).0.outlet.as_deref().map(SmolStr::new),
            Self::Other(name) => Some((*name).into()),
        }
    }
}

#[derive(Clone, Debug)]
struct Twist {
    at: Index,
    speaker: Named,
    via: Named,
    bound: Bound,
    measure: Measure,
}

#[derive(Clone, Debug)]
enum Step {
    Add(Index, Form),
    Remove(Index),
    Merge(Index, Index),
    Split(Index),
    Speaker(Index, Named),
    Figure(Index, i64),
    SetAside(Index),
    Grade(Reliability),
    Judge(Index),
    Undo(Index),
}

const OUTLETS: [&str; 4] = ["Quay Courier", "Strait Wire", "Lantern Daily", "The Meridian Post"];
const DAYS: [&str; 5] = ["2031-02-09", "2031-02-11", "2031-02-19", "2031-04-01", "2030-11-20"];
const NAMES: [&str; 3] = ["Baek Do-hyun", "officials", "South Korean Ministry of National Defense"];

fn named() -> impl Strategy<Value = Named> {
    let any = any::<Index>;
    prop_oneof![
        1 => Just(Named::Nobody),
        3 => any().prop_map(Named::Speaker),
        2 => any().prop_map(Named::Surname),
        2 => any().prop_map(Named::Outlet),
        1 => select(NAMES.to_vec()).prop_map(Named::Other),
    ]
}

fn form() -> impl Strategy<Value = Form> {
    let twist = (
        any::<Index>(),
        named(),
        named(),
        select(vec![Bound::Exact, Bound::About, Bound::MoreThan, Bound::AtMost]),
        select(vec![Measure::Transferred, Measure::Capacity, Measure::Killed, Measure::Utilisation]),
    )
        .prop_map(|(at, speaker, via, bound, measure)| Twist { at, speaker, via, bound, measure });
    let grown = (
        select(vec![1, 1, 2, 10]),
        select(DAYS.to_vec()),
        prop::option::of(prop_oneof![named(), select(OUTLETS.to_vec()).prop_map(Named::Other)]),
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
        1 => (any(), named()).prop_map(|(at, name)| Step::Speaker(at, name)),
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
fn formed(pool: &[(Report, Vec<Claim>)], at: &Index, form: &Form, number: usize) -> (Report, Vec<Claim>) {
    let (mut report, mut claims) = at.get(pool).clone();
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
            report.outlet = outlet.as_ref().and_then(|outlet| outlet.name(pool)).map(String::from);
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
                claim.speaker = twist.speaker.name(pool);
                claim.via = twist.via.name(pool).into_iter().collect();
                claim.quantity.bound = twist.bound;
                claim.measure = twist.measure;
            }
        }
    }
    claims.iter_mut().for_each(|claim| claim.report = report.id.as_str().into());
    (report, claims)
}

fn figure(low: i64) -> Figure {
    let value = Some(Decimal::from(low));
    Figure { low: value, high: value, approximate: false, bound: Bound::Exact }
}

fn decision(
    step: &Step,
    pool: &[(Report, Vec<Claim>)],
    filed: &[Filed],
    ledger: &Ledger,
    decided: &[Decided],
) -> Option<Decision> {
    let anchors: Vec<Anchor> =
        filed.iter().flat_map(|one| one.1.iter().map(|claim| Anchor::of(&one.0, claim))).collect();
    let one = |at: &Index| (!anchors.is_empty()).then(|| at.get(&anchors).clone());
    let reason = || "the minutes say so".to_string();
    Some(match step {
        Step::Add(..) | Step::Remove(_) => return None,
        Step::Merge(a, b) => Decision::Merge { claims: vec![one(a)?, one(b)?], reason: reason() },
        Step::Split(at) => Decision::Split { claims: vec![one(at)?], reason: reason() },
        Step::Speaker(at, name) => {
            let correction = Correction::Speaker(name.name(pool).map(String::from));
            Decision::Correct { claim: one(at)?, correction, reason: reason() }
        }
        Step::Figure(at, low) => {
            let correction = Correction::Quantity(figure(*low));
            Decision::Correct { claim: one(at)?, correction, reason: reason() }
        }
        Step::SetAside(at) => Decision::SetAside { claim: one(at)?, reason: reason() },
        Step::Grade(reliability) => {
            let source = ledger.origins.iter().find_map(|origin| origin.counter.as_ref())?.to_string();
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

/// What a story's reports mean to one another shows as each of them goes and comes again.
#[test]
fn each_report_of_each_story_may_go_and_come_again() {
    for (name, story) in stories() {
        let mut filed: Vec<Filed> = story.told().reports.into_iter().map(Arc::new).collect();
        let mut memo = Memo::default();
        drop(ledger(&filed, &[], &mut memo));
        for at in 0..filed.len() {
            let one = filed.remove(at);
            let without = ledger(&filed, &[], &mut memo);
            assert_eq!(
                bytes(&without),
                bytes(&ledger(&filed, &[], &mut Memo::default())),
                "{name} without {at}"
            );
            filed.insert(at, one);
            let with = ledger(&filed, &[], &mut memo);
            assert_eq!(bytes(&with), bytes(&ledger(&filed, &[], &mut Memo::default())), "{name} with {at}");
        }
    }
}

/// Follows a pile through some steps and holds each ledger to the one worked out from scratch.
fn follow(pool: &[(Report, Vec<Claim>)], begin: usize, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut filed: Vec<Filed> = pool[..begin].iter().cloned().map(Arc::new).collect();
    let mut decided: Vec<Decided> = Vec::new();
    let mut memo = Memo::default();
    let mut last = ledger(&filed, &decided, &mut memo);
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Add(at, form) => filed.push(Arc::new(formed(pool, at, form, number))),
            Step::Remove(at) if filed.len() > 1 => drop(filed.swap_remove(at.index(filed.len()))),
            _ => {
                let at = jiff::Timestamp::from_second(1_900_000_000 + number as i64).expect("a time");
                let made = decision(step, pool, &filed, &last, &decided);
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
