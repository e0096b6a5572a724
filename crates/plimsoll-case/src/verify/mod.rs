//! Everything is computed anew and compared with what is kept; the first difference is named.

mod file;
mod history;
mod received;
mod worked_out;

use std::fmt;

use serde::Serialize;

use crate::{Case, CaseError};

/// What was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Entries of the log whose hashes follow from one another.
    pub entries: usize,
    /// Reports whose bytes have the hash that the log tells.
    pub reports: usize,
    /// Decisions whose ids are those of what they say.
    pub decisions: usize,
    /// Readings that are what reading the bytes gives.
    pub readings: usize,
    /// Readings of another version, which this one cannot judge.
    pub of_another_version: usize,
    /// Whether a ledger was kept and is what the claims amount to.
    pub ledger: bool,
    /// The hash of the last entry of the log. Noted elsewhere, it tells later whether entries were taken away.
    pub head: String,
    /// The first difference; none: everything holds.
    pub difference: Option<Difference>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where: `file`, `log`, `received`, `decided`, `setting`, `reading`, `search`, `ledger`.
    pub part: &'static str,
    /// Which row of it.
    pub place: String,
    /// What is wrong, and what it means.
    pub message: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// How a check went: on, or stopped at a difference.
pub(crate) type Step = Result<(), Stop>;

/// Why a check stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    Difference(Difference),
    Failed(CaseError),
}

impl From<CaseError> for Stop {
    fn from(error: CaseError) -> Self {
        match error {
            CaseError::Damaged { reason, .. } => {
                Self::at("file", "the file", format!("it is damaged: {reason}"))
            }
            CaseError::Unreadable { what, reason, .. } => {
                Self::at("row", what, format!("it does not read as it should: {reason}"))
            }
            CaseError::NotACase(_) => {
                Self::at("file", "the file", "it is damaged: its pages are no database")
            }
            other => Self::Failed(other),
        }
    }
}

impl Stop {
    pub(crate) fn at(part: &'static str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Difference(Difference { part, place: place.into(), message: message.into() })
    }
}

impl Case {
    /// Checks everything. `head`: a hash of an entry that was noted elsewhere, which must still be in the log. `progress` is told
    /// how many of how many reports were read.
    pub fn verify(
        &mut self,
        head: Option<&str>,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Checked, CaseError> {
        let mut checked = Checked::default();
        match self.check_all(head, &mut checked, &mut progress) {
            Ok(()) => Ok(checked),
            Err(Stop::Difference(difference)) => Ok(Checked { difference: Some(difference), ..checked }),
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    fn check_all(
        &mut self,
        head: Option<&str>,
        checked: &mut Checked,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Step {
        self.snapshot(|case| {
            file::check(case)?;
            history::check(case, head, checked)?;
            received::check(case, checked)?;
            worked_out::check_readings(case, checked, progress)?;
            worked_out::check_ledger(case, checked)
        })?;
        worked_out::check_search(self)
    }
}
