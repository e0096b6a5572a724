//! The command as a shell sees it: standard output, standard error and exit status.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod assist;
mod bad_input;
mod computed;
mod explain;
mod exports;
mod guide;
mod harness;
mod model;
mod output;
mod packs;
mod packs_guide;
mod paths;
mod readme;
mod rules;
mod samples;
mod shown;
mod statements;
mod trials;
