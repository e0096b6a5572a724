//! Markup made fit for a tree: no scripts, no formatting, no endless nesting, every element stamped with where it is.
//!
//! The words of the page are kept beside it in order, with the way back to the markup. A stamp is the number of bytes of
//! those words before the element, so the text of a tree leads back through the words to the bytes received.

use memchr::memchr2;
use plimsoll_text::Span;

use super::entity;
use super::head::Head;
use super::scan::{Piece, Scanner};
use crate::{Fidelity, SourceMap};

/// Attribute of the stamp.
pub(super) const STAMP: &str = "data-p";
/// Open elements past which start tags are dropped: trees that deep make readers overflow or crawl.
const DEEPEST: usize = 150;
/// Elements that only change how words look. A tree repeats the open ones in every paragraph, which a page can abuse.
const FORMATTING: [&str; 20] = [
    "b", "i", "u", "s", "em", "strong", "font", "small", "big", "tt", "strike", "code", "nobr", "mark",
    "ins", "abbr", "acronym", "wbr", "center", "bdi",
];
/// Elements without an end tag, and those whose end tag may be left out: they do not nest.
const FLAT: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "param",
    "p", "li", "td", "tr", "th", "thead", "tbody", "tfoot", "dt", "dd", "option", "optgroup", "rt", "rp",
    "colgroup",
];
/// Drawings: their titles and labels are no words of the report.
const DRAWINGS: [&str; 2] = ["svg", "math"];

/// A page made fit for a tree.
#[derive(Default)]
pub(super) struct Clean<'a> {
    /// The markup.
    pub(super) markup: String,
    /// The words of the page in order.
    pub(super) words: String,
    /// From the words to the page.
    pub(super) map: SourceMap,
    /// What the page says of itself.
    pub(super) head: Head<'a>,
    /// Whether start tags were dropped for being nested too deep.
    pub(super) too_deep: bool,
    depth: usize,
    dropped: usize,
    drawing: Option<&'static str>,
}

pub(super) fn clean(html: &str) -> Clean<'_> {
    let mut clean = Clean::default();
    clean.markup.reserve(html.len() / 2);
    for piece in Scanner::new(html) {
        clean.take(piece);
    }
    clean
}

impl<'a> Clean<'a> {
    fn take(&mut self, piece: Piece<'a>) {
        match piece {
            Piece::Raw { name, tag, content } => self.head.raw(name, tag, content),
            Piece::Text { start, words } if self.drawing.is_none() => self.text(start, words),
            Piece::Text { .. } => {}
            Piece::Open { name, tag } => self.open(name, tag),
            Piece::Close { name } => self.close(name),
        }
    }

    fn open(&mut self, name: &'a str, tag: &'a str) {
        self.head.open(name, tag);
        if let Some(drawing) = is_one_of(name, &DRAWINGS) {
            self.drawing = Some(drawing).filter(|_| !tag.ends_with("/>"));
            return;
        }
        // An element that cannot stand in a drawing ends one that was left open.
        let ends_drawing = || {
            is_one_of(name, &["div", "p", "section", "article", "ul", "table", "h1", "h2", "body"]).is_some()
        };
        if self.drawing.is_some() && !ends_drawing() {
            return;
        }
        self.drawing = None;
        if is_one_of(name, &FORMATTING).is_some()
            || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return;
        }
        if is_one_of(name, &FLAT).is_none() {
            if self.depth == DEEPEST {
                self.dropped += 1;
                self.too_deep = true;
                return;
            }
            self.depth += 1;
        }
        self.markup.push('<');
        self.markup.push_str(name);
        self.markup.push_str(&format!(" {STAMP}=\"{}\"", self.words.len()));
        self.markup.push_str(&tag[1 + name.len()..]);
        if !tag.ends_with('>') {
            self.markup.push('>');
        }
    }

    fn close(&mut self, name: &str) {
        if is_one_of(name, &DRAWINGS).is_some() {
            self.drawing = None;
            return;
        }
        if self.drawing.is_some() || is_one_of(name, &FORMATTING).is_some() {
            return;
        }
        if is_one_of(name, &FLAT).is_none() {
            if self.dropped > 0 {
                self.dropped -= 1;
                return;
            }
            self.depth = self.depth.saturating_sub(1);
        }
        self.markup.push_str("</");
        self.markup.push_str(name);
        self.markup.push('>');
    }

    fn text(&mut self, start: usize, words: &str) {
        let from = self.words.len();
        let mut at = 0;
        while at < words.len() {
            let plain = memchr2(b'&', b'\0', &words.as_bytes()[at..]).unwrap_or(words.len() - at);
            self.push(&words[at..at + plain], start + at, plain, Fidelity::Verbatim);
            at += plain;
            let rest = &words[at..];
            if rest.starts_with('\0') {
                at += 1;
            } else if let Some((decoded, written)) = entity::decode(rest) {
                self.push(&decoded, start + at, written, Fidelity::Decoded);
                at += written;
            } else if !rest.is_empty() {
                self.push("&", start + at, 1, Fidelity::Verbatim);
                at += 1;
            }
        }
        escape_into(&self.words[from..], &mut self.markup);
    }

    fn push(&mut self, words: &str, raw: usize, written: usize, fidelity: Fidelity) {
        let at = self.words.len();
        self.map.push(Span::of_range(at..at + words.len()), Span::of_range(raw..raw + written), fidelity);
        self.words.push_str(words);
    }
}

fn is_one_of(name: &str, names: &[&'static str]) -> Option<&'static str> {
    names.iter().find(|known| known.eq_ignore_ascii_case(name)).copied()
}

fn escape_into(words: &str, markup: &mut String) {
    for mark in words.chars() {
        match mark {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            // A tree reads these as line ends; the words keep them.
            '\r' => markup.push_str("&#13;"),
            _ => markup.push(mark),
        }
    }
}
