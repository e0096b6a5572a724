//! Report to claims: a cascade of small readers over tokens.
//!
//! tokens → lexicon hits → [`time`]s, [`quantity`] mentions, [`actor`]s → [`attribution`]s → measures → [`claim`]s.
//! Each step reads what the steps before it found and never fails. This crate knows no file, clock, network or database;
//! a report's day of publication is the only "now" it has.

pub mod actor;
pub mod attribution;
pub mod claim;
pub mod edtf;
pub mod event;
mod measure;
pub mod quantity;
pub mod reading;
mod rule;
#[cfg(test)]
mod salad;
pub mod time;

pub use claim::{
    Analyses, Claim, ClaimId, Measure, Modality, Part, Proposal, Refusal, Spans, Told, Verdict, examine,
    read_all,
};
pub use edtf::{Date, Period};
pub use event::Event;
pub use quantity::{Bound, Quantity};
pub use reading::Reading;
pub use rule::{Rule, rules};

use std::cell::OnceCell;

use plimsoll_capture::{Report, Zone};
use plimsoll_lexicon::Lexicon;
use plimsoll_text::Span;

/// Everything the cascade finds in one part of a report, step by step. Who acts and who speaks is read when it is first asked
/// for: a report without figures is never asked.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// Tokens, sentences, lexicon hits.
    pub reading: Reading<'a>,
    /// Time expressions.
    pub times: Vec<time::TimeMention>,
    /// Quantities, claims or not.
    pub quantities: Vec<quantity::QuantityMention>,
    /// Measure words and counted things.
    pub(crate) outline: measure::Outline,
    actors: OnceCell<actor::Actors>,
    passages: OnceCell<attribution::Passages>,
    attributions: OnceCell<attribution::Attributions>,
}

impl<'a> Analysis<'a> {
    /// Reads the text of a report.
    pub fn of_text(report: &'a Report, lexicon: &'a Lexicon) -> Self {
        Self::of(report, Reading::new(&report.text, lexicon, |at| report.zone_at(at).unwrap_or(Zone::Body)))
    }

    /// Reads the title of a report, where it stands apart from the text.
    pub fn of_title(report: &'a Report, lexicon: &'a Lexicon) -> Option<Self> {
        let title = report.title.as_deref()?;
        Some(Self::of(report, Reading::new(title, lexicon, |_| Zone::Headline)))
    }

    fn of(report: &'a Report, mut reading: Reading<'a>) -> Self {
        reading.outlet = report.outlet.as_deref();
        reading.published = report.dated().map(edtf::Date::from);
        let times = time::read(&reading);
        let quantities = quantity::read(&reading, &times);
        let outline = measure::Outline::of(&reading);
        let (actors, passages, attributions) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { reading, times, quantities, outline, actors, passages, attributions }
    }

    /// Actors and their mentions.
    pub fn actors(&self) -> &actor::Actors {
        self.actors.get_or_init(|| actor::read(&self.reading, &self.times))
    }

    /// Who says what, in all of the text.
    pub fn attributions(&self) -> &attribution::Attributions {
        self.attributions.get_or_init(|| self.passages().whole(self.ground()))
    }

    /// Who says what in the passage that a span is in.
    pub(crate) fn said_around(&self, span: Span) -> &attribution::Attributions {
        self.passages().at(self.ground(), self.reading.token_at(span.start()))
    }

    /// The words of everyone who says something in the passage that a span is in, by their ends.
    pub(crate) fn sources_around(&self, span: Span) -> &[Span] {
        self.passages().sources_at(self.ground(), self.reading.token_at(span.start()))
    }

    /// Who speaks at a span; none: the outlet itself.
    pub(crate) fn voice_at(&self, span: Span) -> Option<&attribution::Voice> {
        self.said_around(span).voice_at(span)
    }

    /// When a voice of this text spoke, as far as the report tells.
    pub(crate) fn said_on(&self, voice: &attribution::Voice) -> Option<Date> {
        self.passages().said_on(self.ground(), voice)
    }

    fn passages(&self) -> &attribution::Passages {
        self.passages.get_or_init(|| attribution::Passages::of(self.ground()))
    }

    fn ground(&self) -> attribution::Ground<'_, 'a> {
        attribution::Ground { reading: &self.reading, actors: self.actors(), times: &self.times }
    }
}

/// The claims of a report: those of its title, then those of its text, each in order.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Claim> {
    claim::read(report, lexicon)
}
