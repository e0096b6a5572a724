//! The server as a browser and as a stranger see it: on loopback, with a case made from the sample reports. Without a browser these
//! tests fail: `cargo xtask test` installs one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod api;
mod asking;
mod door;
mod empty;
mod forms;
mod guards;
mod guide;
mod hostile;
mod listed;
mod looks;
mod programs;
mod served;
mod tls;
mod visitor;
