//! How the reports of a case are read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use plimsoll_capture::{Captured, Input, Options, Problem, Remark, Report, capture};
use plimsoll_claim::{Claim, Event, Told, read_all};
use plimsoll_ledger::Limits;
use plimsoll_pack::{File, Pack, shipped};
use plimsoll_text::Language;

use crate::{CaseError, PackPart, Receipt, Settings, hash};

/// The words and limits of a case, compiled, and the version under which they read.
#[derive(Debug)]
pub struct Reader {
    pack: Pack,
    version: String,
}

/// A receipt with what was read in it.
#[derive(Clone, Debug)]
pub struct Read {
    /// What was received.
    pub receipt: Receipt,
    /// The report.
    pub report: Report,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// What it tells without a number.
    pub events: Vec<Event>,
    pub(crate) version: String,
}

/// Why a receipt holds no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Its bytes are none.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// It holds several that cannot be told apart.
    #[error(
        "{0}: several reports stand in one JSON that is not in UTF-8; save it as UTF-8, or give one report a file"
    )]
    Several(String),
    /// A fault of ours.
    #[error("{0}: reading broke off; this is a fault in Plimsoll, please report it with this input")]
    Fault(String),
}

impl Reader {
    /// The reader of some settings.
    pub(crate) fn of(settings: &Settings) -> Result<Self, CaseError> {
        let files = settings.pack.iter().map(files).collect::<Result<Vec<_>, _>>()?.concat();
        let given: Vec<File<'_>> =
            files.iter().map(|(name, bytes)| File { name, bytes: bytes.as_slice() }).collect();
        let pack = Pack::of(&given).map_err(|faults| {
            CaseError::Pack(faults.faults.first().map_or_else(String::new, |fault| fault.says.clone()))
        })?;
        let mut hasher = blake3::Hasher::new();
        for (name, bytes) in &files {
            hasher.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes());
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        }
        let words = hasher.finalize().to_hex();
        let version = format!("{}+{}.{}", env!("CARGO_PKG_VERSION"), env!("PLIMSOLL_READING"), &words[..12]);
        Ok(Self { pack, version })
    }

    /// Under what reports are read: this program's version, the hash of what it reads by, the hash of the words of the case.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What figures of the field can be, who counts, and where.
    pub fn limits(&self) -> &Limits {
        &self.pack.limits
    }

    /// The words and limits.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Reads a report. The same receipt is read the same on every machine.
    pub fn read(&self, receipt: Receipt) -> Result<Read, Unread> {
        let name = receipt.name.clone();
        let report = self.capture(&receipt)?;
        let told = catch_unwind(AssertUnwindSafe(|| self.told(&report))).map_err(|_| Unread::Fault(name))?;
        Ok(Read { receipt, report, claims: told.claims, events: told.events, version: self.version.clone() })
    }

    /// Reads a receipt that was read before. What this version cannot read any more keeps its place, with a remark.
    pub(crate) fn read_or_blank(&self, receipt: Receipt) -> Read {
        match self.read(receipt.clone()) {
            Ok(read) => read,
            Err(unread) => {
                let mut report = self.blank(&receipt);
                report.remarks.push(Remark::new("unread", unread.to_string()));
                Read {
                    receipt,
                    report,
                    claims: Vec::new(),
                    events: Vec::new(),
                    version: self.version.clone(),
                }
            }
        }
    }

    /// The report alone, with the way back to its bytes.
    pub(crate) fn capture(&self, receipt: &Receipt) -> Result<Report, Unread> {
        let input = Input { name: &receipt.name, bytes: &receipt.bytes, kind: receipt.kind };
        let options = Options { published: receipt.published };
        let Captured { mut reports, mut problems } =
            catch_unwind(AssertUnwindSafe(|| capture(input, &options)))
                .map_err(|_| Unread::Fault(receipt.name.clone()))?;
        if !problems.is_empty() {
            return Err(problems.swap_remove(0).into());
        }
        match reports.len() {
            1 => {
                let mut report = reports.swap_remove(0);
                report.hash = hash::bytes(&receipt.bytes);
                Ok(report)
            }
            _ => Err(Unread::Several(receipt.name.clone())),
        }
    }

    /// A report without a text, for a receipt that cannot be read.
    pub(crate) fn blank(&self, receipt: &Receipt) -> Report {
        let input = Input { name: &receipt.name, bytes: b"", kind: plimsoll_capture::Kind::Text };
        let mut report = capture(input, &Options::default()).reports.swap_remove(0);
        report.hash = hash::bytes(&receipt.bytes);
        report
    }

    /// None where the language is not read; too few words to tell count as known.
    fn told(&self, report: &Report) -> Told {
        let is_read = [Language::ENGLISH, Language::UNDETERMINED].contains(&report.language);
        if is_read { read_all(report, &self.pack.lexicon) } else { Told::default() }
    }
}

/// The files of a part of a pack.
fn files(part: &PackPart) -> Result<Vec<(String, Vec<u8>)>, CaseError> {
    match part {
        PackPart::Shipped { name } => {
            let pack = shipped(name).ok_or_else(|| {
                CaseError::Pack(format!("no pack of the name {name} comes with this version of Plimsoll"))
            })?;
            Ok(pack.files().map(|file| (format!("{name}/{}", file.name), file.bytes.to_vec())).collect())
        }
        PackPart::Files { files } => {
            Ok(files.iter().map(|file| (file.name.clone(), file.text.as_bytes().to_vec())).collect())
        }
    }
}
