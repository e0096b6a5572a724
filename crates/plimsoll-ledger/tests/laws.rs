//! What holds of every ledger, whatever the reports.

#[allow(dead_code, unreachable_pub, missing_docs)]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{ledger, stories};
use plimsoll_capture::Report;
use plimsoll_claim::{Bound, Claim, ClaimId, Measure};
use plimsoll_ledger::{LEAST_WEIGHT, Ledger};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;
use smol_str::SmolStr;

type Pile = Vec<(Report, Vec<Claim>)>;

/// All stories in one pile, report ids kept apart.
fn all_stories() -> Pile {
    let told = |(name, story): &(String, common::Story)| {
        let mut reports = story.told().reports;
        reports.iter_mut().for_each(|one| keep_apart(name, one));
        reports
    };
    stories().iter().flat_map(told).collect()
}

fn keep_apart(story: &str, (report, claims): &mut (Report, Vec<Claim>)) {
    let apart = |id: &ClaimId| ClaimId::from(format!("{story}.{id}").as_str());
    report.id = format!("{story}.{}", report.id);
    for claim in claims {
        claim.report = report.id.as_str().into();
        claim.claim = apart(&claim.claim);
        claim.of = claim.of.as_ref().map(apart);
        claim.alternative_to = claim.alternative_to.iter().map(apart).collect();
    }
}

/// What a claim can be turned into.
#[derive(Clone, Debug)]
struct Twist {
    at: Index,
    speaker: Option<&'static str>,
    said_on: Option<&'static str>,
    low: i64,
    bound: Bound,
    measure: Measure,
    loses_window: bool,
}

fn twist() -> impl Strategy<Value = Twist> {
    let speakers = vec![
        None,
        Some("officials"),
        Some("South Korea"),
        Some("Baek Do-hyun"),
        Some("Strait Wire"),
        Some("Orlo Vance"),
        Some("US State Department"),
    ];
    let days =
        vec![None, Some("2031-02-10"), Some("2031-02"), Some("XXXX-02-11"), Some("2032"), Some("2029-01-01")];
    let lows = vec![0, 1, 4_000, 4_300, 5_000, 300_000, 2_000_000];
    let bounds = vec![Bound::Exact, Bound::About, Bound::MoreThan, Bound::AtMost, Bound::Vague, Bound::Range];
    let measures =
        vec![Measure::Transferred, Measure::Capacity, Measure::Change, Measure::Utilisation, Measure::Killed];
    (
        any::<Index>(),
        select(speakers),
        select(days),
        select(lows),
        select(bounds),
        select(measures),
        any::<bool>(),
    )
        .prop_map(|(at, speaker, said_on, low, bound, measure, loses_window)| Twist {
            at,
            speaker,
            said_on,
            low,
            bound,
            measure,
            loses_window,
        })
}

/// The stories with some claims made into others: noisy, as read from real pages.
fn piles() -> impl Strategy<Value = Pile> {
    prop::collection::vec(twist(), 0..25).prop_map(|twists| {
        let mut pile = all_stories();
        for twist in twists {
            let report = twist.at.index(pile.len());
            let claims = &mut pile[report].1;
            let place = twist.at.index(claims.len());
            let claim = &mut claims[place];
            claim.speaker = twist.speaker.map(SmolStr::new);
            claim.said_on = twist.said_on.map(|date| date.parse().expect("a date"));
            claim.quantity.low = (twist.low > 0).then(|| Decimal::from(twist.low));
            claim.quantity.high = None;
            claim.quantity.bound = twist.bound;
            claim.measure = twist.measure;
            if twist.loses_window {
                claim.period = None;
            }
        }
        pile
    })
}

fn bytes(ledger: &Ledger) -> String {
    serde_json::to_string(ledger).expect("a ledger serialises")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_reports_changes_no_byte(pile in piles(), seed in any::<u64>()) {
        let mut shuffled = pile.clone();
        let length = shuffled.len();
        for at in 0..length {
            let other = (seed.wrapping_mul(at as u64 + 7) % length as u64) as usize;
            shuffled.swap(at, other);
            shuffled[at].1.reverse();
        }
        prop_assert_eq!(bytes(&ledger(&pile)), bytes(&ledger(&shuffled)));
    }

    #[test]
    fn every_claim_is_in_exactly_one_origin(pile in piles()) {
        let ledger = ledger(&pile);
        let mut seen = BTreeMap::new();
        for id in ledger.origins.iter().flat_map(|origin| &origin.claims) {
            *seen.entry(id.clone()).or_insert(0) += 1;
        }
        let claims: BTreeSet<_> = pile.iter().flat_map(|(_, claims)| claims.iter().map(|claim| claim.claim.clone())).collect();
        prop_assert!(seen.values().all(|&times| times == 1));
        prop_assert_eq!(seen.into_keys().collect::<BTreeSet<_>>(), claims);
    }

    #[test]
    fn findings_and_series_name_only_what_is_there(pile in piles()) {
        let ledger = ledger(&pile);
        let claims: BTreeMap<_, _> = pile.iter().flat_map(|(_, claims)| claims.iter().map(|claim| (&claim.claim, &claim.report))).collect();
        let origins: BTreeSet<&str> = ledger.origins.iter().map(|origin| origin.origin.as_str()).collect();
        for finding in &ledger.findings {
            prop_assert!(pile.iter().any(|(report, _)| report.id == finding.report));
            prop_assert!(finding.claim.iter().chain(&finding.against).all(|id| claims.contains_key(id)), "{:?}", finding);
            if let Some(id) = &finding.claim {
                prop_assert_eq!(claims[id], &finding.report);
                prop_assert!(!finding.against.contains(id), "{:?}", finding);
            }
        }
        for series in &ledger.series {
            prop_assert!(series.points.iter().all(|point| origins.contains(point.origin.as_str())));
            prop_assert!(series.relations.iter().all(|one| origins.contains(one.from.as_str()) && origins.contains(one.to.as_str())));
        }
    }

    #[test]
    fn an_unrelated_report_changes_nothing_else(pile in piles()) {
        let mut more = pile.clone();
        more.push(unrelated());
        let (before, after) = (ledger(&pile), ledger(&more));
        let kept: Vec<_> = after.origins.iter().filter(|origin| origin.reports != ["elsewhere"]).collect();
        prop_assert_eq!(before.origins.iter().collect::<Vec<_>>(), kept);
        prop_assert!(before.series.iter().all(|series| after.series.contains(series)));
        let kept: Vec<_> = after.findings.iter().filter(|finding| finding.report != "elsewhere").collect();
        prop_assert_eq!(before.findings.iter().collect::<Vec<_>>(), kept);
        prop_assert!(before.estimates.iter().all(|estimate| after.estimates.contains(estimate)));
        prop_assert!(before.ratios.iter().all(|ratio| after.ratios.contains(ratio)));
    }

    #[test]
    fn every_estimate_is_an_interval_with_its_assumptions_or_a_reason(pile in piles()) {
        let ledger = ledger(&pile);
        let claims: BTreeSet<_> = pile.iter().flat_map(|(_, claims)| claims).map(|claim| &claim.claim).collect();
        for one in &ledger.estimates {
            let ends = [one.low, one.inner_low, one.inner_high, one.high];
            prop_assert_eq!(ends.iter().all(Option::is_some), one.reason.is_none(), "{:?}", one);
            prop_assert!(ends.windows(2).all(|pair| pair[0] <= pair[1]), "{:?}", one);
            prop_assert!(one.reason.is_some() || !one.assumptions.is_empty());
            prop_assert!(one.statement.is_none() || one.statement.iter().all(|said| said.words.starts_with("our estimate")));
            let named = one.assumptions.iter().flat_map(|assumption| &assumption.claims);
            prop_assert!(named.clone().all(|id| claims.contains(id)));
            prop_assert!(one.assumptions.iter().all(|assumption| !assumption.source.is_empty()));
        }
    }

    #[test]
    fn ids_are_one_a_thing(pile in piles()) {
        let ledger = ledger(&pile);
        let ids: Vec<&str> = ledger.findings.iter().map(|one| one.finding.as_str())
            .chain(ledger.ratios.iter().map(|one| one.ratio.as_str()))
            .chain(ledger.estimates.iter().map(|one| one.estimate.as_str()))
            .chain(ledger.origins.iter().map(|one| one.origin.as_str()))
            .collect();
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn nothing_is_confirmed_without_a_second_origin(pile in piles()) {
        let ledger = ledger(&pile);
        for origin in ledger.origins.iter().filter(|origin| origin.grade.credibility == 1) {
            let others = ledger.origins.iter().filter(|other| other.counter != origin.counter);
            prop_assert!(others.into_iter().any(|other| other.low == origin.low || other.high == origin.high));
        }
        for origin in &ledger.origins {
            prop_assert_eq!(origin.grade.stix_confidence.is_none(), origin.grade.credibility == 6);
            prop_assert!(!origin.grade.why.is_empty());
        }
    }

    #[test]
    fn every_join_rests_on_evidence_that_weighs_enough(pile in piles()) {
        for origin in &ledger(&pile).origins {
            let apart = apart(origin);
            prop_assert!(apart.is_empty(), "{:?} of {:#?}", apart, origin);
        }
    }

    #[test]
    fn chains_lead_from_node_to_node_and_end_where_the_claim_stands(pile in piles()) {
        let outlets: BTreeMap<&str, &Report> = pile.iter().map(|(report, _)| (report.id.as_str(), report)).collect();
        for origin in &ledger(&pile).origins {
            let chains = &origin.chains;
            let names: BTreeSet<&str> = chains.nodes.iter().map(|node| node.name.as_str()).collect();
            let paths: BTreeSet<_> = chains.paths.iter().map(|path| path.claim.clone()).collect();
            prop_assert_eq!(paths, origin.claims.iter().cloned().collect::<BTreeSet<_>>());
            for path in &chains.paths {
                prop_assert!(path.through.iter().all(|name| names.contains(name.as_str())), "{:#?}", chains);
                let last = path.through.last().expect("a path has a node");
                let node = chains.nodes.iter().find(|node| node.name == *last).expect("a node");
                prop_assert!(node.reports.contains(&path.report), "{:?} {:?}", path, outlets[path.report.as_str()].outlet);
                for pair in path.through.windows(2) {
                    let taken = |hop: &&plimsoll_ledger::Hop| hop.from == pair[0] && hop.to == pair[1] && hop.claims.contains(&path.claim);
                    prop_assert_eq!(chains.hops.iter().filter(taken).count(), 1, "{:?} {:#?}", path, chains);
                }
            }
        }
    }

    #[test]
    fn a_report_taken_away_takes_with_it_only_what_rested_on_it(pile in piles(), at in any::<Index>()) {
        let gone = at.index(pile.len());
        let mut fewer = pile.clone();
        let (report, claims) = fewer.remove(gone);
        let (before, after) = (ledger(&pile), ledger(&fewer));
        let own: BTreeSet<_> = claims.iter().map(|claim| &claim.claim).collect();
        // What the report was the first copy of has another now.
        let copies: BTreeSet<_> =
            fewer.iter().filter(|one| one.0.text == report.text).flat_map(|one| &one.1).map(|claim| &claim.claim).collect();
        let rests = |origin: &plimsoll_ledger::Origin| {
            origin.claims.iter().any(|id| own.contains(id) || copies.contains(id))
                || origin.evidence.iter().any(|row| row.why.contains(&report.id))
        };
        // Whoever the report could have been heard beside: the figures it shares.
        let figures: BTreeSet<_> = claims.iter().map(|claim| (claim.quantity.low, claim.quantity.high)).collect();
        let shares = |origin: &plimsoll_ledger::Origin| figures.iter().any(|(low, high)| {
            low.is_some_and(|low| origin.low == Some(low) || origin.high == Some(low))
                || high.is_some_and(|high| origin.low == Some(high) || origin.high == Some(high))
        });
        // For whom an outlet speaks is learnt from all that is put down to it.
        let outlets: BTreeSet<_> = pile.iter().filter_map(|(report, _)| report.outlet.as_deref()).collect();
        let named = claims.iter().flat_map(|claim| claim.speaker.iter().chain(&claim.via)).map(SmolStr::as_str);
        let speaking: BTreeSet<_> = named.filter(|name| outlets.contains(name)).collect();
        let speaks = |origin: &plimsoll_ledger::Origin| {
            origin.chains.nodes.iter().any(|node| speaking.contains(node.name.as_str()))
        };
        let is_touched = |origin: &plimsoll_ledger::Origin| rests(origin) || shares(origin) || speaks(origin);
        let (touched, others): (Vec<_>, Vec<_>) = before.origins.iter().partition(|origin| is_touched(origin));
        // What the report held in an origin is free to join another.
        let freed: BTreeSet<_> = touched.iter().flat_map(|origin| &origin.claims).collect();
        let joined: BTreeSet<_> =
            after.origins.iter().filter(|origin| origin.claims.iter().any(|id| freed.contains(id))).flat_map(|origin| &origin.claims).collect();
        for origin in others.iter().filter(|origin| !origin.claims.iter().any(|id| joined.contains(id))) {
            // A grade hangs on what others say besides.
            let is_there = after.origins.iter().any(|other| {
                other.origin == origin.origin
                    && ***origin == plimsoll_ledger::Origin { grade: origin.grade.clone(), ..other.as_ref().clone() }
            });
            prop_assert!(is_there, "{} took {:#?}", report.id, origin);
        }
        let text = bytes(&after);
        prop_assert!(!own.iter().any(|id| text.contains(id.as_str())));
    }
}

/// Claims of an origin that evidence of enough weight does not tie to the first.
fn apart(origin: &plimsoll_ledger::Origin) -> Vec<ClaimId> {
    let mut tied = BTreeSet::from([origin.claims[0].clone()]);
    loop {
        let near = |id: &ClaimId| {
            tied.iter().any(|other| {
                let both = origin
                    .evidence
                    .iter()
                    .filter(|row| row.claims.contains(id) && row.claims.contains(other));
                both.map(|row| row.weight).sum::<u32>() >= LEAST_WEIGHT
            })
        };
        let more: Vec<ClaimId> =
            origin.claims.iter().filter(|id| !tied.contains(*id) && near(id)).cloned().collect();
        if more.is_empty() {
            return origin.claims.iter().filter(|id| !tied.contains(*id)).cloned().collect();
        }
        tied.extend(more);
    }
}

/// A report of a flood in another country.
fn unrelated() -> (Report, Vec<Claim>) {
    let (mut report, mut claims) = stories()[0].1.told().reports.remove(0);
    report.id = "elsewhere".to_string();
    report.outlet = Some("Delta Courier".to_string());
    report.text = "The flood in the delta killed 871 people, the Delta Rescue Service said.".to_string();
    report.hash = "blake3:0".to_string();
    claims.truncate(1);
    for claim in &mut claims {
        claim.report = report.id.as_str().into();
        claim.claim = "elsewhere/dead".into();
        claim.quantity.low = Some(Decimal::from(871));
        claim.quantity.high = Some(Decimal::from(871));
        claim.measure = Measure::Killed;
        claim.item_class = Some("person".into());
        claim.supplier = None;
        claim.recipient = None;
        claim.speaker = Some("Delta Rescue Service".into());
        claim.of = None;
        claim.alternative_to = Vec::new();
    }
    (report, claims)
}

#[test]
fn a_pile_of_nothing_is_an_empty_ledger() {
    assert_eq!(ledger(&[]), Ledger::default());
    let (report, _) = unrelated();
    let ledger = ledger(&[(report, Vec::new())]);
    assert_eq!((ledger.counts.reports, ledger.counts.origins), (1, 0));
}

#[test]
fn two_copies_of_one_text_are_one_carrier() {
    let mut pile = all_stories();
    let (mut report, mut claims) = pile[0].clone();
    report.id = format!("{} again", report.id);
    for claim in &mut claims {
        claim.report = report.id.as_str().into();
    }
    let before = ledger(&pile).counts.origins;
    pile.push((report, claims));
    assert_eq!(ledger(&pile).counts.origins, before);
}
