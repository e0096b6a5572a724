//! What was read, for programs and for people: JSON, CSV, Markdown, a page, tables and the digest, one exporter a file.
//!
//! An [`Exporter`] writes a [`Sheet`], which is all that was read and what it amounts to. A [`RowForm`] writes rows, so that
//! a caller can print them as reports are read. This crate knows no file and no terminal: a caller says where to write, how
//! wide, and whether in colour.

mod address;
mod annotation;
mod archive;
mod changed;
mod chart;
mod citation;
mod claim_review;
mod clock;
mod code_points;
mod computed;
mod csv;
mod digest;
mod dossier;
mod explain;
mod exporter;
mod forms;
mod ftm;
mod geojson;
mod graph;
mod html;
mod ids;
mod index;
mod json;
pub mod jsonl;
mod layout;
mod listing;
mod markdown;
pub mod mentions;
mod names;
mod object;
mod places;
mod record;
pub mod rows;
mod rowwise;
mod rulebook;
mod statements;
mod stix;
mod table;
pub mod wording;

pub use annotation::WebAnnotation;
pub use archive::{Archive, ArchiveError, Kept, Restored, restored};
pub use claim_review::ClaimReview;
pub use csv::Csv;
pub use digest::Digest;
pub use dossier::MarkdownDossier;
pub use explain::{Explained, Explanation, StatementExplanation};
pub use exporter::{Exporter, Rows, Sheet};
pub use forms::{FORMS, Form};
pub use ftm::FollowTheMoney;
pub use geojson::GeoJson;
pub use html::{Grave, Html, HtmlDossier, STYLE, Story, web_address};
pub use json::Json;
pub use jsonl::JsonLines;
pub use listing::{Listing, listing};
pub use markdown::{Markdown, MarkdownDigest};
pub use places::Places;
pub use record::{Known, Received, Record, hash_of};
pub use rowwise::{Frame, Framed, RowForm, Rowwise};
pub use rulebook::{rule_list, rule_table};
pub use stix::Stix;
pub use table::{Table, captured};
