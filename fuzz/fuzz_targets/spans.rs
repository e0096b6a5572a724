//! Tokens, sentences and lines of any text: in order, inside it, nothing but white space cut out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll_fuzz::check_spans(bytes));
