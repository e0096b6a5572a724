//! Where a figure stands, as another can look it up: report, sentence, bytes, hash.

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};
use plimsoll_text::Span;

use crate::changed::text_of;
use crate::wording;

/// A claim in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Citation<'a> {
    pub(crate) report: &'a Report,
    pub(crate) claim: &'a Claim,
}

impl<'a> Citation<'a> {
    /// The text that its spans count in.
    pub(crate) fn text(&self) -> &'a str {
        text_of(self.report, self.claim)
    }

    /// The words of a span; none where the span does not lie in the text.
    pub(crate) fn words(&self, span: Span) -> &'a str {
        self.text().get(span.range()).unwrap_or_default()
    }

    /// The sentence, white space normalised.
    pub(crate) fn sentence(&self) -> String {
        self.words(self.claim.spans.sentence).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Bytes of what was received that a span came from. A title that stands apart is not led back.
    pub(crate) fn raw(&self, span: Span) -> Option<Span> {
        match self.claim.part {
            Part::Text => self.report.source_map.raw_of(span),
            Part::Title => None,
        }
    }

    /// The report in a line: "The Harbour Gazette, 28 Feb 2024".
    pub(crate) fn source(&self) -> String {
        source(self.report)
    }
}

/// A report in a line: "The Harbour Gazette, 28 Feb 2024".
pub(crate) fn source(report: &Report) -> String {
    let outlet = report.outlet.as_deref().unwrap_or("outlet not named");
    let dated = report.dated().map_or_else(|| "no date".to_string(), wording::moment);
    format!("{outlet}, {dated}")
}

/// A claim in a line: "about 6,700 containers, transferred, North Korea → Russia, after Shin Won-sik".
pub(crate) fn in_words(claim: &Claim) -> String {
    let mut words = format!("{}, {}", wording::figure_with_unit(claim), wording::named(claim.measure));
    let parties = match (&claim.supplier, &claim.recipient) {
        (Some(supplier), Some(recipient)) => format!(", {supplier} → {recipient}"),
        (Some(supplier), None) => format!(", {supplier}"),
        (None, Some(recipient)) => format!(", → {recipient}"),
        (None, None) => String::new(),
    };
    words.push_str(&parties);
    if let Some(speaker) = &claim.speaker {
        words.push_str(&format!(", after {speaker}"));
    }
    words
}
