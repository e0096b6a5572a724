use std::collections::BTreeMap;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Event, Part};
use plimsoll_ledger::Origin;
use plimsoll_text::Span;

use crate::citation::{Citation, source};
use crate::digest::subjects::Subject;
use crate::index::Index;
use crate::record::Custody;
use crate::{Sheet, address, statements};

/// What the note of one figure or statement says.
#[derive(Clone, Debug)]
pub(crate) struct Note<'a> {
    pub(crate) report: &'a Report,
    /// Id of the claim or statement.
    pub(crate) id: &'a ClaimId,
    /// "The Harbour Gazette, 28 Feb 2024"
    pub(crate) source: String,
    pub(crate) sentence: String,
    /// Address of the web, if it is one.
    pub(crate) url: Option<String>,
    /// Bytes of the figure in what was received, and in the text.
    pub(crate) raw: Option<Span>,
    pub(crate) text: Span,
    pub(crate) part: Part,
    /// When the bytes were retrieved.
    pub(crate) retrieved: Option<String>,
}

/// Notes by number, from 1, in the order in which they are first asked for.
#[derive(Debug, Default)]
pub(crate) struct Notes<'a> {
    known: BTreeMap<&'a ClaimId, Note<'a>>,
    numbers: BTreeMap<&'a ClaimId, usize>,
    order: Vec<&'a ClaimId>,
}

impl<'a> Notes<'a> {
    pub(crate) fn of(sheet: &Sheet<'a>) -> Self {
        let custody = Custody::of(&sheet.record);
        let mut known = BTreeMap::new();
        let mut reports = BTreeMap::new();
        for read in sheet.reports {
            reports.entry(read.report.id.as_str()).or_insert(read.report);
            for claim in read.claims {
                known.entry(&claim.claim).or_insert_with(|| note_of_claim(read.report, claim, &custody));
            }
        }
        for event in sheet.events {
            if let Some(report) = reports.get(event.report.as_str()) {
                known.entry(&event.statement).or_insert_with(|| note_of_event(report, event, &custody));
            }
        }
        Self { known, ..Self::default() }
    }

    /// The number of a claim's or a statement's note; none where there is no such claim.
    pub(crate) fn number(&mut self, id: &ClaimId) -> Option<usize> {
        let (own, _) = self.known.get_key_value(id)?;
        let next = self.order.len() + 1;
        let number = *self.numbers.entry(own).or_insert(next);
        if number == next {
            self.order.push(own);
        }
        Some(number)
    }

    /// All notes that were asked for, in order.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (usize, &Note<'a>)> {
        self.order.iter().enumerate().filter_map(|(at, id)| Some((at + 1, self.known.get(id)?)))
    }
}

/// The claims of all subjects in the order in which a dossier shows them: of each origin the nearest first.
pub(crate) fn order<'a>(subjects: &[Subject<'a>], index: &Index<'a>) -> Vec<&'a Claim> {
    let origins = subjects.iter().flat_map(|subject| subject.figures().map(|figure| figure.origin));
    origins.flat_map(|origin| carriers(origin, index)).collect()
}

/// The carriers of an origin, the nearest first.
fn carriers<'a>(origin: &'a Origin, index: &Index<'a>) -> Vec<&'a Claim> {
    let others = origin.claims.iter().filter(|id| **id != origin.nearest);
    std::iter::once(&origin.nearest).chain(others).filter_map(|id| index.claim(id)).collect()
}

fn note_of_claim<'a>(report: &'a Report, claim: &'a Claim, custody: &Custody<'a>) -> Note<'a> {
    let citation = Citation { report, claim };
    let text = claim.spans.quantity;
    let place = Place { text, part: claim.part, raw: citation.raw(text) };
    note(report, &claim.claim, citation.sentence(), place, custody)
}

fn note_of_event<'a>(report: &'a Report, event: &'a Event, custody: &Custody<'a>) -> Note<'a> {
    let text = event.spans.trigger;
    let raw = (event.part == Part::Text).then(|| report.source_map.raw_of(text)).flatten();
    let place = Place { text, part: event.part, raw };
    note(report, &event.statement, statements::sentence(report, event), place, custody)
}

/// Where words stand.
struct Place {
    text: Span,
    part: Part,
    raw: Option<Span>,
}

fn note<'a>(
    report: &'a Report,
    id: &'a ClaimId,
    sentence: String,
    place: Place,
    custody: &Custody<'a>,
) -> Note<'a> {
    let retrieved = custody.of_report(report).and_then(|received| received.retrieved_at);
    Note {
        report,
        id,
        source: source(report),
        sentence,
        url: report.url.as_deref().and_then(address::of_the_web),
        raw: place.raw,
        text: place.text,
        part: place.part,
        retrieved: retrieved.map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
    }
}

impl Note<'_> {
    /// "bytes 120 to 134 of what was received (blake3:…), 120 to 134 of the text"
    pub(crate) fn place(&self) -> String {
        let part = match self.part {
            Part::Text => "the text",
            Part::Title => "the title",
        };
        let text = format!("{} to {} of {part}", self.text.start(), self.text.end());
        match self.raw {
            Some(raw) => format!("bytes {} to {} of what was received, {text}", raw.start(), raw.end()),
            None => format!("bytes {text}"),
        }
    }
}
