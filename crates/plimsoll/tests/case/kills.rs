//! The program is killed at random moments while it adds a folder: nothing is half added, nothing that was said to be there is
//! lost, and what is left ends as an uninterrupted run would.

use std::io::Read;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use plimsoll_case::{Case, CaseError};

use crate::bench::Bench;

/// Kills at least.
const KILLS: usize = 200;
/// Reports of the folder: more than one step writes, so that kills fall between steps and into them.
const REPORTS: usize = 100;
/// The longest that a run is left alone, as a part of what a whole run takes.
const LONGEST: f64 = 1.3;
/// Runs of one case after which one is left to end, so that several are ended.
const MOST_OF_ONE: usize = 12;
/// What a run is given that is left to end.
const LONG: Duration = Duration::from_secs(600);

/// Numbers that look like chance and are the same in every run.
struct Seeded(u64);

impl Seeded {
    /// A number from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[test]
fn killed_at_any_moment_nothing_is_half_added_and_the_end_is_the_same() {
    let bench = Bench::with_reports(REPORTS);
    let (making, adding, ledger) = undisturbed(&bench);
    let mut chance = Seeded(31);
    let (mut kills, mut rounds) = (0, 0);
    while kills < KILLS {
        rounds += 1;
        let name = format!("{rounds}.case");
        let mut before = 0;
        for run in 0.. {
            // Each round begins with the making of the case, which is killed as well.
            let is_begun = Case::open(&bench.path(&name)).is_ok();
            let child = if is_begun {
                bench.command(&["case", "add", &name, "reports"]).spawn().unwrap()
            } else {
                bench.command(&["case", "new", &name]).spawn().unwrap()
            };
            let usual = if is_begun { adding.mul_f64(LONGEST) } else { making };
            let patience = if run < MOST_OF_ONE { usual.mul_f64(chance.next()) } else { LONG };
            let was_killed = killed_after(child, patience);
            kills += usize::from(was_killed);
            before = looked_at(&bench, &name, before);
            if is_begun && !was_killed {
                break;
            }
        }
        assert_eq!(findings(&bench, &name), ledger);
        assert_eq!(before, REPORTS);
    }
}

/// How long the making of a case takes and how long the adding, where nobody disturbs them, and what comes of it.
fn undisturbed(bench: &Bench) -> (Duration, Duration, String) {
    let timed = |arguments: &[&str]| {
        let started = Instant::now();
        bench.done(arguments);
        started.elapsed()
    };
    let making = timed(&["case", "new", "whole.case"]);
    let adding = timed(&["case", "add", "whole.case", "reports"]);
    (making, adding, findings(bench, "whole.case"))
}

fn findings(bench: &Bench, name: &str) -> String {
    bench.done(&["case", "export", name, "--rows", "findings", "--format", "jsonl"])
}

/// Waits until the time is over, then kills; answers whether there was something to kill.
fn killed_after(mut child: Child, patience: Duration) -> bool {
    let until = Instant::now() + patience;
    while Instant::now() < until {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        thread::yield_now();
    }
    let had_ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said on its way tells, where a run goes wrong, what went wrong.
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(!said.contains("error"), "{said}");
    !had_ended
}

/// Opens the case as it was left. Every report in it is whole, and no report that was there before is gone.
fn looked_at(bench: &Bench, name: &str, before: usize) -> usize {
    let mut case = match Case::open(&bench.path(name)) {
        Ok(case) => case,
        // Killed before anything was written, or before the first entry was.
        Err(CaseError::Missing(_) | CaseError::Unfinished(_)) => return 0,
        Err(other) => panic!("{other}"),
    };
    let checked = case.verify(None, |_, _| {}).unwrap();
    assert_eq!(checked.difference, None);
    assert_eq!((checked.reports, checked.readings), (case.count().unwrap(), case.count().unwrap()));
    assert!(checked.reports >= before, "{} reports of {before} are left", checked.reports);
    checked.reports
}
