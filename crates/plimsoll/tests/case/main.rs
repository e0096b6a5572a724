//! `plimsoll case` as a shell sees it, and what becomes of a case when the program is killed, the disk is full, or two write.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accounts;
mod bench;
mod full_disk;
mod kills;
mod two_writers;
mod verbs;
