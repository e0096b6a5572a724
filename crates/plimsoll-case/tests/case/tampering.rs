//! Whatever is changed behind the back of the case is found and named.

use std::fs;
use std::sync::LazyLock;

use plimsoll_case::{Case, Checked};
use plimsoll_ledger::{Decision, Reliability};
use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::Connection;

use crate::bench::{Bench, stamp};

/// A case with reports and decisions, its ledger kept, as a file.
static SETTLED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bench = Bench::filled();
    let grade =
        |source: &str| Decision::Grade { source: source.into(), reliability: Reliability::B, reason: None };
    bench.case.decide(grade("Harbour Office"), &stamp(5)).unwrap();
    bench.case.decide(grade("Strait Wire"), &stamp(6)).unwrap();
    bench.case.picture().unwrap();
    let copy = bench.path("copy.case");
    bench.case.backup(&copy).unwrap();
    fs::read(copy).unwrap()
});

/// The same, to be tampered with.
fn settled() -> Bench {
    Bench::of(&SETTLED)
}

fn checked(bench: &mut Bench) -> Checked {
    bench.case.verify(None, |_, _| {}).unwrap()
}

/// Columns whose every byte counts, with the part in which a change of it is found.
const COLUMNS: [(&str, &str); 21] = [
    ("log", "at"),
    ("log", "by"),
    ("log", "kind"),
    ("log", "content"),
    ("log", "previous"),
    ("log", "hash"),
    ("report", "hash"),
    ("report", "bytes"),
    ("receipt", "name"),
    ("receipt", "source"),
    ("receipt", "kind"),
    ("receipt", "media_type"),
    ("receipt", "retrieved_at"),
    ("receipt", "tool"),
    ("receipt", "operator"),
    ("setting", "value"),
    ("listed", "name"),
    ("listed", "published"),
    ("reading", "text"),
    ("reading", "told"),
    ("ledger", "ledger"),
];

/// Changes one byte of one cell; answers what it was before, or nothing where the cell is empty.
fn plant(
    raw: &Connection,
    (table, column): (&str, &str),
    row: &Index,
    place: &Index,
    flip: u8,
) -> Option<String> {
    let key = if table == "setting" || table == "ledger" { "key" } else { "rowid" };
    let mut rows = raw.prepare(&format!("SELECT {key}, CAST({column} AS BLOB) FROM {table}")).unwrap();
    let cells: Vec<(rusqlite::types::Value, Vec<u8>)> =
        rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let (id, mut cell) = row.get(&cells).clone();
    if cell.is_empty() {
        return None;
    }
    let at = place.index(cell.len());
    cell[at] ^= flip;
    let kind = if ["bytes", "told", "ledger"].contains(&column) { "BLOB" } else { "TEXT" };
    let changed = raw
        .execute(&format!("UPDATE {table} SET {column} = CAST(?1 AS {kind}) WHERE {key} = ?2"), (&cell, &id));
    changed.ok().map(|_| format!("byte {at} of {table}.{column} in row {id:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_changed_byte_is_found(
        column in prop::sample::select(COLUMNS.to_vec()),
        row in any::<Index>(),
        place in any::<Index>(),
        flip in 1..=255u8,
    ) {
        let mut bench = settled();
        let raw = Connection::open(bench.case.path()).unwrap();
        raw.pragma_update(None, "foreign_keys", false).unwrap();
        if let Some(planted) = plant(&raw, column, &row, &place, flip) {
            let checked = checked(&mut bench);
            prop_assert!(checked.difference.is_some(), "{planted} was not found");
        }
    }

    #[test]
    fn a_flipped_byte_of_the_file_is_found_or_touches_nothing(place in any::<Index>(), flip in 1..=255u8) {
        let mut bench = settled();
        let ledger = bench.ledger();
        let copy = bench.path("copy.case");
        let mut bytes = SETTLED.clone();
        let at = place.index(bytes.len());
        bytes[at] ^= flip;
        fs::write(&copy, bytes).unwrap();
        let Ok(mut opened) = Case::open(&copy) else { return Ok(()) };
        let Ok(checked) = opened.verify(None, |_, _| {}) else { return Ok(()) };
        if checked.difference.is_none() {
            // A byte that no row uses.
            prop_assert_eq!(serde_json::to_string(&opened.picture().unwrap().ledger).unwrap(), ledger);
            prop_assert_eq!(opened.head().unwrap(), bench.case.head().unwrap());
        }
    }
}

#[test]
fn what_is_taken_away_or_put_in_is_found() {
    let planted = [
        ("DELETE FROM receipt WHERE id = 2", "received"),
        ("DELETE FROM log WHERE seq = 4", "log"),
        ("DELETE FROM setting WHERE key = 'title'", "setting"),
        ("INSERT INTO setting (key, value) VALUES ('as_of', '\"2031\"')", "setting"),
        ("DELETE FROM reading WHERE report = 1", "reading"),
        ("DELETE FROM listed WHERE report = 1", "reading"),
        ("DELETE FROM told WHERE report = 1", "reading"),
        ("INSERT INTO report (hash, size, bytes) VALUES ('blake3:00', 1, x'00')", "received"),
        ("UPDATE report SET size = size + 1 WHERE id = 1", "received"),
        ("UPDATE receipt SET note = 'planted' WHERE id = 1", "received"),
        ("UPDATE receipt SET published = '2031' WHERE id = 1", "received"),
        ("UPDATE listed SET claimed = 0 WHERE report = 1", "reading"),
        (
            "INSERT INTO search (search, rowid, title, outlet, text) VALUES ('delete', 1, '', '', 'Ministry')",
            "search",
        ),
    ];
    for (change, part) in planted {
        let mut bench = settled();
        let raw = Connection::open(bench.case.path()).unwrap();
        raw.pragma_update(None, "foreign_keys", false).unwrap();
        raw.execute(change, []).unwrap();
        let difference = checked(&mut bench).difference.unwrap_or_else(|| panic!("{change} was not found"));
        assert!(difference.part == part || difference.part == "file", "{change}: {difference:?}");
    }
}

#[test]
fn a_log_cut_short_is_found_by_a_head_that_was_noted() {
    let mut bench = settled();
    let head = bench.case.head().unwrap().hash;
    let raw = Connection::open(bench.case.path()).unwrap();
    raw.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)", []).unwrap();
    assert_eq!(checked(&mut bench).difference, None, "what is left holds in itself");
    let found = bench.case.verify(Some(&head), |_, _| {}).unwrap().difference.unwrap();
    assert_eq!(found.part, "log");
}

#[test]
fn a_truncated_file_is_named() {
    let bench = settled();
    let copy = bench.path("copy.case");
    bench.case.backup(&copy).unwrap();
    let whole = fs::read(&copy).unwrap();
    for part in 1..20 {
        fs::write(&copy, &whole[..whole.len() * part / 20]).unwrap();
        let found = Case::open(&copy).and_then(|mut case| case.verify(None, |_, _| {}));
        match found {
            Ok(checked) => assert!(checked.difference.is_some(), "{part} twentieths"),
            Err(error) => assert!(error.to_string().contains("copy.case"), "{error}"),
        }
    }
}
