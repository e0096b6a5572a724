//! Every story of the corpus has the origins, findings and relations it says it has.

#[allow(dead_code, unreachable_pub, missing_docs)]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Story, stories};
use plimsoll_ledger::Ledger;

#[test]
fn stories_have_the_origins_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let got: BTreeSet<BTreeSet<String>> = ledger
            .origins
            .iter()
            .map(|origin| origin.claims.iter().map(|id| story.name_of(id)).collect())
            .collect();
        let expected: BTreeSet<BTreeSet<String>> =
            story.expect.origins.iter().map(|names| names.iter().cloned().collect()).collect();
        assert_eq!(got, expected, "{file}: {}", story.about);
        let counters: BTreeSet<String> = ledger
            .origins
            .iter()
            .filter_map(|origin| origin.counter.as_ref())
            .map(ToString::to_string)
            .collect();
        assert_eq!(counters, story.expect.counters.iter().cloned().collect(), "{file}");
    }
}

#[test]
fn stories_have_the_findings_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let found = findings(&story, &ledger);
        for expected in &story.expect.findings {
            assert!(found.contains_key(expected), "{file}: no {expected} among {:#?}", found.keys());
        }
        for never in &story.expect.never {
            assert!(!found.contains_key(never), "{file}: {never}: {}", found[never]);
        }
    }
}

#[test]
fn stories_have_the_relations_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let found = relations(&story, &ledger);
        for expected in &story.expect.relations {
            assert!(found.contains(expected), "{file}: no {expected} among {found:#?}");
        }
    }
}

#[test]
fn stories_have_the_evidence_and_chains_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let has = |found: &BTreeSet<String>, expected: &[String]| {
            for one in expected {
                assert!(found.contains(one), "{file}: no {one} among {found:#?}");
            }
        };
        let evidence = evidence(&story, &ledger);
        has(&evidence, &story.expect.evidence);
        for never in &story.expect.no_evidence {
            assert!(
                !evidence.iter().any(|one| one.starts_with(never.as_str())),
                "{file}: {never}: {evidence:#?}"
            );
        }
        let paths = ledger.origins.iter().flat_map(|origin| &origin.chains.paths);
        let paths = paths
            .map(|path| format!("{}: {}", story.name_of(&path.claim), path.through.join(" > ")))
            .collect();
        has(&paths, &story.expect.chains);
        let hops = ledger.origins.iter().flat_map(|origin| &origin.chains.hops);
        let modality =
            |hop: &plimsoll_ledger::Hop| hop.modality.map_or_else(|| "untold".to_string(), |one| kind(&one));
        let hops = hops
            .map(|hop| format!("{} > {}: {} {}", hop.from, hop.to, kind(&hop.kind), modality(hop)))
            .collect();
        has(&hops, &story.expect.hops);
        let unclear = ledger.origins.iter().filter(|origin| origin.unclear.is_some());
        let unclear = unclear.flat_map(|origin| &origin.claims).map(|id| story.name_of(id)).collect();
        has(&unclear, &story.expect.unclear);
        let mirrors: BTreeSet<String> =
            ledger.origins.iter().flat_map(|origin| &origin.mirrors).map(ToString::to_string).collect();
        assert_eq!(mirrors, story.expect.mirrors.iter().cloned().collect(), "{file}");
        assert_eq!(ledger.counts.mirrors, story.expect.mirrors.len(), "{file}");
    }
}

/// "kind weight: claim, claim" of each row of evidence.
fn evidence(story: &Story, ledger: &Ledger) -> BTreeSet<String> {
    let rows = ledger.origins.iter().flat_map(|origin| &origin.evidence);
    let named = |row: &plimsoll_ledger::Evidence| {
        let claims: Vec<String> = row.claims.iter().map(|id| story.name_of(id)).collect();
        format!("{} {}: {}", kind(&row.kind), row.weight, claims.join(", "))
    };
    rows.map(named).collect()
}

#[test]
fn every_finding_gives_its_reason_in_a_sentence_with_the_figures() {
    for (file, story) in stories() {
        for finding in story.told().ledger().findings {
            assert!(finding.why.len() > 20, "{file}: {finding:?}");
            assert!(!finding.why.contains('\n'), "{file}: {finding:?}");
        }
    }
}

#[test]
fn findings_give_the_reasons_that_stories_say() {
    for (file, story) in stories() {
        let found = findings(&story, &story.told().ledger());
        for expected in &story.expect.reasons {
            let (name, words) = expected.split_once(": ").expect("a name and words");
            let why = found.get(name).unwrap_or_else(|| panic!("{file}: no {name} among {found:#?}"));
            assert!(why.contains(words), "{file}: {name}: {why}");
        }
    }
}

fn kind<T: serde::Serialize>(kind: &T) -> String {
    serde_json::to_value(kind).expect("a name").as_str().expect("a name").to_string()
}

/// "kind report claim" of each finding, with its reason.
fn findings(story: &Story, ledger: &Ledger) -> BTreeMap<String, String> {
    let name = |finding: &plimsoll_ledger::Finding| {
        let claim = finding.claim.as_ref().map_or_else(|| finding.report.to_string(), |id| story.name_of(id));
        format!("{} {claim}", kind(&finding.kind))
    };
    ledger.findings.iter().map(|finding| (name(finding), finding.why.to_string())).collect()
}

/// "kind claim > claim" of each relation, by any carriers of its origins.
fn relations(story: &Story, ledger: &Ledger) -> BTreeSet<String> {
    let carriers: BTreeMap<&str, Vec<String>> = ledger
        .origins
        .iter()
        .map(|origin| (origin.origin.as_str(), origin.claims.iter().map(|id| story.name_of(id)).collect()))
        .collect();
    let mut found = BTreeSet::new();
    for relation in ledger.series.iter().flat_map(|series| &series.relations) {
        for from in &carriers[relation.from.as_str()] {
            for to in &carriers[relation.to.as_str()] {
                found.insert(format!("{} {from} > {to}", kind(&relation.kind)));
            }
        }
    }
    found
}

#[test]
fn stories_have_the_ratios_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let tell = |ratio: &plimsoll_ledger::Ratio| {
            let [of, per] = ratio.claims.each_ref().map(|id| story.name_of(id));
            format!("{of} / {per}: {}, {}", ratio.value, ratio.verdict)
        };
        let found: BTreeSet<String> = ledger.ratios.iter().map(tell).collect();
        for expected in &story.expect.ratios {
            assert!(found.contains(expected), "{file}: no {expected} among {found:#?}");
        }
    }
}

#[test]
fn stories_have_the_grades_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let mut found = BTreeMap::new();
        for origin in &ledger.origins {
            for id in &origin.claims {
                found.insert(
                    format!("{}: {}", story.name_of(id), origin.grade.credibility),
                    &origin.grade.why,
                );
            }
        }
        for expected in &story.expect.grades {
            assert!(found.contains_key(expected), "{file}: no {expected} among {found:#?}");
        }
    }
}

#[test]
fn stories_have_the_estimates_they_say() {
    for (file, story) in stories() {
        let ledger = story.told().ledger();
        let tell = |one: &plimsoll_ledger::Estimate| {
            let method = match one.method {
                plimsoll_ledger::EstimateMethod::Counters => "counters",
                plimsoll_ledger::EstimateMethod::ContainersByRatio => "ratio",
            };
            let end = |end: Option<rust_decimal::Decimal>| end.map_or("-".to_string(), |end| end.to_string());
            let day = one.as_of.map_or("-".to_string(), |day| day.to_string());
            format!("{} {method} {day}: {} to {}", one.item_class, end(one.low), end(one.high))
        };
        let found: BTreeSet<String> = ledger.estimates.iter().map(tell).collect();
        for expected in &story.expect.estimates {
            assert!(found.contains(expected), "{file}: no {expected} among {found:#?}");
        }
    }
}
