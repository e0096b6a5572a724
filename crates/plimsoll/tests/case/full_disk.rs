//! The disk is full, in two ways.
//!
//! A file system in memory of a few hundred kilobytes, mounted in a namespace of its own so that it needs no rights: that is a full disk as
//! the program meets it. Where namespaces are not allowed only the second is tried: the largest size that the shell allows a file to
//! have (`ulimit -f`), which refuses in the middle of a write by another error than a full disk's. The signal that comes with it is
//! ignored, as on a full disk there is none.

use std::process::{Command, Stdio};

use plimsoll_case::Case;

use crate::bench::{Bench, Ran, ran};

/// Reports of the folder.
const REPORTS: usize = 150;

/// A way in which there is no room left.
#[derive(Clone, Copy)]
enum Disk {
    Full,
    Limited,
}

/// In a file system of so many kilobytes: the case is copied there, added to, and brought back as it was left.
const FULL: &str = "mkdir -p small && mount -t tmpfs -o size=$1k tmpfs small || exit 77
cp $2* small/ && cd small && \"$3\" case add $2 ../reports --source reports; status=$?
cd .. && cp -f small/$2* . && exit $status";
/// Where no file may have more than so many kilobytes.
const LIMITED: &str = "trap '' XFSZ; ulimit -f $(($1 * 2)); exec \"$3\" case add $2 reports --source reports";

impl Disk {
    fn adding(self, bench: &Bench, kilobytes: usize, name: &str) -> Ran {
        let mut command = match self {
            Self::Full => {
                let mut command = Command::new("unshare");
                command.args(["--user", "--map-root-user", "--mount", "sh", "-c", FULL]);
                command
            }
            Self::Limited => {
                let mut command = Command::new("sh");
                command.args(["-c", LIMITED]);
                command
            }
        };
        command.args(["sh", &kilobytes.to_string(), name, env!("CARGO_BIN_EXE_plimsoll")]);
        command.current_dir(bench.folder()).stdin(Stdio::null()).env("USER", "tester").env("NO_COLOR", "1");
        ran(&command.output().unwrap())
    }

    /// Whether a file system can be mounted here.
    fn is_possible(self) -> bool {
        let try_it =
            ["--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"];
        match self {
            Self::Full => {
                Command::new("unshare").args(try_it).output().is_ok_and(|output| output.status.success())
            }
            Self::Limited => true,
        }
    }
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_it_goes_on_once_there_is_room() {
    if Disk::Full.is_possible() {
        without_room(Disk::Full, &["no room left", "the disk refuses"]);
    }
}

#[test]
fn where_a_write_fails_nothing_is_lost_and_it_goes_on_once_it_succeeds() {
    without_room(Disk::Limited, &["the disk refuses", "no room left"]);
}

fn without_room(disk: Disk, told: &[&str]) {
    let bench = Bench::with_reports(REPORTS);
    let export =
        |name: &str| bench.done(&["case", "export", name, "--rows", "findings", "--format", "jsonl"]);
    let whole = ["case", "add", "whole.case", "reports", "--source", "reports"];
    bench.done(&["case", "new", "whole.case"]);
    bench.done(&whole);
    let ledger = export("whole.case");
    let mut refused = 0;
    for kilobytes in (256..3_200).step_by(184) {
        let name = format!("{kilobytes}.case");
        bench.done(&["case", "new", &name]);
        let ran = disk.adding(&bench, kilobytes, &name);
        if ran.status != Some(0) {
            refused += 1;
            assert_eq!(ran.status, Some(1), "{}", ran.err);
            assert!(ran.err.contains(&name) && told.iter().any(|told| ran.err.contains(told)), "{}", ran.err);
        }
        let mut case = Case::open(&bench.path(&name)).unwrap();
        assert_eq!(case.verify(None, |_, _| {}).unwrap().difference, None);
        drop(case);
        bench.done(&["case", "add", &name, "reports", "--source", "reports"]);
        assert_eq!(export(&name), ledger);
    }
    assert!(refused > 3, "there was no room {refused} times only");
}
