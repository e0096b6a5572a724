//! Rows that no other crate's type is by itself.

use plimsoll_capture::{Moment, Remark, Report};
use plimsoll_claim::{ClaimId, Date};
use serde::Serialize;
use utoipa::ToSchema;

use crate::digest::timeline::Entry;

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

/// What is put at one date: a statement that reports tell, or a figure of a count.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TimelineRow {
    /// When; none where no report tells.
    pub on: Option<Date>,
    /// Which of the two it is.
    pub kind: TimelineKind,
    /// The claim or the statement.
    pub id: ClaimId,
    /// What was said or happened, in words.
    pub what: String,
    /// Who says so, in words.
    pub said_by: String,
    /// The reports that have it.
    pub reports: Vec<String>,
}

/// What a row of the timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A figure, by a claim that gives it.
    Claim,
    /// What is told without a number.
    Statement,
}

impl TimelineRow {
    pub(crate) fn of(entry: &Entry<'_>) -> Self {
        Self {
            on: entry.on,
            kind: if entry.is_figure { TimelineKind::Claim } else { TimelineKind::Statement },
            id: entry.id.clone(),
            what: entry.words.clone(),
            said_by: entry.said_by.clone(),
            reports: entry.reports.iter().map(|report| (*report).to_string()).collect(),
        }
    }
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
