//! Any answer of a model: no panic, and what becomes a claim has its words in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll_fuzz::check_answer(bytes));
