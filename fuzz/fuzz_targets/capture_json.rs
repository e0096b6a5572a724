#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_capture::Kind;

fuzz_target!(|bytes: &[u8]| {
    plimsoll_fuzz::check(Kind::Json, bytes);
    plimsoll_fuzz::check(Kind::JsonLines, bytes);
});
