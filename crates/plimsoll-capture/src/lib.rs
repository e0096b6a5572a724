//! Bytes to [`Report`]: plain text, HTML pages and JSON dumps, cut into zones, with a way back to the bytes.
//!
//! This crate knows no file, clock, network or database: a caller passes bytes and a name. Reading never fails on
//! what a report says; what is odd about it becomes a [`Remark`]. Only input that holds no report is a [`Problem`],
//! and the rest of the input is still read.

mod charset;
mod cues;
mod date;
mod draft;
mod format;
mod html;
mod input;
mod json;
mod layout;
mod lines;
mod link;
mod moment;
mod plain;
mod problem;
mod remark;
mod report;
mod source_map;
mod wire;
mod zone;

pub use input::{Captured, Input, Kind, Options, capture, capture_line};
pub use moment::{ClockTime, Moment, NotMoment};
pub use problem::{Place, Problem};
pub use remark::Remark;
pub use report::Report;
pub use source_map::{Fidelity, SourceMap, SourceRun};
pub use wire::{WirePlace, WireTag};
pub use zone::{Zone, ZoneSpan};
