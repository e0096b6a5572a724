//! Reading of any text: no panic, every part inside the text, claims that point at each other.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll_fuzz::check_reading(bytes));
