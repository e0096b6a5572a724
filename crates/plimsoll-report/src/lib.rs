//! What was read, for programs and for people: JSON, CSV, Markdown, a page, tables and the digest, one exporter a file.
//!
//! An [`Exporter`] writes a [`Sheet`], which is all that was read and what it amounts to. A [`RowForm`] writes rows, so that
//! a caller can print them as reports are read. This crate knows no file and no terminal: a caller says where to write, how
//! wide, and whether in colour.

mod changed;
mod chart;
mod computed;
mod csv;
mod digest;
mod explain;
mod exporter;
mod graph;
mod html;
mod index;
mod json;
pub mod jsonl;
mod layout;
mod markdown;
pub mod mentions;
mod record;
pub mod rows;
mod rowwise;
mod rulebook;
mod statements;
mod table;
pub mod wording;

pub use csv::Csv;
pub use digest::Digest;
pub use explain::{Explained, Explanation, StatementExplanation};
pub use exporter::{Exporter, Rows, Sheet};
pub use html::Html;
pub use json::Json;
pub use jsonl::JsonLines;
pub use markdown::{Markdown, MarkdownDigest};
pub use record::{Known, Received, Record};
pub use rowwise::{Frame, Framed, RowForm, Rowwise};
pub use rulebook::{rule_list, rule_table};
pub use table::{Table, captured};
