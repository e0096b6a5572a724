//! Quotations over several sentences.

use plimsoll_text::Sentence;

use super::clause;
use super::frame::Tokens;
use crate::Reading;

/// Tokens after which a quotation that was never closed is given up.
const LONGEST: usize = 600;

/// The quotation that is open between two sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    /// The token of its opening mark.
    pub(super) open: Option<usize>,
    paragraph: u32,
    /// The mark by which a further paragraph shows that it is still quoted.
    resumed: Option<usize>,
    /// The tokens of the last quotation that was closed, its marks included.
    closed: Option<(usize, usize)>,
}

impl Quotation {
    /// Before a sentence: a quotation that was not closed goes on in the next paragraph, with an opening mark or without.
    pub(super) fn begin(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let Some(open) = self.open else { return };
        let first = sentence.tokens.start;
        if first > open + LONGEST || sentence.paragraph > self.paragraph + 1 {
            self.open = None;
        } else if sentence.paragraph != self.paragraph && clause::is_double_quote(reading, first) {
            self.resumed = Some(first);
            self.paragraph = sentence.paragraph;
        }
    }

    /// The quotation that ends right before a sentence, as where it ends in a question: "“Why?” he asked".
    pub(super) fn just_closed(&self, sentence: &Sentence) -> Option<Tokens> {
        let (open, end) = self.closed?;
        (end == sentence.tokens.start && sentence.paragraph == self.paragraph).then_some(open..end)
    }

    /// After a sentence: which of its tokens are quoted, and which quotation is still open.
    pub(super) fn follow(&mut self, reading: &Reading<'_>, sentence: &Sentence) -> Vec<Tokens> {
        let mut quoted = Vec::new();
        let tokens = sentence.tokens.clone();
        for at in reading.marks(tokens.clone()) {
            if !clause::is_double_quote(reading, at) || self.resumed == Some(at) {
                continue;
            }
            let second = at > tokens.start && reading.is_mark(at - 1, '\'') && reading.touches(at);
            let before = self.open;
            self.open = match reading.word(at) {
                "“" | "„" | "«" => Some(at),
                "\"" if self.open.is_none() => Some(at),
                "'" if reading.is_mark(at + 1, '\'') && self.open.is_none() => Some(at),
                "'" if reading.is_mark(at + 1, '\'') && !second => None,
                "”" | "»" | "\"" => None,
                _ => self.open,
            };
            if self.open == Some(at) {
                self.paragraph = sentence.paragraph;
            } else if let (Some(open), None) = (before, self.open) {
                quoted.push(open.max(tokens.start)..at);
                self.closed = Some((open, at + 1));
            }
        }
        quoted.extend(self.open.map(|open| open.max(tokens.start)..tokens.end));
        quoted
    }
}
