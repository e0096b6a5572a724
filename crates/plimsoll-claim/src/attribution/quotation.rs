//! Quotations over several sentences.

use plimsoll_text::Sentence;

use super::clause;
use crate::Reading;

/// Tokens after which a quotation that was never closed is given up.
const LONGEST: usize = 600;

/// The quotation that is open between two sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    /// The token of its opening mark.
    pub(super) open: Option<usize>,
    paragraph: u32,
}

impl Quotation {
    /// Before a sentence: a quotation ends with its paragraph, unless the next goes on without a mark of its own.
    pub(super) fn begin(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        let Some(open) = self.open else { return };
        let first = sentence.tokens.start;
        let anew = sentence.paragraph != self.paragraph && clause::is_double_quote(reading, first);
        if anew || first > open + LONGEST || sentence.paragraph > self.paragraph + 1 {
            self.open = None;
        }
    }

    /// After a sentence: which quotation is still open.
    pub(super) fn follow(&mut self, reading: &Reading<'_>, sentence: &Sentence) {
        for at in sentence.tokens.clone() {
            if !clause::is_double_quote(reading, at) {
                continue;
            }
            self.open = match reading.word(at) {
                "“" | "„" | "«" => Some(at),
                "\"" if self.open.is_none() => Some(at),
                "”" | "»" | "\"" => None,
                _ => self.open,
            };
            if self.open == Some(at) {
                self.paragraph = sentence.paragraph;
            }
        }
    }
}
