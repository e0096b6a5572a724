//! Adding, finding, checking.

use plimsoll_case::{Added, Case, CaseError, New, Search};

use crate::bench::{Bench, REPORTS, stamp};

#[test]
fn what_is_added_is_there_and_adding_again_changes_nothing() {
    let mut bench = Bench::filled();
    let head = bench.case.head().unwrap();
    for (name, text) in REPORTS {
        assert_eq!(bench.add(name, text.as_bytes()), [Added::Already]);
    }
    assert_eq!(bench.case.head().unwrap(), head);
    assert_eq!(bench.case.count().unwrap(), 3);
    let kept = bench.case.kept("wire").unwrap();
    assert_eq!(kept.bytes, REPORTS[0].1.as_bytes());
    assert!(kept.claims.len() >= 2, "{:?}", kept.claims);
    let picture = bench.case.picture().unwrap();
    assert_eq!(picture.ledger.counts.reports, 3);
    assert!(picture.ledger.counts.origins > 0);
}

#[test]
fn everything_holds_after_it_was_closed_and_opened() {
    let mut bench = Bench::filled();
    let before = bench.ledger();
    let mut again = Case::open(bench.case.path()).unwrap();
    assert_eq!(serde_json::to_string(&again.picture().unwrap().ledger).unwrap(), before);
    let checked = again.verify(None, |_, _| {}).unwrap();
    assert_eq!(checked.difference, None);
    assert_eq!((checked.reports, checked.readings, checked.ledger), (3, 3, true));
    let head = bench.case.head().unwrap().hash;
    assert_eq!(checked.head, head);
    assert_eq!(again.verify(Some(&head), |_, _| {}).unwrap().difference, None);
    assert!(again.verify(Some("0000"), |_, _| {}).unwrap().difference.is_some());
}

#[test]
fn words_find_reports() {
    let bench = Bench::filled();
    let found = |words: &str| {
        let search = Search { words: words.into(), limit: 10, ..Search::default() };
        let page = bench.case.search(&search).unwrap();
        let mut names: Vec<String> = page.reports.into_iter().map(|line| line.name).collect();
        names.sort();
        names
    };
    assert_eq!(found(""), ["daily", "port", "wire"]);
    assert_eq!(found("artillery"), ["daily", "wire"]);
    assert_eq!(found("harbour mas"), ["port"]);
    assert_eq!(found("\"harbour ships\""), [""; 0]);
    assert_eq!(found("tractors"), [""; 0]);
}

#[test]
fn a_case_never_takes_the_place_of_anything() {
    let bench = Bench::new();
    let create = |name: &str| Case::create(&bench.path(name), &New::default(), &stamp(0));
    assert!(matches!(create("one.case"), Err(CaseError::Exists(_))));
    std::fs::write(bench.path("notes.txt"), "some notes that are no case").unwrap();
    assert!(matches!(create("notes.txt"), Err(CaseError::Exists(_))));
    assert!(matches!(Case::open(&bench.path("notes.txt")), Err(CaseError::NotACase(_))));
    assert!(matches!(Case::open(&bench.path("none.case")), Err(CaseError::Missing(_))));
}
