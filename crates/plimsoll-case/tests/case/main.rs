//! The case file: what goes in stays in, is found again, and can be checked.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bench;
mod keeping;
mod laws;
mod tampering;
