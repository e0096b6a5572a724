use std::fmt::Debug;
use std::io;
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Estimate, Finding, Origin, Ratio, Series};

use crate::{Exporter, Rows, Sheet};

/// A form of output that is written row by row.
///
/// Each method gives rows ready to stand one behind the other, with [`Frame::between`] between two pieces.
pub trait RowForm: Debug + Sync {
    /// What stands around rows of one kind.
    fn frame(&self, rows: Rows) -> Frame;
    /// Claims.
    fn claims(&self, claims: &[Claim]) -> Vec<u8>;
    /// Statements without a number.
    fn statements(&self, events: &[Event]) -> Vec<u8>;
    /// Reports, without their text.
    fn reports(&self, reports: &[&Report]) -> Vec<u8>;
    /// Origins.
    fn origins(&self, origins: &[Arc<Origin>]) -> Vec<u8>;
    /// Series.
    fn series(&self, series: &[Series]) -> Vec<u8>;
    /// Findings.
    fn findings(&self, findings: &[Arc<Finding>]) -> Vec<u8>;
    /// Ratios.
    fn ratios(&self, ratios: &[Ratio]) -> Vec<u8>;
    /// Estimates.
    fn estimates(&self, estimates: &[Estimate]) -> Vec<u8>;
}

/// What stands around rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Before the first.
    pub before: Vec<u8>,
    /// Between two.
    pub between: &'static [u8],
    /// After the last.
    pub after: &'static [u8],
}

/// Puts pieces of rows into their frame as they come.
#[derive(Debug)]
pub struct Framed<W> {
    out: W,
    frame: Frame,
    is_begun: bool,
}

impl<W: io::Write> Framed<W> {
    /// Begins the frame.
    pub fn begin(mut out: W, frame: Frame) -> io::Result<Self> {
        out.write_all(&frame.before)?;
        Ok(Self { out, frame, is_begun: false })
    }

    /// Writes rows, of which there may be none.
    pub fn add(&mut self, rows: &[u8]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        if std::mem::replace(&mut self.is_begun, true) {
            self.out.write_all(self.frame.between)?;
        }
        self.out.write_all(rows)
    }

    /// Closes the frame.
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(self.frame.after)?;
        self.out.flush()
    }
}

/// Rows of one kind in one form.
#[derive(Clone, Copy, Debug)]
pub struct Rowwise<'a> {
    /// The form.
    pub form: &'a dyn RowForm,
    /// Which rows.
    pub rows: Rows,
}

impl Exporter for Rowwise<'_> {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut framed = Framed::begin(out, self.form.frame(self.rows))?;
        match self.rows {
            Rows::Claims => {
                sheet.reports.iter().try_for_each(|read| framed.add(&self.form.claims(read.claims)))?;
            }
            Rows::Statements => framed.add(&self.form.statements(sheet.events))?,
            Rows::Reports => {
                sheet.reports.iter().try_for_each(|read| framed.add(&self.form.reports(&[read.report])))?;
            }
            Rows::Origins => framed.add(&self.form.origins(&sheet.ledger.origins))?,
            Rows::Series => framed.add(&self.form.series(&sheet.ledger.series))?,
            Rows::Findings => framed.add(&self.form.findings(&sheet.ledger.findings))?,
            Rows::Ratios => framed.add(&self.form.ratios(&sheet.ledger.ratios))?,
            Rows::Estimates => framed.add(&self.form.estimates(&sheet.ledger.estimates))?,
        }
        framed.end()
    }
}
