//! Rows that no other crate's type is by itself.

use plimsoll_capture::{Moment, Remark, Report};
use serde::Serialize;
use utoipa::ToSchema;

/// A report without its text: `plimsoll read --rows reports`.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReportRow {
    /// Its id.
    pub report: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as far as it says.
    pub published: Option<Moment>,
    /// Its title.
    pub title: Option<String>,
    /// Its language.
    pub language: &'static str,
    /// The hash of the bytes received.
    pub hash: String,
    /// What is odd about it.
    pub remarks: Vec<Remark>,
}

impl ReportRow {
    /// The row of a report.
    pub fn of(report: &Report) -> Self {
        Self {
            report: report.id.clone(),
            url: report.url.clone(),
            outlet: report.outlet.clone(),
            published: report.published,
            title: report.title.clone(),
            language: report.language.code(),
            hash: report.hash.clone(),
            remarks: report.remarks.clone(),
        }
    }
}
