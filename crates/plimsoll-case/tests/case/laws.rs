//! What holds of every case, in whatever order things come.

use plimsoll_case::{Case, Incoming, New, Search};
use plimsoll_ledger::{Decision, Reliability};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::bench::{Bench, REPORTS, stamp};

/// Inputs as they may come: the same bytes under several names, the same name with other bytes, dumps.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let mut inputs: Vec<(String, Vec<u8>)> =
        REPORTS.iter().map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).collect();
    inputs.push(("a-copy.txt".into(), REPORTS[0].1.into()));
    inputs.push(("wire.html".into(), format!("<html><body><p>{}</p></body></html>", REPORTS[2].1).into()));
    inputs.push(("wire.md".into(), REPORTS[1].1.replace("6,700", "7,600").into()));
    let line = |text: &str| serde_json::json!({"text": text, "outlet": "Strait Wire"}).to_string();
    inputs.push(("dump.jsonl".into(), format!("{}\n{}\n", line(REPORTS[0].1), line(REPORTS[1].1)).into()));
    inputs
}

fn grade(source: &str) -> Decision {
    Decision::Grade { source: source.into(), reliability: Reliability::B, reason: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_adding_changes_no_ledger(order in Just(inputs()).prop_shuffle(), again in any::<Index>()) {
        let mut straight = Bench::new();
        for (name, bytes) in inputs() {
            straight.add(&name, &bytes);
        }
        let mut other = Bench::new();
        for (name, bytes) in &order {
            other.add(name, bytes);
        }
        let (name, bytes) = again.get(&order);
        other.add(name, bytes);
        prop_assert_eq!(straight.ledger(), other.ledger());
        prop_assert_eq!(other.case.verify(None, |_, _| {}).unwrap().difference, None);
    }

    #[test]
    fn merging_two_cases_is_adding_all(cut in 0..8usize, order in Just(inputs()).prop_shuffle()) {
        let cut = cut.min(order.len());
        let (mut one, mut two, mut all) = (Bench::new(), Bench::new(), Bench::new());
        for (at, (name, bytes)) in order.iter().enumerate() {
            // One input is in both.
            if at <= cut { one.add(name, bytes); }
            if at >= cut { two.add(name, bytes); }
            all.add(name, bytes);
        }
        one.case.decide(grade("Harbour Office"), &stamp(5)).unwrap();
        two.case.decide(grade("Strait Wire"), &stamp(6)).unwrap();
        all.case.decide(grade("Strait Wire"), &stamp(6)).unwrap();
        all.case.decide(grade("Harbour Office"), &stamp(5)).unwrap();
        let merged = one.case.merge(&two.case, &stamp(9), |_, _| {}).unwrap();
        prop_assert_eq!(merged.decisions, 1);
        prop_assert_eq!(one.ledger(), all.ledger());
        let head = one.case.head().unwrap();
        let again = one.case.merge(&two.case, &stamp(10), |_, _| {}).unwrap();
        prop_assert_eq!((again.reports, again.receipts, again.decisions), (0, 0, 0));
        prop_assert_eq!(one.case.head().unwrap(), head);
    }
}

#[test]
fn undoing_restores_the_ledger_and_the_log_keeps_both() {
    let mut bench = Bench::filled();
    let before = bench.ledger();
    let counter =
        bench.case.picture().unwrap().ledger.origins.iter().find_map(|one| one.counter.clone()).unwrap();
    let made = bench.case.decide(grade(&counter), &stamp(5)).unwrap();
    assert_ne!(bench.ledger(), before);
    let undone = bench.case.undo(&made.id.as_str()[..8], Some("a slip".into()), &stamp(6)).unwrap();
    assert_eq!(bench.ledger(), before);
    assert!(bench.case.undo(made.id.as_str(), None, &stamp(7)).is_err(), "it is undone already");
    bench.case.undo(undone.id.as_str(), None, &stamp(8)).unwrap();
    assert_ne!(bench.ledger(), before);
    assert_eq!(bench.case.log(Some("decided"), 0, 10).unwrap().total, 3);
}

#[test]
fn the_same_bytes_from_elsewhere_are_one_report_with_two_receipts() {
    let mut bench = Bench::filled();
    bench.add("a-copy.txt", REPORTS[0].1.as_bytes());
    assert_eq!(bench.case.count().unwrap(), 3);
    let kept = bench.case.kept("a-copy").unwrap();
    let names: Vec<&str> = kept.receipts.iter().map(|receipt| receipt.name.as_str()).collect();
    assert_eq!(names, ["a-copy.txt", "wire.txt"], "it is called by the least of its names");
}

#[test]
fn reports_of_one_name_are_told_apart() {
    let mut bench = Bench::filled();
    bench.add("wire.md", REPORTS[1].1.replace("6,700", "7,600").as_bytes());
    let picture = bench.case.picture().unwrap();
    let names: Vec<&str> = picture.reports.iter().map(|filed| filed.0.id.as_str()).collect();
    assert_eq!(names.iter().filter(|name| name.starts_with("wire~")).count(), 2, "{names:?}");
    for (report, claims) in picture.reports.iter().map(|filed| filed.as_ref()) {
        assert!(claims.iter().all(|claim| claim.report == report.id));
        assert_eq!(bench.case.kept(&report.id).unwrap().report.hash, report.hash);
    }
}

#[test]
fn another_reading_is_known_as_such_and_taken_up() {
    let mut bench = Bench::filled();
    let before = bench.ledger();
    let raw = rusqlite::Connection::open(bench.case.path()).unwrap();
    raw.execute("UPDATE listed SET version = 'of yesterday', claimed = 0", []).unwrap();
    raw.execute("UPDATE reading SET told = x'00'", []).unwrap();
    assert_eq!(bench.case.stale().unwrap(), 3);
    let checked = bench.case.verify(None, |_, _| {}).unwrap();
    assert_eq!((checked.of_another_version, checked.difference), (3, None));
    assert_eq!(bench.ledger(), before);
    assert_eq!(bench.case.stale().unwrap(), 0);
    assert_eq!(bench.case.verify(None, |_, _| {}).unwrap().readings, 3);
}

/// The tables of what was read as the first version had them.
const FIRST_TABLES: &str = "DROP VIEW searched; ALTER TABLE reading RENAME TO now; \
    CREATE TABLE reading (report INTEGER PRIMARY KEY REFERENCES report (id), text TEXT NOT NULL, row TEXT NOT NULL, \
    claims TEXT NOT NULL, events TEXT NOT NULL) STRICT; \
    INSERT INTO reading SELECT report, text, '{}', '[]', '[]' FROM now; DROP TABLE now; \
    CREATE VIEW searched AS SELECT listed.report AS report, title, outlet, text FROM listed \
    JOIN reading ON reading.report = listed.report; \
    UPDATE ledger SET ledger = x'00'; PRAGMA user_version = 1;";

#[test]
fn a_case_of_the_first_tables_opens_and_loses_nothing() {
    let mut bench = Bench::filled();
    let before = bench.ledger();
    let old = bench.path("old.case");
    bench.case.backup(&old).unwrap();
    rusqlite::Connection::open(&old).unwrap().execute_batch(FIRST_TABLES).unwrap();
    let mut case = Case::open(&old).unwrap();
    assert_eq!(case.verify(None, |_, _| {}).unwrap().of_another_version, 3);
    assert_eq!(serde_json::to_string(&case.picture().unwrap().ledger).unwrap(), before);
    let found = case.search(&Search { words: "harbour".into(), limit: 9, ..Search::default() }).unwrap();
    assert_eq!(found.total, 1);
    let checked = case.verify(None, |_, _| {}).unwrap();
    assert_eq!((checked.readings, checked.ledger, checked.difference), (3, true, None));
}

#[test]
fn a_backup_is_the_case() {
    let mut bench = Bench::filled();
    let copy = bench.path("copy.case");
    bench.case.backup(&copy).unwrap();
    assert!(bench.case.backup(&copy).is_err(), "nothing is overwritten");
    let mut copied = Case::open(&copy).unwrap();
    assert_eq!(copied.head().unwrap(), bench.case.head().unwrap());
    assert_eq!(copied.verify(None, |_, _| {}).unwrap().difference, None);
    let ledger = serde_json::to_string(&copied.picture().unwrap().ledger).unwrap();
    assert_eq!(ledger, bench.ledger());
}

#[test]
fn what_cannot_be_decided_is_refused_with_what_to_do() {
    let mut bench = Bench::filled();
    let claim = bench.case.kept("wire").unwrap().claims[0].claim.clone();
    let anchor = bench.case.anchor(&claim.as_str()[..8]).unwrap();
    let refused = |bench: &mut Bench, decision: Decision| {
        bench.case.decide(decision, &stamp(5)).unwrap_err().to_string()
    };
    let alone = Decision::Merge { claims: vec![anchor.clone()], reason: "why".into() };
    assert_eq!(refused(&mut bench, alone), "one claim alone cannot be merged; name two or more");
    let silent = Decision::Split { claims: vec![anchor.clone()], reason: " ".into() };
    assert_eq!(refused(&mut bench, silent), "the split has no reason; say why, for those who read the log");
    let mut elsewhere = anchor;
    elsewhere.report = "blake3:0".into();
    let lost = Decision::SetAside { claim: elsewhere, reason: "why".into() };
    assert!(refused(&mut bench, lost).contains("nothing in this case has an id that begins so"));
    assert_eq!(bench.case.log(Some("decided"), 0, 10).unwrap().total, 0);
}

#[test]
fn new_since_the_last_visit_is_counted() {
    let mut bench = Bench::filled();
    assert_eq!(bench.case.new_since_visit("R. Vane").unwrap().reports, 3);
    bench.case.visited(&stamp(3)).unwrap();
    bench.add("later.txt", b"The port counted 12 ships on Sunday, the harbour master said on Monday.");
    let since = bench.case.new_since_visit("R. Vane").unwrap();
    assert_eq!((since.reports, since.decisions, since.at), (1, 0, Some(stamp(3).at)));
}

#[test]
fn settings_are_changed_and_stand_in_the_log() {
    let mut bench = Bench::new();
    let mut settings = bench.case.settings().unwrap();
    settings.title = "Ships of the strait".into();
    settings.as_of = Some("2031-03".parse().unwrap());
    bench.case.set(&settings, &stamp(2)).unwrap();
    bench.case.set(&settings, &stamp(3)).unwrap();
    assert_eq!(bench.case.settings().unwrap(), settings);
    assert_eq!(bench.case.log(Some("setting"), 0, 10).unwrap().total, 4);
    assert_eq!(bench.case.verify(None, |_, _| {}).unwrap().difference, None);
}

#[test]
fn words_that_do_not_compile_begin_no_case() {
    let bench = Bench::new();
    let file = plimsoll_case::PackFile { name: "items.toml".into(), text: "[[item]]\nwrong = 1\n".into() };
    let new = New { pack: vec![plimsoll_case::PackPart::Files { files: vec![file] }], ..New::default() };
    assert!(Case::create(&bench.path("two.case"), &new, &stamp(0)).is_err());
    assert!(!bench.path("two.case").exists());
}

#[test]
fn an_element_of_a_dump_is_read_as_it_would_be_in_its_dump() {
    let bytes = br#"[{"id": "n1", "text": "The port counted 40 ships in May, the harbour master said on Monday."}, {"text": "Nobody counted."}]"#;
    let captured =
        plimsoll_capture::capture(plimsoll_capture::Input::new("dump.json", bytes), &Default::default());
    let mut bench = Bench::new();
    let (receipts, _) = Incoming::new("dump.json", bytes, &stamp(1)).receipts();
    let reader = bench.case.reader().unwrap();
    for (receipt, report) in receipts.into_iter().zip(captured.reports) {
        assert_eq!(reader.read(receipt).unwrap().report, report);
    }
}

#[test]
fn a_case_that_is_followed_has_the_same_pictures() {
    let mut bench = Bench::filled();
    let mut follower = plimsoll_case::Follower::default();
    let finding = follower.picture(&mut bench.case).unwrap().ledger.findings[0].clone();
    let claim = finding.claim.as_ref().map(|claim| bench.case.anchor(claim.as_str()).unwrap());
    let judge = Decision::Judge {
        finding: plimsoll_ledger::FindingAnchor::of(&finding, claim),
        judgement: plimsoll_ledger::Judgement::Dismissed,
        reason: "of no weight".into(),
    };
    let made = bench.case.decide(judge, &stamp(5)).unwrap();
    let picture = follower.picture(&mut bench.case).unwrap();
    assert_eq!(picture.ledger.findings.iter().filter(|finding| finding.mark.is_some()).count(), 1);
    let same = |picture: &plimsoll_case::Picture, bench: &mut Bench| {
        assert_eq!(serde_json::to_string(&picture.ledger).unwrap(), bench.ledger());
        assert_eq!(picture.head, bench.case.head().unwrap());
        assert_eq!(serde_json::to_string(&bench.case.ledger().unwrap()).unwrap(), bench.ledger());
    };
    same(&picture, &mut bench);
    bench.case.undo(made.id.as_str(), None, &stamp(6)).unwrap();
    let picture = follower.picture(&mut bench.case).unwrap();
    same(&picture, &mut bench);
    bench.add("later.txt", b"The port counted 12 ships on Sunday, the harbour master said on Monday.");
    let picture = follower.picture(&mut bench.case).unwrap();
    same(&picture, &mut bench);
    assert_eq!(picture.reports.len(), 4);
    assert_eq!(bench.case.verify(None, |_, _| {}).unwrap().difference, None);
}

#[test]
fn a_claim_by_hand_is_found_and_decided_on_as_any_other() {
    let mut bench = Bench::filled();
    let kept = bench.case.kept("port").unwrap();
    let at = kept.report.text.find("40 ships").unwrap();
    let value = Some(rust_decimal::Decimal::from(41));
    let made = plimsoll_ledger::HandMade {
        report: kept.report.hash.clone(),
        part: plimsoll_claim::Part::Text,
        span: plimsoll_text::Span::of_range(at..at + 8),
        words: "40 ships".into(),
        figure: plimsoll_ledger::Figure {
            low: value,
            high: value,
            approximate: false,
            bound: plimsoll_claim::Bound::Exact,
        },
        fields: Vec::new(),
        alternative_to: Vec::new(),
        of: None,
    };
    let claim = bench.case.by_hand(&made).unwrap().claim;
    let decided = bench.case.decide(Decision::AddClaim { claim: made, reason: None }, &stamp(5)).unwrap();
    let anchor = bench.case.anchor(claim.as_str()).unwrap();
    let correction = plimsoll_ledger::Correction::Unit(Some("ship".into()));
    let correct = Decision::Correct { claim: anchor, correction, reason: "ships are ships".into() };
    bench.case.decide(correct, &stamp(6)).unwrap();
    let unit = |bench: &mut Bench| {
        let picture = bench.case.picture().unwrap();
        let claims: Vec<_> = picture.reports.iter().flat_map(|filed| filed.1.clone()).collect();
        claims.into_iter().find(|one| one.claim == claim).map(|one| one.unit)
    };
    assert_eq!(unit(&mut bench), Some(Some("ship".into())));
    bench.case.undo(decided.id.as_str(), None, &stamp(7)).unwrap();
    assert_eq!(unit(&mut bench), None);
    assert_eq!(
        bench.case.picture().unwrap().ledger.second_look.len(),
        1,
        "the correction has lost its ground"
    );
}
