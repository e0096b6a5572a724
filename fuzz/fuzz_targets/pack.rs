//! Checking of any bytes as a pack: no panic, every fault in its place.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll_fuzz::check_pack(bytes));
