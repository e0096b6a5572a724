//! The command as a shell sees it: standard output, standard error and exit status.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bad_input;
mod explain;
mod harness;
mod output;
mod packs;
mod paths;
mod readme;
mod samples;
