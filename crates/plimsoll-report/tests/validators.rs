//! Exports as the validators of their formats see them: `followthemoney` and `stix2-validator`, of PyPI.
//!
//! `cargo xtask test` installs them into `target/validators` and names their Python in `PLIMSOLL_VALIDATORS`. Without it these tests say
//! what is missing and pass; where `PLIMSOLL_CI` is set they fail.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs, dead_code)]
mod pile;

use std::path::{Path, PathBuf};
use std::process::Command;

use pile::{Pile, Words};
use plimsoll_report::{Exporter, FollowTheMoney, Stix};
use serde_json::Value;

/// Warnings of the STIX validator that are meant: 103, ids are UUIDs of version 5, which the standard allows and which are the same in every
/// export; 302, an address has no hash, since what was received need not be what stands there.
const MEANT: [&str; 2] = ["103", "302"];

const HOSTILE: &str = r#"{"id":"=a\u2028</script>","url":"http://a.example/\"><b>?q=é b","outlet":"\"Post\"\n<b>\u0000;=1","byline":"@x\u202e","published":"2031-02-13","title":"a\tb \\ </script>","text":"North Korea had sent more than 4,300 containers to Russia, Minister Baek \u202e\"Do\" said on Monday. </script>\u0007 \u2028 They could hold 5,000 rounds of news\u00adpaper, e\u0301 \u200b\u0085\u212b he added.\u202f"}"#;

/// The Python that has the validators; none: they are not installed, and that is said.
fn python() -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/validators/bin/python");
    let named = std::env::var_os("PLIMSOLL_VALIDATORS").map(PathBuf::from);
    let found = named.or_else(|| default.exists().then_some(default));
    if found.is_none() {
        let why = "no target/validators: followthemoney and stix2-validator are not installed; `cargo xtask validators` installs them from PyPI";
        assert!(std::env::var_os("PLIMSOLL_CI").is_none(), "{why}");
        eprintln!("skipped: {why}");
    }
    found
}

fn checked(form: &str, exporter: &dyn Exporter, piles: &[Pile]) -> Option<Value> {
    let python = python()?;
    let folder = tempfile::tempdir().unwrap();
    let write = |(number, pile): (usize, &Pile)| {
        let path = folder.path().join(format!("{number}.json"));
        std::fs::write(&path, pile.exported(exporter)).unwrap();
        path
    };
    let paths: Vec<PathBuf> = piles.iter().enumerate().map(write).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators/check.py");
    let output = Command::new(python).arg(script).arg(form).args(paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["errors"], Value::Array(Vec::new()), "{form}");
    Some(found)
}

fn piles() -> Vec<Pile> {
    let mut hostile = Pile::of(&[("hostile.json", HOSTILE.as_bytes())]);
    hostile.decide(&Words {
        verdict: "</script>=1",
        text: "a\u{2028}\"b\"\n\u{0}",
        what: "\u{202e}ship",
        source: "\t=1",
        house: "<b>",
    });
    vec![
        Pile::decided(),
        hostile,
        Pile::of(&[]),
        Pile::of(&[("undated.txt", b"The port counted 40 ships in May.")]),
    ]
}

#[test]
fn stix_validator_finds_no_error() {
    let Some(found) = checked("stix", &Stix, &piles()) else { return };
    for code in found["warnings"].as_object().unwrap().keys() {
        assert!(MEANT.contains(&code.as_str()), "warning {code}");
    }
    for kind in ["report", "grouping", "note", "opinion", "identity", "location", "extension-definition"] {
        assert!(found["counts"][kind].as_u64().unwrap_or_default() > 0, "{kind}");
    }
}

#[test]
fn follow_the_money_takes_every_entity_as_it_is() {
    let Some(found) = checked("ftm", &FollowTheMoney, &piles()) else { return };
    for schema in
        ["Article", "Note", "Mention", "UnknownLink", "PublicBody", "Organization", "Event", "Address"]
    {
        assert!(found["counts"][schema].as_u64().unwrap_or_default() > 0, "{schema}");
    }
}
