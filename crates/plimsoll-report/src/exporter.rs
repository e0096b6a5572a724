use std::io;

use plimsoll_claim::Event;
use plimsoll_ledger::{Ledger, ReportClaims};

use crate::Record;

/// Everything that was read, and what it amounts to.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The reports with their claims, in the order they were read.
    pub reports: &'a [ReportClaims<'a>],
    /// What the reports tell without a number, in the order they were read.
    pub events: &'a [Event],
    /// Origins, series and findings.
    pub ledger: &'a Ledger,
    /// How many inputs could not be read.
    pub unread: usize,
    /// What goes with them when they are handed on.
    pub record: Record<'a>,
}

/// A form of output.
pub trait Exporter {
    /// Writes the sheet. Same sheet, same bytes.
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Kinds of rows that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One quantity asserted of something by someone.
    Claims,
    /// What happened or was said without a number, told by someone.
    Statements,
    /// Utterances and documents that claims trace back to.
    Origins,
    /// What an analyst should see.
    Findings,
    /// Successive figures of one counter over one window.
    Series,
    /// Figures that were given together, one divided by the other.
    Ratios,
    /// What the figures amount to on a day, as intervals.
    Estimates,
    /// What was read.
    Reports,
}
