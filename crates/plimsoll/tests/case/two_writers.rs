//! Two programs write to one case at once.

use std::time::{Duration, Instant};

use plimsoll_case::Case;
use rusqlite::{Connection, TransactionBehavior};

use crate::bench::{Bench, ran};

#[test]
fn two_that_add_at_once_both_add_everything() {
    let bench = Bench::with_reports(150);
    bench.done(&["case", "new", "one.case"]);
    let adding: Vec<_> =
        (0..3).map(|_| bench.command(&["case", "add", "one.case", "reports"]).spawn().unwrap()).collect();
    let mut added = 0;
    for child in adding {
        let ran = ran(&child.wait_with_output().unwrap());
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        let words = ran.err.split("note: ").last().unwrap();
        added += words.split(' ').next().unwrap().parse::<usize>().unwrap();
    }
    let mut case = Case::open(&bench.path("one.case")).unwrap();
    assert_eq!((added, case.count().unwrap()), (150, 150), "each report is added once");
    assert_eq!(case.verify(None, |_, _| {}).unwrap().difference, None);
}

#[test]
fn one_that_waits_in_vain_is_told_so() {
    let bench = Bench::with_reports(3);
    bench.done(&["case", "new", "one.case"]);
    let mut other = Connection::open(bench.path("one.case")).unwrap();
    let held = other.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let started = Instant::now();
    let refused = bench.run(&["case", "add", "one.case", "reports"]);
    assert_eq!(refused.status, Some(1));
    assert!(refused.err.contains("another process is writing to this case"), "{}", refused.err);
    assert!(started.elapsed() >= Duration::from_secs(5), "it waits before it gives up");
    // Readers do not wait.
    bench.done(&["case", "list", "one.case"]);
    drop(held);
    bench.done(&["case", "add", "one.case", "reports"]);
}
