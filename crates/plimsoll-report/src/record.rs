use std::collections::BTreeMap;

use jiff::Timestamp;
use plimsoll_capture::{Kind, Moment, Report};
use plimsoll_ledger::{Decided, Limits, Rulings};
use plimsoll_lexicon::Lexicon;

/// What goes with a sheet when it is handed on: whose it is, when it was made, what was received, what was decided.
///
/// `plimsoll read` fills what it knows; a case fills all. Nothing here is looked up: a caller gives the time too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'a> {
    /// The name of the case.
    pub name: Option<&'a str>,
    /// What is set for the case, as a JSON object: what a case made anew from an archive begins with.
    pub settings: Option<&'a str>,
    /// When the export is made. Forms that need a time take the last day that a report tells where this is none.
    pub made_at: Option<Timestamp>,
    /// What was received, in the order it was; none for reports whose bytes were not kept.
    pub received: &'a [Received<'a>],
    /// Everything that was decided, undoings among it.
    pub decided: &'a [Decided],
    /// The names that are known: who is a person, which country, where a place lies.
    pub known: Option<Known<'a>>,
}

/// The bytes of one report as they were received, and what was noted then: the minimum log of the Berkeley Protocol.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// Name of the report.
    pub report: &'a str,
    /// `blake3:` and the hash of the bytes, as [`Report::hash`] has it.
    pub hash: &'a str,
    /// The bytes of the report: of a dump, its line or element.
    pub bytes: &'a [u8],
    /// Name of the input.
    pub name: &'a str,
    /// How the bytes are read.
    pub kind: Kind,
    /// The date of publication that a person gave.
    pub published: Option<Moment>,
    /// Where the bytes came from, as the operator put it.
    pub source: Option<&'a str>,
    /// When they were retrieved.
    pub retrieved_at: Option<Timestamp>,
    /// What they are, as it was told or found.
    pub media_type: Option<&'a str>,
    /// The tool that took them in, with its version.
    pub tool: Option<&'a str>,
    /// Who took them in.
    pub operator: Option<&'a str>,
    /// What the operator noted.
    pub note: Option<&'a str>,
}

/// The names that reading and the ledger go by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Who acts and speaks.
    pub lexicon: &'a Lexicon,
    /// Who counts, and where things go.
    pub limits: &'a Limits,
}

/// The hash of bytes as [`Report::hash`] has it.
pub fn hash_of(bytes: &[u8]) -> String {
    format!("blake3:{}", blake3::hash(bytes).to_hex())
}

impl Record<'_> {
    /// The decisions in force.
    pub fn rulings(&self) -> Rulings {
        Rulings::of(self.decided.iter().cloned())
    }
}

/// What was received, by the report it gave.
#[derive(Debug)]
pub(crate) struct Custody<'a>(BTreeMap<(&'a str, &'a str), &'a Received<'a>>);

impl<'a> Custody<'a> {
    pub(crate) fn of(record: &Record<'a>) -> Self {
        Self(record.received.iter().map(|one| ((one.hash, one.report), one)).collect())
    }

    /// How the bytes of a report were received.
    pub(crate) fn of_report(&self, report: &Report) -> Option<&'a Received<'a>> {
        self.0.get(&(report.hash.as_str(), report.id.as_str())).copied()
    }
}
