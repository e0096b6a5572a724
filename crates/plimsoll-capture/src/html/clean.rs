//! Markup made fit for a tree: no scripts, no formatting, no endless nesting, every element stamped with where it is.
//!
//! The words of the page are kept beside it in order, with the way back to the markup. A stamp is the number of bytes of
//! those words before the element, so the text of a tree leads back through the words to the bytes received.

use memchr::memchr;
use plimsoll_text::Span;

use super::entity;
use super::head::Head;
use super::scan::{Piece, Scanner};
use crate::{Fidelity, SourceMap};

/// Attribute of the stamp.
pub(super) const STAMP: &str = "data-p";
/// Open elements past which start tags are dropped: trees that deep make readers overflow or crawl.
const DEEPEST: usize = 150;
/// Bytes past which a tag is taken without its attributes (pictures written into the page, mostly).
const LONGEST_TAG: usize = 16_384;
/// Elements past which start tags are dropped: a tree takes some hundred bytes for each.
const MOST_ELEMENTS: usize = 300_000;
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

/// Elements that do not stand in drawings.
const NEVER_DRAWN: [&str; 17] = [
    "div",
    "p",
    "section",
    "article",
    "main",
    "header",
    "ul",
    "ol",
    "li",
    "table",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "body",
];

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
    /// Whether start tags were dropped for being nested too deep, or too many.
    pub(super) is_cut: bool,
    /// Elements in the markup.
    pub(super) elements: usize,
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
        if self.is_drawn(name) {
            return;
        }
        if is_one_of(name, &FORMATTING).is_some()
            || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return;
        }
        if !self.nests(name) {
            self.is_cut = true;
            self.markup.push('\n');
            self.words.push('\n');
            return;
        }
        self.elements += 1;
        self.markup.push('<');
        self.markup.push_str(name);
        self.markup.push_str(&format!(" {STAMP}=\"{}\"", self.words.len()));
        if tag.len() <= LONGEST_TAG {
            self.markup.push_str(&tag[1 + name.len()..]);
        }
        if !self.markup.ends_with('>') {
            self.markup.push('>');
        }
    }

    /// Counts one more open element; false where it must be dropped.
    fn nests(&mut self, name: &str) -> bool {
        let is_full = self.elements >= MOST_ELEMENTS;
        if is_one_of(name, &FLAT).is_some() {
            return !is_full;
        }
        if is_full || self.depth == DEEPEST {
            self.dropped += 1;
            return false;
        }
        self.depth += 1;
        true
    }

    fn close(&mut self, name: &str) {
        if is_one_of(name, &DRAWINGS).is_some() {
            self.drawing = None;
            return;
        }
        if self.is_drawn(name) || is_one_of(name, &FORMATTING).is_some() {
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

    /// Whether a tag belongs to a drawing. One that cannot stand in a drawing ends one that was left open.
    fn is_drawn(&mut self, name: &str) -> bool {
        if is_one_of(name, &NEVER_DRAWN).is_some() {
            self.drawing = None;
        }
        self.drawing.is_some()
    }

    fn text(&mut self, start: usize, words: &str) {
        let from = self.words.len();
        let mut at = 0;
        while at < words.len() {
            let plain = memchr(b'&', &words.as_bytes()[at..]).unwrap_or(words.len() - at);
            self.push(&words[at..at + plain], start + at, plain, Fidelity::Verbatim);
            at += plain;
            if let Some((decoded, written)) = entity::decode(&words[at..]) {
                self.push(&decoded, start + at, written, Fidelity::Decoded);
                at += written;
            } else if at < words.len() {
                self.push("&", start + at, 1, Fidelity::Verbatim);
                at += 1;
            }
        }
        self.markup.push_str(&self.words[from..]);
    }

    fn push(&mut self, words: &str, raw: usize, written: usize, fidelity: Fidelity) {
        let at = self.words.len();
        self.map.push(Span::of_range(at..at + words.len()), Span::of_range(raw..raw + written), fidelity);
        self.words.extend(words.chars().map(veiled));
    }
}

/// Marks that stand for `&` and `<`, so that a tree reads them as text and text stays in one piece.
const AMPERSAND: char = '\u{1}';
const LESS: char = '\u{2}';

/// A character as it stands in words and markup; always as many bytes as it was.
fn veiled(mark: char) -> char {
    match mark {
        '&' => AMPERSAND,
        '<' => LESS,
        // What a tree would leave out or change is white space here.
        '\0' | AMPERSAND | LESS | '\r' => '\n',
        _ => mark,
    }
}

/// The character that a mark in the words stands for.
pub(super) fn unveiled(mark: char) -> char {
    match mark {
        AMPERSAND => '&',
        LESS => '<',
        _ => mark,
    }
}

fn is_one_of(name: &str, names: &[&'static str]) -> Option<&'static str> {
    names.iter().find(|known| known.eq_ignore_ascii_case(name)).copied()
}
