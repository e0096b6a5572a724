//! The report's text from the blocks that are taken, with the way back to the words of the page.

use plimsoll_text::Span;

use super::blocks::{Block, Kind};
use super::clean::unveiled;
use crate::{Fidelity, SourceMap, Zone, ZoneSpan};

/// A text under making.
#[derive(Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) map: SourceMap,
    /// Zones of whole lines that the markup tells.
    pub(super) zones: Vec<ZoneSpan>,
}

/// Sets the taken blocks one after another, an empty line between them and white space folded.
pub(super) fn compose(blocks: &[Block], taken: &[bool], words: &str, known: usize) -> Text {
    let mut text = Text::default();
    let mut before: Option<&Block> = None;
    let chosen = blocks.iter().zip(taken).filter(|(_, taken)| **taken).map(|(block, _)| block);
    for block in chosen {
        text.part(before.is_some_and(|before| block.is_beside(before)));
        text.block(block, words, known);
        before = Some(block);
    }
    text
}

impl Text {
    /// Parts a block from the one before it: an empty line, or a bar inside a row of a table.
    fn part(&mut self, is_beside: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if is_beside { " | " } else { "\n\n" });
        }
    }

    fn block(&mut self, block: &Block, words: &str, known: usize) {
        let start = self.text.len();
        let mut line = start;
        let mut space: Option<Space> = None;
        for piece in &block.pieces {
            if piece.is_empty() {
                self.end_line(block, line);
                if self.text.len() > start {
                    self.text.push('\n');
                }
                (line, space) = (self.text.len(), None);
                continue;
            }
            self.piece(piece.start, &words[piece.clone()], line, &mut space, piece.end <= known);
        }
        self.text.truncate(self.text.trim_end().len());
        self.end_line(block, line);
    }

    fn end_line(&mut self, block: &Block, line: usize) {
        let zone = match block.kind {
            Kind::Heading(_) => Zone::Headline,
            Kind::Caption => Zone::Caption,
            // A row of a table is short and has no full stop, and is no heading for that.
            Kind::Cell => Zone::Body,
            _ if block.place.is_caption => Zone::Caption,
            _ => return,
        };
        if line < self.text.len() {
            self.zones.push(ZoneSpan { zone, span: Span::of_range(line..self.text.len()) });
        }
    }

    fn piece(&mut self, at: usize, words: &str, line: usize, space: &mut Option<Space>, is_known: bool) {
        let mut start = 0;
        while start < words.len() {
            let rest = &words[start..];
            let white = rest.len() - rest.trim_start().len();
            if white > 0 {
                let verbatim = &rest[..white] == " " && space.is_none();
                *space = Some(Space { at: at + start, length: white, verbatim });
                start += white;
                continue;
            }
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if let Some(space) = space.take().filter(|_| self.text.len() > line) {
                let fidelity = if space.verbatim { Fidelity::Verbatim } else { Fidelity::Decoded };
                self.push(" ", space.at, space.length, fidelity, is_known);
            }
            self.push(&rest[..length], at + start, length, Fidelity::Verbatim, is_known);
            start += length;
        }
    }

    fn push(&mut self, words: &str, at: usize, length: usize, fidelity: Fidelity, is_known: bool) {
        let start = self.text.len();
        self.text.extend(words.chars().map(unveiled));
        if is_known {
            self.map.push(Span::of_range(start..self.text.len()), Span::of_range(at..at + length), fidelity);
        }
    }
}

/// White space that is set if more words follow.
struct Space {
    at: usize,
    length: usize,
    verbatim: bool,
}
