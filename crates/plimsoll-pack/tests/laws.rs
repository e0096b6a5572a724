//! Whatever a file holds, checking ends, and every fault has its place.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plimsoll_pack::{File, Pack, shipped};
use proptest::prelude::*;

/// What stands in packs, and what is apt to break them.
const PIECES: &[&str] = &[
    "\n[[item]]\n",
    "\n[[calibre]]\n",
    "\n[[measure]]\n",
    "\n[[counter]]\n",
    "\n[[",
    "]]\n",
    "words = ",
    "[\"a\", \"é\"]",
    "\"",
    "'''",
    "millimetres = ",
    "99999999999999999999",
    "-1",
    "1e9",
    "nan",
    "0x_",
    "low_kg = \"",
    "source = \"\"\n",
    "= = ",
    "\u{feff}",
    "\u{0}",
    "ü",
    "#",
    "{ a = 1 }",
    "1979-05-27",
    "true",
    "[",
    "frame = \"giver\"\n",
    "class = \"é\"\n",
];

fn check(bytes: &[u8]) {
    let Err(found) = Pack::of(&[File { name: "pack.toml", bytes }]) else { return };
    assert!(!found.faults.is_empty());
    for fault in &found.faults {
        assert!(!fault.says.is_empty() && !fault.help.is_empty());
        for place in [&fault.place].into_iter().chain(fault.against.as_ref().map(|(place, _)| place)) {
            let text = &found.texts[place.file].1;
            assert!(text.get(place.bytes.clone()).is_some(), "{fault:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_checked(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn pieces_of_packs_in_any_order_are_checked(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30),
    ) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn a_pack_with_a_slip_is_checked(
        file in 0usize..6, at in 0.0f64..1.0, length in 0usize..12, piece in proptest::sample::select(PIECES),
    ) {
        let text = shipped("arms-transfers").unwrap().files[file].toml;
        let start = text.floor_char_boundary((text.len() as f64 * at) as usize);
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        check([&text[..start], piece, &text[end..]].concat().as_bytes());
    }
}
