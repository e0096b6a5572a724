//! What was read, for programs and for people: JSON Lines and terminal tables, one exporter a file.
//!
//! This crate knows no file and no terminal: a caller says where to write and how wide.

pub mod jsonl;
pub mod mentions;
pub mod rows;
