//! The server as a browser and as a stranger see it: on loopback, with a case made from the sample reports. Without a browser these
//! tests fail: `cargo xtask test` installs one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod api;
mod asking;
mod browser;
mod empty;
mod forms;
mod guards;
mod guide;
mod hostile;
mod looks;
mod served;
