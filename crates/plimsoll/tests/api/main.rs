//! The interface for programs, as the command serves it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod program;
mod rows;
mod schemathesis;
