//! The page of `--format html` as a browser shows it. Without a browser these tests fail: `cargo xtask test` installs one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;
mod looks;
mod made;
mod provenance;
